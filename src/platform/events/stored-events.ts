import { sql } from 'kysely';
import type { Tx } from '../db/index.ts';
import { digestOf, type GroupHashes, groupHashes, leafOf } from './hashing.ts';

/** An event with the hashes recomputed from what the row says now. */
export interface HashedEvent {
  id: bigint;
  groups: GroupHashes;
  leaf: Buffer;
}

interface EventRow {
  id: string;
  at_us: string;
  agency_id: string | null;
  person_id: string | null;
  position_id: string | null;
  delegation_id: string | null;
  kind: string;
  object_kind: string;
  object_id: string;
  data: string;
}

const COLUMNS = sql`id, (extract(epoch from at) * 1000000)::bigint as at_us, agency_id, person_id, position_id,
  delegation_id, kind, object_kind, object_id, data::text as data`;

/** The transaction may read the whole log, as an auditor does; only checkpoints and proofs do this. */
export const WHOLE_LOG = { 'app.roles': 'auditor' } as const;

/**
 * Events that no checkpoint covers, lowest first. Those at or below `settled` are known to be covered or dead.
 */
export async function findUncovered(tx: Tx, settled: bigint, limit: number): Promise<HashedEvent[]> {
  const { rows } = await sql<EventRow>`
    with covered as (
      select range_agg(r) as ids from platform.checkpoint, unnest(events) as r where upper(events) > ${settled}
    )
    select ${COLUMNS} from platform.event
    where id > ${settled} and not coalesce((select ids from covered) @> id, false)
    order by id limit ${limit}`.execute(tx);
  return rows.map(hashed);
}

/** The events of a checkpoint, in the order of its leaves. */
export async function readCovered(tx: Tx, n: string): Promise<HashedEvent[]> {
  const { rows } = await sql<EventRow>`
    select ${COLUMNS} from platform.event
    where id in (select id from platform.checkpoint, unnest(events) as r, generate_series(lower(r), upper(r) - 1) as id
      where n = ${n})
    order by id`.execute(tx);
  return rows.map(hashed);
}

function hashed(row: EventRow): HashedEvent {
  const id = BigInt(row.id);
  const groups = groupHashes({
    at: Temporal.Instant.fromEpochNanoseconds(BigInt(row.at_us) * 1_000n),
    agencyId: row.agency_id,
    personId: row.person_id,
    positionId: row.position_id,
    delegationId: row.delegation_id,
    kind: row.kind,
    objectKind: row.object_kind,
    objectId: row.object_id,
    data: row.data,
  });
  return { id, groups, leaf: leafOf(id, digestOf(groups)) };
}
