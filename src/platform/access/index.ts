export { type Actor, actorSettings } from './actor.ts';
export { explain } from './explain.ts';
export {
  actorRole,
  all,
  any,
  type Branch,
  type Expression,
  isNull,
  oneOf,
  own,
  type Policy,
  programStep,
  some,
} from './policy.ts';
export { generateRowSecurity } from './row-security.ts';
export { inProgramStep } from './settings.ts';
export { policyAllows } from './to-predicate.ts';
export { policyCondition } from './to-sql.ts';
