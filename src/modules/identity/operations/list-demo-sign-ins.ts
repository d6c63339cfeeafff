import { inProgramStep } from '../../../platform/access/index.ts';
import { platformError } from '../../../platform/errors/platform-errors.ts';
import { defineOperation, type Operation } from '../../../platform/operations/index.ts';
import type { IdentityDeps } from '../deps.ts';
import { SIGN_IN_STEP } from '../policy.ts';
import { firstPosition } from '../sessions/position-directory.ts';
import { listDemoSignInsContract } from './list-demo-sign-ins.contract.ts';

/** The sign-ins whose password everybody may know. Where there is no demo, this does not exist. */
export const listDemoSignIns = (deps: IdentityDeps): Operation =>
  defineOperation(listDemoSignInsContract, async ({ tx, now }) => {
    const password = deps.demoPassword;
    if (password === null) throw platformError('not-found');
    const accounts = await inProgramStep(tx, SIGN_IN_STEP, () =>
      tx
        .selectFrom('identity.account')
        .select(['username', 'person_id', 'last_position_id'])
        .where('demo_ordinal', 'is not', null)
        .orderBy('demo_ordinal')
        .execute(),
    );
    const signIns = [];
    for (const account of accounts) {
      const position = firstPosition(await deps.positions.positionsOf(tx, account.person_id, now), null);
      const personName = await deps.positions.personName(tx, account.person_id);
      if (!position || personName === null) continue;
      const { title, agencyName, roles } = position;
      signIns.push({ username: account.username, personName, title, agencyName, roles });
    }
    return { password, signIns };
  });
