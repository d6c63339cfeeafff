import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildSignedData, readSigningCertificate } from '../../../src/modules/signatures/cms/signed-data.ts';
import { embedContents, prepareSignature, type SignatureRequest } from '../../../src/modules/signatures/pdf/prepare.ts';
import { completeSignature, signPdf } from '../../../src/modules/signatures/pdf/sign.ts';
import { verifyPdf } from '../../../src/modules/signatures/verify/verify-pdf.ts';
import { letter } from './support/bases.ts';
import { opensslTsa, save } from './support/outside-judges.ts';
import { days, type Holder, type HolderOptions, issue, pem, revoke, signerOf, x509 } from './support/test-ca.ts';
import { CHECK_AT, SIGNED_AT, testWorld, type World } from './support/world.ts';

let world: World;
let base: Buffer;

beforeAll(async () => {
  world = await testWorld();
  base = letter();
});

const request = (): SignatureRequest => ({
  pdf: base,
  field: { name: 'leader', page: 1, rect: [320, 80, 500, 140] },
  reason: 'Ký',
  signerName: 'Nguyễn Thị Ánh',
  signedAt: SIGNED_AT,
  contentsBytes: 16_384,
});

const signWith = (holder: Holder, chain: readonly Holder[], timestamp = false) =>
  signPdf({ ...request(), signer: signerOf(holder, ...chain), timestamp: timestamp ? opensslTsa(world) : undefined });

const judge = (pdf: Uint8Array, more: { crls?: Buffer[]; checkAt?: Date } = {}) =>
  verifyPdf(pdf, { trustAnchors: [world.root.der], checkAt: CHECK_AT, ...more });

/** Does `openssl verify` accept the leaf for any purpose, at the moment of checking? */
function opensslAccepts(leaf: Holder, chain: readonly Holder[], ...options: string[]): boolean {
  const untrusted = save(world, Buffer.from(chain.map(pem).join('')), 'pem');
  const args = [
    'verify',
    '-attime',
    `${Math.floor(CHECK_AT.getTime() / 1000)}`,
    '-CAfile',
    join(world.dir, 'root.pem'),
  ];
  return (
    spawnSync('openssl', [...args, '-untrusted', untrusted, ...options, save(world, Buffer.from(pem(leaf)), 'pem')])
      .status === 0
  );
}

const { KeyUsageFlags } = x509;
const leaf = (options: Partial<HolderOptions> = {}): HolderOptions => ({ name: 'CN=Người ký, C=VN', ...options });

describe('certificates, with openssl as the second opinion', () => {
  test.each<[string, () => Promise<[Holder, Holder[]]>, string, string]>([
    ['good', async () => [await issue(leaf(), world.sub), [world.sub]], 'trusted', 'valid'],
    [
      'expired',
      async () => [await issue(leaf({ notAfter: days(-30) }), world.sub), [world.sub]],
      'expired',
      'valid-unknown-signer',
    ],
    [
      'not yet valid',
      async () => [await issue(leaf({ notBefore: days(400) }), world.sub), [world.sub]],
      'not-yet-valid',
      'valid-unknown-signer',
    ],
    ['of a stranger', async () => [world.stranger, []], 'untrusted', 'valid-unknown-signer'],
    ['without its intermediate', async () => [await issue(leaf(), world.sub), []], 'untrusted', 'valid-unknown-signer'],
    [
      'issued by a person',
      async () => {
        const person = await issue(leaf({ name: 'CN=Cá nhân, C=VN' }), world.sub);
        return [await issue(leaf(), person), [person, world.sub]];
      },
      'untrusted',
      'valid-unknown-signer',
    ],
    [
      'of an authority without the right to issue',
      async () => {
        const weak = await issue({ name: 'CN=CA yếu, C=VN', kind: 'ca', keyUsage: KeyUsageFlags.cRLSign }, world.root);
        return [await issue(leaf(), weak), [weak]];
      },
      'untrusted',
      'valid-unknown-signer',
    ],
    [
      'with a critical condition nobody knows',
      async () => [
        await issue(
          leaf({ extensions: [new x509.Extension('1.2.3.4.5', true, Buffer.from('0500', 'hex'))] }),
          world.sub,
        ),
        [world.sub],
      ],
      'untrusted',
      'valid-unknown-signer',
    ],
  ])('%s', async (_, make, verdict, whole) => {
    const [holder, chain] = await make();
    const report = await judge(await signWith(holder, chain));
    expect(report.signatures[0]?.chain?.verdict).toBe(verdict);
    expect(report.verdict).toBe(whole);
    expect(opensslAccepts(holder, chain)).toBe(verdict === 'trusted');
  });

  test.each<[string, Partial<HolderOptions>]>([
    ['for TLS servers only', { extensions: [new x509.ExtendedKeyUsageExtension(['1.3.6.1.5.5.7.3.1'])] }],
    ['for key exchange only', { keyUsage: KeyUsageFlags.keyEncipherment }],
    ['for timestamps', { kind: 'tsa' }],
    ['of an authority itself', { kind: 'ca' }],
  ])('a certificate %s does not sign documents', async (_, options) => {
    const report = await judge(await signWith(await issue(leaf(options), world.sub), [world.sub]));
    expect(report).toMatchObject({
      verdict: 'invalid',
      signatures: [{ chain: { verdict: 'wrong-usage' }, integrity: 'intact' }],
    });
  });

  test('revoked', async () => {
    const holder = await issue(leaf(), world.sub);
    const crl = await revoke(world.sub, [[holder, days(-10)]]);
    const clean = await revoke(world.root, []);
    const report = await judge(await signWith(holder, [world.sub]), { crls: [crl, clean] });
    expect(report).toMatchObject({
      verdict: 'invalid',
      signatures: [{ chain: { verdict: 'revoked', revocationKnown: true } }],
    });
    const file = save(
      world,
      Buffer.from(`-----BEGIN X509 CRL-----\n${crl.toString('base64')}\n-----END X509 CRL-----\n`),
      'pem',
    );
    expect(opensslAccepts(holder, [world.sub], '-crl_check', '-CRLfile', file)).toBe(false);
  });

  test('a revocation list that somebody else signed proves nothing', async () => {
    const holder = await issue(leaf(), world.sub);
    const impostor = await issue({ name: world.sub.certificate.subject, kind: 'ca' });
    const crl = await revoke(impostor, [[holder, days(-10)]]);
    const report = await judge(await signWith(holder, [world.sub]), { crls: [crl] });
    expect(report).toMatchObject({
      verdict: 'valid',
      signatures: [{ chain: { verdict: 'trusted', revocationKnown: false } }],
    });
  });
});

describe('timestamps', () => {
  test('a timestamp keeps a signature valid after its certificate ran out', async () => {
    const later = new Date(days(90));
    const holder = await issue(leaf({ notAfter: days(30) }), world.sub);
    const stamped = await judge(await signWith(holder, [world.sub], true), { checkAt: later });
    expect(stamped).toMatchObject({ verdict: 'valid', signatures: [{ level: 'B-T', chain: { verdict: 'trusted' } }] });
    const bare = await judge(await signWith(holder, [world.sub]), { checkAt: later });
    expect(bare).toMatchObject({
      verdict: 'valid-unknown-signer',
      signatures: [{ level: 'B-B', chain: { verdict: 'expired' } }],
    });
  });

  test('a timestamp of another signature is refused', async () => {
    const certificate = readSigningCertificate(world.signers.leader);
    const prepared = prepareSignature(request(), certificate);
    const [value] = await world.signers.leader.signMessages([prepared.messageToSign]);
    const token = await opensslTsa(world)(Buffer.alloc(32, 7));
    const cms = buildSignedData(certificate, prepared.messageToSign, value!, token);
    const report = await judge(Buffer.concat(embedContents(prepared, cms)));
    expect(report.verdict).toBe('invalid');
    expect(report.signatures[0]!.findings.map(({ code }) => code)).toContain('timestamp-wrong');
  });
});

describe('what the CMS says about itself', () => {
  test('two-phase signing gives the same bytes as signing in one go', async () => {
    const certificate = readSigningCertificate(world.signers.leader);
    const prepared = prepareSignature(request(), certificate);
    const [value] = await world.signers.leader.signMessages([prepared.messageToSign]);
    const stored = Buffer.concat(await completeSignature(prepared, value!));
    const direct = await signPdf({ ...request(), signer: world.signers.leader });
    expect(stored.equals(direct)).toBe(true);
    expect((await judge(stored)).verdict).toBe('valid');
  });

  test("a certificate swapped for another of the same key is not the signer's", async () => {
    const real = readSigningCertificate(world.signers.leader);
    const other = readSigningCertificate({ ...world.signers.leader, certificate: await twin(world.leader) });
    const prepared = prepareSignature(request(), real);
    const [value] = await world.signers.leader.signMessages([prepared.messageToSign]);
    const report = await judge(
      Buffer.concat(embedContents(prepared, buildSignedData(other, prepared.messageToSign, value!))),
    );
    expect(report.verdict).toBe('invalid');
    expect(report.signatures[0]!.findings.map(({ code }) => code)).toContain('certificate-binding');
  });

  test("somebody else's key does not sign for the leader", async () => {
    const certificate = readSigningCertificate(world.signers.leader);
    const prepared = prepareSignature(request(), certificate);
    const thief = await issue(leaf({ algorithm: 'rsa-sha256' }), world.sub);
    const [value] = await signerOf(thief).signMessages([prepared.messageToSign]);
    const report = await judge(
      Buffer.concat(embedContents(prepared, buildSignedData(certificate, prepared.messageToSign, value!))),
    );
    expect(report.signatures[0]!.findings.map(({ code }) => code)).toContain('signature-wrong');
  });

  test.each([
    // OpenSSL binds the certificate by SHA-1 as well then, which is not enough either.
    ['sha1', ['algorithm-refused', 'certificate-binding']],
    ['sha256', []],
    ['sha512', []],
  ])("openssl's own CAdES with %s", async (digest, refused) => {
    const prepared = prepareSignature(request(), readSigningCertificate(world.signers.leader));
    const { head, tail, contents } = prepared;
    const signed = Buffer.concat([head, tail.subarray(0, contents.start - 1), tail.subarray(contents.end + 1)]);
    const out = save(world, Buffer.alloc(0), 'p7s');
    const args = [
      'cms',
      '-sign',
      '-cades',
      '-binary',
      '-md',
      digest,
      '-in',
      save(world, signed, 'bin'),
      '-outform',
      'DER',
      '-out',
      out,
    ];
    execFileSync('openssl', [...args, '-signer', 'leader.pem', '-inkey', 'leader.key.pem', '-certfile', 'sub.pem'], {
      cwd: world.dir,
      stdio: 'pipe',
    });
    const report = await judge(Buffer.concat(embedContents(prepared, readFileSync(out))));
    const codes = report.signatures[0]!.findings.filter(({ severity }) => severity === 'refusal').map(
      ({ code }) => code,
    );
    expect(codes).toEqual(refused);
    expect(report.verdict).toBe(refused.length > 0 ? 'invalid' : 'valid');
  });

  test("openssl's RSA-PSS", async () => {
    const prepared = prepareSignature(request(), readSigningCertificate(world.signers.leader));
    const { head, tail, contents } = prepared;
    const signed = Buffer.concat([head, tail.subarray(0, contents.start - 1), tail.subarray(contents.end + 1)]);
    const [file, out] = [save(world, signed, 'bin'), save(world, Buffer.alloc(0), 'p7s')];
    const args = ['cms', '-sign', '-cades', '-binary', '-md', 'sha256', '-in', file, '-outform', 'DER', '-out', out];
    execFileSync(
      'openssl',
      [
        ...args,
        '-signer',
        'leader.pem',
        '-inkey',
        'leader.key.pem',
        '-keyopt',
        'rsa_padding_mode:pss',
        '-certfile',
        'sub.pem',
      ],
      { cwd: world.dir, stdio: 'pipe' },
    );
    const report = await judge(Buffer.concat(embedContents(prepared, readFileSync(out))));
    expect(report).toMatchObject({ verdict: 'valid', signatures: [{ algorithm: 'rsa-pss-sha256' }] });
  });
});

/** A second certificate over the same key, as a careless authority might issue. */
async function twin(holder: Holder): Promise<Buffer> {
  const made = await x509.X509CertificateGenerator.create({
    serialNumber: '7777',
    subject: 'CN=Người khác, C=VN',
    issuer: world.sub.certificate.subject,
    notBefore: new Date(days(-400)),
    notAfter: new Date(days(1500)),
    publicKey: holder.keys.publicKey,
    signingKey: world.sub.keys.privateKey,
    signingAlgorithm: { name: 'ECDSA', hash: 'SHA-256' },
    extensions: [new x509.KeyUsagesExtension(KeyUsageFlags.digitalSignature, true)],
  });
  return Buffer.from(made.rawData);
}
