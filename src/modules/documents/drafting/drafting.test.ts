import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../../platform/access/index.ts';
import { inTransaction } from '../../../platform/db/index.ts';
import { registerBlob } from '../../../platform/files/index.ts';
import { addAnnexContract } from '../operations/add-annex.contract.ts';
import { checkFormatContract } from '../operations/check-format.contract.ts';
import { compareDraftVersionsContract } from '../operations/compare-draft-versions.contract.ts';
import { createDraftContract } from '../operations/create-draft.contract.ts';
import { getDraftContract } from '../operations/get-draft.contract.ts';
import { getDraftFormContract } from '../operations/get-draft-form.contract.ts';
import { listDraftsContract } from '../operations/list-drafts.contract.ts';
import { passDraftContract } from '../operations/pass-draft.contract.ts';
import { refuseDraftContract } from '../operations/refuse-draft.contract.ts';
import { removeAnnexContract } from '../operations/remove-annex.contract.ts';
import { returnDraftContract } from '../operations/return-draft.contract.ts';
import { saveDraftContract } from '../operations/save-draft.contract.ts';
import { submitDraftContract } from '../operations/submit-draft.contract.ts';
import { takeBackDraftContract } from '../operations/take-back-draft.contract.ts';
import { DOCUMENT_KINDS } from '../rules/kinds.ts';
import { actorWith, divisionOf, letterTo, type TestDocuments, testDocuments } from '../test-documents.ts';

let world: TestDocuments;
let author: Actor;
let head: Actor;
let leader: Actor;
beforeAll(async () => {
  world = await testDocuments();
  ({ specialist: author, head } = divisionOf(world.sender));
  leader = actorWith(world.sender, 'leader');
}, 60_000);
afterAll(() => world.close());

const letter = (subject: string) => letterTo(world.wards, leader, subject);

test('automatic saves give way to the next, what somebody acted on stays', async () => {
  const { call, clock } = world;
  const { draftId } = await call(createDraftContract, author, { content: letter('bản một') });
  const save = (version: number, subject: string, automatic: boolean) =>
    call(saveDraftContract, author, { draftId, version, content: letter(subject), automatic });
  await save(1, 'bản hai', true);
  await save(2, 'bản ba', true);
  clock.advance({ minutes: 20 });
  await save(3, 'bản bốn', true);
  await call(submitDraftContract, author, { draftId, version: 4 });
  await call(returnDraftContract, head, { draftId, version: 4, words: 'Sửa trích yếu' });
  await save(4, 'bản năm', true);
  const page = await call(getDraftContract, author, { draftId });
  expect(page.versions.map(({ n }) => n)).toEqual([5, 4, 3, 1]);
  const compared = await call(compareDraftVersionsContract, author, { draftId, from: 1, to: 5 });
  expect(compared.lines.filter(({ change }) => change !== 'same')).toEqual([
    { change: 'removed', text: 'bản một' },
    { change: 'added', text: 'bản năm' },
  ]);
});

test('nobody passes a version that he did not see', async () => {
  const { call } = world;
  const { draftId } = await call(createDraftContract, author, { content: letter('hai bản') });
  await call(saveDraftContract, author, { draftId, version: 1, content: letter('hai bản, sửa') });
  await expect(call(submitDraftContract, author, { draftId, version: 1 })).rejects.toMatchObject({
    code: 'documents.newer-version',
  });
});

test('a draft is taken back before the next person acted, with its trace; afterwards no more', async () => {
  const { call } = world;
  const { draftId } = await call(createDraftContract, author, { content: letter('trình nhầm') });
  await call(submitDraftContract, author, { draftId, version: 1 });
  const back = await call(takeBackDraftContract, author, { draftId, version: 1, words: 'Trình nhầm bản' });
  expect(back).toMatchObject({ state: 'drafting', allowedActs: expect.arrayContaining(['save', 'submit']) });
  await expect(call(getDraftContract, head, { draftId })).rejects.toMatchObject({ code: 'documents.no-draft' });
  const { steps } = await call(getDraftContract, author, { draftId });
  expect(steps.map(({ act, words }) => [act, words])).toEqual([
    ['submit', null],
    ['take-back', 'Trình nhầm bản'],
  ]);
  const { rows } = await world.db.owner.query(
    'select from platform.work_item where object_id = $1 and done_at is null',
    [draftId],
  );
  expect(rows).toHaveLength(0);
  await call(submitDraftContract, author, { draftId, version: 1 });
  await call(saveDraftContract, head, { draftId, version: 1, content: letter('trưởng phòng đã sửa') });
  const late = { code: 'documents.not-your-turn' };
  await expect(call(takeBackDraftContract, author, { draftId, version: 2 })).rejects.toMatchObject(late);
  await call(passDraftContract, head, { draftId, version: 2 });
  expect((await call(takeBackDraftContract, head, { draftId, version: 2 })).state).toBe('with-head');
});

test('a refused draft is at its end, and its author can still read why', async () => {
  const { call } = world;
  const { draftId } = await call(createDraftContract, author, { content: letter('không cần thiết') });
  await call(submitDraftContract, author, { draftId, version: 1 });
  await call(refuseDraftContract, head, { draftId, version: 1, words: 'Đã có văn bản cùng nội dung' });
  const page = await call(getDraftContract, author, { draftId });
  expect(page).toMatchObject({ state: 'refused', allowedActs: [] });
  expect(page.steps.at(-1)?.words).toBe('Đã có văn bản cùng nội dung');
});

test('only an own upload becomes an annex; what is inside decides what it is', async () => {
  const { call, db, files, clock } = world;
  const put = async (owner: Actor, id: string, bytes: Buffer, claimed: string) => {
    const stored = await files.put(bytes);
    await inTransaction(
      db.app,
      async (tx) => {
        const sha256 = await registerBlob(tx, stored, { mediaType: claimed, at: clock.now() });
        await sql`
          insert into platform.upload (id, person_id, sha256, size, name, media_type, created_at)
          values (${id}, ${owner.personId}, ${sha256}, ${stored.size}, ${`${id}.pdf`}, ${claimed},
            ${clock.now().toString()})`.execute(tx);
      },
      { settings: { 'app.person': owner.personId } },
    );
  };
  await put(author, 'mine', Buffer.from('no PDF at all'), 'application/pdf');
  await put(head, 'theirs', Buffer.from('%PDF-1.7'), 'application/pdf');
  const { draftId } = await call(createDraftContract, author, { content: letter('tệp kèm theo') });
  const { annex } = await call(addAnnexContract, author, { draftId, uploadId: 'mine' });
  expect(annex).toMatchObject({ binding: 'listed', mediaType: 'application/octet-stream', ordinal: 1 });
  await expect(call(addAnnexContract, author, { draftId, uploadId: 'theirs' })).rejects.toMatchObject({
    code: 'documents.no-upload',
  });
  expect(await call(removeAnnexContract, author, { draftId, annexId: annex.id })).toEqual({ removed: true });
  expect((await call(getDraftContract, author, { draftId })).annexes).toEqual([]);
});

test('the form offers kinds, signers with leaders first, issuers and groups', async () => {
  const form = await world.call(getDraftFormContract, author, {});
  expect(form.kinds).toHaveLength(29);
  expect(form.signers[0]).toMatchObject({ positionId: leader.positionId, rank: 'head' });
  expect(form.issuers.some(({ own }) => own)).toBe(true);
  expect(form.groups.find(({ key }) => key === 'all')?.members).toBe(114);
});

test('lists of drafts are walked without loss or repetition', async () => {
  const { call, clock } = world;
  for (let n = 0; n < 5; n++) {
    clock.advance({ seconds: 1 });
    await call(createDraftContract, author, { content: letter(`dự thảo ${n}`) });
  }
  const whole = await call(listDraftsContract, author, { view: 'mine', limit: 100 });
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await call(listDraftsContract, author, { view: 'mine', limit: 2, cursor });
    seen.push(...page.drafts.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(seen).toEqual(whole.drafts.map(({ id }) => id));
});

const articles = [
  { type: 'numbered', label: 'Điều 1.', text: 'Thành lập Tổ giúp việc về chuyển đổi số.' },
  { type: 'numbered', label: 'Điều 2.', text: 'Chánh Văn phòng chịu trách nhiệm thi hành.' },
] as const;
const fields = [
  { type: 'paragraph', text: 'Cuộc họp về chuẩn bị tổng kết công tác văn thư năm 2026.' },
  { type: 'field', label: 'Thời gian', text: '8 giờ 00, ngày 30/11/2026' },
  { type: 'field', label: 'Địa điểm', text: 'Phòng họp số 2' },
] as const;

test('each of the 29 kinds is laid out so that the format check finds no error', async () => {
  const { call } = world;
  const wrong: string[] = [];
  for (const { code, layoutModel } of DOCUMENT_KINDS) {
    const body = ['1.1', '1.2'].includes(layoutModel)
      ? articles
      : ['1.7', '1.8', '1.9', '1.10'].includes(layoutModel)
        ? fields
        : [];
    const content = {
      ...letter('về tăng cường kiểm tra thể thức văn bản'),
      ...(body.length > 0 ? { body: [...body] } : {}),
      kindCode: code,
      addressees: ['1.5', '1.6', '1.7'].includes(layoutModel) ? ['Các phòng, đơn vị thuộc Sở'] : [],
      ...(layoutModel === '1.9' ? { secondSigner: { title: 'Thư ký', name: 'Trần Văn Bình' } } : {}),
    };
    const { draftId } = await call(createDraftContract, author, { content });
    const { findings } = await call(checkFormatContract, author, { draftId });
    for (const { severity, vi } of findings) if (severity === 'error') wrong.push(`${code}: ${vi}`);
  }
  expect(wrong).toEqual([]);
}, 60_000);
