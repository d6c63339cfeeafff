import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../../platform/access/index.ts';
import { assignIncomingContract } from '../operations/assign-incoming.contract.ts';
import { getDocumentContract } from '../operations/get-document.contract.ts';
import { getNextNumberContract } from '../operations/get-next-number.contract.ts';
import { issueDocumentContract } from '../operations/issue-document.contract.ts';
import { listDeliveryEvidenceContract } from '../operations/list-delivery-evidence.contract.ts';
import { listIncomingContract } from '../operations/list-incoming.contract.ts';
import { listRegisterBooksContract } from '../operations/list-register-books.contract.ts';
import { listSpecialNumbersContract } from '../operations/list-special-numbers.contract.ts';
import { registerIncomingContract } from '../operations/register-incoming.contract.ts';
import { reserveNumberContract } from '../operations/reserve-number.contract.ts';
import { undoRegistrationContract } from '../operations/undo-registration.contract.ts';
import { voidNumberContract } from '../operations/void-number.contract.ts';
import {
  actorWith,
  divisionOf,
  issuedLetter,
  PIN,
  signedLetter,
  type TestDocuments,
  testDocuments,
} from '../test-documents.ts';

let world: TestDocuments;
let clerk: Actor;
beforeAll(async () => {
  world = await testDocuments();
  clerk = actorWith(world.sender, 'records-clerk');
}, 60_000);
afterAll(() => world.close());

/** Every number up to the last, with what it was given to. */
const numbersOf = async (agencyId: string, direction: 'in' | 'out') => {
  const { rows } = await world.db.owner.query<{ no: number; n: number }>(
    `select g.no, (select count(*)::int from documents.registration r where r.book_id = b.id and r.no = g.no)
       + (select count(*)::int from documents.number_void v where v.book_id = b.id and v.no = g.no)
       + (select count(*)::int from documents.number_reserved s where s.book_id = b.id and s.no = g.no and s.used_at is null) as n
     from documents.register_book b, generate_series(1, b.last_no) as g (no)
     where b.agency_id = $1 and b.direction = $2 order by g.no`,
    [agencyId, direction],
  );
  return rows.map(({ n }) => n);
};
const outBook = async () => {
  const { books } = await world.call(listRegisterBooksContract, clerk, {});
  const book = books.find(({ direction }) => direction === 'out');
  if (!book) throw new Error('no outgoing register');
  return book.id;
};

test('numbers are voided and reserved with a reason, and a register stays without gaps and doubles', async () => {
  const { call, sender, wards, clock } = world;
  await issuedLetter(world, { from: sender, to: wards, subject: 'mở sổ' });
  const bookId = await outBook();
  const reserved = await call(reserveNumberContract, clerk, { bookId, reason: 'Chờ văn bản họp chiều nay' });
  const voided = await call(voidNumberContract, clerk, { bookId, reason: 'In hỏng' });
  expect([reserved.no, voided.no]).toEqual([2, 3]);
  const next = await issuedLetter(world, { from: sender, to: wards, subject: 'số kế tiếp' });
  expect(next.no).toBe(4);
  const signed = await signedLetter(world, { from: sender, to: wards, subject: 'dùng số giữ trước' });
  const form = await call(getNextNumberContract, signed.clerk, { draftId: signed.draftId });
  expect(form.reserved).toMatchObject([
    { no: 2, reason: 'Chờ văn bản họp chiều nay', symbol: expect.stringMatching(/^02\//) },
  ]);
  const issue = (reservedNo: number) =>
    call(issueDocumentContract, signed.clerk, { draftId: signed.draftId, pin: PIN, reservedNo });
  await expect(issue(3)).rejects.toMatchObject({ code: 'documents.reserved-not-usable' });
  expect((await issue(2)).symbol).toMatch(/^02\//);
  const kept = await call(reserveNumberContract, clerk, { bookId, reason: 'Giữ rồi không dùng' });
  clock.advance({ hours: 24 });
  const late = await signedLetter(world, { from: sender, to: wards, subject: 'hôm sau' });
  expect((await call(getNextNumberContract, late.clerk, { draftId: late.draftId })).reserved).toEqual([]);
  await expect(
    call(issueDocumentContract, late.clerk, { draftId: late.draftId, pin: PIN, reservedNo: kept.no }),
  ).rejects.toMatchObject({ code: 'documents.reserved-not-usable' });
  expect((await call(listSpecialNumbersContract, clerk, {})).numbers.map(({ no, how }) => [no, how])).toEqual([
    [5, 'reserved'],
    [3, 'void'],
  ]);
  await call(voidNumberContract, clerk, { bookId, reason: 'Không dùng nữa', reservedNo: kept.no });
  expect((await call(listSpecialNumbersContract, clerk, {})).numbers[0]).toMatchObject({
    ...{ no: 5, how: 'void', reason: 'Không dùng nữa', by: { positionId: clerk.positionId } },
  });
  expect(new Set(await numbersOf(sender.id, 'out'))).toEqual(new Set([1]));
  await expect(
    call(voidNumberContract, actorWith(wards[0], 'records-clerk'), { bookId, reason: 'sổ của nơi khác' }),
  ).rejects.toMatchObject({ code: 'documents.book-closed' });
  await expect(world.db.owner.query('delete from documents.number_reserved')).rejects.toThrow('append-only');
}, 60_000);

test('numbers taken, voided and reserved at the same moment are all different', async () => {
  const { call, sender } = world;
  const bookId = await outBook();
  const acts = Array.from({ length: 12 }, (_, n) =>
    n % 2 === 0
      ? call(voidNumberContract, clerk, { bookId, reason: `hủy ${n}` })
      : call(reserveNumberContract, clerk, { bookId, reason: `giữ ${n}` }),
  );
  const taken = (await Promise.all(acts)).map(({ no }) => no);
  expect(new Set(taken).size).toBe(12);
  expect(new Set(await numbersOf(sender.id, 'out'))).toEqual(new Set([1]));
});

test('a wrong entry is struck out with its trace, the sender is told, and the document is entered anew', async () => {
  const { call, sender, wards } = world;
  const [ward] = wards;
  const theirClerk = actorWith(ward, 'records-clerk');
  const { documentId, clerk: senderClerk } = await issuedLetter(world, {
    from: sender,
    to: wards,
    subject: 'vào sổ nhầm',
  });
  const first = await call(registerIncomingContract, theirClerk, { documentId });
  const undone = await call(undoRegistrationContract, theirClerk, { documentId, reason: 'Nhầm văn bản' });
  expect(undone.no).toBe(first.no);
  const page = await call(getDocumentContract, theirClerk, { documentId });
  expect([page.registration, page.arrival?.box]).toEqual([null, 'not-handled']);
  expect(page.allowedActs).toContain('register');
  const lineOf = async () => {
    const { recipients } = await call(listDeliveryEvidenceContract, senderClerk, { documentId });
    return recipients.find(({ agency }) => agency.id === ward.id)?.strongest.vi;
  };
  expect(await lineOf()).toMatch(/^Đã hủy số đến \d+ ngày .*: Nhầm văn bản$/);
  const again = await call(registerIncomingContract, theirClerk, { documentId, confirmDuplicate: true });
  expect(again.no).toBe(first.no + 1);
  world.clock.advance({ seconds: 1 });
  expect(await lineOf()).toMatch(new RegExp(`^Đã đăng ký số ${again.no} `));
  const listed = await call(listIncomingContract, theirClerk, { scope: 'agency' });
  expect(listed.documents.filter(({ id }) => id === documentId).map(({ arrivalNo }) => arrivalNo)).toEqual([again.no]);
  const lead = { positionId: divisionOf(ward).head.positionId };
  await call(assignIncomingContract, actorWith(ward, 'leader'), { documentId, lead });
  await expect(call(undoRegistrationContract, theirClerk, { documentId, reason: 'muộn' })).rejects.toMatchObject({
    code: 'documents.already-assigned',
  });
  expect(new Set(await numbersOf(ward.id, 'in'))).toEqual(new Set([1]));
  await expect(
    world.db.owner.query('update documents.registration set undone_at = null where undone_at is not null'),
  ).rejects.toThrow('struck out');
});
