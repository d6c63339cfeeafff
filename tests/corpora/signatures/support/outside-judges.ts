import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TimestampSource } from '../../../../src/modules/signatures/cms/signer.ts';
import type { World } from './world.ts';

let files = 0;

/** Writes bytes to a fresh file of the run's folder. */
export function save({ dir }: World, bytes: Uint8Array, extension = 'pdf'): string {
  const path = join(dir, `${++files}.${extension}`);
  writeFileSync(path, bytes);
  return path;
}

export interface PdfsigVerdict {
  readonly integrity: string;
  readonly trust: string;
  readonly whole: boolean;
}

/** What poppler says, one row a signature. */
export function pdfsig(world: World, pdf: Uint8Array): PdfsigVerdict[] {
  const args = ['-nssdir', join(world.dir, 'nss'), save(world, pdf)];
  const { stdout } = spawnSync('pdfsig', args, { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' } });
  return stdout
    .split(/^Signature #/m)
    .slice(1)
    .map((block) => ({
      integrity: /Signature Validation: (.*)/.exec(block)?.[1] ?? 'nothing said',
      trust: /Certificate Validation: (.*)/.exec(block)?.[1] ?? 'nothing said',
      whole: block.includes('  - Total document signed'),
    }));
}

/** Exit code of `qpdf --check`: 0 clean, 2 errors, 3 warnings. */
export function qpdfCheck(world: World, pdf: Uint8Array): { code: number | null; text: string } {
  const { status, stdout, stderr } = spawnSync('qpdf', ['--check', save(world, pdf)], { encoding: 'utf8' });
  return { code: status, text: stdout + stderr };
}

/** The text that poppler reads off the pages. */
export const pdfText = (world: World, pdf: Uint8Array): string =>
  execFileSync('pdftotext', ['-layout', save(world, pdf), '-'], { encoding: 'utf8' });

/** Byte range and CMS of a signature taken by a plain search, without our reader. */
export function rawSignatures(pdf: Buffer): { signed: Buffer; cms: Buffer }[] {
  const text = pdf.toString('latin1');
  return Array.from(text.matchAll(/\/ByteRange\s*\[\s*0 (\d+) (\d+) (\d+)\s*\]/g), ([, a, b, c]) => {
    const [gap, next, length] = [Number(a), Number(b), Number(c)];
    const padded = Buffer.from(text.slice(gap + 1, next - 1), 'hex');
    const bytes = padded.readUInt16BE(2) + 4;
    return {
      signed: Buffer.concat([pdf.subarray(0, gap), pdf.subarray(next, next + length)]),
      cms: padded.subarray(0, bytes),
    };
  });
}

/** `openssl cms -verify -cades` over every signature; returns openssl's words. */
export function opensslCms(world: World, pdf: Buffer): string[] {
  return rawSignatures(pdf).map(({ signed, cms }) => {
    const args = ['cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-in', save(world, cms, 'p7s')];
    args.push(
      '-content',
      save(world, signed, 'bin'),
      '-CAfile',
      join(world.dir, 'root.pem'),
      '-purpose',
      'any',
      '-out',
      '/dev/null',
    );
    return spawnSync('openssl', args, { encoding: 'utf8' }).stderr.trim();
  });
}

/** `openssl ts -verify` of a token over data; returns openssl's words. */
export function opensslTs(world: World, token: Uint8Array, data: Uint8Array): string {
  const args = ['ts', '-verify', '-token_in', '-in', save(world, token, 'tst'), '-data', save(world, data, 'bin')];
  args.push('-CAfile', join(world.dir, 'root.pem'), '-untrusted', join(world.dir, 'sub.pem'));
  const { stdout, stderr } = spawnSync('openssl', args, { encoding: 'utf8' });
  return stdout + stderr;
}

const TSA_CONFIG = `[tsa]
serial = serial
default_policy = 1.3.6.1.4.1.99999.1
digests = sha256
ess_cert_id_alg = sha256
signer_digest = sha256
`;

/** A timestamp authority that is openssl's, so that both halves of our reading are tested by another's writing. */
export function opensslTsa(world: World): TimestampSource {
  const dir = mkdtempSync(join(world.dir, 'tsa-'));
  writeFileSync(join(dir, 'tsa.cnf'), TSA_CONFIG);
  writeFileSync(join(dir, 'serial'), '01\n');
  return async (imprint) => {
    const run = (...args: string[]) => execFileSync('openssl', ['ts', ...args], { cwd: dir, stdio: 'pipe' });
    run('-query', '-digest', Buffer.from(imprint).toString('hex'), '-sha256', '-cert', '-out', 'q.tsq');
    run(
      '-reply',
      '-config',
      'tsa.cnf',
      '-section',
      'tsa',
      '-queryfile',
      'q.tsq',
      '-signer',
      join(world.dir, 'tsa.pem'),
      '-inkey',
      join(world.dir, 'tsa.key.pem'),
      '-chain',
      join(world.dir, 'sub.pem'),
      '-token_out',
      '-out',
      'token.der',
    );
    return readFileSync(join(dir, 'token.der'));
  };
}
