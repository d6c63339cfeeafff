import { sql } from 'kysely';
import { defineOperation, requireActor } from '../../../platform/operations/index.ts';
import { putWork } from '../../../platform/worklist/index.ts';
import { findArrival } from '../arrivals/arrival.ts';
import { resolveAssignees } from '../arrivals/assign.ts';
import { priorityOf } from '../drafting/act-on-draft.ts';
import { grantReading } from '../records/access-rights.ts';
import { getDocument } from '../records/documents.ts';
import { tellReaders } from '../records/readers.ts';
import { shareDocumentContract } from './share-document.contract.ts';

/** A right to read for each position; what came in also lies in its box to know, as when it had been named while assigning. */
export const shareDocument = defineOperation(shareDocumentContract, async (context, input) => {
  const { tx, now } = context;
  const actor = requireActor(context);
  const document = await getDocument(tx, actor, input.documentId);
  const wanted = input.positionIds.map((positionId) => ['inform', { positionId }] as const);
  const people = await resolveAssignees(tx, actor.agencyId, wanted, now);
  const given = { documentId: document.id, agencyId: actor.agencyId, via: 'shared' } as const;
  await grantReading(
    tx,
    people.map(({ positionId }) => ({ ...given, positionId })),
    { by: actor.personId, now },
  );
  if (await findArrival(tx, actor, document.id)) {
    await sql`
      insert into documents.inbox_entry (document_id, agency_id, position_id, seq, box, role, urgency, arrived_at)
      select ${document.id}::uuid, ${actor.agencyId}::uuid, id, ${document.seq}::bigint, 'not-opened', 'inform',
        ${document.urgency}::smallint, ${now.toString()}::timestamptz
      from unnest(${people.map(({ positionId }) => positionId)}::uuid[]) id
      on conflict do nothing`.execute(tx);
    await putWork(
      tx,
      people.map(({ positionId }) => ({
        ...{ kind: 'documents.inform', objectKind: 'documents.document', objectId: document.id, positionId },
        ...{ agencyId: actor.agencyId, title: document.subject, priority: priorityOf(document.urgency) },
        detail: { symbol: document.symbol, issuerName: document.issuerName, instruction: input.words ?? '' },
      })),
      now,
    );
  }
  await tellReaders(tx, 'documents.changed', document.id, actor.agencyId);
  await context.record({
    kind: 'document-shared',
    objectKind: 'documents.document',
    objectId: document.id,
    data: { positions: people.map(({ positionId }) => positionId), words: input.words ?? null },
  });
  return { shared: people.length };
});
