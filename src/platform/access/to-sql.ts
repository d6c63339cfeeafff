import { type RawBuilder, sql } from 'kysely';
import type { Actor } from './actor.ts';
import { type Expression, type Policy, wholePolicy } from './policy.ts';

/** How actor facts are written: bound parameters in queries, settings in row-level security. */
type ActorTerms = {
  field(name: 'personId' | 'positionId' | 'agencyId' | 'unitId'): RawBuilder<unknown>;
  hasRole(roles: readonly string[]): RawBuilder<unknown>;
  inStep(steps: readonly string[]): RawBuilder<unknown>;
};

const joined = (parts: RawBuilder<unknown>[], word: 'and' | 'or', empty: 'true' | 'false'): RawBuilder<unknown> =>
  parts.length === 0 ? sql.raw(empty) : sql`(${sql.join(parts, sql.raw(` ${word} `))})`;

const compile = (expression: Expression, alias: string, terms: ActorTerms, depth = 0): RawBuilder<unknown> => {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  switch (expression.is) {
    case 'own':
      return sql`${column(expression.column)} = ${terms.field(expression.actor)}`;
    case 'one-of':
      if (expression.values.length === 0) return sql.raw('false');
      return sql`${column(expression.column)} in (${sql.join(expression.values.map((value) => sql.lit(value)))})`;
    case 'null':
      return sql`${column(expression.column)} is null`;
    case 'actor-role':
      return terms.hasRole(expression.roles);
    case 'program-step':
      return terms.inStep(expression.steps);
    case 'some': {
      const inner = `p${depth}`;
      const ties = expression.on.map(([a, b]) => sql`${sql.ref(`${inner}.${a}`)} = ${column(b)}`);
      const where = compile(expression.where, inner, terms, depth + 1);
      // `offset 0` keeps it a question asked of each candidate row by index. Turned into a join, PostgreSQL would first read every
      // row of the related table that the actor may see: 80 times the work for a page of twenty among 600,000 documents.
      return sql`exists (select 1 from ${sql.table(expression.table)} as ${sql.ref(inner)} where ${joined([...ties, where], 'and', 'true')} offset 0)`;
    }
    case 'all':
      return joined(
        expression.of.map((part) => compile(part, alias, terms, depth)),
        'and',
        'true',
      );
    case 'any':
      return joined(
        expression.of.map((part) => compile(part, alias, terms, depth)),
        'or',
        'false',
      );
  }
};

const boundTerms = (actor: Actor | null, step: string | null): ActorTerms => ({
  field: (name) => (actor?.[name] ? sql`${actor[name]}::uuid` : sql.raw('null::uuid')),
  hasRole: (roles) => sql.lit(roles.some((role) => actor?.roles.includes(role) ?? false)),
  inStep: (steps) => sql.lit(step !== null && steps.includes(step)),
});

const SETTING = {
  personId: 'app.person',
  positionId: 'app.position',
  agencyId: 'app.agency',
  unitId: 'app.unit',
} as const;

/** Sub-selects make PostgreSQL read each setting once per statement (an InitPlan), so the columns' indexes still serve. */
const settingTerms: ActorTerms = {
  field: (name) => sql.raw(`(select nullif(current_setting('${SETTING[name]}', true), '')::uuid)`),
  hasRole: (roles) =>
    sql`(select coalesce(string_to_array(current_setting('app.roles', true), ',') && array[${sql.join(roles.map((role) => sql.lit(role)))}]::text[], false))`,
  inStep: (steps) =>
    sql`(select coalesce(current_setting('app.step', true), '') in (${sql.join(steps.map((step) => sql.lit(step)))}))`,
};

/** The condition that stands inside a list's query: `where ${policyCondition(policy, actor, 'd')}`. */
export const policyCondition = (policy: Policy, actor: Actor | null, alias: string): RawBuilder<boolean> =>
  compile(wholePolicy(policy), alias, boundTerms(actor, null)) as RawBuilder<boolean>;

/** Each branch as a named boolean column, for explanations. */
export const branchConditions = (policy: Policy, actor: Actor | null, alias: string) =>
  policy.branches.map((branch) => ({
    branch,
    condition: compile(branch.when, alias, boundTerms(actor, null)) as RawBuilder<boolean>,
  }));

/** The policy as row-level security says it: over the table's own name, the actor read from the transaction's settings. */
export const rowSecurityCondition = (policy: Policy): RawBuilder<unknown> =>
  compile(wholePolicy(policy), policy.table.split('.')[1] as string, settingTerms);
