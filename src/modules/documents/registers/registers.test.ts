import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FileOutput } from '../../../platform/contracts/contract.ts';
import { assignIncomingContract } from '../operations/assign-incoming.contract.ts';
import { getRegisterFileContract } from '../operations/get-register-file.contract.ts';
import { listRegisterBooksContract } from '../operations/list-register-books.contract.ts';
import { registerIncomingContract } from '../operations/register-incoming.contract.ts';
import { undoRegistrationContract } from '../operations/undo-registration.contract.ts';
import { voidNumberContract } from '../operations/void-number.contract.ts';
import { actorWith, divisionOf, issuedLetter, type TestDocuments, testDocuments } from '../test-documents.ts';
import { REGISTERS, type RegisterName, registerNames } from './annex-four.ts';

const run = promisify(execFile);
const PERIOD = { from: '2026-11-24', to: '2026-11-24' };
let world: TestDocuments;
let dir: string;
beforeAll(async () => {
  world = await testDocuments();
  dir = await mkdtemp(join(tmpdir(), 'kb-registers-'));
  const { call, sender, wards } = world;
  const [ward] = wards;
  await issuedLetter(world, { from: sender, to: wards, subject: 'văn bản thứ nhất' });
  const clerk = actorWith(sender, 'records-clerk');
  const { books } = await call(listRegisterBooksContract, clerk, {});
  await call(voidNumberContract, clerk, { bookId: books[0]?.id ?? '', reason: 'in hỏng' });
  const second = await issuedLetter(world, { from: sender, to: wards, subject: 'văn bản thứ hai' });
  const theirClerk = actorWith(ward, 'records-clerk');
  const { documentId } = second;
  await call(registerIncomingContract, theirClerk, { documentId });
  await call(undoRegistrationContract, theirClerk, { documentId, reason: 'nhầm sổ' });
  await call(registerIncomingContract, theirClerk, { documentId });
  const lead = { positionId: divisionOf(ward).head.positionId };
  await call(assignIncomingContract, actorWith(ward, 'leader'), { documentId, lead, dueOn: '2026-12-01' });
}, 60_000);
afterAll(async () => {
  await world.close();
  await rm(dir, { recursive: true });
});

const fileOf = async (register: RegisterName, format: 'pdf' | 'xlsx', whose: 'sender' | 'ward', period = PERIOD) => {
  const agency = whose === 'sender' ? world.sender : world.wards[0];
  const answer = await world.call(getRegisterFileContract, actorWith(agency, 'records-clerk'), {
    ...{ register, format, ...period },
  });
  const { bytes, fileName } = answer as FileOutput;
  const path = join(dir, fileName);
  await writeFile(path, bytes);
  return path;
};
const words = async (path: string) => (await run('pdftotext', ['-layout', path, '-'])).stdout.replace(/\s+/g, ' ');
/** A member of a ZIP, found by its local header. */
const member = (zip: Buffer, name: RegExp): string => {
  for (let at = zip.indexOf('PK\u0001\u0002'); at >= 0; at = zip.indexOf('PK\u0001\u0002', at + 4)) {
    const nameLength = zip.readUInt16LE(at + 28);
    if (!name.test(zip.toString('latin1', at + 46, at + 46 + nameLength))) continue;
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    return inflateRawSync(zip.subarray(start, start + zip.readUInt32LE(at + 20))).toString('utf8');
  }
  return '';
};
const plain = (xml: string) =>
  [...xml.matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text = '']) => text.replaceAll('&amp;', '&')).join('');
/** Rows of texts as the workbook's own XML has them. */
const cells = async (path: string): Promise<string[][]> => {
  const zip = await readFile(path);
  const shared = [...member(zip, /^xl\/sharedStrings\.xml$/).matchAll(/<si>(.*?)<\/si>/gs)].map(([, si = '']) =>
    plain(si),
  );
  const rows = member(zip, /^xl\/worksheets\/sheet\d+\.xml$/).matchAll(/<row [^>]*>(.*?)<\/row>/gs);
  return [...rows].map(([, row = '']) =>
    [...row.matchAll(/<c [^>]*?(?:\/>|>(.*?)<\/c>)/gs)].map(([cell, inner = '']) =>
      / t="s"/.test(cell) ? (shared[Number(/<v>(\d+)<\/v>/.exec(inner)?.[1])] ?? '') : plain(inner),
    ),
  );
};

test('Annex IV: 10, 10, 6, 7 and 9 columns, each with its heading on the printed page', async () => {
  expect(registerNames.map((name) => REGISTERS[name].columns.length)).toEqual([10, 10, 6, 7, 9]);
  for (const name of registerNames) {
    const path = await fileOf(name, 'pdf', 'sender');
    await run('qpdf', ['--check', path]);
    const text = await words(path);
    expect(text).toContain(REGISTERS[name].title);
    expect(text).toContain(`(${REGISTERS[name].columns.length})`);
    expect(text).toContain('Từ ngày 24/11/2026 đến ngày 24/11/2026');
  }
}, 60_000);

test('the outgoing register has a line for each number, void ones with their reason', async () => {
  const rows = await cells(await fileOf('outgoing', 'xlsx', 'sender'));
  const lines = rows.slice(5);
  expect(rows[3]).toEqual(REGISTERS.outgoing.columns.map(([name]) => name));
  expect(lines.map((line) => line[0]?.split('/')[0])).toEqual(['01', '02', '03']);
  expect(lines[1]?.at(-1)).toBe('Số hủy: in hỏng');
  expect(lines[2]?.slice(1, 3)).toEqual(['24/11/2026', 'Công văn: văn bản thứ hai']);
  expect(lines[2]?.[8]).toBe('1/2 nơi đã vào sổ trên mạng');
  const printed = await words(await fileOf('outgoing', 'pdf', 'sender'));
  expect(printed).toContain('Số hủy: in hỏng');
});

test('the incoming register keeps what was struck out; the follow-up tells who has it until when', async () => {
  const incoming = (await cells(await fileOf('incoming', 'xlsx', 'ward'))).slice(5);
  expect(incoming.map((line) => [line[1], line.at(-1)])).toEqual([
    ['1', 'Hủy, vào sổ nhầm: nhầm sổ'],
    ['2', ''],
  ]);
  const followUp = (await cells(await fileOf('follow-up', 'xlsx', 'ward'))).slice(5);
  expect(followUp).toHaveLength(1);
  expect(followUp[0]?.[0]).toBe('2');
  expect(followUp[0]?.slice(3, 5)).toEqual(['01/12/2026', 'Đang giải quyết, còn 1 đầu mối']);
});

test('other days have no lines; a period the wrong way round is refused', async () => {
  const nothing = { from: '2026-11-25', to: '2026-11-30' };
  expect((await cells(await fileOf('outgoing', 'xlsx', 'sender', nothing))).slice(5)).toEqual([]);
  await expect(fileOf('outgoing', 'pdf', 'sender', { from: '2026-11-25', to: '2026-11-24' })).rejects.toMatchObject({
    code: 'documents.bad-period',
  });
});
