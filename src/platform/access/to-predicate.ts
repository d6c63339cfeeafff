import type { Actor } from './actor.ts';
import { type Expression, type Policy, wholePolicy } from './policy.ts';

/** A row and, per related table, the rows that may be tied to it. */
export type ObjectFacts = {
  readonly row: Readonly<Record<string, unknown>>;
  readonly related?: Readonly<Record<string, ReadonlyArray<Readonly<Record<string, unknown>>>>>;
};

/** As in SQL, nothing equals what is not there. */
const isMissing = (value: unknown): boolean => value === null || value === undefined;

const holds = (expression: Expression, actor: Actor | null, facts: ObjectFacts, step: string | null): boolean => {
  switch (expression.is) {
    case 'own':
      return (
        actor !== null && actor[expression.actor] !== null && facts.row[expression.column] === actor[expression.actor]
      );
    case 'one-of':
      return (
        !isMissing(facts.row[expression.column]) && expression.values.includes(String(facts.row[expression.column]))
      );
    case 'null':
      return isMissing(facts.row[expression.column]);
    case 'actor-role':
      return expression.roles.some((role) => actor?.roles.includes(role) ?? false);
    case 'program-step':
      return step !== null && expression.steps.includes(step);
    case 'some':
      return (facts.related?.[expression.table] ?? []).some(
        (row) =>
          expression.on.every(([inner, outer]) => !isMissing(row[inner]) && row[inner] === facts.row[outer]) &&
          holds(expression.where, actor, { row, related: facts.related }, step),
      );
    case 'all':
      return expression.of.every((part) => holds(part, actor, facts, step));
    case 'any':
      return expression.of.some((part) => holds(part, actor, facts, step));
  }
};

/** The policy decided in memory, for objects already read; agrees with the SQL condition (property-tested). */
export const policyAllows = (
  policy: Policy,
  actor: Actor | null,
  facts: ObjectFacts,
  step: string | null = null,
): boolean => holds(wholePolicy(policy), actor, facts, step);
