export { type Actor, actorSettings } from './actor.ts';
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
export { policyAllows } from './to-predicate.ts';
export { branchConditions, policyCondition, rowSecurityExpression } from './to-sql.ts';
