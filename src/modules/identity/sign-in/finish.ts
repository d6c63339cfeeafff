import { SESSION_COOKIE } from '../../../platform/http/session.ts';
import { keepAndRefuse, type OperationContext } from '../../../platform/operations/index.ts';
import { nameHash } from '../credentials/sealed.ts';
import type { IdentityDeps } from '../deps.ts';
import { identityError } from '../errors.ts';
import type { SignInOutcome } from '../operations/shapes.ts';
import { CHALLENGE_MINUTES, SESSION_LIFE } from '../rules/session-life.ts';
import { firstPosition } from '../sessions/position-directory.ts';
import { deleteSessionOf, insertSession } from '../sessions/session-rows.ts';
import { type Account, getAccount, mustChangePassword } from './account-rows.ts';
import { newChallenge, type Purpose, SIGN_IN_COOKIE } from './challenge.ts';
import { clearFailures, lockedMinutes } from './guard.ts';
import { logSignIn, type Method } from './log.ts';

/** Asks for one more step; the cookie remembers who got this far. */
export const askFor = async (
  context: OperationContext,
  account: Account,
  purpose: Purpose & ('second-factor' | 'change-password'),
  methods: SignInOutcome['methods'],
): Promise<SignInOutcome> => {
  const given = { purpose, personId: account.person_id, webAuthn: null };
  const key = await newChallenge(context.tx, context.now, given);
  context.request.setCookie(SIGN_IN_COOKIE, key, { maxAgeSeconds: CHALLENGE_MINUTES * 60 });
  return { next: purpose, methods };
};

/**
 * All factors were right: makes the session for the position acted for last. A password past its age (QĐ 79/2025) is
 * replaced first. An administrator may have locked or reset the account while the factors were shown: that counts.
 */
export const finishSignIn = async (
  context: OperationContext,
  deps: IdentityDeps,
  account: Account,
  how: { method: Method; passwordShown: boolean },
): Promise<SignInOutcome> => {
  const { tx, now, request } = context;
  const hash = nameHash(deps.keys, account.username);
  const entry = { personId: account.person_id, nameHash: hash, method: how.method };
  await lockedMinutes(tx, hash, now);
  const { locked_at, password_hash } = await getAccount(tx, account.person_id);
  if (locked_at !== null || password_hash === null) {
    await logSignIn(context, { ...entry, outcome: 'locked' });
    throw keepAndRefuse(identityError(locked_at === null ? 'wrong-credentials' : 'account-locked'));
  }
  if (how.passwordShown && mustChangePassword(account, now)) {
    await logSignIn(context, { ...entry, outcome: 'password-expired' });
    return askFor(context, account, 'change-password', []);
  }
  const position = firstPosition(
    await deps.positions.positionsOf(tx, account.person_id, now),
    account.last_position_id,
  );
  await clearFailures(tx, hash);
  if (!position) {
    await logSignIn(context, { ...entry, outcome: 'wrong' });
    throw keepAndRefuse(identityError('no-position'));
  }
  const former = request.cookies[SESSION_COOKIE];
  if (former) await deleteSessionOf(tx, former);
  const choice = { positionId: position.positionId, delegationId: position.delegation?.id ?? null };
  const browser = { address: request.address, userAgent: request.userAgent };
  const session = await insertSession(tx, { personId: account.person_id, choice, now, browser });
  await logSignIn(context, { ...entry, outcome: 'signed-in' });
  request.setCookie(SIGN_IN_COOKIE, null);
  request.setCookie(SESSION_COOKIE, session.token, { maxAgeSeconds: SESSION_LIFE.totalHours * 3600 });
  return { next: 'done', methods: [] };
};
