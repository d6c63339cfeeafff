import { sampleLetter } from '../../src/cli/sample-letter.ts';
import { DEMO_PIN } from '../../src/first-start/demo-pin.ts';
import { createDraftContract } from '../../src/modules/documents/operations/create-draft.contract.ts';
import { forwardToLeaderContract } from '../../src/modules/documents/operations/forward-to-leader.contract.ts';
import { issueDocumentContract } from '../../src/modules/documents/operations/issue-document.contract.ts';
import { passDraftContract } from '../../src/modules/documents/operations/pass-draft.contract.ts';
import { signDraftContract } from '../../src/modules/documents/operations/sign-draft.contract.ts';
import { submitDraftContract } from '../../src/modules/documents/operations/submit-draft.contract.ts';
import { actorNamed } from './actors.ts';
import type { BenchProvince } from './province.ts';

const CAST = {
  specialist: 'snv.chuyenvien',
  head: 'snv.truongphong',
  clerk: 'snv.vanthu',
  leader: 'snv.giamdoc',
} as const;

/** A letter of Sở Nội vụ from draft to signature; `issue` does the last act and answers when it is committed. */
export const signedLetter = async (
  province: BenchProvince,
  recipientAgencyIds: readonly string[],
  beforeSubmit: (draftId: string) => Promise<void> = async () => {},
) => {
  const { call, owner } = province;
  const specialist = await actorNamed(owner, CAST.specialist);
  const head = await actorNamed(owner, CAST.head);
  const clerk = await actorNamed(owner, CAST.clerk);
  const leader = await actorNamed(owner, CAST.leader);
  const content = {
    ...sampleLetter,
    ...{ recipientGroups: [], recipientAgencyIds: [...recipientAgencyIds], signerPositionId: leader.positionId },
  };
  const { draftId, version } = await call(createDraftContract, specialist, { content });
  await beforeSubmit(draftId);
  await call(submitDraftContract, specialist, { draftId, version });
  await call(passDraftContract, head, { draftId, version });
  await call(forwardToLeaderContract, clerk, { draftId, version });
  const begun = performance.now();
  await call(signDraftContract, leader, { draftId, version, pin: DEMO_PIN });
  const signMs = performance.now() - begun;
  return {
    signMs,
    clerk,
    specialist,
    issue: () => call(issueDocumentContract, clerk, { draftId, pin: DEMO_PIN, idempotencyKey: crypto.randomUUID() }),
  };
};
