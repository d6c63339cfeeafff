import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';

export type Grant = {
  readonly documentId: string;
  readonly agencyId: string;
  readonly positionId?: string;
  readonly via: 'issued' | 'delivered' | 'assigned' | 'shared';
};

/** Gives rights to read and writes each down for ever. Rights that are there already are left as they are. */
export const grantReading = async (
  tx: Tx,
  grants: readonly Grant[],
  { by, now }: { readonly by: string | null; readonly now: Temporal.Instant },
): Promise<void> => {
  const rows = JSON.stringify(
    grants.map((grant) => ({
      event_id: randomUUIDv7(),
      document_id: grant.documentId,
      agency_id: grant.agencyId,
      position_id: grant.positionId ?? null,
      via: grant.via,
    })),
  );
  await sql`
    insert into documents.access (document_id, agency_id, position_id, via, granted_at)
    select document_id, agency_id, position_id, via, ${now.toString()}::timestamptz
    from jsonb_to_recordset(${rows}::jsonb) as t (document_id uuid, agency_id uuid, position_id uuid, via text)
    on conflict do nothing`.execute(tx);
  await sql`
    insert into documents.grant_event (id, document_id, agency_id, position_id, op, via, at, person_id)
    select event_id, document_id, agency_id, position_id, 'add', via, ${now.toString()}::timestamptz, ${by}::uuid
    from jsonb_to_recordset(${rows}::jsonb)
      as t (event_id uuid, document_id uuid, agency_id uuid, position_id uuid, via text)`.execute(tx);
};
