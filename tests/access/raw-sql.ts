import type { PoolClient } from 'pg';
import type { Seat } from './callers.ts';
import type { TestProvince } from './province.ts';

/** Whom the application's role pretends to be; null for nobody. */
export type Eyes = (Seat & { readonly roles: readonly string[] }) | null;

const settingsOf = (eyes: Eyes): Record<string, string> => ({
  'app.person': eyes?.personId ?? '',
  'app.position': eyes?.positionId ?? '',
  'app.agency': eyes?.agencyId ?? '',
  'app.unit': eyes?.unitId ?? '',
  'app.roles': eyes?.roles.join(',') ?? '',
  'app.step': '',
});

const inTransaction = async <T>({ app }: TestProvince, run: (client: PoolClient) => Promise<T>): Promise<T> => {
  const client = await app.connect();
  try {
    await client.query('begin');
    return await run(client);
  } finally {
    await client.query('rollback');
    client.release();
  }
};

/** Physical places of all rows of a table that these eyes see, by plain SQL without any condition. */
export const visibleRows = (world: TestProvince, table: string, eyes: Eyes): Promise<string[]> =>
  inTransaction(world, async (client) => {
    for (const [name, value] of Object.entries(settingsOf(eyes)))
      await client.query('select set_config($1, $2, true)', [name, value]);
    return (await client.query<{ place: string }>(`select ctid::text as place from ${table}`)).rows.map(
      (row) => row.place,
    );
  });

/** How many of these rows concern neither the person nor the position nor the agency, as the owner of the database sees it. */
export const foreignRows = async (
  { owner }: TestProvince,
  table: string,
  places: readonly string[],
  concerns: string,
  eyes: Exclude<Eyes, null>,
): Promise<number> => {
  const { rows } = await owner.query<{ foreign_rows: number }>(
    `select count(*)::int as foreign_rows from ${table} t
     where t.ctid = any ($4::tid[]) and not coalesce((${concerns}), false)
       and $1::uuid is not null and $2::uuid is not null and $3::uuid is not null
       and $5::text[] is not null and $6::uuid is not null`,
    [eyes.personId, eyes.positionId, eyes.agencyId, places, eyes.roles, eyes.unitId],
  );
  return rows[0]?.foreign_rows ?? 0;
};

/** Every table of the province, and whether row-level security guards it. */
export const listTables = async ({ owner }: TestProvince): Promise<Array<{ name: string; guarded: boolean }>> => {
  const { rows } = await owner.query<{ name: string; guarded: boolean }>(
    `select n.nspname || '.' || c.relname as name, c.relrowsecurity as guarded
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema' order by 1`,
  );
  return rows;
};
