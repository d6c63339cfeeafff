import type pg from 'pg';
import type { EventRow } from './hashes.ts';
import type { Checkpoint } from './outside.ts';
import { fromMultirange, toRangeLiterals } from './ranges.ts';

/** Shows the whole log in one moment: what is written meanwhile neither disturbs the check nor is disturbed. */
export async function beginSnapshot(client: pg.Client): Promise<void> {
  await client.query('begin transaction isolation level repeatable read read only');
  await client.query("select set_config('app.roles', 'auditor', true)");
}

const AT = 'case when isfinite(at) then (extract(epoch from at) * 1000000)::bigint end as at_us';

export async function readCheckpoints(client: pg.Client): Promise<Checkpoint[]> {
  const { rows } = await client.query(
    `select n, ${AT}, events::text as events, event_count, root, settled, seen_xmax, prev_hash, hash, signature
     from platform.checkpoint order by n`,
  );
  return rows.map((row) => ({
    n: row.n,
    atUs: row.at_us,
    events: fromMultirange(row.events),
    count: row.event_count,
    root: row.root.toString('base64'),
    settled: row.settled,
    seenXmax: row.seen_xmax,
    prev: row.prev_hash.toString('base64'),
    hash: row.hash.toString('base64'),
    signature: row.signature.toString('base64'),
  }));
}

const EVENT = `id, ${AT}, agency_id, person_id, position_id, delegation_id, kind, object_kind, object_id,
  data::text as data, digest`;

/** Rows with these identifiers, by identifier. */
export async function readEvents(client: pg.Client, ranges: string): Promise<Map<string, EventRow[]>> {
  const { rows } = await client.query<EventRow>(`select ${EVENT} from platform.event where $1::int8multirange @> id`, [
    `{${toRangeLiterals(ranges).join(',')}}`,
  ]);
  return Map.groupBy(rows, (row) => row.id);
}

/** Rows that none of these ranges holds. */
export async function readUncovered(client: pg.Client, covered: string[]): Promise<EventRow[]> {
  const { rows } = await client.query<EventRow>(
    `select ${EVENT} from platform.event
     where not ((select coalesce(range_agg(r), '{}') from unnest($1::int8range[]) as r) @> id) order by id`,
    [covered.flatMap(toRangeLiterals)],
  );
  return rows;
}

export async function countEvents(client: pg.Client): Promise<number> {
  return Number((await client.query('select count(*) as n from platform.event')).rows[0].n);
}
