export { type Actor, actorSettings } from './actor.ts';
export { type BranchAnswer, type Explanation, explain } from './explain.ts';
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
export { asActor, inProgramStep } from './settings.ts';
export { policyAllows } from './to-predicate.ts';
export { branchConditions, policyCondition } from './to-sql.ts';
