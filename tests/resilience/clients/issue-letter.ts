import { randomUUID } from 'node:crypto';
import { DEMO_PIN } from '../../../src/first-start/demo-pin.ts';
import { createDraftContract } from '../../../src/modules/documents/operations/create-draft.contract.ts';
import { forwardToLeaderContract } from '../../../src/modules/documents/operations/forward-to-leader.contract.ts';
import { getDraftContract } from '../../../src/modules/documents/operations/get-draft.contract.ts';
import { issueDocumentContract } from '../../../src/modules/documents/operations/issue-document.contract.ts';
import { passDraftContract } from '../../../src/modules/documents/operations/pass-draft.contract.ts';
import { replyContract } from '../../../src/modules/documents/operations/reply.contract.ts';
import { saveDraftContract } from '../../../src/modules/documents/operations/save-draft.contract.ts';
import { signDraftContract } from '../../../src/modules/documents/operations/sign-draft.contract.ts';
import { submitDraftContract } from '../../../src/modules/documents/operations/submit-draft.contract.ts';
import type { IssuingOffice } from './people.ts';
import { type SteadyPorts, steadyAct, steadyRead } from './steady-client.ts';

const BODY = [
  {
    type: 'paragraph' as const,
    text: 'Đề nghị quý cơ quan rà soát, tổng hợp số liệu và gửi kết quả trước ngày 15 tháng 12 năm 2026./.',
  },
];

const contentFor = (office: IssuingOffice, subject: string, recipientAgencyIds: readonly string[]) => ({
  kindCode: 'official-letter',
  subject,
  addressees: ['Các cơ quan có tên ở nơi nhận'],
  body: BODY,
  recipientAgencyIds: [...recipientAgencyIds],
  signerPositionId: office.leaderPositionId,
});

/** From a draft that is complete to the issued document; every step until its outcome is known. */
const takeToIssue = async (ports: SteadyPorts, office: IssuingOffice, draftId: string) => {
  const { agencyId } = office;
  const look = () => steadyRead(ports, () => office.specialist(getDraftContract, { draftId }));
  const has = (act: string) => async () => (await look()).steps.some((step) => step.act === act);
  const { version } = await look();
  const seen = { draftId, version };
  await steadyAct(ports, { call: office.specialist, agencyId }, submitDraftContract, seen, has('submit'));
  await steadyAct(ports, { call: office.head, agencyId }, passDraftContract, seen, has('pass'));
  await steadyAct(ports, { call: office.clerk, agencyId }, forwardToLeaderContract, seen, has('forward-to-leader'));
  await steadyAct(ports, { call: office.leader, agencyId }, signDraftContract, { ...seen, pin: DEMO_PIN }, has('sign'));
  const wish = { draftId, pin: DEMO_PIN, idempotencyKey: randomUUID() };
  const issued = await steadyAct(ports, { call: office.clerk, agencyId }, issueDocumentContract, wish);
  return (issued as NonNullable<typeof issued>).documentId;
};

/** A letter of the office's own. */
export const issueLetter = async (
  ports: SteadyPorts,
  office: IssuingOffice,
  subject: string,
  recipientAgencyIds: readonly string[],
): Promise<string> => {
  const wish = { content: contentFor(office, subject, recipientAgencyIds), idempotencyKey: randomUUID() };
  const { agencyId } = office;
  const begun = await steadyAct(ports, { call: office.specialist, agencyId }, createDraftContract, wish);
  return takeToIssue(ports, office, (begun as NonNullable<typeof begun>).draftId);
};

/** An answer to what came in: issuing it closes the arrival. */
export const answerLetter = async (
  ports: SteadyPorts,
  office: IssuingOffice,
  documentId: string,
  toAgencyId: string,
): Promise<string> => {
  const { agencyId } = office;
  const specialist = { call: office.specialist, agencyId };
  const begun = await steadyAct(ports, specialist, replyContract, { documentId, idempotencyKey: randomUUID() });
  const { draftId } = begun as NonNullable<typeof begun>;
  const content = contentFor(office, `trả lời văn bản ${documentId.slice(-6)}`, [toAgencyId]);
  const look = () => steadyRead(ports, () => office.specialist(getDraftContract, { draftId }));
  const { version } = await look();
  await steadyAct(
    ports,
    specialist,
    saveDraftContract,
    { draftId, content, version },
    async () => (await look()).version > version,
  );
  return takeToIssue(ports, office, draftId);
};
