import { execFile } from 'node:child_process';
import { createVerify, randomUUID, X509Certificate } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '../../../platform/db/index.ts';
import { type TestDatabase, testDatabase } from '../../../platform/db/testing.ts';
import { createFileStore } from '../../../platform/files/index.ts';
import { type Holder, subjectOf } from '../certificates/holder.ts';
import { registerTokenCertificate } from '../certificates/register-token-certificate.ts';
import { openSignatures } from '../index.ts';
import { type Authority, openAuthority } from '../pki/authority.ts';
import { plantHolders } from '../testing/plant-holders.ts';
import { KeyWrapping } from './key-wrapping.ts';
import { openPinAttempts, type PinAttempts } from './pin-attempts.ts';
import { Pkcs11KeyStore } from './pkcs11.ts';
import { openToken, type Token } from './pkcs11-token.ts';

const run = promisify(execFile);
const LIBRARY = '/usr/lib/softhsm/libsofthsm2.so';
const now = Temporal.Instant.from('2026-11-24T08:00:00+07:00');
const RSA = Buffer.from('01', 'hex');
const EC = Buffer.from('02', 'hex');
const before = process.env['SOFTHSM2_CONF'];
let home: string;
let token: Token;
let db: TestDatabase;
let attempts: PinAttempts;
let authority: Authority;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'kb-hsm-'));
  await mkdir(join(home, 'tokens'));
  await writeFile(join(home, 'softhsm2.conf'), `directories.tokendir = ${join(home, 'tokens')}\nlog.level = ERROR\n`);
  process.env['SOFTHSM2_CONF'] = join(home, 'softhsm2.conf');
  const pins = ['--pin', '4321', '--so-pin', '8765'];
  await run('softhsm2-util', ['--init-token', '--free', '--label', 'kinhbac', ...pins]);
  for (const [id, type] of [
    ['01', 'rsaEncryption:2048'],
    ['02', 'EC'],
  ] as const) {
    const kind =
      type === 'EC' ? ['EC', '-pkeyopt', 'ec_paramgen_curve:P-256'] : ['RSA', '-pkeyopt', 'rsa_keygen_bits:2048'];
    const pem = join(home, `${id}.pem`);
    await run('openssl', ['genpkey', '-algorithm', kind[0]!, ...kind.slice(1), '-out', pem]);
    const names = ['--token', 'kinhbac', '--label', `key-${id}`, '--id', id, '--pin', '4321'];
    await run('softhsm2-util', ['--import', pem, ...names]);
  }
  token = await openToken({ library: LIBRARY, tokenLabel: 'kinhbac', pin: '4321' });
  db = await testDatabase();
  attempts = openPinAttempts(db.appUrl);
  const options = { masterSecret: Buffer.alloc(32, 3), publicBaseUrl: 'http://kinhbac.test' };
  authority = await openAuthority(join(home, 'pki'), options);
});
afterAll(async () => {
  await attempts?.close();
  await db?.close();
  if (before === undefined) delete process.env['SOFTHSM2_CONF'];
  else process.env['SOFTHSM2_CONF'] = before;
  await rm(home, { recursive: true });
});

const agencyId = randomUUID();
const agency: Holder = { kind: 'organization', agencyId, agencyName: 'UBND xã Thử', identifier: 'H05.9' };
const person: Holder & { kind: 'person' } = {
  ...{ kind: 'person', personId: randomUUID(), positionId: randomUUID(), agencyId, fullName: 'Lê Thị Thử' },
  ...{ agencyName: 'UBND xã Thử', positionTitle: 'Chủ tịch', pin: '705931' },
};

const certify = (holder: Holder, keyId: Buffer) =>
  authority.issueCertificate({
    ...{ subject: subjectOf(holder), kind: holder.kind, publicKey: token.publicKeyInfo(keyId) },
    ...{ notBefore: now, notAfter: now.add({ hours: 24 * 365 }) },
  });

test.each([
  ['RSA', RSA, 'rsa-sha256'],
  ['P-256', EC, 'ecdsa-p256-sha256'],
] as const)('many signatures at once on a %s key all verify', async (_, keyId, algorithm) => {
  const publicKey = new X509Certificate(certify(person, keyId)).publicKey;
  const messages = Array.from({ length: 40 }, (_each, index) => Buffer.from(`văn bản ${index}`));
  const signed = await Promise.all(messages.map((message) => token.sign(keyId, algorithm, message)));
  for (const [index, message] of messages.entries())
    expect(createVerify('sha256').update(message).verify(publicKey, signed[index]!)).toBe(true);
});

test('a missing key is an error of its own, and the session serves again', async () => {
  for (let index = 0; index < 6; index++)
    await expect(token.sign(Buffer.from('ff', 'hex'), 'rsa-sha256', Buffer.from('x'))).rejects.toThrow('no key ff');
  await token.sign(RSA, 'rsa-sha256', Buffer.from('x'));
});

test('the store opens the seal for its agency and a personal key by the holder’s own PIN', async () => {
  await plantHolders(db.owner, [person]);
  const wrapping = new KeyWrapping(Buffer.alloc(32, 3), attempts);
  const store = new Pkcs11KeyStore(token, wrapping, [authority.certificates.issuing]);
  const settings = { 'app.person': person.personId, 'app.agency': agencyId };
  const issuer = authority.certificates.issuing;
  const entries = [
    { holder: agency, certificate: certify(agency, RSA), issuer, keyId: RSA },
    { holder: person, certificate: certify(person, EC), issuer, keyId: EC },
  ];
  const sealed = await inTransaction(
    db.app,
    async (tx) => {
      const [seal, own] = [
        await registerTokenCertificate(wrapping, tx, entries[0]!, now),
        await registerTokenCertificate(wrapping, tx, entries[1]!, now),
      ];
      await expect(store.signerFor(tx, own, '999111', now)).rejects.toMatchObject({ params: { left: 4 } });
      return [await store.sealSignerFor(tx, seal), await store.signerFor(tx, own, '705931', now)];
    },
    { settings },
  );
  for (const signer of sealed) {
    const [signature] = await signer.signMessages([Buffer.from('quyết định')]);
    const { publicKey } = new X509Certificate(signer.certificate);
    expect(createVerify('sha256').update('quyết định').verify(publicKey, signature!)).toBe(true);
  }
});

test('the whole module seals a PDF with the key on the token, and the verdict is valid', async () => {
  token.close();
  const pinFile = join(home, 'pin');
  await writeFile(pinFile, '4321\n');
  const options = { dataDir: home, masterSecret: Buffer.alloc(32, 3), publicBaseUrl: 'http://kinhbac.test' };
  const open = (file: string) =>
    openSignatures({
      ...{ ...options, database: db.app, appUrl: db.appUrl, files: createFileStore(home), now: () => now },
      token: { library: LIBRARY, tokenLabel: 'kinhbac', pinFile: file },
    });
  await expect(open(join(home, 'missing'))).rejects.toMatchObject({ code: 'signatures.token-unavailable' });
  const signatures = await open(pinFile);
  const pdf = await PDFDocument.create();
  pdf.addPage([595, 842]);
  const document = {
    ...{ pdf: await pdf.save({ useObjectStreams: false }), reason: 'Phát hành' },
    field: { name: 'co-quan', page: 1, rect: [0, 0, 0, 0] as [number, number, number, number] },
  };
  const { personId, positionId } = person;
  const act = { personId, positionId, agencyId, pin: '705931', at: now, documents: [document, document] };
  const settings = { 'app.person': personId, 'app.agency': agencyId };
  const sealed = await inTransaction(db.app, (tx) => signatures.sealAsAgency(tx, act), { settings });
  expect(sealed).toHaveLength(2);
  const report = await inTransaction(db.app, (tx) => signatures.verifyBytes(tx, sealed[1]!.bytes, now));
  expect(report).toMatchObject({ verdict: 'valid', signatures: [{ signer: { commonName: 'DEMO – UBND xã Thử' } }] });
  await signatures.close();
});
