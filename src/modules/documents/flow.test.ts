import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FileOutput } from '../../platform/contracts/contract.ts';
import { assignIncomingContract } from './operations/assign-incoming.contract.ts';
import { checkFormatContract } from './operations/check-format.contract.ts';
import { countIncomingContract } from './operations/count-incoming.contract.ts';
import { createDraftContract } from './operations/create-draft.contract.ts';
import { forwardToLeaderContract } from './operations/forward-to-leader.contract.ts';
import { getDocumentContract } from './operations/get-document.contract.ts';
import { getDocumentFileContract } from './operations/get-document-file.contract.ts';
import { getDraftContract } from './operations/get-draft.contract.ts';
import { getNextNumberContract } from './operations/get-next-number.contract.ts';
import { getVerificationContract } from './operations/get-verification.contract.ts';
import { issueDocumentContract } from './operations/issue-document.contract.ts';
import { listDeliveryEvidenceContract } from './operations/list-delivery-evidence.contract.ts';
import { listIncomingContract } from './operations/list-incoming.contract.ts';
import { openDocumentContract } from './operations/open-document.contract.ts';
import { passDraftContract } from './operations/pass-draft.contract.ts';
import { registerIncomingContract } from './operations/register-incoming.contract.ts';
import { replyContract } from './operations/reply.contract.ts';
import { returnDraftContract } from './operations/return-draft.contract.ts';
import { saveDraftContract } from './operations/save-draft.contract.ts';
import { signDraftContract } from './operations/sign-draft.contract.ts';
import { submitDraftContract } from './operations/submit-draft.contract.ts';
import { actorWith, divisionOf, PIN, type TestDocuments, testDocuments } from './test-documents.ts';

let world: TestDocuments;
beforeAll(async () => {
  world = await testDocuments();
}, 60_000);
afterAll(() => world.close());

const contentTo = (recipientAgencyIds: string[], signerPositionId: string) => ({
  kindCode: 'official-letter',
  subject: 'tăng cường kiểm tra thể thức văn bản',
  addressees: ['Ủy ban nhân dân các phường'],
  body: [{ type: 'paragraph' as const, text: 'Đề nghị các cơ quan rà soát và báo cáo kết quả trước ngày 15/12/2026.' }],
  signerPositionId,
  recipientAgencyIds,
});

test('from draft to answer: the whole way of an official letter', async () => {
  const { call, sender, wards } = world;
  const [ward] = wards;
  const { specialist, head } = divisionOf(sender);
  const clerk = actorWith(sender, 'records-clerk');
  const director = actorWith(sender, 'leader');
  const content = contentTo(
    wards.map(({ id }) => id),
    director.positionId,
  );
  const { draftId } = await call(createDraftContract, specialist, { content });
  await call(submitDraftContract, specialist, { draftId, version: 1 });
  await call(returnDraftContract, head, { draftId, version: 1, words: 'Ghi rõ hạn báo cáo' });
  const more = { ...content, body: [...content.body, { type: 'paragraph' as const, text: 'Trân trọng.' }] };
  const saved = await call(saveDraftContract, specialist, { draftId, content: more, version: 1 });
  expect(saved.version).toBe(2);
  await expect(call(saveDraftContract, specialist, { draftId, content, version: 1 })).rejects.toMatchObject({
    code: 'documents.newer-version',
  });
  await call(submitDraftContract, specialist, { draftId, version: 2 });
  await call(passDraftContract, head, { draftId, version: 2 });
  const format = await call(checkFormatContract, clerk, { draftId });
  expect(format.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  await call(forwardToLeaderContract, clerk, { draftId, version: 2 });
  await call(signDraftContract, director, { draftId, version: 2, pin: PIN });
  const page = await call(getDraftContract, clerk, { draftId });
  expect(page.state).toBe('signed');
  expect(page.steps.map(({ act }) => act)).toEqual([
    'submit',
    'return',
    'submit',
    'pass',
    'check-format',
    'forward-to-leader',
    'sign',
  ]);
  const next = await call(getNextNumberContract, clerk, { draftId });
  const key = crypto.randomUUID();
  const issued = await call(issueDocumentContract, clerk, { draftId, pin: PIN, idempotencyKey: key });
  expect(issued).toMatchObject({ no: next.no, symbol: next.symbol, recipientCount: 2, issuedOn: '2026-11-24' });
  expect(issued.symbol).toMatch(/^01\/SNV-/);
  const again = await call(issueDocumentContract, clerk, { draftId, pin: PIN, idempotencyKey: key });
  expect(again).toEqual(issued);

  const { documentId } = issued;
  const file = (await call(getDocumentFileContract, clerk, { documentId, ordinal: 0 })) as FileOutput;
  const seen = await call(getDocumentContract, clerk, { documentId });
  expect(createHash('sha256').update(file.bytes).digest('hex')).toBe(seen.files[0]?.sha256);
  expect(seen.signatureSummary.verdict).toBe('valid');
  expect(seen.signatures.map(({ role, verdict }) => [role, verdict])).toEqual([
    ['person', 'valid'],
    ['organization', 'valid'],
  ]);

  const wardClerk = actorWith(ward, 'records-clerk');
  const chairman = actorWith(ward, 'leader');
  const team = divisionOf(ward);
  const incoming = await call(listIncomingContract, wardClerk, { scope: 'agency', box: 'not-opened' });
  expect(incoming.documents.map(({ id }) => id)).toEqual([documentId]);
  await call(openDocumentContract, wardClerk, { documentId });
  const registered = await call(registerIncomingContract, wardClerk, { documentId });
  expect(registered.no).toBe(1);
  await call(assignIncomingContract, chairman, {
    documentId,
    lead: { unitId: team.head.unitId ?? '' },
    inform: [{ positionId: team.specialist.positionId }],
    instruction: 'Tham mưu báo cáo',
    workingDays: 5,
  });
  const counts = await call(countIncomingContract, team.head, { scope: 'mine' });
  expect(counts.counts['not-opened']).toBe(1);
  const { draftId: replyId } = await call(replyContract, team.head, { documentId });
  const replyDraft = await call(getDraftContract, team.head, { draftId: replyId });
  const answer = { ...replyDraft.content, body: [{ type: 'paragraph' as const, text: 'Xin báo cáo kết quả.' }] };
  await call(saveDraftContract, team.head, { draftId: replyId, content: answer, version: 1 });
  await call(submitDraftContract, team.head, { draftId: replyId, version: 2 });
  await call(passDraftContract, team.head, { draftId: replyId, version: 2 });
  await call(forwardToLeaderContract, wardClerk, { draftId: replyId, version: 2 });
  await call(signDraftContract, chairman, { draftId: replyId, version: 2, pin: PIN });
  const answered = await call(issueDocumentContract, wardClerk, { draftId: replyId, pin: PIN });
  const truth = await call(listDeliveryEvidenceContract, clerk, { documentId });
  const line = truth.recipients.find(({ agency }) => agency.id === ward.id);
  expect(line?.evidence.map(({ rung }) => rung)).toEqual(['delivered', 'opened', 'registered', 'assigned', 'answered']);
  expect(line?.strongest.vi).toBe(`Đã trả lời bằng văn bản số ${answered.symbol} ngày 24/11/2026`);
  expect(line?.evidence[2]?.vi).toBe('Đã đăng ký số 1 ngày 24/11/2026');
  const after = await call(getDocumentContract, wardClerk, { documentId });
  expect(after.arrival?.box).toBe('handled');
  expect(after.relations).toMatchObject([{ kind: 'replies', way: 'from', symbol: answered.symbol }]);
  const publicFacts = await call(getVerificationContract, null, { code: issued.verificationCode.toLowerCase() });
  expect(publicFacts).toMatchObject({ state: 'issued', document: { symbol: issued.symbol } });
}, 60_000);
