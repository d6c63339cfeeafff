import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Actor, explain } from '../../platform/access/index.ts';
import { inTransaction } from '../../platform/db/index.ts';
import { createDraftContract } from './operations/create-draft.contract.ts';
import { getDraftContract } from './operations/get-draft.contract.ts';
import { getVerificationContract } from './operations/get-verification.contract.ts';
import { listDraftsContract } from './operations/list-drafts.contract.ts';
import { saveDraftContract } from './operations/save-draft.contract.ts';
import { submitDraftContract } from './operations/submit-draft.contract.ts';
import { draftRead } from './policy.ts';
import {
  actorAt,
  actorWith,
  divisionOf,
  letterTo,
  signedLetter,
  type TestDocuments,
  testDocuments,
} from './test-documents.ts';

let world: TestDocuments;
beforeAll(async () => {
  world = await testDocuments();
}, 60_000);
afterAll(() => world.close());

test('a draft is its author’s until it is submitted; then its head sees it, the office only after him', async () => {
  const { call, sender, wards } = world;
  const { specialist, head } = divisionOf(sender);
  const clerk = actorWith(sender, 'records-clerk');
  const leader = actorWith(sender, 'leader');
  const { draftId } = await call(createDraftContract, specialist, { content: letterTo(wards, leader, 'riêng tư') });
  const sees = async (actor: Actor) =>
    call(getDraftContract, actor, { draftId }).then(
      () => true,
      () => false,
    );
  const others = sender.withRole('specialist').filter(({ positionId }) => positionId !== specialist.positionId);
  const colleague = actorAt(sender, others[0] ?? sender.positions[0]!);
  expect(await Promise.all([specialist, head, clerk, leader, colleague].map(sees))).toEqual([
    ...[true, false, false, false, false],
  ]);
  await call(submitDraftContract, specialist, { draftId, version: 1 });
  expect(await Promise.all([specialist, head, clerk, leader, colleague].map(sees))).toEqual([
    ...[true, true, false, false, false],
  ]);
  await expect(
    call(saveDraftContract, colleague, { draftId, content: letterTo(wards, leader, 'x'), version: 1 }),
  ).rejects.toMatchObject({ code: 'documents.no-draft' });
  const waiting = await call(listDraftsContract, head, { view: 'waiting-for-me' });
  expect(waiting.drafts.map(({ id }) => id)).toContain(draftId);
  expect(
    (await call(listDraftsContract, specialist, { view: 'waiting-for-me' })).drafts.map(({ id }) => id),
  ).not.toContain(draftId);
  const why = await inTransaction(world.db.app, (tx) => explain(tx, draftRead, head, draftId));
  expect(why.branches.filter(({ holds }) => holds).map(({ name }) => name)).toEqual(['head-of-unit']);
});

test('the public page knows of a draft only that it is not issued', async () => {
  const { call, sender, wards } = world;
  const signed = await signedLetter(world, { from: sender, to: wards, subject: 'chưa phát hành' });
  const page = await call(getDraftContract, signed.clerk, { draftId: signed.draftId });
  expect(await call(getVerificationContract, null, { code: page.verificationCode ?? '' })).toEqual({
    ...{ code: page.verificationCode, state: 'not-issued', document: null },
  });
  await expect(call(getVerificationContract, null, { code: 'AAAA-BBBB-CCCC' })).rejects.toMatchObject({
    code: 'documents.no-code',
  });
});

test('a paper with a mark of secrecy is refused with the law, and nothing of it is kept', async () => {
  const { call, sender, wards, db } = world;
  const { specialist } = divisionOf(sender);
  const count = async () => (await db.owner.query('select count(*)::int as n from documents.draft')).rows[0]?.n;
  const before = await count();
  const content = { ...letterTo(wards, actorWith(sender, 'leader'), 'bí mật'), secrecy: 'confidential' as const };
  await expect(call(createDraftContract, specialist, { content })).rejects.toMatchObject({
    code: 'documents.secret-refused',
    vi: expect.stringContaining('117/2025/QH15'),
  });
  expect(await count()).toBe(before);
});

test('a signer of another agency and an incomplete draft are refused', async () => {
  const { call, sender, wards } = world;
  const { specialist } = divisionOf(sender);
  const content = letterTo(wards, actorWith(wards[0], 'leader'), 'ký hộ');
  await expect(call(createDraftContract, specialist, { content })).rejects.toMatchObject({
    code: 'documents.bad-signer',
  });
  const { draftId } = await call(createDraftContract, specialist, { content: { kindCode: 'plan' } });
  await expect(call(submitDraftContract, specialist, { draftId, version: 1 })).rejects.toMatchObject({
    code: 'documents.incomplete',
    vi: expect.stringContaining('trích yếu'),
  });
});
