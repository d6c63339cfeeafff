import { sql } from 'kysely';
import type { Actor } from '../access/index.ts';
import type { Tx } from '../db/tx.ts';

/**
 * Who should hear: everybody acting in one of these agencies (with one of the roles, when given), for one of these
 * positions, or signed in by one of these sessions.
 */
export type Audience = {
  readonly agencies?: readonly string[];
  readonly positions?: readonly string[];
  readonly sessions?: readonly string[];
  readonly roles?: readonly string[];
};
export type StreamMessage = {
  readonly kind: string;
  readonly audience: Audience;
  readonly data: Record<string, unknown>;
};

export const STREAM_CHANNEL = 'kinhbac_stream';
/** Told to a session whose position changed or that ended: the stream looks anew at who it is. */
export const SESSION_CHANGED = 'session-changed';
/** Told when messages may have been missed: the client asks its lists again. */
export const RESYNC = 'resync';

/** PostgreSQL refuses payloads of 8000 bytes and more. */
const MOST_BYTES = 7_900;
const GROUPS = ['agencies', 'positions', 'sessions'] as const;

const fits = (text: string) => Buffer.byteLength(text) <= MOST_BYTES;

type Named = readonly [group: (typeof GROUPS)[number], id: string];

const payloadOf = (message: StreamMessage, part: readonly Named[]): string => {
  const groups = GROUPS.map((group) => [group, part.filter(([of]) => of === group).map(([, id]) => id)] as const);
  const { roles } = message.audience;
  const audience = Object.fromEntries(groups.filter(([, ids]) => ids.length > 0));
  return JSON.stringify({ ...message, audience: roles ? { ...audience, roles } : audience });
};

/** As many payloads as the audience needs; particulars that are too long by themselves become the bare call to ask again. */
const payloadsOf = (message: StreamMessage): string[] => {
  const split = (part: readonly Named[]): string[] => {
    const text = payloadOf(message, part);
    if (fits(text)) return [text];
    if (part.length === 1) return [payloadOf({ ...message, kind: RESYNC, data: {} }, part)];
    const middle = Math.ceil(part.length / 2);
    return [...split(part.slice(0, middle)), ...split(part.slice(middle))];
  };
  const all = GROUPS.flatMap((group) => (message.audience[group] ?? []).map((id): Named => [group, id]));
  return all.length === 0 ? [] : split(all);
};

/**
 * Tells the audience, at the very moment the transaction commits (NOTIFY is transactional; a rollback tells nobody).
 * Carries names and ids only: what a listener may read is decided when it asks.
 */
export const publish = async (tx: Tx, message: StreamMessage): Promise<void> => {
  for (const payload of payloadsOf(message)) await sql`select pg_notify(${STREAM_CHANNEL}, ${payload})`.execute(tx);
};

/** Whether this actor is of the audience. */
export const hears = (actor: Actor, audience: Audience): boolean => {
  if (audience.sessions?.includes(actor.sessionId)) return true;
  if (audience.positions?.includes(actor.positionId)) return true;
  if (!audience.agencies?.includes(actor.agencyId)) return false;
  return !audience.roles || audience.roles.some((role) => actor.roles.includes(role));
};
