/**
 * Makes the format corpus anew: writes flat OpenDocument texts and lets LibreOffice print them to PDF.
 * Run: node tests/corpora/format/make/make-corpus.ts [--all] (needs soffice and the Liberation and DejaVu fonts).
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CORRECT } from './correct-documents.ts';
import { DEVIANT } from './deviant-documents.ts';
import type { DocumentSpec } from './document-spec.ts';
import { officeDocument } from './office-document.ts';

/**
 * Deviations that are kept as specs only, to keep the repository small: the corpus test sets them with the second maker
 * (variant.typ). So are second forms of a deviation, whose names have a '+'.
 */
const NOT_STORED = new Set([
  'addressee-style',
  'agency-size',
  'authority-bold',
  'authority-size',
  'body-upright',
  'date-size',
  'kind-name-bold',
  'kind-name-position',
  'kind-name-size',
  'letter-subject-size',
  'letter-subject-style',
  'motto-bold',
  'motto-size',
  'national-name-bold',
  'national-name-position',
  'number-size',
  'number-style',
  'page-number-style',
  'recipients-label-size',
  'recipients-label-style',
  'recipients-style',
  'signer-name-bold',
  'signer-name-size',
  'subject-bold',
  'subject-size',
]);
const everything = process.argv.includes('--all');
const stored = Object.entries(DEVIANT).filter(([name]) => everything || !(name.includes('+') || NOT_STORED.has(name)));

const corpus = fileURLToPath(new URL('..', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'format-corpus-'));

function print(folder: string, specs: Record<string, DocumentSpec>): void {
  const out = join(corpus, folder);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const sources = Object.entries(specs).map(([name, spec]) => {
    const path = join(work, `${name}.fodt`);
    writeFileSync(path, officeDocument(spec));
    return path;
  });
  const profile = `-env:UserInstallation=file://${join(work, 'profile')}`;
  execFileSync('soffice', ['--headless', profile, '--convert-to', 'pdf', '--outdir', out, ...sources], {
    stdio: 'ignore',
  });
}

print('correct', CORRECT);
print('deviant', Object.fromEntries(stored));
rmSync(work, { recursive: true, force: true });
