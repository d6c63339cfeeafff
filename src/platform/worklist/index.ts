import type { Operation } from '../operations/index.ts';
import { countMyWork } from './count-my-work.ts';
import { listMyWork } from './list-my-work.ts';

export { closeWork, openWork, type WorkOfObject } from './close-work.ts';
export { worklistPolicies } from './policy.ts';
export { type NewWork, putWork } from './put-work.ts';
export type { Owner } from './tell-owners.ts';

/** The operations of the work list, for whoever wires the program. */
export const worklistOperations: readonly Operation[] = [listMyWork, countMyWork];
