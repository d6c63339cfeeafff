import type { Tx } from '../../../platform/db/index.ts';
import { unseal } from '../credentials/sealed.ts';
import { totpStep } from '../credentials/totp.ts';
import type { IdentityDeps } from '../deps.ts';
import type { SignInOutcome } from '../operations/shapes.ts';
import type { Account } from './account-rows.ts';

export const countPasskeys = async (tx: Tx, personId: string): Promise<number> => {
  const row = await tx
    .selectFrom('identity.passkey')
    .select((count) => count.fn.countAll<string>().as('passkeys'))
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow();
  return Number(row.passkeys);
};

/** The second factors an account has; with none, the password alone signs in. */
export const secondFactorsOf = async (tx: Tx, account: Account): Promise<SignInOutcome['methods']> => [
  ...(account.totp_secret ? (['totp'] as const) : []),
  ...((await countPasskeys(tx, account.person_id)) > 0 ? (['passkey'] as const) : []),
];

/** Checks a one-time code and uses it up: the same code does not count again. */
export const spendTotpCode = async (
  tx: Tx,
  deps: IdentityDeps,
  account: Account,
  code: string,
  now: Temporal.Instant,
): Promise<boolean> => {
  if (!account.totp_secret) return false;
  const secret = unseal(deps.keys, account.person_id, account.totp_secret);
  const last = account.totp_last_step === null ? null : Number(account.totp_last_step);
  const step = totpStep(secret, code, now, last);
  if (step === null) return false;
  await tx.updateTable('identity.account').set({ totp_last_step: step }).where('id', '=', account.id).execute();
  return true;
};
