import type { Attack } from './attack.ts';
import { CONTENT_ATTACKS, INSIDER_ATTACKS } from './attacks-on-content.ts';
import { FILL_ATTACKS, FORM_ATTACKS, MARK_ATTACKS } from './attacks-on-fields.ts';
import { HYBRID_ATTACKS } from './attacks-on-hybrids.ts';
import { HIDDEN_ATTACKS, STRUCTURE_ATTACKS } from './attacks-on-structure.ts';

export const ATTACKS: readonly Attack[] = [
  ...CONTENT_ATTACKS,
  ...INSIDER_ATTACKS,
  ...FORM_ATTACKS,
  ...FILL_ATTACKS,
  ...MARK_ATTACKS,
  ...STRUCTURE_ATTACKS,
  ...HIDDEN_ATTACKS,
  ...HYBRID_ATTACKS,
];
