import { randomUUID } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import readXlsxFile from 'read-excel-file/universal';
import { afterAll, beforeAll, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import type { z } from 'zod';
import type { Actor } from '../../../platform/access/index.ts';
import { fixedClock } from '../../../platform/clock/index.ts';
import type { Contract, FileOutput } from '../../../platform/contracts/contract.ts';
import { type TestDatabase, testDatabase } from '../../../platform/db/testing.ts';
import { inTransaction } from '../../../platform/db/tx.ts';
import { createRunner, type OperationRunner } from '../../../platform/operations/index.ts';
import { createOrganizationModule, enterFirstAdministrator, seedCatalogue } from '../index.ts';
import { checkImportContract } from '../operations/check-import.contract.ts';
import { importDirectoryContract } from '../operations/import-directory.contract.ts';
import { importTemplateContract } from '../operations/import-template.contract.ts';
import { columnsOf, SHEET_KEYS, SHEETS, type SheetKey } from './columns.ts';

const clock = fixedClock('2026-11-25T08:00:00+07:00');
/** Accounts as a list: the identity module has its own tests, and the journey joins the two. */
const accounts = new Map<string, string>();
const module = createOrganizationModule({
  accounts: {
    open: async (_, people) => {
      for (const { personId, username } of people) accounts.set(username, personId);
    },
    holdersOfNames: async (_, names) => new Map([...accounts].filter(([name]) => names.includes(name))),
    namesOfHolders: async (_, ids) =>
      new Map([...accounts].filter(([, id]) => ids.includes(id)).map(([name, id]) => [id, name])),
  },
});

let db: TestDatabase;
let run: OperationRunner;
let administrator: Actor;
beforeAll(async () => {
  db = await testDatabase();
  run = createRunner(db.app, clock);
  const entered = await inTransaction(db.app, async (tx) => {
    await seedCatalogue(tx);
    return enterFirstAdministrator(tx, { name: 'Trần Thị Quản', now: clock.now() });
  });
  administrator = {
    ...{ accountId: randomUUID(), sessionId: randomUUID(), personName: 'Trần Thị Quản', ...entered },
    ...{ positionTitle: 'Quản trị', unitId: null, roles: ['province-admin'], delegation: null },
  };
});
afterAll(() => db.close());

const call = async <I extends z.ZodType, O extends z.ZodType>(
  contract: Contract<I, O>,
  input: z.input<I>,
): Promise<z.output<O>> => {
  const operation = module.operations.find((one) => one.contract.name === contract.name);
  if (!operation) throw new Error(`No operation ${contract.name}`);
  const facts = {
    requestId: 'r1',
    address: '',
    userAgent: '',
    locale: 'vi',
    cookies: {},
    setCookie: () => {},
  } as const;
  return (await run(operation, administrator, input, facts)) as z.output<O>;
};

type Rows = Partial<Record<SheetKey, readonly (readonly string[])[]>>;
const workbook = async (rows: Rows): Promise<string> => {
  const cell = (value: string) => ({ value, type: String });
  const sheets = SHEET_KEYS.map((key) => ({
    sheet: SHEETS[key].name,
    data: [columnsOf(key).map(([, { title }]) => cell(title)), ...(rows[key] ?? []).map((row) => row.map(cell))],
  }));
  return (await writeXlsxFile(sheets).toBuffer()).toString('base64');
};
const GOOD: Rows = {
  agencies: [['h05.98', 'Ban Quản lý dự án số 8', '', '', 'BQLDA8', 'Ban', '', 'Bắc Ninh']],
  positions: [
    ['BQL-GD', 'H05.98', 'Lãnh đạo', 'Giám đốc', 'Trưởng', 'Lãnh đạo'],
    ['BQL-CV', 'H05.98', 'Phòng Kỹ thuật', 'Chuyên viên', 'Nhân viên', 'Chuyên viên, văn thư'],
    ['NV-CV', '000.00.03.H05', 'Phòng Cải cách', 'Chuyên viên', 'Nhân viên', 'chuyen vien'],
  ],
  people: [
    ['CB1', 'Nguyễn Văn Đốc', 'doc.bql', 'BQL-GD', '', '01/07/2025', '12/QĐ-UBND'],
    ['CB2', 'Lê Thị Viên', 'vien.bql', 'bql-cv', '', '', ''],
    ['CB2', 'Lê Thị Viên', 'vien.bql', 'NV-CV', 'x', '', ''],
  ],
};
const counts = async () =>
  (
    await db.owner.query(`select (select count(*)::int from organization.agency) as agencies,
      (select count(*)::int from organization.person) as people, (select count(*)::int from organization.position) as positions,
      (select count(*)::int from organization.holding) as holdings, (select count(*)::int from platform.event) as events`)
  ).rows[0];

test('the template is a workbook that its own reader understands', async () => {
  const file = (await call(importTemplateContract, {})) as FileOutput;
  const checked = await call(checkImportContract, { file: Buffer.from(file.bytes).toString('base64') });
  expect(checked.counts).toMatchObject({ agencies: 1, units: 1, positions: 1, people: 1, rejected: 0 });
  expect(checked.mayImport).toBe(true);
});

test('a trial writes nothing; the import writes all at once; the same file again adds nothing', async () => {
  const before = await counts();
  const file = await workbook(GOOD);
  const trial = await call(checkImportContract, { file });
  expect(trial).toMatchObject({
    rejects: [],
    rejectsFile: null,
    newUnits: ['Lãnh đạo', 'Phòng Kỹ thuật', 'Phòng Cải cách'],
  });
  expect(trial.counts).toEqual({
    ...{ agencies: 1, units: 3, positions: 3, people: 2, holdings: 3, unchanged: 0, rejected: 0 },
  });
  expect(await counts()).toEqual(before);

  await call(importDirectoryContract, { file, expected: trial.counts });
  expect(await counts()).toEqual({
    ...{ agencies: before.agencies + 1, people: before.people + 2, positions: before.positions + 3 },
    ...{ holdings: before.holdings + 3, events: before.events + 1 },
  });
  expect([...accounts.keys()].sort()).toEqual(['doc.bql', 'vien.bql']);

  const again = await call(checkImportContract, { file });
  expect(again.counts).toEqual({
    ...{ agencies: 0, units: 0, positions: 0, people: 0, holdings: 0, unchanged: 7, rejected: 0 },
  });
  const after = await counts();
  await call(importDirectoryContract, { file, expected: again.counts });
  expect(await counts()).toEqual({ ...after, events: after.events + 1 });
});

test('each faulty row is named with its reason, and the file of rejects can be corrected and imported', async () => {
  const file = await workbook({
    agencies: [
      ['H5', 'Sai mã', '', '', 'SM', 'Ban', '', 'Bắc Ninh'],
      ['H05.97', 'Sai loại', '', '', 'SL', 'Hội', '', 'Bắc Ninh'],
      ['H05.03', 'Sở khác', '', '', 'SK', 'Sở', '', 'Bắc Ninh'],
    ],
    positions: [
      ['P1', 'H05.97', 'Phòng', 'Chuyên viên', 'Nhân viên', 'Chuyên viên'],
      ['P2', 'H05.98', 'Phòng Kỹ thuật', 'Chuyên viên', 'Giữa', 'Chuyên viên'],
      ['P3', 'H05.98', 'Phòng Kỹ thuật', 'Chuyên viên', 'Nhân viên', 'Chuyên viên, vua'],
      ['BQL-CV', 'H05.98', 'Phòng Kỹ thuật', 'Chuyên viên chính', 'Nhân viên', 'Chuyên viên'],
      ['P5', 'H05.98', 'Phòng Kỹ thuật', 'Chuyên viên', 'Nhân viên', 'Chuyên viên'],
      ['p5', 'H05.98', 'Phòng Kỹ thuật', 'Chuyên viên', 'Nhân viên', 'Chuyên viên'],
    ],
    people: [
      ['CB3', 'Người Ba', 'doc.bql', 'P5', '', '', ''],
      ['CB3', 'Người Ba', 'ba', 'P5', '', '', ''],
      ['CB3', 'Người Ba', 'nguoi.ba', 'P5', '', '31/02/2026', ''],
      ['CB3', 'Người Ba', 'nguoi.ba', 'BQL-GD', '', '', ''],
      ['CB3', 'Người Ba', 'nguoi.ba', 'NONE', '', '', ''],
      ['CB2', 'Lê Thị Khác', 'vien.bql', 'P5', '', '', ''],
      ['CB4', '', 'bon.bql', 'P5', '', '', ''],
    ],
  });
  const { counts: counted, rejects, rejectsFile } = await call(checkImportContract, { file });
  expect(rejects.map(({ sheet, row, reason }) => `${sheet} ${row} ${reason.vi.slice(0, 22)}`)).toEqual([
    'Cơ quan 2 Mã định danh phải theo',
    'Cơ quan 3 “Loại” phải là một tro',
    'Cơ quan 4 Mã này đã có trong dan',
    'Vị trí 2 Chưa có cơ quan mã H05',
    'Vị trí 3 “Cấp” phải là một tron',
    'Vị trí 4 “Vai trò” gồm một hay ',
    'Vị trí 5 Mã này đã có trong dan',
    'Vị trí 7 Lặp lại dòng 6 của tra',
    'Người 2 Tên đăng nhập doc.bql ',
    'Người 3 Lặp lại dòng 2 của tra',
    'Người 4 Lặp lại dòng 2 của tra',
    'Người 5 Vị trí này đang do Ngu',
    'Người 6 Chưa có vị trí mã NONE',
    'Người 7 Mã này đã có trong dan',
    'Người 8 Thiếu “Họ và tên”.',
  ]);
  expect(counted).toMatchObject({ positions: 1, people: 0, rejected: 15 });
  const bytes = Buffer.from(rejectsFile ?? '', 'base64');
  const sheets = await readXlsxFile(new Uint8Array(bytes).buffer);
  expect(sheets.map(({ sheet, data }) => [sheet, data.length])).toEqual([
    ['Cơ quan', 4],
    ['Vị trí', 6],
    ['Người', 8],
  ]);
  expect(sheets[2]?.data[1]?.slice(-2)).toEqual([2, 'Tên đăng nhập doc.bql đã thuộc người khác.']);
  expect((await call(checkImportContract, { file: rejectsFile ?? '' })).counts.rejected).toBeGreaterThan(0);
});

test('what changed since the trial is refused, and nothing is written', async () => {
  const file = await workbook({ people: [['CB9', 'Người Chín', 'chin.bql', 'BQL-GD', 'x', '', '']] });
  const { counts: counted } = await call(checkImportContract, { file });
  const before = await counts();
  await expect(call(importDirectoryContract, { file, expected: { ...counted, people: 0 } })).rejects.toMatchObject({
    code: 'organization.import-changed',
  });
  expect(await counts()).toEqual(before);
});

/** A ZIP with one deflated entry. */
const zipOf = (name: string, content: Buffer): Buffer => {
  const packed = deflateRawSync(content);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(100, 24);
  entry.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(local.length + name.length + packed.length, 16);
  return Buffer.concat([local, Buffer.from(name), packed, entry, Buffer.from(name), end]);
};

test.each([
  ['no ZIP at all', Buffer.from('không phải Excel, chỉ là chữ thôi mà'), 'organization.import-not-excel'],
  ['cut off', Buffer.from('PK\x03\x04'.padEnd(200, 'x')), 'organization.import-not-excel'],
  [
    'unpacks to 100 MB and lies about it',
    zipOf('xl/a.xml', Buffer.alloc(100_000_000)),
    'organization.import-too-large',
  ],
  [
    'a cell in the last corner',
    zipOf('xl/worksheets/sheet1.xml', Buffer.from('<c r="XFD1048576"/>')),
    'organization.import-too-large',
  ],
  ['an archive without a workbook', zipOf('xl/a.xml', Buffer.from('<a/>')), 'organization.import-not-excel'],
])('refused in a sentence: %s', async (_, bytes, code) => {
  await expect(call(checkImportContract, { file: bytes.toString('base64') })).rejects.toMatchObject({ code });
});

test('a workbook without our sheets or columns says which', async () => {
  const cell = (value: string) => ({ value, type: String });
  const other = await writeXlsxFile([{ sheet: 'Sheet1', data: [[cell('a')]] }]).toBuffer();
  await expect(call(checkImportContract, { file: other.toString('base64') })).rejects.toMatchObject({
    code: 'organization.import-no-sheet',
  });
  const short = await writeXlsxFile([{ sheet: 'Người', data: [[cell('Mã cán bộ')]] }]).toBuffer();
  await expect(call(checkImportContract, { file: short.toString('base64') })).rejects.toMatchObject({
    code: 'organization.import-column-missing',
    vi: expect.stringContaining('“Người” thiếu cột “Họ và tên”'),
  });
});

test('one made-up person makes it the demo: the trial says so, the import is refused', async () => {
  await db.owner.query(`insert into organization.person (id, name, demo, created_at, folded, canonical)
    values (gen_random_uuid(), 'Người Mẫu', true, now(), '', '')`);
  const file = await workbook({ people: [['CB10', 'Người Mười', 'muoi.bql', 'BQL-GD', 'x', '', '']] });
  const trial = await call(checkImportContract, { file });
  expect(trial.mayImport).toBe(false);
  await expect(call(importDirectoryContract, { file, expected: trial.counts })).rejects.toMatchObject({
    code: 'organization.import-into-demo',
  });
});
