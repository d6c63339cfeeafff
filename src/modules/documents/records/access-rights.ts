import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import { inProgramStep } from '../../../platform/access/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { DELIVER_STEP } from '../policy.ts';

/** A right of an agency's circulation roles, or of one position for a reason of its own. */
export type Grant = { readonly documentId: string; readonly agencyId: string } & (
  | { readonly via: 'issued' | 'delivered' }
  | {
      readonly via: 'drafted' | 'signed' | 'took-part' | 'assigned' | 'shared';
      readonly positionId: string;
      /** Its head sees along what was drafted or assigned there. */
      readonly unitId?: string | null;
    }
);

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
      position_id: 'positionId' in grant ? grant.positionId : null,
      unit_id: 'positionId' in grant ? (grant.unitId ?? null) : null,
      via: grant.via,
    })),
  );
  await inProgramStep(tx, DELIVER_STEP, () =>
    sql`
      with t as (
        select * from jsonb_to_recordset(${rows}::jsonb)
          as t (event_id uuid, document_id uuid, agency_id uuid, position_id uuid, unit_id uuid, via text)
      ), given as (
        insert into documents.access (document_id, agency_id, position_id, unit_id, via, granted_at)
        select document_id, agency_id, position_id, unit_id, via, ${now.toString()}::timestamptz from t
        on conflict do nothing
        returning document_id, agency_id, position_id, unit_id, via
      )
      insert into documents.grant_event (id, document_id, agency_id, position_id, unit_id, op, via, at, person_id)
      select t.event_id, g.document_id, g.agency_id, g.position_id, g.unit_id, 'add', g.via, ${now.toString()}::timestamptz,
        ${by}::uuid
      from given g join t on t.document_id = g.document_id and t.agency_id = g.agency_id and t.via = g.via
        and t.position_id is not distinct from g.position_id`.execute(tx),
  );
};
