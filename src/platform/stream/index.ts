import { sql } from 'kysely';
import type { Actor } from '../access/index.ts';
import type { Tx } from '../db/tx.ts';

/** Who should hear: everybody acting in one of these agencies (with one of the roles, when given) or for one of these positions. */
export type Audience = {
  readonly agencies?: readonly string[];
  readonly positions?: readonly string[];
  readonly roles?: readonly string[];
};
export type StreamMessage = {
  readonly kind: string;
  readonly audience: Audience;
  readonly data: Record<string, unknown>;
};
export type Listener = { readonly actor: Actor; deliver(kind: string, data: Record<string, unknown>): void };

export const STREAM_CHANNEL = 'kinhbac_stream';
/** PostgreSQL refuses payloads of 8000 bytes and more; ids are 36 bytes each. */
const IDS_PER_NOTICE = 150;

/**
 * Tells the audience, at the very moment the transaction commits (NOTIFY is transactional; a rollback tells nobody).
 * Carries names and ids only: what a listener may read is decided when it asks.
 */
export const publish = async (tx: Tx, message: StreamMessage): Promise<void> => {
  const { agencies = [], positions = [], roles } = message.audience;
  const ids = [
    ...agencies.map((id) => ['agencies', id] as const),
    ...positions.map((id) => ['positions', id] as const),
  ];
  for (let start = 0; start < ids.length; start += IDS_PER_NOTICE) {
    const slice = ids.slice(start, start + IDS_PER_NOTICE);
    const audience = {
      agencies: slice.filter(([kind]) => kind === 'agencies').map(([, id]) => id),
      positions: slice.filter(([kind]) => kind === 'positions').map(([, id]) => id),
      roles,
    };
    await sql`select pg_notify(${STREAM_CHANNEL}, ${JSON.stringify({ ...message, audience })})`.execute(tx);
  }
};

const hears = (actor: Actor, audience: Audience): boolean => {
  if (audience.positions?.includes(actor.positionId)) return true;
  if (!audience.agencies?.includes(actor.agencyId)) return false;
  return !audience.roles || audience.roles.some((role) => actor.roles.includes(role));
};

/** The open streams of this process. */
export const createStreamHub = () => {
  const listeners = new Set<Listener>();
  return {
    add: (listener: Listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    size: () => listeners.size,
    /** Called for each NOTIFY payload. */
    receive: (payload: string) => {
      const message = JSON.parse(payload) as StreamMessage;
      for (const listener of listeners)
        if (hears(listener.actor, message.audience)) listener.deliver(message.kind, message.data);
    },
  };
};

export type StreamHub = ReturnType<typeof createStreamHub>;
