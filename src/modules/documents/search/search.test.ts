import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../../platform/access/index.ts';
import { searchDocumentsContract } from '../operations/search-documents.contract.ts';
import { actorWith, issuedLetter, type TestDocuments, testDocuments } from '../test-documents.ts';

let world: TestDocuments;
let clerk: Actor;
let symbols: Record<'road' | 'sugar' | 'school' | 'ward', string>;
beforeAll(async () => {
  world = await testDocuments();
  const { sender, wards } = world;
  clerk = actorWith(sender, 'records-clerk');
  const issue = async (subject: string) =>
    (await issuedLetter(world, { from: sender, to: [wards[0]], subject })).symbol;
  symbols = {
    road: await issue('nâng cấp đường giao thông nông thôn'),
    sugar: await issue('quản lý duong dài hạn kho dự trữ'),
    school: await issue('phê duyệt kế hoạch xây dựng trường học'),
    ward: (await issuedLetter(world, { from: wards[1], to: [wards[0]], subject: 'báo cáo đường thủy' })).symbol,
  };
}, 60_000);
afterAll(() => world.close());

const find = async (q: string, actor = clerk, more: Record<string, unknown> = {}) =>
  (await world.call(searchDocumentsContract, actor, { q, ...more })).documents;
const found = async (q: string, actor = clerk) => (await find(q, actor)).map(({ symbol }) => symbol);

test('marks typed must agree; none typed finds both', async () => {
  expect(await found('đường')).toEqual([symbols.road]);
  expect((await found('duong')).sort()).toEqual([symbols.road, symbols.sugar].sort());
});

test('the answer says how it matched and which words were found', async () => {
  const [first] = await find('đường giao thông');
  expect(first).toMatchObject({ match: 'exact', matchText: { vi: 'khớp đúng dấu' } });
  expect(first?.subjectParts.filter(({ hit }) => hit).map(({ text }) => text.trim())).toEqual([
    'đường',
    'giao',
    'thông',
  ]);
  expect((await find('phe duyet ke hoach'))[0]).toMatchObject({ match: 'folded', symbol: symbols.school });
});

test('a number is found however it is typed', async () => {
  const [number, notation = ''] = symbols.school.split('/');
  for (const typed of [symbols.school, symbols.school.toLowerCase(), `${Number(number)} ${notation.split('-')[0]}`])
    expect([typed, await found(typed)]).toEqual([typed, expect.arrayContaining([symbols.school])]);
});

test('one part of the notation is enough', async () => {
  const [number = '', notation = ''] = symbols.school.split('/');
  for (const typed of [...notation.split('-'), notation.toLowerCase().split('-')[0] ?? '', number, `${Number(number)}`])
    expect([typed, await found(typed)]).toEqual([typed, expect.arrayContaining([symbols.school])]);
});

test('agency, signer, kind and unfinished words are found too', async () => {
  expect(await found('so noi vu truong')).toEqual([symbols.school]);
  expect(await found('ke hoach xay du')).toEqual([symbols.school]);
  const [first] = await find('trường học');
  expect(await found(first?.signerName ?? '')).toContain(symbols.school);
});

test('what the agency may not read is never found', async () => {
  const [ward, other] = world.wards;
  expect((await found('duong', actorWith(ward, 'records-clerk'))).length).toBe(3);
  expect(await found('duong', actorWith(other, 'records-clerk'))).toEqual([symbols.ward]);
  expect(await found('duong thuy')).not.toContain(symbols.ward);
});

test('kind, way and dates narrow the answer', async () => {
  const ward = actorWith(world.wards[0], 'records-clerk');
  const symbolsOf = async (actor: Actor, more: Record<string, unknown>) =>
    (await find('', actor, more)).map(({ symbol }) => symbol);
  expect(await symbolsOf(clerk, { direction: 'out' })).toHaveLength(3);
  expect(await symbolsOf(clerk, { direction: 'in' })).toEqual([]);
  expect(await symbolsOf(ward, { direction: 'in' })).toHaveLength(4);
  expect(await symbolsOf(ward, { kindCode: 'decision' })).toEqual([]);
  expect(await symbolsOf(clerk, { from: '2026-11-24', to: '2026-11-24' })).toHaveLength(3);
  expect(await symbolsOf(clerk, { to: '2026-11-23' })).toEqual([]);
  expect(await symbolsOf(clerk, { from: '2027-01-01' })).toEqual([]);
});

test('when nothing holds all words one is left out, and the answer says so', async () => {
  const [first] = await find('trường học khongcotu');
  expect(first).toMatchObject({ symbol: symbols.school, match: 'relaxed' });
});

test('without words the newest come first, and pages follow each other', async () => {
  const first = await world.call(searchDocumentsContract, clerk, { limit: 2 });
  expect(first.documents.map(({ symbol }) => symbol)).toEqual([symbols.school, symbols.sugar]);
  const second = await world.call(searchDocumentsContract, clerk, { limit: 2, cursor: first.nextCursor ?? '' });
  expect(second.documents.map(({ symbol }) => symbol)).toEqual([symbols.road]);
  expect(second.nextCursor).toBeNull();
});
