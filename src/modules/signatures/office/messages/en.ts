import type { SameKeys } from '../../../../web/office/language/language.ts';
import type { vi } from './vi.ts';

/** The same texts in the second language. */
export const en: SameKeys<typeof vi> = {
  title: 'My signing certificates',
  none: 'No certificate yet. The agency’s administrator applies for one.',
  states: {
    active: 'Ready',
    inactive: 'Not activated',
    locked: 'Locked for now',
    revoked: 'Revoked',
    expired: 'Expired',
  },
  valid: (from, to) => `Valid ${from} – ${to}`,
  serial: (serial) => `Certificate ${serial}`,
  lockedUntil: (when) => `Locked until ${when} after several wrong PINs`,
  activate: 'Activate with a PIN',
  change: 'Change the PIN',
  pin: 'New PIN',
  pinHint: '6 to 32 characters, not easy to guess like 123456 or 111111.',
  currentPin: 'Current PIN',
  again: 'New PIN again',
  differs: 'The two entries differ.',
  activated: 'The certificate is active.',
  changed: 'The PIN was changed.',
};
