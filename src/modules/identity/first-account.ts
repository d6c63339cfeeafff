import { randomUUIDv7 } from 'node:crypto';
import { inProgramStep } from '../../platform/access/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { hashPassword } from './credentials/password-hash.ts';
import { deriveKeys, seal } from './credentials/sealed.ts';
import { totpStep } from './credentials/totp.ts';
import { identityError } from './errors.ts';
import { SEED_STEP } from './policy.ts';
import { minLengthFor, passwordFaults } from './rules/password-rules.ts';

type FirstAccount = {
  readonly personId: string;
  readonly username: string;
  readonly password: string;
  /** Base32, as the authenticator app was given it, and a code that shows that the app has it. */
  readonly totpSecret: string;
  readonly code: string;
  readonly now: Temporal.Instant;
};

/**
 * Makes the account of an own province's first administrator: password and one-time codes in one step, so that it never exists with
 * one factor alone.
 * @throws identity.password-too-short, identity.password-not-mixed, identity.password-holds-username, identity.wrong-code
 */
export const openFirstAccount = (tx: Tx, masterSecret: string, account: FirstAccount): Promise<void> =>
  inProgramStep(tx, SEED_STEP, async () => {
    const { personId, password, now } = account;
    const username = account.username.normalize('NFC').toLowerCase();
    const fault = passwordFaults(password, { isAdmin: true, username })[0];
    if (fault) throw identityError(`password-${fault}`, { length: minLengthFor(true) });
    const step = totpStep(account.totpSecret, account.code, now, null);
    if (step === null) throw identityError('wrong-code');
    const passwordHash = await hashPassword(password);
    const at = now.toString();
    await tx
      .insertInto('identity.account')
      .values({
        ...{ id: randomUUIDv7(), person_id: personId, username, is_admin: true, created_at: at },
        ...{ password_hash: passwordHash, password_set_at: at },
        ...{ totp_secret: seal(deriveKeys(masterSecret), personId, account.totpSecret), totp_last_step: step },
      })
      .execute();
    await tx
      .insertInto('identity.password_history')
      .values({ id: randomUUIDv7(), person_id: personId, password_hash: passwordHash, set_at: at })
      .execute();
  });
