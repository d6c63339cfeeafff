import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Tx } from '../../../platform/db/index.ts';
import type { IdentityDeps } from '../deps.ts';
import { ACTIVATION, activationCodeOf, activationExpiry, plainActivationCode } from '../rules/activation-code.ts';

/** What the database keeps of a code: bound to the person, and of no use without the key of the data folder. */
const codeHash = (deps: IdentityDeps, personId: string, code: string): Buffer =>
  createHmac('sha256', deps.keys.activation)
    .update(`${personId}:${plainActivationCode(code)}`)
    .digest();

export type IssuedCode = { readonly code: string; readonly expiresAt: Temporal.Instant };

/** Makes a person's activation code, voiding the former one. It is answered here and kept nowhere. */
export const issueCode = async (
  tx: Tx,
  deps: IdentityDeps,
  issue: { readonly personId: string; readonly issuedBy: string; readonly now: Temporal.Instant },
): Promise<IssuedCode> => {
  const code = activationCodeOf(randomBytes(ACTIVATION.length));
  const expiresAt = activationExpiry(issue.now);
  const row = {
    code_hash: codeHash(deps, issue.personId, code),
    issued_at: issue.now.toString(),
    expires_at: expiresAt.toString(),
    issued_by: issue.issuedBy,
  };
  await tx
    .insertInto('identity.activation_code')
    .values({ person_id: issue.personId, ...row })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(row))
    .execute();
  return { code, expiresAt };
};

/** Whether this is the person's code, and whether it may still be used. */
export const checkCode = async (
  tx: Tx,
  deps: IdentityDeps,
  personId: string,
  code: string,
  now: Temporal.Instant,
): Promise<'right' | 'expired' | 'wrong'> => {
  const row = await tx
    .selectFrom('identity.activation_code')
    .select(['code_hash', 'expires_at'])
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (!row || !timingSafeEqual(row.code_hash, codeHash(deps, personId, code))) return 'wrong';
  return row.expires_at.getTime() > now.epochMilliseconds ? 'right' : 'expired';
};

/** A code serves once. */
export const voidCode = (tx: Tx, personId: string) =>
  tx.deleteFrom('identity.activation_code').where('person_id', '=', personId).execute();
