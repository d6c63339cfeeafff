import { platformError } from '../../../platform/errors/platform-errors.ts';
import { defineOperation, type Operation, requireActor } from '../../../platform/operations/index.ts';
import type { IdentityDeps } from '../deps.ts';
import { identityError } from '../errors.ts';
import { findPosition, firstPosition } from '../sessions/position-directory.ts';
import { expiryOf, getAccount } from '../sign-in/account-rows.ts';
import { countPasskeys } from '../sign-in/second-factors.ts';
import { getMeContract } from './get-me.contract.ts';

export const getMe = (deps: IdentityDeps): Operation =>
  defineOperation(getMeContract, async (context) => {
    const { tx, now } = context;
    const actor = requireActor(context);
    const account = await getAccount(tx, actor.personId);
    const session = await tx
      .selectFrom('identity.session')
      .select('csrf_token')
      .where('id', '=', actor.sessionId)
      .executeTakeFirst();
    const positions = await deps.positions.positionsOf(tx, actor.personId, now);
    const choice = { positionId: actor.positionId, delegationId: actor.delegation?.id ?? null };
    const held = findPosition(positions, choice);
    // A position that ran out a moment ago: what is remembered of the session is forgotten, so the next request agrees.
    if (!held) deps.cache.forget((one) => one.actor.sessionId === actor.sessionId);
    const position = held ?? firstPosition(positions, null);
    if (!session) throw platformError('not-signed-in');
    if (!position) throw identityError('no-position');
    return {
      account: {
        id: account.id,
        username: account.username,
        isAdmin: account.is_admin,
        passwordExpiresAt: expiryOf(account)?.toString() ?? null,
      },
      person: { id: actor.personId, name: actor.personName },
      position,
      positions: [...positions],
      csrfToken: session.csrf_token,
      locale: account.locale === 'en' ? ('en' as const) : ('vi' as const),
      demo: deps.demoPassword !== null,
      secondFactor: { totp: account.totp_secret !== null, passkeys: await countPasskeys(tx, actor.personId) },
    };
  });
