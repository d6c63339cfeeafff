import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import type { Actor } from '../../../platform/access/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { documentsError } from '../errors.ts';
import type { AssignmentRole } from '../operations/shapes.ts';
import { grantReading } from '../records/access-rights.ts';
import { findPositions, headsOfUnits } from '../records/people.ts';

export type Target = { readonly unitId: string } | { readonly positionId: string };
export type Assignee = {
  readonly role: AssignmentRole;
  readonly positionId: string;
  /** The unit that was named, if one was. */
  readonly unitId: string | null;
  /** Unit of the position; its head sees along. */
  readonly homeUnitId: string;
};

/** Positions behind the targets: of a unit its head. @throws bad-assignee when one is not of this agency or has no head */
export const resolveAssignees = async (
  tx: Tx,
  agencyId: string,
  wanted: ReadonlyArray<readonly [AssignmentRole, Target]>,
  now: Temporal.Instant,
): Promise<Assignee[]> => {
  const units = wanted.flatMap(([, target]) => ('unitId' in target ? [target.unitId] : []));
  const ids = wanted.flatMap(([, target]) => ('positionId' in target ? [target.positionId] : []));
  const heads = await headsOfUnits(tx, agencyId, units, now);
  const positions = await findPositions(tx, ids, now);
  const taken = new Set<string>();
  return wanted.flatMap(([role, target]): Assignee[] => {
    const found = 'unitId' in target ? heads.get(target.unitId) : positions.get(target.positionId);
    if (found?.agencyId !== agencyId || found.personId === null) throw documentsError('bad-assignee');
    if (taken.has(found.positionId)) return [];
    taken.add(found.positionId);
    const unitId = 'unitId' in target ? target.unitId : null;
    return [{ role, positionId: found.positionId, unitId, homeUnitId: found.unitId }];
  });
};

export type Assigning = {
  readonly registrationId: string;
  readonly documentId: string;
  readonly seq: string;
  readonly urgency: number;
  readonly actor: Actor;
  readonly parentId: string | null;
  readonly instruction: string | null;
  readonly dueAt: Temporal.Instant | null;
  readonly now: Temporal.Instant;
};

/** Writes the assignments, gives each position the right to read, and lays the document into its box. @returns their ids */
export const insertAssignments = async (
  tx: Tx,
  assignees: readonly Assignee[],
  given: Assigning,
): Promise<string[]> => {
  const now = given.now.toString();
  const rows = JSON.stringify(
    assignees.map(({ role, positionId, unitId }) => ({
      ...{ id: randomUUIDv7(), role, to_position: positionId, to_unit: unitId },
    })),
  );
  await grantReading(
    tx,
    assignees.map(({ positionId, homeUnitId }) => ({
      ...{ documentId: given.documentId, agencyId: given.actor.agencyId, via: 'assigned' as const },
      ...{ positionId, unitId: homeUnitId },
    })),
    { by: given.actor.personId, now: given.now },
  );
  const columns = sql`jsonb_to_recordset(${rows}::jsonb) as t (id uuid, role text, to_position uuid, to_unit uuid)`;
  const written = await sql<{ id: string }>`
    insert into documents.assignment (id, registration_id, document_id, agency_id, parent_id, to_position, to_unit, role,
      instruction, due_at, by_person, by_position, assigned_at, state)
    select t.id, ${given.registrationId}::uuid, ${given.documentId}::uuid, ${given.actor.agencyId}::uuid,
      ${given.parentId}::uuid, t.to_position, t.to_unit, t.role, ${given.instruction},
      case when t.role = 'inform' then null else ${given.dueAt?.toString() ?? null}::timestamptz end,
      ${given.actor.personId}::uuid, ${given.actor.positionId}::uuid, ${now}::timestamptz, 'waiting'
    from ${columns} on conflict do nothing returning id`.execute(tx);
  await sql`
    insert into documents.inbox_entry (document_id, agency_id, position_id, seq, box, role, urgency, arrived_at, due_at)
    select ${given.documentId}::uuid, ${given.actor.agencyId}::uuid, t.to_position, ${given.seq}::bigint, 'not-opened',
      t.role, ${given.urgency}::smallint, ${now}::timestamptz,
      case when t.role = 'inform' then null else ${given.dueAt?.toString() ?? null}::timestamptz end
    from ${columns} on conflict do nothing`.execute(tx);
  return written.rows.map(({ id }) => id);
};
