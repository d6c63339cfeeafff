import { sql } from 'kysely';
import { defineOperation, requireActor } from '../../../platform/operations/index.ts';
import { getDocument } from '../records/documents.ts';
import { headsOfUnits, type PositionFacts, positionsOfAgency } from '../records/people.ts';
import { getAssignFormContract } from './get-assign-form.contract.ts';

const personView = ({ positionId, title, personName }: PositionFacts) => ({
  ...{ positionId, positionTitle: title, personName },
});

/** Units with their heads and people, in the directory's order: whoever may be given work in this agency. */
export const getAssignForm = defineOperation(getAssignFormContract, async (context, { documentId }) => {
  const { tx, now } = context;
  const actor = requireActor(context);
  await getDocument(tx, actor, documentId);
  const { rows: units } = await sql<{ id: string; name: string }>`
    select id, name from organization.unit_ref
    where agency_id = ${actor.agencyId}::uuid and valid @> ${now.toString()}::timestamptz order by ordinal`.execute(tx);
  const people = await positionsOfAgency(tx, actor.agencyId, now);
  const heads = await headsOfUnits(
    tx,
    actor.agencyId,
    units.map(({ id }) => id),
    now,
  );
  return {
    units: units.map(({ id, name }) => {
      const head = heads.get(id);
      return {
        ...{ id, name, head: head ? personView(head) : null },
        people: people.filter(({ unitId }) => unitId === id).map(personView),
      };
    }),
  };
});
