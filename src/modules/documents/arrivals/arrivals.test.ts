import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '../../../platform/db/index.ts';
import { acceptAssignmentContract } from '../operations/accept-assignment.contract.ts';
import { assignIncomingContract } from '../operations/assign-incoming.contract.ts';
import { countIncomingContract } from '../operations/count-incoming.contract.ts';
import { finishAssignmentContract } from '../operations/finish-assignment.contract.ts';
import { getAssignFormContract } from '../operations/get-assign-form.contract.ts';
import { getDocumentContract } from '../operations/get-document.contract.ts';
import { keepDocumentContract } from '../operations/keep-document.contract.ts';
import { listDeliveryEvidenceContract } from '../operations/list-delivery-evidence.contract.ts';
import { listIncomingContract } from '../operations/list-incoming.contract.ts';
import { listOutgoingContract } from '../operations/list-outgoing.contract.ts';
import { openDocumentContract } from '../operations/open-document.contract.ts';
import { registerIncomingContract } from '../operations/register-incoming.contract.ts';
import { returnIncomingContract } from '../operations/return-incoming.contract.ts';
import { actorAt, actorWith, divisionOf, issuedLetter, type TestDocuments, testDocuments } from '../test-documents.ts';

let world: TestDocuments;
beforeAll(async () => {
  world = await testDocuments();
}, 60_000);
afterAll(() => world.close());

const arrive = (subject: string, replyBy: string | null = null) =>
  issuedLetter(world, { from: world.sender, to: world.wards, subject, content: { replyBy } });

test('a document moves through the boxes as people open, register, assign and finish it', async () => {
  const { call, wards } = world;
  const [ward] = wards;
  const clerk = actorWith(ward, 'records-clerk');
  const chairman = actorWith(ward, 'leader');
  const { head, specialist } = divisionOf(ward);
  const { documentId, clerk: senderClerk } = await arrive('báo cáo định kỳ', '2026-12-01');
  const boxOf = async () => (await call(getDocumentContract, clerk, { documentId })).arrival?.box;
  expect((await call(getDocumentContract, clerk, { documentId })).allowedActs).toEqual(['open', 'register', 'return']);
  expect((await call(openDocumentContract, clerk, { documentId })).box).toBe('not-handled');
  await call(openDocumentContract, clerk, { documentId });
  const registration = await call(registerIncomingContract, clerk, { documentId });
  await expect(call(registerIncomingContract, clerk, { documentId })).rejects.toMatchObject({
    code: 'documents.wrong-box',
  });
  const form = await call(getAssignFormContract, chairman, { documentId });
  expect(form.units.find(({ id }) => id === head.unitId)?.people.length).toBeGreaterThan(1);
  await expect(call(assignIncomingContract, chairman, { documentId, inform: [] })).rejects.toMatchObject({
    code: 'documents.no-lead',
  });
  await expect(
    call(assignIncomingContract, chairman, { documentId, lead: { unitId: world.sender.positions[0]?.unitId ?? '' } }),
  ).rejects.toMatchObject({ code: 'documents.bad-assignee' });
  const given = await call(assignIncomingContract, chairman, {
    ...{ documentId, lead: { unitId: head.unitId ?? '' }, instruction: 'Tham mưu trả lời' },
    dueOn: '2026-11-28',
  });
  // 28/11/2026 is a Saturday: the term ends with the office hours of Monday.
  expect(given.dueAt?.slice(0, 10)).toBe('2026-11-30');
  const asHead = await call(getDocumentContract, head, { documentId });
  expect(asHead).toMatchObject({ arrival: { box: 'not-opened', openedAt: null } });
  expect(asHead.allowedActs).toEqual(expect.arrayContaining(['open', 'assign', 'accept', 'finish', 'reply']));
  await call(openDocumentContract, head, { documentId });
  expect((await call(getDocumentContract, head, { documentId })).arrival?.box).toBe('not-handled');
  await call(acceptAssignmentContract, head, { assignmentId: given.assignmentIds[0] ?? '' });
  const passed = await call(assignIncomingContract, head, {
    ...{ documentId, lead: { positionId: specialist.positionId } },
  });
  const part = await call(finishAssignmentContract, specialist, {
    ...{ assignmentId: passed.assignmentIds[0] ?? '', result: 'Đã soạn số liệu' },
  });
  expect(part.documentClosed).toBe(false);
  expect(await boxOf()).toBe('not-handled');
  const whole = await call(finishAssignmentContract, head, {
    ...{ assignmentId: given.assignmentIds[0] ?? '', result: 'Đã báo cáo' },
  });
  expect(whole.documentClosed).toBe(true);
  expect(await boxOf()).toBe('handled');
  const page = await call(getDocumentContract, chairman, { documentId });
  expect(page.registration).toMatchObject({ no: registration.no, closedHow: 'handled' });
  expect(page.timeline.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['issued', 'delivered', 'opened', 'registered', 'assigned', 'finished', 'handled']),
  );
  const { documents } = await call(listOutgoingContract, senderClerk, {});
  expect(documents.find(({ id }) => id === documentId)).toMatchObject({ recipients: 2, opened: 1, registered: 1 });
});

test('a document sent back shows its reason to the sender and can no longer be registered', async () => {
  const { call, wards } = world;
  const clerk = actorWith(wards[1], 'records-clerk');
  const { documentId, clerk: senderClerk } = await arrive('gửi nhầm');
  await call(returnIncomingContract, clerk, { documentId, reason: 'Không đúng nơi nhận' });
  await expect(call(registerIncomingContract, clerk, { documentId })).rejects.toMatchObject({
    code: 'documents.wrong-box',
  });
  const { recipients } = await call(listDeliveryEvidenceContract, senderClerk, { documentId, rung: 'refused' });
  expect(recipients.map(({ strongest }) => strongest.vi)).toEqual(['Đã trả lại ngày 24/11/2026: Không đúng nơi nhận']);
  await expect(call(listDeliveryEvidenceContract, clerk, { documentId })).rejects.toMatchObject({
    code: 'documents.no-document',
  });
});

test('an equal number, notation and issuer is warned of, and registered only when confirmed', async () => {
  const { call, wards, db } = world;
  const [ward] = wards;
  const clerk = actorWith(ward, 'records-clerk');
  const first = await arrive('bản thứ nhất');
  await call(registerIncomingContract, clerk, { documentId: first.documentId });
  const twin = await arrive('bản thứ hai');
  // Numbers never repeat within one register, so an equal symbol can only come from another one: planted behind the wall.
  await db.owner.query('alter table documents.document disable trigger append_only');
  await db.owner.query('update documents.document set symbol = $1 where id = $2', [
    first.symbol.toLowerCase(),
    twin.documentId,
  ]);
  await db.owner.query('alter table documents.document enable trigger append_only');
  const register = (confirmDuplicate: boolean) =>
    call(registerIncomingContract, clerk, { documentId: twin.documentId, confirmDuplicate });
  await expect(register(false)).rejects.toMatchObject({ code: 'documents.duplicate', status: 409 });
  expect((await register(true)).no).toBeGreaterThan(1);
});

test('counters agree with the lists, for the agency and for a position that is only informed', async () => {
  const { call, wards } = world;
  const [ward] = wards;
  const clerk = actorWith(ward, 'records-clerk');
  const chairman = actorWith(ward, 'leader');
  const { head } = divisionOf(ward);
  const outsider = ward.withRole('unit-head').find(({ unitId }) => unitId !== head.unitId);
  if (!outsider) throw new Error('one division only');
  const informed = actorAt(ward, outsider);
  const { documentId } = await arrive('để biết');
  await call(registerIncomingContract, clerk, { documentId });
  await call(assignIncomingContract, chairman, {
    ...{ documentId, lead: { unitId: head.unitId ?? '' }, inform: [{ positionId: informed.positionId }] },
  });
  await call(openDocumentContract, informed, { documentId });
  const mine = await call(countIncomingContract, informed, { scope: 'mine' });
  expect(mine.counts).toMatchObject({ 'for-information': 1, 'not-opened': 0 });
  await call(keepDocumentContract, informed, { documentId });
  expect((await call(countIncomingContract, informed, { scope: 'mine' })).counts.kept).toBe(1);
  for (const box of ['not-opened', 'not-handled', 'handled', 'kept'] as const) {
    const { counts } = await call(countIncomingContract, clerk, { scope: 'agency' });
    const { documents } = await call(listIncomingContract, clerk, { scope: 'agency', box, limit: 100 });
    expect([box, counts[box]]).toEqual([box, documents.length]);
  }
});

test('pages of a list follow each other without loss or repetition', async () => {
  const { call, wards } = world;
  const clerk = actorWith(wards[0], 'records-clerk');
  const whole = await call(listIncomingContract, clerk, { scope: 'agency', limit: 100 });
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await call(listIncomingContract, clerk, { scope: 'agency', limit: 2, cursor });
    seen.push(...page.documents.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(seen).toEqual(whole.documents.map(({ id }) => id));
});

test('an arrival registered by two clerks at once is entered once', async () => {
  const { call, wards, db } = world;
  const [first, second] = wards[0].withRole('records-clerk');
  if (!first) throw new Error('no clerk');
  const clerks = [actorAt(wards[0], first), actorAt(wards[0], second ?? first)];
  const { documentId } = await arrive('hai văn thư');
  const results = await Promise.allSettled(
    clerks.map((clerk) => call(registerIncomingContract, clerk, { documentId })),
  );
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const { rows } = await db.owner.query(
    `select from documents.registration where document_id = $1 and agency_id = $2 and direction = 'in'`,
    [documentId, wards[0].id],
  );
  expect(rows).toHaveLength(1);
});

test('evidence is never weakened or rewritten', async () => {
  const { db } = world;
  await expect(db.owner.query(`update documents.evidence set words = 'x'`)).rejects.toThrow('append-only');
  await expect(db.owner.query('update documents.delivery set strongest = 1 where strongest > 1')).rejects.toThrow(
    'cannot weaken',
  );
  const seen = await inTransaction(db.app, (tx) => sql`select from documents.evidence`.execute(tx));
  expect(seen.rows).toHaveLength(0);
});

test('an empty post gets no work: of a unit without its head the deputy is given it', async () => {
  const { call, wards, db } = world;
  const [, ward] = wards;
  const clerk = actorWith(ward, 'records-clerk');
  const chairman = actorWith(ward, 'leader');
  const { head } = divisionOf(ward);
  const deputy = ward.withRole('unit-head').find(({ unitId, rank }) => unitId === head.unitId && rank === 'deputy');
  await db.owner.query(
    `update organization.holding set valid = tstzrange(lower(valid), '2026-11-01') where position_id = $1 and upper_inf(valid)`,
    [head.positionId],
  );
  const { documentId } = await arrive('trưởng phòng nghỉ hưu');
  await call(registerIncomingContract, clerk, { documentId });
  const toPost = call(assignIncomingContract, chairman, { documentId, lead: { positionId: head.positionId } });
  await expect(toPost).rejects.toMatchObject({ code: 'documents.bad-assignee' });
  await call(assignIncomingContract, chairman, { documentId, lead: { unitId: head.unitId ?? '' } });
  const { assignments } = await call(getDocumentContract, chairman, { documentId });
  expect(assignments.map(({ to }) => to.positionId)).toEqual([deputy?.positionId]);
});
