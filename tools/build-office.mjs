// Builds the staff application when its sources changed, and weighs what a browser loads first.
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'vite';

const OUT = join('.cache', 'office');
const STAMP = join('.cache', 'office.sha256');
/** First load, compressed, in bytes. */
const LIMIT = 450 * 1024;

const sources = [
  'src/web/{office,design}/**/*',
  'src/modules/*/office/**/*',
  'src/**/*.contract.ts',
  'src/platform/{contracts,i18n,text}/**/*.ts',
  'package-lock.json',
];
const hash = createHash('sha256');
for (const file of globSync(sources).sort())
  if (/\.\w+$/.test(file) && !file.includes('.test.')) hash.update(file).update(readFileSync(file));
const wanted = hash.digest('hex');

if (!existsSync(join(OUT, 'index.html')) || !existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== wanted) {
  await build({ configFile: 'src/web/office/vite.config.ts', logLevel: 'warn' });
  mkdirSync('.cache', { recursive: true });
  writeFileSync(STAMP, wanted);
}

if (process.argv.includes('--check-size')) {
  const html = readFileSync(join(OUT, 'index.html'), 'utf8');
  const files = [...html.matchAll(/(?:src|href)="\/?((?:assets\/)[^"]+)"/g)].map((match) => match[1]);
  const bytes = [...new Set(files)].reduce(
    (sum, file) => sum + brotliCompressSync(readFileSync(join(OUT, file))).length,
    0,
  );
  console.log(
    `first load: ${(bytes / 1024).toFixed(0)} KB compressed of ${LIMIT / 1024} KB allowed (${files.length} files)`,
  );
  if (bytes > LIMIT || files.length === 0) process.exitCode = 1;
}
