import type { Actor } from '../../../platform/access/index.ts';
import { inTransaction, type Tx } from '../../../platform/db/index.ts';
import type { IdentityDeps } from '../deps.ts';
import { SIGN_IN_STEP } from '../policy.ts';
import { sessionIsOver, shouldNoteSeen } from '../rules/session-life.ts';
import { actorFor, findPosition, firstPosition } from './position-directory.ts';
import { choosePosition, deleteSession, findSession, noteSeen } from './session-rows.ts';

export type SignedIn = { readonly actor: Actor; readonly csrfToken: string };

/** Longer values were never given out; they are not worth a hash. */
const TOKEN_LENGTH = 43;

const instant = (date: Date) => Temporal.Instant.fromEpochMilliseconds(date.getTime());

const lookUp = async (tx: Tx, deps: IdentityDeps, token: string): Promise<SignedIn | null> => {
  const now = deps.clock.now();
  const session = await findSession(tx, token);
  if (!session) return null;
  const lastSeenAt = instant(session.last_seen_at);
  if (sessionIsOver({ lastSeenAt, expiresAt: instant(session.expires_at) }, now)) {
    await deleteSession(tx, session.id);
    return null;
  }
  const positions = await deps.positions.positionsOf(tx, session.person_id, now);
  const choice = { positionId: session.position_id, delegationId: session.delegation_id };
  const held = findPosition(positions, choice);
  const position = held ?? firstPosition(positions, null);
  const personName = await deps.positions.personName(tx, session.person_id);
  if (!position || personName === null) return null;
  if (!held) {
    // The position or the delegation ran out while signed in: go on in what is still held.
    await choosePosition(tx, session.id, {
      positionId: position.positionId,
      delegationId: position.delegation?.id ?? null,
    });
  }
  if (shouldNoteSeen(lastSeenAt, now)) await noteSeen(tx, session.id, now);
  const who = { accountId: session.account_id, sessionId: session.id, personId: session.person_id, personName };
  return { actor: actorFor(who, position), csrfToken: session.csrf_token };
};

/** Answers who a session cookie stands for, or null; remembered for a few seconds. */
export const createAuthenticate =
  (deps: IdentityDeps) =>
  async (token: string | undefined): Promise<SignedIn | null> => {
    if (token?.length !== TOKEN_LENGTH) return null;
    const known = deps.cache.get(token);
    if (known) return known;
    const remember = deps.cache.begin();
    const found = await inTransaction(deps.database, (tx) => lookUp(tx, deps, token), {
      settings: { 'app.step': SIGN_IN_STEP },
    });
    if (found) remember(token, found);
    return found;
  };
