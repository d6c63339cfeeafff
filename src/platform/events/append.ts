import type { Tx } from '../db/index.ts';
import { digestOf, type EventFields, groupHashes } from './hashing.ts';

/** Who acted, and for which position. */
interface EventActor {
  personId: string;
  positionId: string;
  delegationId: string | null;
}

export interface NewEvent {
  at: Temporal.Instant;
  /** Agency in whose log the event stands; null for acts of the system. */
  agencyId: string | null;
  actor: EventActor | null;
  kind: string;
  objectKind: string;
  objectId: string;
  data: Readonly<Record<string, unknown>>;
}

/** Appends to the log in the caller's transaction: the act and its event are kept together or not at all. */
export async function appendEvent(tx: Tx, event: NewEvent): Promise<void> {
  await tx.insertInto('platform.event').values(toRow(event)).execute();
}

function toRow({ actor, ...event }: NewEvent) {
  const fields: EventFields = {
    ...event,
    agencyId: event.agencyId?.toLowerCase() ?? null,
    at: event.at.round({ smallestUnit: 'microsecond', roundingMode: 'floor' }),
    personId: actor?.personId ?? null,
    positionId: actor?.positionId ?? null,
    delegationId: actor?.delegationId ?? null,
    data: canonicalJson(event.data),
  };
  return {
    at: fields.at.toString(),
    agency_id: fields.agencyId,
    person_id: fields.personId,
    position_id: fields.positionId,
    delegation_id: fields.delegationId,
    kind: fields.kind,
    object_kind: fields.objectKind,
    object_id: fields.objectId,
    data: fields.data,
    digest: digestOf(groupHashes(fields)),
  };
}

/** JSON with the keys of every object in order, so that the same particulars are always the same text. */
function canonicalJson(value: unknown): string {
  const text = JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
  if (text.includes('\\u0000')) throw new TypeError('Event data may not hold the NUL character');
  return text;
}
