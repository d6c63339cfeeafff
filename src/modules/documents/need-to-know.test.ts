import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Actor, actorSettings, explain } from '../../platform/access/index.ts';
import { inTransaction } from '../../platform/db/index.ts';
import { STREAM_CHANNEL } from '../../platform/stream/index.ts';
import { assignIncomingContract } from './operations/assign-incoming.contract.ts';
import { countIncomingContract } from './operations/count-incoming.contract.ts';
import { getDocumentContract } from './operations/get-document.contract.ts';
import { getDocumentFileContract } from './operations/get-document-file.contract.ts';
import { listDeliveryEvidenceContract } from './operations/list-delivery-evidence.contract.ts';
import { listIncomingContract } from './operations/list-incoming.contract.ts';
import { listOutgoingContract } from './operations/list-outgoing.contract.ts';
import { openDocumentContract } from './operations/open-document.contract.ts';
import { registerIncomingContract } from './operations/register-incoming.contract.ts';
import { searchDocumentsContract } from './operations/search-documents.contract.ts';
import { shareDocumentContract } from './operations/share-document.contract.ts';
import { documentRead } from './policy.ts';
import { actorAt, actorWith, issuedLetter, type TestDocuments, testDocuments } from './test-documents.ts';

let world: TestDocuments;
beforeAll(async () => {
  world = await testDocuments();
}, 60_000);
afterAll(() => world.close());

const rowsSeen = (actor: Actor | null, table: string, documentId: string, column = 'document_id') =>
  inTransaction(
    world.db.app,
    async (tx) =>
      (await sql`select from ${sql.table(table)} where ${sql.ref(column)} = ${documentId}::uuid`.execute(tx)).rows
        .length,
    { settings: actorSettings(actor) },
  );

const TABLES = [
  ...['document_file', 'delivery', 'evidence', 'inbox_entry', 'registration', 'assignment', 'access', 'grant_event'],
  ...['dispatch', 'search_entry'],
].map((name) => `documents.${name}`);

const branchesOf = async (actor: Actor, documentId: string) => {
  const why = await inTransaction(world.db.app, (tx) => explain(tx, documentRead, actor, documentId));
  return why.branches.filter(({ holds }) => holds).map(({ name }) => name);
};

/** Whether lists, search, page and file agree that the actor sees it. */
const sees = async (actor: Actor, documentId: string): Promise<boolean> => {
  const { call } = world;
  const answered = (attempt: Promise<unknown>) =>
    attempt.then(
      () => true,
      (error: { code?: string }) => {
        expect(error.code).toBe('documents.no-document');
        return false;
      },
    );
  const holds = (list: { documents: ReadonlyArray<{ id: string }> }) =>
    list.documents.some(({ id }) => id === documentId);
  const answers = [
    await answered(call(getDocumentContract, actor, { documentId })),
    await answered(call(getDocumentFileContract, actor, { documentId, ordinal: 0 })),
    holds(await call(searchDocumentsContract, actor, { limit: 100 })),
    holds(await call(listIncomingContract, actor, { scope: 'agency', limit: 100 })) ||
      holds(await call(listOutgoingContract, actor, { limit: 100 })),
    (await rowsSeen(actor, 'documents.document', documentId, 'id')) === 1,
    (await branchesOf(actor, documentId)).length > 0,
  ];
  expect(new Set(answers).size, JSON.stringify(answers)).toBe(1);
  return answers[0] ?? false;
};

/** Head and specialist of a room that is not the office: the office's own head is a circulation role. */
const roomOf = (of: TestDocuments['sender']): { head: Actor; specialist: Actor } => {
  for (const head of of.withRole('unit-head')) {
    const specialist = of
      .withRole('specialist')
      .find(({ unitId, roles }) => unitId === head.unitId && roles.length === 1);
    if (specialist && !head.roles.includes('chief-of-office'))
      return { head: actorAt(of, head), specialist: actorAt(of, specialist) };
  }
  throw new Error(`${of.shortName} has no such room`);
};

/** Specialists of the agency that had nothing to do with it. */
const bystander = (of: TestDocuments['sender'], ...but: Actor[]): Actor => {
  const free = of
    .withRole('specialist')
    .find(
      ({ positionId, unitId, roles }) =>
        roles.length === 1 && but.every((one) => one.positionId !== positionId && one.unitId !== unitId),
    );
  if (!free) throw new Error(`${of.shortName} has nobody without a part`);
  return actorAt(of, free);
};

test('who issued and who received see it, each for a reason that is told; a bystander and a stranger see nothing at all', async () => {
  const { sender, wards, call } = world;
  const issued = await issuedLetter(world, { from: sender, to: [wards[0]], subject: 'chỉ một nơi nhận' });
  const { documentId, specialist, head, clerk, leader } = issued;
  for (const actor of [specialist, head, clerk, leader, actorWith(wards[0], 'records-clerk')])
    expect([actor.positionTitle, await sees(actor, documentId)]).toEqual([actor.positionTitle, true]);
  expect(await branchesOf(specialist, documentId)).toEqual(['drafted']);
  expect(await branchesOf(head, documentId)).toEqual(['circulation', 'took-part', 'head-of-unit']);
  expect(await branchesOf(leader, documentId)).toEqual(['circulation', 'signed']);
  expect(await branchesOf(actorWith(wards[0], 'leader'), documentId)).toEqual(['circulation']);
  expect((await call(listDeliveryEvidenceContract, specialist, { documentId })).recipients).toHaveLength(1);
  const blind = [
    bystander(sender, specialist),
    bystander(wards[0]),
    roomOf(wards[0]).head,
    actorWith(wards[1], 'records-clerk'),
  ];
  for (const actor of [...blind, null]) {
    if (actor) expect([actor.positionTitle, await sees(actor, documentId)]).toEqual([actor.positionTitle, false]);
    for (const table of TABLES) expect([table, await rowsSeen(actor, table, documentId)]).toEqual([table, 0]);
  }
});

test('whoever is given it sees it, also when it is passed on; the head sees what the own unit was given', async () => {
  const { sender, wards, call } = world;
  const [ward] = wards;
  const { head, specialist } = roomOf(ward);
  const stranger = bystander(ward, specialist);
  const clerk = actorWith(ward, 'records-clerk');
  const chairman = actorWith(ward, 'leader');
  const { documentId } = await issuedLetter(world, { from: sender, to: [ward], subject: 'giao rồi chuyển tiếp' });
  await call(registerIncomingContract, clerk, { documentId });
  expect([await sees(head, documentId), await sees(specialist, documentId)]).toEqual([false, false]);
  await call(assignIncomingContract, chairman, { documentId, lead: { positionId: head.positionId } });
  expect([await sees(head, documentId), await sees(specialist, documentId)]).toEqual([true, false]);
  await call(assignIncomingContract, head, { documentId, joint: [{ positionId: specialist.positionId }] });
  expect([await sees(specialist, documentId), await sees(stranger, documentId)]).toEqual([true, false]);
  expect(await branchesOf(specialist, documentId)).toEqual(['assigned']);
  const direct = await issuedLetter(world, { from: sender, to: [ward], subject: 'giao thẳng chuyên viên' });
  await call(registerIncomingContract, clerk, { documentId: direct.documentId });
  const lead = { positionId: specialist.positionId };
  await call(assignIncomingContract, chairman, { documentId: direct.documentId, lead });
  expect(await branchesOf(head, direct.documentId)).toEqual(['head-of-unit']);
  expect(await sees(head, direct.documentId)).toBe(true);
  const counted = await call(countIncomingContract, specialist, { scope: 'mine' });
  expect(counted.counts['not-opened']).toBe(2);
  expect((await call(countIncomingContract, stranger, { scope: 'agency' })).counts['not-handled']).toBe(0);
});

test('a leader shares with a position of the agency, and with no other', async () => {
  const { sender, wards, call } = world;
  const issued = await issuedLetter(world, { from: sender, to: [wards[1]], subject: 'chia sẻ để biết' });
  const { documentId, specialist, leader } = issued;
  const colleague = bystander(sender, specialist);
  await call(shareDocumentContract, leader, { documentId, positionIds: [colleague.positionId], words: 'Đọc để biết' });
  expect([await sees(colleague, documentId), await branchesOf(colleague, documentId)]).toEqual([true, ['shared']]);
  const theirs = bystander(wards[1]);
  await call(shareDocumentContract, actorWith(wards[1], 'leader'), { documentId, positionIds: [theirs.positionId] });
  expect(await sees(theirs, documentId)).toBe(true);
  expect((await call(listIncomingContract, theirs, { scope: 'mine' })).documents.map(({ id }) => id)).toContain(
    documentId,
  );
  await call(openDocumentContract, theirs, { documentId });
  await expect(
    call(shareDocumentContract, leader, { documentId, positionIds: [theirs.positionId] }),
  ).rejects.toMatchObject({ code: 'documents.bad-assignee' });
  const { rows } = await world.db.owner.query<{ op: string; via: string }>(
    `select op, via from documents.grant_event where document_id = $1 and via = 'shared'`,
    [documentId],
  );
  expect(rows).toEqual([
    { op: 'add', via: 'shared' },
    { op: 'add', via: 'shared' },
  ]);
});

test('news of a document is told to those who may see it and to nobody else', async () => {
  const { sender, wards, call, db } = world;
  const heard: Array<{
    kind: string;
    data: { documentId?: string };
    audience: { positions?: string[]; roles?: string[] };
  }> = [];
  await db.listen(STREAM_CHANNEL, (payload) => heard.push(JSON.parse(payload)));
  const { documentId, specialist } = await issuedLetter(world, { from: sender, to: [wards[0]], subject: 'báo tin' });
  const { specialist: theirs, head } = roomOf(wards[0]);
  await call(registerIncomingContract, actorWith(wards[0], 'records-clerk'), { documentId });
  const lead = { positionId: theirs.positionId };
  await call(assignIncomingContract, actorWith(wards[0], 'leader'), { documentId, lead });
  const told = () => heard.filter(({ data, kind }) => data.documentId === documentId && kind.startsWith('documents.'));
  await expect
    .poll(() => told().map(({ kind }) => kind))
    .toEqual([
      ...['documents.arrived', 'documents.changed', 'documents.evidence', 'documents.changed'],
      ...['documents.evidence', 'documents.changed'],
    ]);
  for (const { audience } of told()) expect(audience.roles).toContain('records-clerk');
  expect(told()[2]?.audience.positions).toContain(specialist.positionId);
  const assigned = new Set(told().at(-1)?.audience.positions);
  expect([assigned.has(theirs.positionId), assigned.has(head.positionId)]).toEqual([true, true]);
  expect(assigned.has(bystander(wards[0], theirs).positionId)).toBe(false);
});
