import { defineOperation, type Operation, requireActor } from '../../../platform/operations/index.ts';
import { getAccount } from '../sign-in/account-rows.ts';
import type { Method, Outcome } from '../sign-in/log.ts';
import { listMySecurityContract } from './list-my-security.contract.ts';

const SIGN_INS_SHOWN = 50;

export const listMySecurity: Operation = defineOperation(listMySecurityContract, async (context) => {
  const { tx } = context;
  const { personId, sessionId } = requireActor(context);
  const account = await getAccount(tx, personId);
  const passkeys = await tx
    .selectFrom('identity.passkey')
    .select(['id', 'name', 'created_at', 'last_used_at'])
    .where('person_id', '=', personId)
    .orderBy('created_at')
    .execute();
  const sessions = await tx
    .selectFrom('identity.session')
    .select(['id', 'created_at', 'last_seen_at', 'expires_at', 'address', 'user_agent'])
    .where('person_id', '=', personId)
    .orderBy('last_seen_at', 'desc')
    .execute();
  const signIns = await tx
    .selectFrom('identity.sign_in_log')
    .select(['at', 'outcome', 'method', 'address', 'user_agent'])
    .where('person_id', '=', personId)
    .orderBy('at', 'desc')
    .limit(SIGN_INS_SHOWN)
    .execute();
  return {
    totp: account.totp_secret !== null,
    passkeys: passkeys.map((row) => ({
      id: row.id,
      name: row.name,
      createdAt: row.created_at.toISOString(),
      lastUsedAt: row.last_used_at?.toISOString() ?? null,
    })),
    sessions: sessions.map((row) => ({
      id: row.id,
      current: row.id === sessionId,
      createdAt: row.created_at.toISOString(),
      lastSeenAt: row.last_seen_at.toISOString(),
      expiresAt: row.expires_at.toISOString(),
      address: row.address,
      userAgent: row.user_agent,
    })),
    signIns: signIns.map((row) => ({
      at: row.at.toISOString(),
      outcome: row.outcome as Outcome,
      method: row.method as Method,
      address: row.address,
      userAgent: row.user_agent,
    })),
  };
});
