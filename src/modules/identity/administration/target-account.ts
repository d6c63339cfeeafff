import { sql } from 'kysely';
import { platformError } from '../../../platform/errors/platform-errors.ts';
import { type OperationContext, requireActor } from '../../../platform/operations/index.ts';
import type { IssuedCode } from '../activation/activation-codes.ts';
import { identityError } from '../errors.ts';
import type { ActivationSlip } from '../operations/account-shapes.ts';
import { type FoundAccount, findAccounts } from './find-accounts.ts';

/**
 * The accounts of these people, if the administrator may act on every one of them.
 * @throws platform.not-found for whom the administrator cannot see, identity.not-yourself, identity.beyond-your-agency
 */
export const targetAccounts = async (
  context: OperationContext,
  personIds: readonly string[],
): Promise<FoundAccount[]> => {
  const actor = requireActor(context);
  const wanted = [...new Set(personIds)];
  const found = await findAccounts(context.tx, {
    actor,
    now: context.now,
    where: [sql`a.person_id = any(${wanted}::uuid[])`],
    limit: wanted.length,
  });
  if (found.length < wanted.length) throw platformError('not-found');
  if (wanted.includes(actor.personId)) throw identityError('not-yourself');
  const beyond = found.find((one) => one.beyond);
  if (beyond) throw identityError('beyond-your-agency', { name: beyond.person_name });
  return found;
};

/** The one account of this person; see `targetAccounts`. */
export const targetAccount = async (context: OperationContext, personId: string): Promise<FoundAccount> => {
  const [account] = await targetAccounts(context, [personId]);
  if (!account) throw platformError('not-found');
  return account;
};

/** An act on somebody's account stands in the log of that person's agency. */
export const recordOn = (
  context: OperationContext,
  account: FoundAccount,
  kind: `identity.${string}`,
  data: Record<string, unknown> = {},
): Promise<void> =>
  context.record({
    kind,
    objectKind: 'identity.account',
    objectId: account.id,
    agencyId: account.agency_id ?? requireActor(context).agencyId,
    data: { personId: account.person_id, ...data },
  });

export const slipOf = (account: FoundAccount, { code, expiresAt }: IssuedCode): ActivationSlip => ({
  personId: account.person_id,
  personName: account.person_name,
  username: account.username,
  title: account.title,
  unitName: account.unit_name,
  agencyName: account.agency_name,
  code,
  expiresAt: expiresAt.toString(),
});
