import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import jsqr from 'jsqr';
import { PNG } from 'pngjs';

export type OutsideSignature = { readonly integrity: string; readonly trust: string; readonly whole: boolean };

/** What poppler's pdfsig says of each signature when it trusts the province's demo root and nothing else. */
export const judgeByPdfsig = (file: string, provinceDir: string, workDir: string): OutsideSignature[] => {
  const store = join(workDir, 'nss');
  mkdirSync(store, { recursive: true });
  const root = join(provinceDir, 'pki', 'root.crt.pem');
  execFileSync('certutil', ['-N', '-d', `sql:${store}`, '--empty-password'], { stdio: 'pipe' });
  execFileSync('certutil', ['-A', '-d', `sql:${store}`, '-n', 'root', '-t', 'CT,C,C', '-i', root], { stdio: 'pipe' });
  const { stdout } = spawnSync('pdfsig', ['-nssdir', store, file], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  });
  return stdout
    .split(/^Signature #/m)
    .slice(1)
    .map((block) => ({
      integrity: /Signature Validation: (.*)/.exec(block)?.[1] ?? 'nothing said',
      trust: /Certificate Validation: (.*)/.exec(block)?.[1] ?? 'nothing said',
      whole: block.includes('Total document signed'),
    }));
};

/** Exit code and words of `qpdf --check`; 0 means no error and no warning. */
export const judgeByQpdf = (file: string): { code: number | null; words: string } => {
  const { status, stdout, stderr } = spawnSync('qpdf', ['--check', file], { encoding: 'utf8' });
  return { code: status, words: stdout + stderr };
};

/** openssl's words on each CMS of the file, cut out by a plain search, against the demo root. */
export const judgeByOpenssl = (file: string, provinceDir: string, workDir: string): string[] => {
  const pdf = readFileSync(file);
  const text = pdf.toString('latin1');
  const root = join(provinceDir, 'pki', 'root.crt.pem');
  return Array.from(text.matchAll(/\/ByteRange\s*\[\s*0 (\d+) (\d+) (\d+)\s*\]/g), ([, a, b, c], at) => {
    const [gap, next, length] = [Number(a), Number(b), Number(c)];
    const padded = Buffer.from(text.slice(gap + 1, next - 1), 'hex');
    const cms = join(workDir, `${at}.p7s`);
    const content = join(workDir, `${at}.bin`);
    writeFileSync(cms, padded.subarray(0, padded.readUInt16BE(2) + 4));
    writeFileSync(content, Buffer.concat([pdf.subarray(0, gap), pdf.subarray(next, next + length)]));
    const args = ['cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-in', cms, '-content', content];
    args.push('-CAfile', root, '-purpose', 'any', '-out', '/dev/null');
    return spawnSync('openssl', args, { encoding: 'utf8' }).stderr.trim();
  });
};

/** `npm run -s verify -- FILE --json` in a process of its own, trusting the province's demo root. */
export const judgeByVerifyCommand = (file: string, provinceDir: string) => {
  const { status, stdout } = spawnSync('npm', ['run', '-s', 'verify', '--', file, '--json'], {
    encoding: 'utf8',
    env: { ...process.env, DATA_DIR: provinceDir },
  });
  return { code: status, report: JSON.parse(stdout) as { verdict: string; signatures: readonly unknown[] } };
};

/** What a phone reads from the QR code: the first page that has one, drawn by poppler. */
export const readQr = (file: string, workDir: string): string => {
  const pages = Number(
    /Pages:\s+(\d+)/.exec(execFileSync('pdfinfo', [file], { encoding: 'utf8', stdio: 'pipe' }))?.[1],
  );
  for (let page = 1; page <= pages; page++) {
    const name = join(workDir, `page-${page}`);
    const range = ['-f', String(page), '-l', String(page)];
    execFileSync('pdftoppm', ['-png', '-r', '200', '-singlefile', ...range, file, name], { stdio: 'pipe' });
    const { data, width, height } = PNG.sync.read(readFileSync(`${name}.png`));
    const found = jsqr.default(new Uint8ClampedArray(data), width, height);
    if (found) return found.data;
  }
  throw new Error('no QR code on any page');
};
