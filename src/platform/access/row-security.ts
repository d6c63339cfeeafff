import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
} from 'kysely';
import { type Expression, type Policy, wholePolicy } from './policy.ts';
import { rowSecurityCondition } from './to-sql.ts';

/** Only writes SQL down; never connects. */
const scribe = new Kysely<Record<string, never>>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

const textOf = (condition: RawBuilder<unknown>): string => {
  const { sql: text, parameters } = condition.compile(scribe);
  if (parameters.length > 0) throw new TypeError(`Row security cannot hold parameters: ${text}`);
  return text;
};

const ROLE = 'kinhbac_app';
const RIGHTS = ['read', 'insert', 'update', 'delete'] as const;
type Right = (typeof RIGHTS)[number];

const tablesNamed = (expression: Expression): string[] => {
  if (expression.is === 'some') return [expression.table, ...tablesNamed(expression.where)];
  return expression.is === 'all' || expression.is === 'any' ? expression.of.flatMap(tablesNamed) : [];
};

/** PostgreSQL refuses policies that look into each other in a circle only when a query runs; this refuses them before. */
const refuseCircles = (policies: readonly Policy[]): void => {
  const looksInto = new Map<string, string[]>();
  for (const policy of policies)
    looksInto.set(policy.table, [...(looksInto.get(policy.table) ?? []), ...tablesNamed(wholePolicy(policy))]);
  const visit = (table: string, path: readonly string[]): void => {
    if (path.includes(table)) throw new Error(`Policies look into each other: ${[...path, table].join(' → ')}`);
    for (const next of looksInto.get(table) ?? []) visit(next, [...path, table]);
  };
  for (const table of looksInto.keys()) visit(table, []);
};

const statement = (table: string, right: Right, clauses: string): string => {
  const name = `${table.split('.')[1]}_${right}`;
  const command = right === 'read' ? 'select' : right;
  return `drop policy if exists ${name} on ${table};\ncreate policy ${name} on ${table} for ${command} to ${ROLE}\n  ${clauses};`;
};

const policiesOfTable = (table: string, policies: readonly Policy[]): string => {
  const of = (right: Right) => {
    const found = policies.filter((policy) => policy.table === table && policy.right === right);
    if (found.length > 1) throw new Error(`Two policies for ${right} of ${table}`);
    return found[0] && textOf(rowSecurityCondition(found[0]));
  };
  const read = of('read');
  if (!read) throw new Error(`${table} has a row policy but none for read`);
  const update = of('update') ?? read;
  return [
    `alter table ${table} enable row level security;`,
    statement(table, 'read', `using (${read})`),
    statement(table, 'insert', `with check (${of('insert') ?? 'true'})`),
    statement(table, 'update', `using (${update}) with check (${of('update') ?? 'true'})`),
    statement(table, 'delete', `using (${of('delete') ?? read})`),
  ].join('\n');
};

/**
 * SQL text of row-level security for a module's policies: the second wall behind the conditions in the queries.
 * What a policy does not say follows from `read`: only what is seen may be changed or removed; what may be inserted is
 * decided by the operation and the table's grants. Can be applied again and again.
 */
export const generateRowSecurity = (policies: readonly Policy[]): string => {
  const guarded = policies.filter((policy) => (RIGHTS as readonly string[]).includes(policy.right));
  refuseCircles(guarded);
  const tables = [...new Set(guarded.map((policy) => policy.table))].sort();
  const header = "-- Generated from the module's policy.ts by `npm run -s rls`; a test compares. Do not edit.";
  return `${[header, ...tables.map((table) => policiesOfTable(table, guarded))].join('\n\n')}\n`;
};
