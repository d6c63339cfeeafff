import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { listErrors } from '../../src/platform/errors/index.ts';
// Loads every module, and with it every module's errors.
import '../../src/wiring.ts';

const root = new URL('../../', import.meta.url);
const errors = listErrors();

/** What a sentence tells to do now: "hãy …", or how many tries are left. */
const INSTRUCTION = /\bhãy\s|còn \{left\} lần thử/i;
const VIETNAMESE_LETTER = /[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]/i;
/** Laws keep their numbers and the product its name in every language. */
const PROPER_NAME = /(NĐ-CP|QĐ-UBND|QĐ|Kinh Bắc)/g;
const placesOf = (sentence: string) => new Set([...sentence.matchAll(/\{(\w+?)(Vi|En)?\}/g)].map((match) => match[1]));

test('docs/problems/README.md is what the catalogue says now', async () => {
  // In a program of its own, so that nothing which tests define gets into the page.
  const check = promisify(execFile)(process.execPath, ['src/cli/problems.ts', '--check'], { cwd: root });
  await expect(check, 'run `npm run -s docs:problems`').resolves.toBeDefined();
});

test('every module’s errors are there', () => {
  const modules = new Set(errors.map(([code]) => code.split('.')[0]));
  for (const module of [
    'platform',
    'config',
    'db',
    'files',
    'events',
    'organization',
    'identity',
    'signatures',
    'documents',
  ])
    expect(modules, module).toContain(module);
});

test.each(errors)('%s says in both languages what happened and what to do now', (code, { status, vi, en }) => {
  expect(code).toMatch(/^[a-z-]+\.[a-z0-9-]+$/);
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(600);
  expect(vi).toMatch(VIETNAMESE_LETTER);
  expect(vi).toMatch(INSTRUCTION);
  expect(en.replaceAll(PROPER_NAME, '')).not.toMatch(VIETNAMESE_LETTER);
  expect(placesOf(en)).toEqual(placesOf(vi));
  for (const sentence of [vi, en]) {
    expect(sentence.match(/[.;:!?…]/g)?.length ?? 0, 'more than one statement').toBeGreaterThan(1);
    expect(sentence).toMatch(/[.}]$/);
  }
});
