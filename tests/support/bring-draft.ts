import type { z } from 'zod';
import type { Office } from '../../src/cli/walk-to-issue.ts';
import { createDraftContract } from '../../src/modules/documents/operations/create-draft.contract.ts';
import { forwardToLeaderContract } from '../../src/modules/documents/operations/forward-to-leader.contract.ts';
import { getDraftContract } from '../../src/modules/documents/operations/get-draft.contract.ts';
import { passDraftContract } from '../../src/modules/documents/operations/pass-draft.contract.ts';
import { signDraftContract } from '../../src/modules/documents/operations/sign-draft.contract.ts';
import { submitDraftContract } from '../../src/modules/documents/operations/submit-draft.contract.ts';
import { demoSignIns } from '../../src/modules/organization/index.ts';
import { PIN } from './demo-people.ts';

type Content = z.input<typeof createDraftContract.input>['content'];

export const positionOf = (username: string): string =>
  demoSignIns.find((one) => one.username === username)?.positionId ?? '';

/** A draft of Sở Nội vụ for the director's signature, brought to where it waits for it. */
export const bringToLeader = async (office: Office, content: Content): Promise<string> => {
  const filled = { ...content, signerPositionId: positionOf('snv.giamdoc') };
  const { draftId } = await office.specialist.call(createDraftContract, { content: filled });
  const steps = [
    [office.specialist, submitDraftContract],
    [office.head, passDraftContract],
    [office.clerk, forwardToLeaderContract],
  ] as const;
  for (const [person, contract] of steps) {
    const { version } = await person.call(getDraftContract, { draftId });
    await person.call(contract, { draftId, version });
  }
  return draftId;
};

/** The same, signed by the director and waiting to be issued. */
export const bringToIssue = async (office: Office, content: Content): Promise<string> => {
  const draftId = await bringToLeader(office, content);
  const { version } = await office.leader.call(getDraftContract, { draftId });
  await office.leader.call(signDraftContract, { draftId, version, pin: PIN });
  return draftId;
};
