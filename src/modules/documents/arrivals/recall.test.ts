import { afterAll, beforeAll, expect, test } from 'vitest';
import { acceptAssignmentContract } from '../operations/accept-assignment.contract.ts';
import { answerRecallContract } from '../operations/answer-recall.contract.ts';
import { askRecallContract } from '../operations/ask-recall.contract.ts';
import { assignIncomingContract } from '../operations/assign-incoming.contract.ts';
import { finishAssignmentContract } from '../operations/finish-assignment.contract.ts';
import { getDocumentContract } from '../operations/get-document.contract.ts';
import { getDocumentFileContract } from '../operations/get-document-file.contract.ts';
import { getVerificationContract } from '../operations/get-verification.contract.ts';
import { listDeliveryEvidenceContract } from '../operations/list-delivery-evidence.contract.ts';
import { registerIncomingContract } from '../operations/register-incoming.contract.ts';
import { replyContract } from '../operations/reply.contract.ts';
import { actorWith, divisionOf, issuedLetter, type TestDocuments, testDocuments } from '../test-documents.ts';

let world: TestDocuments;
beforeAll(async () => {
  world = await testDocuments();
}, 60_000);
afterAll(() => world.close());

/** A letter that both wards have; in the first it is being worked on. */
const underWay = async (subject: string) => {
  const { call, sender, wards } = world;
  const issued = await issuedLetter(world, { from: sender, to: wards, subject });
  const { documentId } = issued;
  const [ward] = wards;
  await call(registerIncomingContract, actorWith(ward, 'records-clerk'), { documentId, confirmDuplicate: true });
  const { head } = divisionOf(ward);
  const lead = { positionId: head.positionId };
  const { assignmentIds } = await call(assignIncomingContract, actorWith(ward, 'leader'), { documentId, lead });
  return { ...issued, worker: head, assignmentId: assignmentIds[0] ?? '' };
};

const atRest = { code: 'documents.at-rest' };
const openWork = async (documentId: string, agencyId: string) => {
  const { rows } = await world.db.owner.query<{ kind: string }>(
    'select kind from platform.work_item where object_id = $1 and agency_id = $2 and done_at is null order by kind',
    [documentId, agencyId],
  );
  return rows.map(({ kind }) => kind);
};

test('recall: work rests until each recipient agreed or refused, in its own words; nothing is removed', async () => {
  const { call, wards } = world;
  const [ward, other] = wards;
  const { documentId, clerk, worker, assignmentId, verificationCode } = await underWay('gửi nhầm số liệu');
  const theirClerk = actorWith(ward, 'records-clerk');
  const otherClerk = actorWith(other, 'records-clerk');
  await expect(
    call(askRecallContract, theirClerk, { documentId, business: 'recall', reason: 'không phải của mình' }),
  ).rejects.toMatchObject({ code: 'documents.no-document' });
  const ask = () => call(askRecallContract, clerk, { documentId, business: 'recall', reason: 'Sai biểu số liệu' });
  const { recallId, asked } = await ask();
  expect(asked).toBe(2);
  await expect(ask()).rejects.toMatchObject({ code: 'documents.recall-asked-already' });
  expect(await openWork(documentId, other.id)).toEqual(['documents.answer-recall', 'documents.register-incoming']);

  await expect(call(acceptAssignmentContract, worker, { assignmentId })).rejects.toMatchObject(atRest);
  await expect(call(finishAssignmentContract, worker, { assignmentId, result: 'x' })).rejects.toMatchObject(atRest);
  await expect(call(replyContract, worker, { documentId })).rejects.toMatchObject(atRest);
  await expect(call(registerIncomingContract, otherClerk, { documentId })).rejects.toMatchObject(atRest);
  const page = await call(getDocumentContract, theirClerk, { documentId });
  expect([page.allowedActs, page.standing]).toEqual([['answer-recall'], 'recalled']);
  expect(page.recalls).toMatchObject([{ business: 'recall', reason: 'Sai biểu số liệu', mine: null }]);

  await expect(call(answerRecallContract, theirClerk, { documentId, recallId, agree: false })).rejects.toMatchObject({
    code: 'platform.bad-input',
  });
  const words = 'Đã dùng trong báo cáo gửi Hội đồng nhân dân';
  await call(answerRecallContract, theirClerk, { documentId, recallId, agree: false, words });
  await expect(call(answerRecallContract, theirClerk, { documentId, recallId, agree: true })).rejects.toMatchObject({
    code: 'documents.recall-not-open',
  });
  await call(acceptAssignmentContract, worker, { assignmentId });
  await call(answerRecallContract, otherClerk, { documentId, recallId, agree: true });
  expect((await call(getDocumentContract, otherClerk, { documentId })).arrival?.box).toBe('kept');
  await call(getDocumentFileContract, otherClerk, { documentId, ordinal: 0 });
  expect(await openWork(documentId, other.id)).toEqual([]);

  const { recipients } = await call(listDeliveryEvidenceContract, clerk, { documentId });
  const linesOf = (id: string) =>
    recipients.find(({ agency }) => agency.id === id)?.evidence.filter(({ rung }) => rung.startsWith('recall'));
  expect(linesOf(ward.id)?.map(({ rung }) => rung)).toEqual(['recall-asked', 'recall-refused']);
  expect(linesOf(ward.id)?.[1]?.vi).toContain(words);
  expect(linesOf(other.id)?.map(({ rung }) => rung)).toEqual(['recall-asked', 'recall-agreed']);
  expect(recipients.find(({ agency }) => agency.id === ward.id)?.strongest.rung).toBe('assigned');
  expect((await call(getDocumentContract, clerk, { documentId })).recalls).toMatchObject([
    { asked: 2, agreed: 1, refused: 1 },
  ]);
  expect(await call(getVerificationContract, null, { code: verificationCode })).toMatchObject({ state: 'recalled' });
  await expect(world.db.owner.query('delete from documents.recall_answer')).rejects.toThrow('append-only');
});

test('update and replacement name a later document of the same issuer', async () => {
  const { call, sender, wards } = world;
  const [ward] = wards;
  const old = await underWay('bản cần cập nhật');
  const later = await issuedLetter(world, { from: sender, to: wards, subject: 'bản cập nhật' });
  const { documentId, clerk } = old;
  const theirClerk = actorWith(ward, 'records-clerk');
  await expect(
    call(askRecallContract, clerk, { documentId, business: 'update', reason: 'thiếu văn bản mới' }),
  ).rejects.toMatchObject({ code: 'platform.bad-input' });
  await expect(
    call(askRecallContract, clerk, {
      ...{ documentId: later.documentId, business: 'replace', byDocumentId: documentId, reason: 'ngược thứ tự' },
    }),
  ).rejects.toMatchObject({ code: 'documents.bad-relation' });
  const byDocumentId = later.documentId;
  const update = await call(askRecallContract, clerk, {
    documentId,
    business: 'update',
    byDocumentId,
    reason: 'Bổ sung',
  });
  await call(answerRecallContract, theirClerk, { documentId, recallId: update.recallId, agree: true });
  const page = await call(getDocumentContract, theirClerk, { documentId });
  expect([page.standing, page.registration?.closedHow]).toEqual(['updated', null]);
  const replace = await call(askRecallContract, clerk, {
    documentId,
    business: 'replace',
    byDocumentId,
    reason: 'Thay',
  });
  await call(answerRecallContract, theirClerk, { documentId, recallId: replace.recallId, agree: true });
  const closed = await call(getDocumentContract, theirClerk, { documentId });
  expect([closed.standing, closed.registration?.closedHow]).toEqual(['replaced', 'kept']);
  expect(await call(getVerificationContract, null, { code: old.verificationCode })).toMatchObject({
    ...{ state: 'replaced', document: { replacedBy: { symbol: later.symbol } } },
  });
});
