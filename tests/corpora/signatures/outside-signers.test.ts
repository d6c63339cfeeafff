import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDF, type SignOptions } from '@libpdf/core';
import { beforeAll, expect, test } from 'vitest';
import { signPdf } from '../../../src/modules/signatures/pdf/sign.ts';
import { verifyPdf } from '../../../src/modules/signatures/verify/verify-pdf.ts';
import { makeBases } from './support/bases.ts';
import { opensslTsa, pdfsig, qpdfCheck, save } from './support/outside-judges.ts';
import { type Holder, revoke, signerOf } from './support/test-ca.ts';
import { CHECK_AT, SIGNED_AT, testWorld, type World } from './support/world.ts';

let world: World;
let bases: Record<string, Buffer>;

beforeAll(async () => {
  world = await testWorld();
  bases = await makeBases(world);
});

const verify = (pdf: Buffer) => verifyPdf(pdf, { trustAnchors: [world.root.der], checkAt: CHECK_AT });

/** `pdfsig -add-signature` by poppler and NSS with the leader's key. */
function popplerSign(pdf: Buffer, field: string): Buffer {
  const out = save(world, Buffer.alloc(0));
  const args = [
    '-nssdir',
    join(world.dir, 'nss'),
    '-add-signature',
    '-nick',
    'leader',
    '-new-signature-field-name',
    field,
  ];
  execFileSync('pdfsig', [...args, '-reason', 'Poppler', save(world, pdf), out], { stdio: 'pipe' });
  return readFileSync(out);
}

async function libpdfSign(pdf: Buffer, holder: Holder, options: Partial<SignOptions> = {}): Promise<Buffer> {
  const signer = signerOf(holder, world.sub);
  const document = await PDF.load(pdf);
  const { bytes } = await document.sign({
    signer: {
      certificate: holder.der,
      certificateChain: [world.sub.der],
      keyType: holder.algorithm === 'rsa-sha256' ? 'RSA' : 'EC',
      signatureAlgorithm: holder.algorithm === 'rsa-sha256' ? 'RSASSA-PKCS1-v1_5' : 'ECDSA',
      sign: async (data) => (await signer.signMessages([data]))[0]!,
    },
    reason: 'libpdf',
    ...options,
  });
  return Buffer.from(bytes);
}

const ours = (pdf: Buffer, name: string) =>
  signPdf({
    pdf,
    field: { name, page: 1, rect: [320, 80, 500, 140] },
    signer: world.signers.organization,
    reason: 'Phát hành',
    signerName: 'Sở Nội vụ',
    signedAt: SIGNED_AT,
  });

test.each(['typst', 'LibreOffice', 'Chromium', 'pdfkit', 'qpdf, object streams'])(
  'poppler signs a file of %s, we sign after it',
  async (maker) => {
    const first = popplerSign(bases[maker]!, 'poppler');
    expect(await verify(first)).toMatchObject({ verdict: 'valid', signatures: [{ level: 'CMS' }] });
    const second = await ours(first, 'ours');
    expect(await verify(second)).toMatchObject({ verdict: 'valid', signatures: [{ level: 'CMS' }, { level: 'B-B' }] });
    expect(pdfsig(world, second).map(({ integrity }) => integrity)).toEqual(Array(2).fill('Signature is Valid.'));
    expect(qpdfCheck(world, second).code).toBe(0);
  },
);

test('poppler signs after us', async () => {
  const signed = popplerSign(await ours(bases['typst']!, 'ours'), 'poppler');
  const report = await verify(signed);
  expect(report.findings.filter(({ severity }) => severity !== 'note')).toEqual([]);
  expect(report).toMatchObject({ verdict: 'valid', signatures: [{ level: 'B-B' }, { level: 'CMS' }] });
});

test.each(['typst', 'LibreOffice PDF/A-2b', 'pdf-lib, object streams', 'qpdf, linearized'])(
  'libpdf signs a file of %s before and after us',
  async (maker) => {
    const first = await libpdfSign(bases[maker]!, world.leader, { fieldName: 'first' });
    const second = await ours(first, 'ours');
    const third = await libpdfSign(second, world.deputy, { fieldName: 'third' });
    const report = await verify(third);
    expect(report.findings.filter(({ severity }) => severity !== 'note')).toEqual([]);
    expect(report).toMatchObject({ verdict: 'valid', signatures: [{ revision: 1 }, { revision: 2 }, { revision: 3 }] });
    expect(pdfsig(world, third).map(({ integrity }) => integrity)).toEqual(Array(3).fill('Signature is Valid.'));
  },
);

test('libpdf archives what we signed: revocation data and archive timestamp', async () => {
  const stamp = opensslTsa(world);
  const crlOfSub = await revoke(world.sub, []);
  const crlOfRoot = await revoke(world.root, []);
  const signed = await libpdfSign(await ours(bases['typst']!, 'ours'), world.deputy, {
    fieldName: 'archive',
    level: 'B-LTA',
    timestampAuthority: { timestamp: stamp },
    revocationProvider: {
      getCRL: async (certificate) => (Buffer.from(certificate).equals(world.sub.der) ? crlOfRoot : crlOfSub),
    },
  });
  const report = await verify(signed);
  expect(report.findings.filter(({ severity }) => severity !== 'note')).toEqual([]);
  expect(report.verdict).toBe('valid');
  expect(report.signatures.map(({ kind, level }) => [kind, level])).toEqual([
    ['signature', 'B-B'],
    ['signature', 'B-LTA'],
    ['document-timestamp', 'document-timestamp'],
  ]);
  expect(report.signatures[0]!.chain).toMatchObject({ verdict: 'trusted', revocationKnown: true });
});
