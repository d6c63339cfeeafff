import { afterAll, beforeAll, expect, test } from 'vitest';
import { STREAM_CHANNEL } from '../../../platform/stream/index.ts';
import { assignIncomingContract } from '../operations/assign-incoming.contract.ts';
import { createDraftContract } from '../operations/create-draft.contract.ts';
import { getDocumentContract } from '../operations/get-document.contract.ts';
import { getVerificationContract } from '../operations/get-verification.contract.ts';
import { registerIncomingContract } from '../operations/register-incoming.contract.ts';
import { actorWith, divisionOf, issuedLetter, letterTo, type TestDocuments, testDocuments } from '../test-documents.ts';

let world: TestDocuments;
beforeAll(async () => {
  world = await testDocuments();
}, 60_000);
afterAll(() => world.close());

const workOf = async (agencyId: string, documentId: string) => {
  const { rows } = await world.db.owner.query<{ kind: string; role: string | null; done: boolean; priority: number }>(
    `select kind, role, done_at is not null as done, priority from platform.work_item
     where agency_id = $1 and object_id = $2 order by created_at, kind`,
    [agencyId, documentId],
  );
  return rows;
};

test('issuing to a group reaches every agency of the province at once: rights, box, evidence, work, one live message', async () => {
  const { sender, db } = world;
  const heard: Array<{
    kind: string;
    data: Record<string, unknown>;
    audience: { agencies?: string[]; roles?: string[] };
  }> = [];
  await db.listen(STREAM_CHANNEL, (payload) => heard.push(JSON.parse(payload)));
  const { documentId, recipientCount } = await issuedLetter(world, {
    ...{ from: sender, to: [], subject: 'gửi toàn tỉnh' },
    content: { recipientGroups: ['all'], urgency: 2 },
  });
  expect(recipientCount).toBe(113);
  const count = async (table: string, more = '') =>
    (
      await db.owner.query<{ n: number }>(
        `select count(*)::int as n from documents.${table} where document_id = $1 ${more}`,
        [documentId],
      )
    ).rows[0]?.n;
  expect(await count('delivery')).toBe(113);
  expect(await count('evidence', `and rung = 'delivered'`)).toBe(113);
  expect(await count('inbox_entry', `and box = 'not-opened'`)).toBe(113);
  expect(await count('access', 'and position_id is null')).toBe(114);
  expect(await count('grant_event')).toBe(await count('access'));
  const [ward] = world.wards;
  expect(await workOf(ward.id, documentId)).toEqual([
    { kind: 'documents.register-incoming', role: 'records-clerk', done: false, priority: 2 },
  ]);
  await expect
    .poll(() => heard.filter(({ kind, data }) => kind === 'documents.arrived' && data['documentId'] === documentId))
    .toHaveLength(1);
  const arrived = heard.find(({ kind }) => kind === 'documents.arrived');
  expect(arrived?.audience.agencies).toHaveLength(113);
  expect(arrived?.audience.roles).toEqual(['records-clerk', 'chief-of-office', 'leader', 'archivist']);
}, 30_000);

test('work goes from the clerk to the leaders when the arrival is registered', async () => {
  const { sender, wards, call } = world;
  const { documentId } = await issuedLetter(world, { from: sender, to: [wards[0]], subject: 'chuyển việc' });
  await call(registerIncomingContract, actorWith(wards[0], 'records-clerk'), { documentId });
  expect((await workOf(wards[0].id, documentId)).map(({ kind, done }) => [kind, done])).toEqual([
    ['documents.assign-incoming', false],
    ['documents.register-incoming', true],
  ]);
});

test('a document that replaces another reaches whoever has the old one, and the old one says so to everybody', async () => {
  const { sender, wards, call } = world;
  const old = await issuedLetter(world, { from: sender, to: wards, subject: 'bản có sai sót' });
  const fresh = await issuedLetter(world, {
    ...{ from: sender, to: [], subject: 'bản thay thế' },
    content: { relations: [{ kind: 'replaces', documentId: old.documentId }] },
  });
  expect(fresh.recipientCount).toBe(2);
  const reader = divisionOf(wards[1]).specialist;
  await call(registerIncomingContract, actorWith(wards[1], 'records-clerk'), { documentId: old.documentId });
  const lead = { positionId: reader.positionId };
  await call(assignIncomingContract, actorWith(wards[1], 'leader'), { documentId: old.documentId, lead });
  const page = await call(getDocumentContract, actorWith(wards[1], 'records-clerk'), { documentId: old.documentId });
  expect(page).toMatchObject({ standing: 'replaced', relations: [{ way: 'from', symbol: fresh.symbol }] });
  // Whoever was given only the old one learns that it holds no more, and nothing else of the new one.
  const narrow = await call(getDocumentContract, reader, { documentId: old.documentId });
  expect(narrow).toMatchObject({ standing: 'replaced', relations: [] });
  expect(await call(getVerificationContract, null, { code: old.verificationCode })).toMatchObject({
    state: 'replaced',
    document: { replacedBy: { symbol: fresh.symbol } },
  });
  const content = {
    ...letterTo([sender], actorWith(wards[1], 'leader'), 'thay văn bản của nơi khác'),
    relations: [{ kind: 'replaces' as const, documentId: old.documentId }],
  };
  await expect(call(createDraftContract, reader, { content })).rejects.toMatchObject({
    code: 'documents.bad-relation',
  });
});
