import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FileOutput } from '../../../platform/contracts/contract.ts';
import { createDraftContract } from '../operations/create-draft.contract.ts';
import { forwardToLeaderContract } from '../operations/forward-to-leader.contract.ts';
import { getDraftContract } from '../operations/get-draft.contract.ts';
import { getSignedFileContract } from '../operations/get-signed-file.contract.ts';
import { passDraftContract } from '../operations/pass-draft.contract.ts';
import { signDraftsContract } from '../operations/sign-drafts.contract.ts';
import { submitDraftContract } from '../operations/submit-draft.contract.ts';
import { actorWith, divisionOf, letterTo, PIN, type TestDocuments, testDocuments } from '../test-documents.ts';

const run = promisify(execFile);
/** As many as one PIN takes, with the two that fail: `BATCH=198`. */
const MANY = Number(process.env['BATCH'] ?? 8);
let world: TestDocuments;
let dir: string;
beforeAll(async () => {
  world = await testDocuments();
  dir = await mkdtemp(join(tmpdir(), 'kb-batch-'));
}, 60_000);
afterAll(async () => {
  await world.close();
  await rm(dir, { recursive: true });
});

const forwarded = async (subject: string) => {
  const { call, sender, wards } = world;
  const { specialist, head } = divisionOf(sender);
  const content = letterTo(wards, actorWith(sender, 'leader'), subject);
  const { draftId } = await call(createDraftContract, specialist, { content });
  await call(submitDraftContract, specialist, { draftId, version: 1 });
  await call(passDraftContract, head, { draftId, version: 1 });
  await call(forwardToLeaderContract, actorWith(sender, 'records-clerk'), { draftId, version: 1 });
  return draftId;
};

const triesOf = async (personId: string) =>
  (
    await world.db.owner.query<{ tries: number }>(
      `select a.tries from signatures.pin_attempt a join signatures.certificate c on c.id = a.certificate_id
       where c.person_id = $1`,
      [personId],
    )
  ).rows[0]?.tries ?? 0;

test('one PIN signs many: each has its own result, trail and signature; what one lacks stops only that one', async () => {
  const { call, sender, wards, db } = world;
  const leader = actorWith(sender, 'leader');
  const drafts: Array<{ draftId: string; version: number }> = [];
  for (let n = 0; n < MANY; n++) drafts.push({ draftId: await forwarded(`ký hàng loạt ${n}`), version: 1 });
  const { specialist } = divisionOf(sender);
  const early = await call(createDraftContract, specialist, { content: letterTo(wards, leader, 'chưa trình') });
  const stale = await forwarded('đã có bản khác');
  const wishes = [...drafts, { draftId: early.draftId, version: 1 }, { draftId: stale, version: 2 }];

  await expect(call(signDraftsContract, leader, { drafts: wishes, pin: '000000' })).rejects.toMatchObject({
    code: 'signatures.wrong-pin',
  });
  expect(await triesOf(leader.personId)).toBe(1);
  expect((await call(getDraftContract, leader, { draftId: drafts[0]?.draftId ?? '' })).state).toBe('with-leader');

  const idempotencyKey = randomUUID();
  const press = () => call(signDraftsContract, leader, { drafts: wishes, pin: PIN, idempotencyKey });
  const answer = await press();
  expect(answer.signed).toBe(MANY);
  expect(await press()).toEqual(answer);
  expect(await triesOf(leader.personId)).toBe(0);
  const result = (id: string) => answer.results.find(({ draftId }) => draftId === id);
  expect(result(early.draftId)).toMatchObject({ done: false, code: 'documents.no-draft' });
  expect(result(stale)).toMatchObject({ done: false, code: 'documents.newer-version', vi: expect.any(String) });
  for (const { draftId } of drafts) {
    expect(result(draftId)).toMatchObject({ done: true, code: null });
    const page = await call(getDraftContract, leader, { draftId });
    expect([page.state, page.steps.at(-1)?.act]).toEqual(['signed', 'sign']);
  }
  const { rows } = await db.owner.query<{ n: number }>(
    `select count(*)::int as n from platform.event where kind = 'draft-sign' and object_id = any($1)`,
    [wishes.map(({ draftId }) => draftId)],
  );
  expect(rows[0]?.n).toBe(MANY);
  for (const { draftId } of drafts.slice(0, 2)) {
    const path = join(dir, `${draftId}.pdf`);
    await writeFile(path, ((await call(getSignedFileContract, leader, { draftId })) as FileOutput).bytes);
    expect((await run('pdfsig', ['-nocert', path])).stdout.match(/Signature is Valid/g)).toHaveLength(1);
  }
}, 600_000);
