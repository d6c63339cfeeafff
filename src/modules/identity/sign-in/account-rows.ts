import { randomUUIDv7 } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { DB, Tx } from '../../../platform/db/index.ts';
import { hashPassword, passwordMatches } from '../credentials/password-hash.ts';
import { identityError } from '../errors.ts';
import { minLengthFor, PASSWORD_RULES, passwordExpiry, passwordFaults } from '../rules/password-rules.ts';

export type Account = Selectable<DB['identity.account']>;

/** Upper and lower case of a sign-in name are the same. */
export const findAccountByName = (tx: Tx, username: string): Promise<Account | undefined> =>
  tx
    .selectFrom('identity.account')
    .selectAll()
    .where('username', '=', username.normalize('NFC').toLowerCase())
    .executeTakeFirst();

export const getAccount = (tx: Tx, personId: string): Promise<Account> =>
  tx.selectFrom('identity.account').selectAll().where('person_id', '=', personId).executeTakeFirstOrThrow();

/** When the password has to be replaced; null while the account has none. */
export const expiryOf = (account: Account): Temporal.Instant | null =>
  account.password_set_at === null
    ? null
    : passwordExpiry(Temporal.Instant.fromEpochMilliseconds(account.password_set_at.getTime()), account.is_admin);

export const mustChangePassword = (account: Account, now: Temporal.Instant): boolean => {
  const expiry = expiryOf(account);
  return account.must_change || (expiry !== null && Temporal.Instant.compare(expiry, now) <= 0);
};

const formerHashes = async (tx: Tx, personId: string): Promise<string[]> => {
  const rows = await tx
    .selectFrom('identity.password_history')
    .select('password_hash')
    .where('person_id', '=', personId)
    .orderBy('set_at', 'desc')
    .limit(PASSWORD_RULES.notTheLast)
    .execute();
  return rows.map((row) => row.password_hash);
};

const checkNewPassword = async (tx: Tx, account: Account, password: string): Promise<void> => {
  const fault = passwordFaults(password, { isAdmin: account.is_admin, username: account.username })[0];
  if (fault) throw identityError(`password-${fault}`, { length: minLengthFor(account.is_admin) });
  for (const hash of await formerHashes(tx, account.person_id)) {
    if (await passwordMatches(password, hash))
      throw identityError('password-used-before', { count: PASSWORD_RULES.notTheLast });
  }
};

/**
 * Gives an account a new password.
 * @throws identity.password-too-short, identity.password-not-mixed, identity.password-holds-username, identity.password-used-before
 */
export const setPassword = async (tx: Tx, account: Account, password: string, now: Temporal.Instant): Promise<void> => {
  await checkNewPassword(tx, account, password);
  const entry = { password_hash: await hashPassword(password), set_at: now.toString() };
  await tx
    .updateTable('identity.account')
    .set({ password_hash: entry.password_hash, password_set_at: entry.set_at, must_change: false })
    .where('id', '=', account.id)
    .execute();
  await tx
    .insertInto('identity.password_history')
    .values({ id: randomUUIDv7(), person_id: account.person_id, ...entry })
    .execute();
};
