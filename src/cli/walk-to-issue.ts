import type { z } from 'zod';
import { createDraftContract } from '../modules/documents/operations/create-draft.contract.ts';
import { forwardToLeaderContract } from '../modules/documents/operations/forward-to-leader.contract.ts';
import { getDraftContract } from '../modules/documents/operations/get-draft.contract.ts';
import { getDraftFormContract } from '../modules/documents/operations/get-draft-form.contract.ts';
import { issueDocumentContract } from '../modules/documents/operations/issue-document.contract.ts';
import { passDraftContract } from '../modules/documents/operations/pass-draft.contract.ts';
import { signDraftContract } from '../modules/documents/operations/sign-draft.contract.ts';
import { submitDraftContract } from '../modules/documents/operations/submit-draft.contract.ts';
import type { Person } from './person.ts';

/** The people of one agency, by what they do, each signed in. */
export type Office = {
  readonly specialist: Person;
  readonly head: Person;
  readonly clerk: Person;
  readonly leader: Person;
};
type Content = z.input<typeof createDraftContract.input>['content'];

/** Takes a document through every real command, from the first draft to issue. Answers what issuing answered. */
export const walkToIssue = async (office: Office, content: Content, pin: string) => {
  const form = await office.specialist.call(getDraftFormContract, {});
  const signer = form.signers.find((one) => one.rank === 'head') ?? form.signers[0];
  const filled = { ...content, signerPositionId: content.signerPositionId ?? signer?.positionId ?? null };
  const { draftId } = await office.specialist.call(createDraftContract, { content: filled });
  const versionFor = async (person: Person) => (await person.call(getDraftContract, { draftId })).version;
  await office.specialist.call(submitDraftContract, { draftId, version: await versionFor(office.specialist) });
  await office.head.call(passDraftContract, { draftId, version: await versionFor(office.head) });
  await office.clerk.call(forwardToLeaderContract, { draftId, version: await versionFor(office.clerk) });
  await office.leader.call(signDraftContract, { draftId, version: await versionFor(office.leader), pin });
  return {
    draftId,
    ...(await office.clerk.call(issueDocumentContract, { draftId, pin, idempotencyKey: crypto.randomUUID() })),
  };
};
