import { sql } from 'kysely';
import type { Actor } from '../../../platform/access/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { documentsError } from '../errors.ts';
import type { AssignmentRole, Box } from '../operations/shapes.ts';
import { restsForRecall } from '../records/recalls.ts';

export type Arrival = {
  readonly box: Box;
  readonly arrivedAt: Date;
  readonly openedAt: Date | null;
  readonly dueAt: Date | null;
  readonly refusedReason: string | null;
  /** The sender asked to have it back and this agency did not answer yet: work on it rests. */
  readonly rests: boolean;
};

export type Registration = {
  readonly id: string;
  readonly no: number;
  readonly bookName: string;
  readonly registeredAt: Date;
  readonly personId: string;
  readonly positionId: string;
  readonly dueAt: Date | null;
  readonly closedHow: 'handled' | 'kept' | null;
  readonly closedAt: Date | null;
};

/** The agency's box entry of a document, or null when it did not come in here. `lock` keeps clerks from doing one thing twice. */
export const findArrival = async (
  tx: Tx,
  actor: Actor,
  documentId: string,
  { lock = false } = {},
): Promise<Arrival | null> => {
  const { rows } = await sql<Arrival>`
    select box, arrived_at as "arrivedAt", opened_at as "openedAt", due_at as "dueAt", refused_reason as "refusedReason",
      ${restsForRecall(actor.agencyId, documentId)} as rests
    from documents.inbox_entry
    where document_id = ${documentId}::uuid and agency_id = ${actor.agencyId}::uuid and position_id is null
    ${lock ? sql`for update` : sql``}`.execute(tx);
  return rows[0] ?? null;
};

/** As `findArrival`, locked. @throws no-document when the document did not come in here; at-rest */
export const takeArrival = async (tx: Tx, actor: Actor, documentId: string): Promise<Arrival> => {
  const arrival = await findArrival(tx, actor, documentId, { lock: true });
  if (!arrival) throw documentsError('no-document');
  if (arrival.rests) throw documentsError('at-rest');
  return arrival;
};

/** The agency's entry of the arrival in its register, or null while not registered; an entry that was struck out counts for nothing. */
export const findRegistration = async (tx: Tx, agencyId: string, documentId: string): Promise<Registration | null> => {
  const { rows } = await sql<Registration>`
    select r.id, r.no, b.name as "bookName", r.registered_at as "registeredAt", r.person_id as "personId",
      r.position_id as "positionId", r.due_at as "dueAt", r.closed_how as "closedHow", r.closed_at as "closedAt"
    from documents.registration r join documents.register_book b on b.id = r.book_id
    where r.document_id = ${documentId}::uuid and r.agency_id = ${agencyId}::uuid and r.direction = 'in'
      and r.undone_at is null`.execute(tx);
  return rows[0] ?? null;
};

/** The part of the position in a document, strongest first. */
export const findMyRole = async (tx: Tx, actor: Actor, documentId: string): Promise<AssignmentRole | null> => {
  const { rows } = await sql<{ role: AssignmentRole }>`
    select role from documents.inbox_entry
    where document_id = ${documentId}::uuid and agency_id = ${actor.agencyId}::uuid
      and position_id = ${actor.positionId}::uuid`.execute(tx);
  return rows[0]?.role ?? null;
};

/** Roles that act for the whole agency on arrivals: what they open is opened by the agency. */
const AGENCY_ROLES = ['records-clerk', 'chief-of-office', 'leader'];
export const actsForAgency = (actor: Pick<Actor, 'roles'>): boolean =>
  AGENCY_ROLES.some((role) => actor.roles.includes(role));
