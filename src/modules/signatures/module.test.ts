import { execFile } from 'node:child_process';
import { createHash, randomUUID, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PDFDocument } from '@cantoo/pdf-lib';
import fastify from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../platform/clock/index.ts';
import { inTransaction, type Tx } from '../../platform/db/index.ts';
import { type TestDatabase, testDatabase } from '../../platform/db/testing.ts';
import { createFileStore } from '../../platform/files/index.ts';
import { addEmptyTextFields, type DocumentToSign, openSignatures, type SignaturesModule } from './index.ts';
import { addPkiRoutes } from './pki/routes.ts';
import { plantHolders } from './testing/plant-holders.ts';

const run = promisify(execFile);
const now = systemClock.now();
const app = fastify();
const web = createServer((request, reply) => app.routing(request, reply));
const agencyId = randomUUID();
const leader = { personId: randomUUID(), positionId: randomUUID(), agencyId, pin: '705931' };
const clerk = { personId: randomUUID(), positionId: randomUUID(), agencyId, pin: '418805' };
let db: TestDatabase;
let home: string;
let publicBaseUrl: string;
let signatures: SignaturesModule;

const named = (holder: typeof leader, fullName: string, positionTitle: string) => ({
  ...{ ...holder, fullName, positionTitle, agencyName: 'UBND phường Kinh Bắc' },
});

beforeAll(async () => {
  db = await testDatabase();
  home = await mkdtemp(join(tmpdir(), 'kb-signatures-'));
  await once(web.listen(0, '127.0.0.1'), 'listening');
  publicBaseUrl = `http://127.0.0.1:${(web.address() as AddressInfo).port}`;
  signatures = await openSignatures({
    ...{ database: db.app, appUrl: db.appUrl, dataDir: home, masterSecret: Buffer.alloc(32, 5) },
    ...{ publicBaseUrl, files: createFileStore(join(home, 'files')), now: () => systemClock.now() },
  });
  await addPkiRoutes(app, { authority: signatures.authority, database: db.app, now: () => systemClock.now() });
  await app.ready();
  await plantHolders(db.owner, [leader, clerk]);
  const demo = {
    agencies: [{ agencyId, agencyName: 'UBND phường Kinh Bắc', identifier: 'H05.20' }],
    people: [named(leader, 'Nguyễn Văn Thử', 'Chủ tịch'), named(clerk, 'Trần Thị Mẫu', 'Văn thư')],
  };
  await inTransaction(db.app, (tx) => signatures.seedDemoCertificates(tx, demo, now));
});
afterAll(async () => {
  web.close();
  await app.close();
  await signatures.close();
  await db.close();
  await rm(home, { recursive: true });
});

const as = <T>(actor: typeof leader, work: (tx: Tx) => Promise<T>) =>
  inTransaction(db.app, work, { settings: { 'app.person': actor.personId, 'app.agency': actor.agencyId } });

async function draft(): Promise<Buffer> {
  const pdf = await PDFDocument.create();
  pdf.addPage([595, 842]).drawText('Cong van thu nghiem', { x: 80, y: 700 });
  const field = { name: 'so', page: 1, rect: [80, 760, 200, 780] as const, tooltip: 'Số' };
  return addEmptyTextFields(await pdf.save({ useObjectStreams: false }), [{ ...field, rect: [...field.rect] }]);
}

async function mark(text: string): Promise<Buffer> {
  const pdf = await PDFDocument.create();
  pdf.addPage([150, 60]).drawText(text, { x: 5, y: 25, size: 12 });
  return Buffer.from(await pdf.save({ useObjectStreams: false }));
}

const byLeader = async (pdf: Uint8Array): Promise<DocumentToSign> => ({
  ...{ pdf, reason: 'Ký ban hành', appearance: await mark('DEMO') },
  field: { name: 'nguoi-ky', page: 1, rect: [300, 200, 450, 260] },
});
const byClerk = async (pdf: Uint8Array): Promise<DocumentToSign> => ({
  ...{ pdf, reason: 'Phát hành', appearance: await mark('DEMO') },
  field: { name: 'co-quan', page: 1, rect: [250, 200, 340, 290] },
  fills: [{ name: 'so', value: '07', appearance: await mark('07') }],
});

async function issued(): Promise<{ signed: Buffer; sealed: Buffer }> {
  const document = await byLeader(await draft());
  const [signed] = await as(leader, (tx) => signatures.signAsPerson(tx, { ...leader, at: now, documents: [document] }));
  const issue = await byClerk(signed!.bytes);
  const [sealed] = await as(clerk, (tx) => signatures.sealAsAgency(tx, { ...clerk, at: now, documents: [issue] }));
  return { signed: signed!.bytes, sealed: sealed!.bytes };
}
const check = (bytes: Uint8Array) => inTransaction(db.app, (tx) => signatures.verifyBytes(tx, bytes, now));

test('a leader signs, the clerk numbers and seals in one revision; our verifier and pdfsig (asking OCSP) call both valid', async () => {
  const { signed, sealed } = await issued();
  expect(sealed.subarray(0, signed.length).equals(signed)).toBe(true);
  const report = await check(sealed);
  expect(report.findings.filter(({ severity }) => severity === 'refusal')).toEqual([]);
  expect(report.verdict).toBe('valid');
  expect(report.signatures.map(({ signer, level }) => [signer?.commonName, level])).toEqual([
    ['DEMO – Nguyễn Văn Thử', 'B-T'],
    ['DEMO – UBND phường Kinh Bắc', 'B-T'],
  ]);

  const nss = join(home, 'nss');
  await mkdir(nss);
  await writeFile(join(home, 'sealed.pdf'), sealed);
  await run('certutil', ['-N', '-d', `sql:${nss}`, '--empty-password']);
  const root = ['-n', 'root', '-t', 'CT,C,C', '-i', join(home, 'pki', 'root.crt.pem')];
  await run('certutil', ['-A', '-d', `sql:${nss}`, ...root]);
  const { stdout } = await run('pdfsig', ['-nssdir', nss, join(home, 'sealed.pdf')]);
  expect(stdout.match(/Signature Validation: Signature is Valid/g)).toHaveLength(2);
  expect(stdout.match(/Certificate Validation: Certificate is Trusted/g)).toHaveLength(2);
  expect(stdout.match(/Total document signed/g)).toHaveLength(1);
});

test('what was signed is recorded with person, position and both hashes', async () => {
  const { signed, sealed } = await issued();
  const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
  const { rows } = await sql<{ kind: string; base: string; by: string; position: string }>`
    select kind, encode(base_sha256, 'hex') as base, signed_by_person as by, signed_by_position as position
    from signatures.signature_ref where file_sha256 = ${Buffer.from(hash(sealed), 'hex')}`.execute(db.app);
  const by = { by: clerk.personId, position: clerk.positionId };
  expect(rows).toEqual([{ kind: 'organization', base: hash(signed), ...by }]);
});

test('a signature with a revoked certificate is refused from the moment of revocation', async () => {
  const { sealed } = await issued();
  const { rows } = await sql<{ id: string }>`
    select id from signatures.certificate_ref where person_id = ${leader.personId}`.execute(db.app);
  const by = clerk.personId;
  const undone = inTransaction(db.app, async (tx) => {
    await signatures.revokeCertificate(tx, rows[0]!.id, 'keyCompromise', by, now.subtract({ hours: 1 }));
    const report = await signatures.verifyBytes(tx, sealed, now);
    expect(report.verdict).not.toBe('valid');
    expect(report.signatures[0]?.chain?.verdict).toBe('revoked');
    const document = await byLeader(await draft());
    await signatures.signAsPerson(tx, { ...leader, at: now, documents: [document] });
  });
  await expect(undone).rejects.toThrow('signatures.no-certificate');
  expect((await check(sealed)).verdict).toBe('valid');
});

test('a wrong PIN, bytes that are no PDF and a stranger are refused with their codes', async () => {
  const document = await byLeader(await draft());
  const attempt = (act: object, actor = leader) =>
    as(actor, (tx) => signatures.signAsPerson(tx, { ...leader, at: now, documents: [document], ...act }));
  await expect(attempt({ pin: '000111' })).rejects.toMatchObject({ code: 'signatures.wrong-pin', params: { left: 4 } });
  const garbage = [{ ...document, pdf: Buffer.from('no pdf') }];
  await expect(attempt({ documents: garbage })).rejects.toMatchObject({ code: 'signatures.file-not-signable' });
  await expect(attempt({ personId: randomUUID() })).rejects.toMatchObject({ code: 'signatures.no-certificate' });
  const stranger = { ...leader, personId: randomUUID(), agencyId: randomUUID() };
  await expect(attempt({}, stranger)).rejects.toMatchObject({ code: 'signatures.key-unreadable' });
});

test('a check is kept and never changed', async () => {
  const report = await check(await draft());
  const id = await inTransaction(db.app, (tx) => signatures.recordCheck(tx, report, now));
  const { rows } = await sql<{ verdict: string }>`
    select verdict from signatures.signature_check where id = ${id}`.execute(db.app);
  expect(rows).toEqual([{ verdict: 'unsigned' }]);
  await expect(db.owner.query('delete from signatures.signature_check')).rejects.toThrow('append-only');
});

test('the demonstration gets 1,440 certificates, at most 60 of them RSA, and a second run adds none', async () => {
  const agencies = Array.from({ length: 113 }, (_, index) => ({
    ...{ agencyId: randomUUID(), agencyName: `Cơ quan ${index}`, identifier: `H05.${index}` },
  }));
  const people = Array.from({ length: 1_324 }, (_, index) => ({
    ...{ personId: randomUUID(), positionId: randomUUID(), agencyId, fullName: `Người ${index}` },
    ...{ agencyName: 'Cơ quan', positionTitle: 'Trưởng phòng', ...(index < 40 ? { pin: '705931' } : {}) },
  }));
  await plantHolders(db.owner, [...agencies, ...people]);
  const shares: number[] = [];
  const seed = (report?: (share: number) => void) =>
    inTransaction(db.app, (tx) => signatures.seedDemoCertificates(tx, { agencies, people }, now, report));
  expect(await seed((share) => shares.push(share))).toBe(1_437);
  expect(await seed()).toBe(0);
  expect(shares.at(-1)).toBe(1);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  const { rows } = await sql<{ algorithm: string; n: number }>`
    select algorithm, count(*)::int as n from signatures.certificate group by algorithm order by 1`.execute(db.app);
  // Three RSA keys are of this file's first seeding, which had an allowance of its own.
  expect(rows).toEqual([
    { algorithm: 'ecdsa-p256-sha256', n: 1_377 },
    { algorithm: 'rsa-sha256', n: 63 },
  ]);
});

const get = async (path: string) => Buffer.from(await (await fetch(`${publicBaseUrl}${path}`)).arrayBuffer());
const openssl = async (...args: string[]) => {
  const { stdout, stderr } = await run('openssl', args);
  return stdout + stderr;
};
const file = (name: string) => join(home, name);

test('the status services answer over HTTP what openssl accepts', async () => {
  const root = file('pki/root.crt.pem');
  await writeFile(file('issuing.crl'), await get('/pki/issuing.crl'));
  await writeFile(file('issuing.crt'), await get('/pki/issuing.crt'));
  const crl = ['crl', '-in', file('issuing.crl'), '-inform', 'DER', '-noout', '-CAfile', file('pki/issuing.crt.pem')];
  expect(await openssl(...crl)).toContain('verify OK');
  expect(await openssl('verify', '-CAfile', root, file('issuing.crt'))).toContain('OK');
  expect(await get('/pki/root.crt')).toEqual(signatures.authority.certificates.root);
  expect((await get('/pki/root.crl')).length).toBeGreaterThan(300);

  await writeFile(file('data'), 'dữ liệu');
  await openssl('ts', '-query', '-data', file('data'), '-sha256', '-cert', '-out', file('q.tsq'));
  const headers = { 'content-type': 'application/timestamp-query' };
  const stamped = await fetch(`${publicBaseUrl}/pki/tsa`, {
    ...{ method: 'POST', headers, body: await readFile(file('q.tsq')) },
  });
  expect(stamped.headers.get('content-type')).toBe('application/timestamp-reply');
  await writeFile(file('r.tsr'), Buffer.from(await stamped.arrayBuffer()));
  const stamp = ['ts', '-verify', '-queryfile', file('q.tsq'), '-in', file('r.tsr'), '-CAfile', root];
  expect(await openssl(...stamp, '-untrusted', file('pki/issuing.crt.pem'))).toContain('Verification: OK');
});

test('OCSP by POST and by GET: good, then revoked', async () => {
  const { rows } = await sql<{ id: string; der: Buffer }>`
    select id, der from signatures.certificate where person_id = ${clerk.personId}`.execute(db.app);
  const { id, der } = rows[0]!;
  await writeFile(file('clerk.pem'), new X509Certificate(der).toString());
  const question = ['-issuer', file('pki/issuing.crt.pem'), '-cert', file('clerk.pem')];
  const trust = ['-CAfile', file('pki/root.crt.pem'), '-verify_other', file('pki/issuing.crt.pem')];
  const ask = () => openssl('ocsp', ...question, '-url', `${publicBaseUrl}/pki/ocsp`, ...trust);
  expect(await ask()).toMatch(/clerk\.pem: good[\s\S]*Response verify OK/);
  await openssl('ocsp', ...question, '-no_nonce', '-reqout', file('o.req'));
  const asked = (await readFile(file('o.req'))).toString('base64');
  await writeFile(file('o.resp'), await get(`/pki/ocsp/${encodeURIComponent(asked)}`));
  expect(await openssl('ocsp', '-respin', file('o.resp'), ...trust)).toContain('Response verify OK');
  await inTransaction(db.app, (tx) => signatures.revokeCertificate(tx, id, 'superseded', clerk.personId, now));
  expect(await ask()).toMatch(/clerk\.pem: revoked/);
});
