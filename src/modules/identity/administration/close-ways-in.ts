import type { OperationContext } from '../../../platform/operations/index.ts';
import { voidCode } from '../activation/activation-codes.ts';
import { nameHash } from '../credentials/sealed.ts';
import type { IdentityDeps } from '../deps.ts';
import { endSessionsOf } from '../sessions/end-sessions.ts';
import { lockedMinutes } from '../sign-in/guard.ts';
import type { FoundAccount } from './find-accounts.ts';

/** Takes the name's turn, so that a sign-in sent at the same moment comes before this or after it, never between. */
export const takeTurn = async (context: OperationContext, deps: IdentityDeps, account: FoundAccount): Promise<void> => {
  await lockedMinutes(context.tx, nameHash(deps.keys, account.username), context.now);
};

/**
 * Ends everything by which the person is in or half in: sign-ins that are half done, the activation code, all sessions.
 * Answers how many sessions ended.
 */
export const closeWaysIn = async (
  context: OperationContext,
  deps: IdentityDeps,
  account: FoundAccount,
): Promise<number> => {
  await context.tx.deleteFrom('identity.challenge').where('person_id', '=', account.person_id).execute();
  await voidCode(context.tx, account.person_id);
  return endSessionsOf(context, deps, account.person_id);
};
