import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PDFDocument } from '@cantoo/pdf-lib';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../../platform/access/index.ts';
import type { FileOutput } from '../../../platform/contracts/contract.ts';
import { inTransaction } from '../../../platform/db/index.ts';
import { registerBlob } from '../../../platform/files/index.ts';
import { addAnnexContract } from '../operations/add-annex.contract.ts';
import { getDocumentContract } from '../operations/get-document.contract.ts';
import { getDocumentFileContract } from '../operations/get-document-file.contract.ts';
import { getDraftContract } from '../operations/get-draft.contract.ts';
import { getSignedFileContract } from '../operations/get-signed-file.contract.ts';
import { issueDocumentContract } from '../operations/issue-document.contract.ts';
import { returnDraftContract } from '../operations/return-draft.contract.ts';
import { issuedLetter, PIN, signedLetter, type TestDocuments, testDocuments } from '../test-documents.ts';

const run = promisify(execFile);
let world: TestDocuments;
let dir: string;
beforeAll(async () => {
  world = await testDocuments();
  dir = await mkdtemp(join(tmpdir(), 'kb-issue-'));
}, 60_000);
afterAll(async () => {
  await world.close();
  await rm(dir, { recursive: true });
});

const upload = async (actor: Actor, id: string, bytes: Uint8Array, mediaType: string, name: string) => {
  const { db, files, clock } = world;
  const stored = await files.put(bytes);
  const now = clock.now().toString();
  await inTransaction(
    db.app,
    async (tx) => {
      const sha256 = await registerBlob(tx, stored, { mediaType, at: clock.now() });
      await sql`
        insert into platform.upload (id, person_id, sha256, size, name, media_type, created_at)
        values (${id}, ${actor.personId}, ${sha256}, ${stored.size}, ${name}, ${mediaType}, ${now})`.execute(tx);
    },
    { settings: { 'app.person': actor.personId } },
  );
  return stored;
};

const landscapeAnnex = async (): Promise<Buffer> => {
  const pdf = await PDFDocument.create();
  pdf.addPage([842, 595]).drawText('Phu luc', { x: 80, y: 400 });
  return Buffer.from(await pdf.save());
};

test('the issued file begins with the bytes that the leader signed, and outside judges accept both signatures', async () => {
  const { call, sender, wards } = world;
  const signed = await signedLetter(world, { from: sender, to: wards, subject: 'rà soát sổ đăng ký' });
  const before = (await call(getSignedFileContract, signed.leader, { draftId: signed.draftId })) as FileOutput;
  const { documentId } = await call(issueDocumentContract, signed.clerk, { draftId: signed.draftId, pin: PIN });
  const file = (await call(getDocumentFileContract, signed.clerk, { documentId, ordinal: 0 })) as FileOutput;
  expect(Buffer.from(file.bytes).subarray(0, before.bytes.length).equals(before.bytes)).toBe(true);
  const path = join(dir, 'main.pdf');
  await writeFile(path, file.bytes);
  await run('qpdf', ['--check', path]);
  const { stdout } = await run('pdfsig', ['-nocert', path]);
  expect(stdout.match(/Signature is Valid/g)).toHaveLength(2);
  expect(stdout.match(/Signature Field Name: (nguoi-ky|co-quan)/g)).toHaveLength(2);
  const text = await run('pdftotext', ['-layout', path, '-']);
  expect(text.stdout).toContain('Bắc Ninh, ngày 24 tháng 11 năm 2026');
});

test('a PDF annex is signed by the organisation in its own corner; another file is bound by its hash', async () => {
  const { call, sender, wards } = world;
  const pdf = await landscapeAnnex();
  const issued = await issuedLetter(world, {
    ...{ from: sender, to: wards, subject: 'gửi phụ lục' },
    meanwhile: async (draftId, author) => {
      await upload(author, 'annex-pdf', pdf, 'application/pdf', 'bieu mau.pdf');
      await upload(author, 'annex-table', Buffer.from('a;b\n1;2\n'), 'text/csv', 'bang.csv');
      for (const uploadId of ['annex-pdf', 'annex-table']) await call(addAnnexContract, author, { draftId, uploadId });
    },
  });
  const { documentId, clerk, symbol } = issued;
  const page = await call(getDocumentContract, clerk, { documentId });
  expect(page.files.map(({ role, name }) => [role, name])).toEqual([
    ['main', expect.stringMatching(/\.pdf$/)],
    ['annex', 'bieu mau.pdf'],
    ['annex', 'bang.csv'],
  ]);
  const path = join(dir, 'annex.pdf');
  const annex = (await call(getDocumentFileContract, clerk, { documentId, ordinal: 1 })) as FileOutput;
  expect(Buffer.from(annex.bytes).subarray(0, pdf.length).equals(pdf)).toBe(true);
  await writeFile(path, annex.bytes);
  expect((await run('pdfsig', ['-nocert', path])).stdout).toContain('Signature is Valid');
  const top = await run('pdftotext', ['-x', '600', '-y', '0', '-W', '242', '-H', '60', path, '-']);
  expect(top.stdout).toContain(symbol);
  const main = join(dir, 'with-list.pdf');
  const file = (await call(getDocumentFileContract, clerk, { documentId, ordinal: 0 })) as FileOutput;
  await writeFile(main, file.bytes);
  const listed = (await run('pdftotext', [main, '-'])).stdout.replace(/\s+/g, '');
  expect(listed).toContain(page.files[2]?.sha256);
});

test('a broken annex stops the issue; no number is lost', async () => {
  const { call, sender, wards, db } = world;
  const lastNo = async () =>
    (await db.owner.query('select last_no from documents.register_book where agency_id = $1', [sender.id])).rows[0]
      ?.last_no;
  const before = await lastNo();
  const signed = await signedLetter(world, {
    ...{ from: sender, to: wards, subject: 'gửi tệp hỏng' },
    meanwhile: async (draftId, author) => {
      await upload(author, 'broken', Buffer.from('%PDF-1.7 nothing more'), 'application/pdf', 'hong.pdf');
      await call(addAnnexContract, author, { draftId, uploadId: 'broken' });
    },
  });
  const issue = call(issueDocumentContract, signed.clerk, { draftId: signed.draftId, pin: PIN });
  await expect(issue).rejects.toMatchObject({ code: 'documents.annex-not-signable' });
  expect(await lastNo()).toBe(before);
});

test('a wrong PIN numbers nothing and leaves the draft signed', async () => {
  const { call, sender, wards, db } = world;
  const signed = await signedLetter(world, { from: sender, to: wards, subject: 'mã PIN sai' });
  const count = async () => (await db.owner.query('select count(*)::int as n from documents.registration')).rows[0]?.n;
  const before = await count();
  const issue = call(issueDocumentContract, signed.clerk, { draftId: signed.draftId, pin: '000000' });
  await expect(issue).rejects.toMatchObject({ code: 'signatures.wrong-pin' });
  expect(await count()).toBe(before);
  expect((await call(getDraftContract, signed.clerk, { draftId: signed.draftId })).state).toBe('signed');
});

test('a signed draft that is given back loses its signature, and what was signed stays written down', async () => {
  const { call, sender, wards } = world;
  const signed = await signedLetter(world, { from: sender, to: wards, subject: 'sai nơi nhận' });
  const { draftId, clerk, specialist } = signed;
  await call(returnDraftContract, clerk, { draftId, version: 1, words: 'Sai nơi nhận' });
  const page = await call(getDraftContract, specialist, { draftId });
  expect([page.state, page.hasSignedFile]).toEqual(['returned', false]);
  expect(page.steps.map(({ act }) => act)).toContain('sign');
});

test('issuing at the same moment gives every document its own number, without gaps', async () => {
  const { call, sender, wards, db } = world;
  const drafts = [];
  for (let n = 0; n < 6; n++)
    drafts.push(await signedLetter(world, { from: sender, to: wards, subject: `văn bản cùng lúc ${n}` }));
  const results = await Promise.allSettled(
    drafts.map(({ draftId, clerk }, n) =>
      call(issueDocumentContract, clerk, { draftId, pin: n === 3 ? '999999' : PIN }),
    ),
  );
  expect(results.map(({ status }) => status).filter((status) => status === 'rejected')).toHaveLength(1);
  const { rows } = await db.owner.query<{ no: number; last: number }>(
    `select r.no, b.last_no as last from documents.registration r join documents.register_book b on b.id = r.book_id
     where b.agency_id = $1 and b.direction = 'out' order by r.no`,
    [sender.id],
  );
  expect(rows.map(({ no }) => no)).toEqual(Array.from({ length: rows[0]?.last ?? 0 }, (_, index) => index + 1));
});

test('a key pressed twice at once issues once', async () => {
  const { call, sender, wards } = world;
  const { draftId, clerk } = await signedLetter(world, { from: sender, to: wards, subject: 'bấm hai lần' });
  const press = () =>
    call(issueDocumentContract, clerk, { draftId, pin: PIN, idempotencyKey: '01998f2e-0000-7000-8000-00000000000a' });
  const [first, second] = await Promise.all([press(), press()]);
  expect(second).toEqual(first);
});

test('a document whose printed number is not that of the register is called invalid', async () => {
  const { call, sender, wards, db } = world;
  const { documentId, clerk } = await issuedLetter(world, { from: sender, to: wards, subject: 'số bị sửa trong sổ' });
  await db.owner.query('alter table documents.document disable trigger append_only');
  await db.owner.query('update documents.document set no = no + 100 where id = $1', [documentId]);
  await db.owner.query('alter table documents.document enable trigger append_only');
  const { signatureSummary } = await call(getDocumentContract, clerk, { documentId });
  expect(signatureSummary).toMatchObject({ verdict: 'invalid', vi: expect.stringContaining('không khớp với sổ') });
});

test('files in the store are those that the rows name', async () => {
  const { rows } = await world.db.owner.query<{ sha: string }>(
    `select encode(sha256, 'hex') as sha from documents.document_file`,
  );
  for (const { sha } of rows) expect((await readFile(world.files.path(sha))).length).toBeGreaterThan(0);
});
