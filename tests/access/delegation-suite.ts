import { describe, expect, test } from 'vitest';
import { getMeContract } from '../../src/modules/identity/operations/get-me.contract.ts';
import { switchPositionContract } from '../../src/modules/identity/operations/switch-position.contract.ts';
import { endDelegationContract } from '../../src/modules/organization/operations/end-delegation.contract.ts';
import { grantDelegationContract } from '../../src/modules/organization/operations/grant-delegation.contract.ts';
import type { Caller, Seat } from './callers.ts';
import type { Stage } from './matrix-suite.ts';

type Position = {
  positionId: string;
  title: string;
  roles: string[];
  delegation: { id: string; form: string; validFrom: string | null; validTo: string | null } | null;
};

/** A head lets the deputy sign in the head's place (KT.) for some days, and takes it back. */
export const describeDelegation = (stage: () => Stage): void => {
  describe('a delegated position', () => {
    const deputySeat = async (leader: Seat): Promise<Seat> => {
      const { rows } = await stage().world.owner.query<Seat>(
        `select h.person_id as "personId", a.username, o.id as "positionId", o.agency_id as "agencyId", o.unit_id as "unitId"
         from organization.position o join organization.holding h on h.position_id = o.id
           join identity.account a on a.person_id = h.person_id
         where o.unit_id = $1 and o.rank = 'deputy' and not h.acting and now() <@ h.valid order by o.ordinal limit 1`,
        [leader.unitId],
      );
      if (!rows[0]) throw new Error('the leader has no deputy');
      return rows[0];
    };
    const positionsOf = async (caller: Caller) =>
      (await caller.call(getMeContract, {})).body as { position: Position; positions: Position[] };

    test('is offered with its form and dates, acted for after switching, and gone when it is ended', async () => {
      const { callers } = stage();
      const leader = await callers.find('leader', 'own', true);
      if (!leader?.seat) throw new Error('nobody leads the agency');
      const deputy = await callers.callerAt(await deputySeat(leader.seat));
      const now = Temporal.Now.instant().round({ smallestUnit: 'second', roundingMode: 'floor' });
      const validTo = new Date(now.add({ hours: 24 * 30 }).epochMilliseconds).toISOString();
      const granted = await leader.call(grantDelegationContract, {
        fromPositionId: leader.seat.positionId,
        toPositionId: deputy.seat?.positionId,
        form: 'KT',
        scope: 'Ký thay khi Giám đốc đi công tác',
        validFrom: now.toString(),
        validTo,
        decisionDocument: null,
      });
      expect(granted.status, granted.text).toBe(200);
      const delegationId = (granted.body as { id: string }).id;

      const offered = (await positionsOf(deputy)).positions.find((one) => one.delegation?.id === delegationId);
      expect(offered?.delegation).toMatchObject({ form: 'KT', validTo });
      const choice = { positionId: offered?.positionId ?? '', delegationId };
      expect((await deputy.call(switchPositionContract, choice)).status).toBe(200);
      expect((await positionsOf(deputy)).position).toMatchObject({
        positionId: leader.seat.positionId,
        delegation: { form: 'KT' },
      });

      const ended = await leader.call(endDelegationContract, { id: delegationId, reason: 'Giám đốc đã về' });
      expect(ended.status, ended.text).toBe(200);
      expect((await positionsOf(deputy)).position).toMatchObject({
        positionId: deputy.seat?.positionId,
        delegation: null,
      });
      expect((await deputy.call(switchPositionContract, choice)).text).toContain('identity.not-your-position');
    });
  });
};
