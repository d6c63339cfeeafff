import { defineOperation, type Operation, requireActor } from '../../../platform/operations/index.ts';
import type { IdentityDeps } from '../deps.ts';
import { identityError } from '../errors.ts';
import { findPosition } from '../sessions/position-directory.ts';
import { choosePosition } from '../sessions/session-rows.ts';
import { switchPositionContract } from './switch-position.contract.ts';

/** Acts for another position from now on: one held, or one delegated and within its dates. */
export const switchPosition = (deps: IdentityDeps): Operation =>
  defineOperation(switchPositionContract, async (context, choice) => {
    const { tx, now } = context;
    const actor = requireActor(context);
    const position = findPosition(await deps.positions.positionsOf(tx, actor.personId, now), choice);
    if (!position) throw identityError('not-your-position');
    await choosePosition(tx, actor.sessionId, choice);
    await tx
      .updateTable('identity.account')
      .set({ last_position_id: choice.positionId })
      .where('id', '=', actor.accountId)
      .execute();
    await context.record({
      kind: 'identity.position-switched',
      objectKind: 'identity.session',
      objectId: actor.sessionId,
      agencyId: position.agencyId,
      data: { ...choice, form: position.delegation?.form ?? null },
    });
    context.afterCommit(() => deps.cache.forget((one) => one.actor.sessionId === actor.sessionId));
    return { position };
  });
