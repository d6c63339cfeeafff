import { randomUUIDv7 } from 'node:crypto';
import type { OperationContext } from '../../../platform/operations/index.ts';

export type Outcome =
  | 'signed-in'
  | 'wrong'
  | 'locked'
  | 'second-factor-asked'
  | 'second-factor-wrong'
  | 'password-expired'
  | 'signed-out';
export type Method = 'password' | 'totp' | 'passkey' | 'session' | 'activation-code';

/** Notes an attempt in the sign-in log and in the event log, in the transaction of the attempt. */
export const logSignIn = async (
  { tx, now, request, record }: OperationContext,
  entry: { personId: string | null; nameHash: Buffer; outcome: Outcome; method: Method },
): Promise<void> => {
  const id = randomUUIDv7();
  await tx
    .insertInto('identity.sign_in_log')
    .values({
      id,
      at: now.toString(),
      person_id: entry.personId,
      username_hash: entry.nameHash,
      outcome: entry.outcome,
      method: entry.method,
      address: request.address,
      user_agent: request.userAgent,
    })
    .execute();
  await record({
    kind: `identity.${entry.outcome}`,
    objectKind: 'identity.sign_in_log',
    objectId: id,
    data: { personId: entry.personId, method: entry.method },
  });
};
