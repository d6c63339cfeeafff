import { execFile } from 'node:child_process';
import { createHash, generateKeyPairSync, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Authority, type CertificateRequest, openAuthority } from './authority.ts';
import type { Revocation } from './crl.ts';

const run = promisify(execFile);
const openssl = async (...args: string[]) => {
  const { stdout, stderr } = await run('openssl', args);
  return stdout + stderr;
};

const masterSecret = Buffer.alloc(32, 7);
const options = { masterSecret, publicBaseUrl: 'http://kinhbac.test' };
const now = Temporal.Now.instant();
let home: string;
let pki: string;
let authority: Authority;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'kb-pki-'));
  pki = join(home, 'pki');
  authority = await openAuthority(pki, options);
});
afterAll(() => rm(home, { recursive: true }));

function request(commonName: string, type: 'ec' | 'rsa' = 'ec'): CertificateRequest {
  const { publicKey } =
    type === 'ec'
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    subject: { commonName, organization: 'Sở Nội vụ tỉnh Bắc Ninh', title: 'Giám đốc', uid: 'CCCD:027000000001' },
    kind: 'person',
    publicKey: publicKey.export({ type: 'spki', format: 'der' }),
    notBefore: now.subtract({ hours: 24 }),
    notAfter: now.add({ hours: 24 * 365 }),
  };
}

const file = (name: string) => join(home, name);
const pem = (der: Buffer) => new X509Certificate(der).toString();
async function writePem(name: string, der: Buffer): Promise<string> {
  await writeFile(file(name), pem(der));
  return file(name);
}
async function writeCrls(revocations: Revocation[]): Promise<string> {
  const text = [authority.crl(revocations, now), authority.rootCrl(now)]
    .map(
      (der) =>
        `-----BEGIN X509 CRL-----\n${der.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END X509 CRL-----\n`,
    )
    .join('');
  await writeFile(file('crls.pem'), text);
  return file('crls.pem');
}
const serialOf = (der: Buffer) => new X509Certificate(der).serialNumber.toLowerCase();

test('openssl builds and checks the whole path strictly, with both CRLs, for P-256 and RSA holders', async () => {
  const crls = await writeCrls([]);
  for (const type of ['ec', 'rsa'] as const) {
    const leaf = await writePem(`${type}.pem`, authority.issueCertificate(request('Nguyễn Thị Thử', type)));
    const said = await openssl(
      ...['verify', '-x509_strict', '-crl_check_all', '-CRLfile', crls, '-CAfile', join(pki, 'root.crt.pem')],
      ...['-untrusted', join(pki, 'issuing.crt.pem'), leaf],
    );
    expect(said).toContain(': OK');
  }
});

test('the certificate says DEMO, names its holder in Vietnamese and allows signing documents only', async () => {
  const leaf = await writePem('text.pem', authority.issueCertificate(request('Nguyễn Thị Thử')));
  const text = await openssl('x509', '-in', leaf, '-noout', '-text', '-nameopt', 'utf8,sep_multiline,sname');
  expect(text).toContain('CN=DEMO – Nguyễn Thị Thử');
  expect(text).toContain('title=Giám đốc');
  expect(text).toContain('UID=CCCD:027000000001');
  expect(text).toMatch(/X509v3 Key Usage: critical\s+Digital Signature, Non Repudiation\n/);
  expect(text).toContain('1.3.6.1.5.5.7.3.36');
  expect(text).toContain('OCSP - URI:http://kinhbac.test/pki/ocsp');
  expect(text).toContain('CA Issuers - URI:http://kinhbac.test/pki/issuing.crt');
  expect(text).toContain('URI:http://kinhbac.test/pki/issuing.crl');
  expect(text).toContain('CA:FALSE');
});

test('a certificate would not outlive its issuer', () => {
  const tooLong = { ...request('A'), notAfter: Temporal.Instant.from('2060-01-01T00:00:00Z') };
  expect(() => authority.issueCertificate(tooLong)).toThrow(RangeError);
});

test('a revoked certificate is refused by openssl with the CRL', async () => {
  const der = authority.issueCertificate(request('Người Bị Thu Hồi'));
  const crls = await writeCrls([{ serial: serialOf(der), at: now, reason: 'keyCompromise' }]);
  const leaf = await writePem('revoked.pem', der);
  const verdict = openssl(
    ...['verify', '-crl_check_all', '-CRLfile', crls, '-CAfile', join(pki, 'root.crt.pem')],
    ...['-untrusted', join(pki, 'issuing.crt.pem'), leaf],
  );
  await expect(verdict).rejects.toThrow(/certificate revoked/);
  expect(await openssl('crl', '-in', crls, '-noout', '-text')).toContain('Key Compromise');
});

test('openssl ts accepts stamps for its own queries, with nonce, and in-process tokens', async () => {
  await writeFile(file('data'), 'Công văn số 1');
  await openssl('ts', '-query', '-data', file('data'), '-sha256', '-cert', '-out', file('q.tsq'));
  await writeFile(file('r.tsr'), authority.respondTimestamp(await readFile(file('q.tsq')), now));
  const trust = ['-CAfile', join(pki, 'root.crt.pem'), '-untrusted', join(pki, 'issuing.crt.pem')];
  const byQuery = ['ts', '-verify', '-queryfile', file('q.tsq'), '-in', file('r.tsr'), ...trust];
  expect(await openssl(...byQuery)).toContain('Verification: OK');

  const digest = createHash('sha256').update('Công văn số 1').digest();
  await writeFile(file('t.der'), await authority.timestampSource(() => now)(digest));
  const byData = ['ts', '-verify', '-data', file('data'), '-in', file('t.der'), '-token_in', ...trust];
  expect(await openssl(...byData)).toContain('Verification: OK');
  await writeFile(file('data'), 'Công văn số 2');
  await expect(openssl(...byData)).rejects.toThrow(/message imprint mismatch/);
});

test('a stamp is refused, with the reason, for SHA-1 and for bytes that are no request', async () => {
  await openssl('ts', '-query', '-data', file('data'), '-sha1', '-out', file('sha1.tsq'));
  for (const [asked, reason] of [
    [await readFile(file('sha1.tsq')), 'unrecognized or unsupported algorithm'],
    [Buffer.from('garbage'), 'the data submitted has the wrong format'],
  ] as const) {
    await writeFile(file('no.tsr'), authority.respondTimestamp(asked, now));
    expect(await openssl('ts', '-reply', '-in', file('no.tsr'), '-text')).toContain(reason);
  }
});

test('openssl ocsp verifies good, revoked and unknown answers, and the nonce comes back', async () => {
  const good = authority.issueCertificate(request('Tốt'));
  const revoked = authority.issueCertificate(request('Thu hồi'));
  const unknown = authority.issueCertificate(request('Lạ'));
  const paths = [
    await writePem('good.pem', good),
    await writePem('bad.pem', revoked),
    await writePem('unknown.pem', unknown),
  ];
  const responder = createServer(async (asked, reply) => {
    const body = Buffer.concat(await asked.toArray());
    const answer = await authority.respondOcsp(body, now, async (serial) => {
      if (serial === serialOf(good)) return 'good';
      return serial === serialOf(revoked) ? { serial, at: now, reason: 'superseded' } : 'unknown';
    });
    reply.setHeader('content-type', 'application/ocsp-response').end(answer);
  }).listen(0, '127.0.0.1');
  await once(responder, 'listening');
  const address = responder.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const said = await openssl(
    ...['ocsp', '-issuer', join(pki, 'issuing.crt.pem'), ...paths.flatMap((path) => ['-cert', path])],
    ...['-url', `http://127.0.0.1:${port}/`, '-CAfile', join(pki, 'root.crt.pem')],
    ...['-verify_other', join(pki, 'issuing.crt.pem')],
  ).finally(() => responder.close());
  expect(said).toContain('Response verify OK');
  expect(said).not.toContain('WARNING');
  expect(said).toMatch(/good\.pem: good/);
  expect(said).toMatch(/bad\.pem: revoked/);
  expect(said).toContain('superseded');
  expect(said).toMatch(/unknown\.pem: unknown/);
});

test('bytes that are no OCSP request get the answer "malformed"', async () => {
  const answer = await authority.respondOcsp(Buffer.from('3003020101', 'hex'), now, async () => 'good');
  expect(answer.toString('hex')).toBe('30030a0101');
});

test('a second opening gives the same authority, private keys are sealed and closed to others', async () => {
  const again = await openAuthority(pki, options);
  expect(again.certificates).toEqual(authority.certificates);
  await expect(openAuthority(pki, { ...options, masterSecret: Buffer.alloc(32, 8) })).rejects.toThrow();
  for (const name of await readdir(pki)) {
    expect((await readFile(join(pki, name), 'latin1')).includes('PRIVATE KEY')).toBe(false);
    expect((await stat(join(pki, name))).mode & 0o077).toBe(0);
  }
});

test('what a killed first start left behind is cleared and a whole authority made', async () => {
  const place = join(home, 'second');
  await mkdir(join(place, '.pki.draft-99'), { recursive: true });
  await writeFile(join(place, '.pki.draft-99', 'root.crt.pem'), 'half');
  await openAuthority(join(place, 'pki'), options);
  expect(await readdir(place)).toEqual(['pki']);
});

test('a batch keeps its order, tells its progress and lets other work run in between', async () => {
  const one = request('Mẫu');
  const names = Array.from({ length: 45 }, (_, index) => `Người ${index}`);
  const seen: number[] = [];
  let turns = 0;
  const ticking = setInterval(() => turns++, 0);
  const issued = await authority.issueMany(
    names.map((commonName) => ({ ...one, subject: { ...one.subject, commonName } })),
    (done) => seen.push(done),
  );
  clearInterval(ticking);
  expect(issued.map((der) => new X509Certificate(der).subject.match(/CN=DEMO – (.*)/)?.[1])).toEqual(names);
  expect(seen).toEqual([20, 40, 45]);
  expect(turns).toBeGreaterThan(0);
});
