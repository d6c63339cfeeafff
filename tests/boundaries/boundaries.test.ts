import { execFileSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { MODULE_ORDER } from '../../src/modules.ts';

const lint = (dir: string): string => {
  try {
    return execFileSync(join('node_modules', '.bin', 'oxlint'), ['-c', join(dir, '.oxlintrc.json'), join(dir, 'src')], {
      encoding: 'utf8',
    });
  } catch (error) {
    return String((error as { stdout?: string }).stdout);
  }
};

const scratch = mkdtempSync(join(tmpdir(), 'kinhbac-boundaries-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const planted = (name: string, file: string, source: string): string => {
  const dir = join(scratch, name);
  mkdirSync(dirname(join(dir, file)), { recursive: true });
  cpSync('.oxlintrc.json', join(dir, '.oxlintrc.json'));
  writeFileSync(join(dir, file), source);
  return lint(dir);
};

describe('the boundary rules bite', () => {
  test.each([
    [
      'platform-imports-module',
      'src/platform/x.ts',
      "import { a } from '../modules/organization/index.ts';\nexport const b = a;\n",
      'platform/ imports no module',
    ],
    [
      'import-down',
      'src/modules/organization/x.ts',
      "import { a } from '../documents/index.ts';\nexport const b = a;\n",
      'imports point up modules.ts only',
    ],
    [
      'not-by-the-door',
      'src/modules/documents/operations/x.ts',
      "import { a } from '../../organization/rules/y.ts';\nexport const b = a;\n",
      'entered by index.ts only',
    ],
    [
      'impure-rule',
      'src/modules/documents/rules/x.ts',
      "import { readFileSync } from 'node:fs';\nexport const b = readFileSync;\n",
      'rules/ is pure',
    ],
  ])('%s is refused', (name, file, source, message) => {
    expect(planted(name, file, source)).toContain(message);
  });

  test('a legal import passes', () => {
    const report = planted(
      'legal',
      'src/modules/documents/operations/ok.ts',
      "import { a } from '../../organization/index.ts';\nexport const b = a;\n",
    );
    expect(report).not.toContain('no-restricted-imports');
  });
});

/** Tables of other modules that a module's SQL reads or writes. Foreign keys may point up; fixtures of tests may plant rows. */
const foreignTables = (module: string): string[] => {
  const others = MODULE_ORDER.filter((name) => name !== module).join('|');
  const naming = new RegExp(
    `\\b(?:from|join|into|update|insertInto\\('|selectFrom\\('|Join\\('|updateTable\\('|deleteFrom\\(')\\s*(${others})\\.(\\w+)`,
    'g',
  );
  return globSync(`src/modules/${module}/**/*.{ts,sql}`)
    .filter((file) => !/\.test\.ts$|\/testing\/|\/test-[^/]+\.ts$/.test(file))
    .flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(naming)].map((match) => `${file}: ${match[1]}.${match[2]}`),
    )
    .filter((found) => !/_(ref|report)$/.test(found));
};

test.each([...MODULE_ORDER])("the SQL of %s names its own schema and others' published views only", (module) => {
  expect(foreignTables(module)).toEqual([]);
});

test('no source file is over 400 lines', () => {
  const long = globSync('{src,tests,bench,tools}/**/*.{ts,tsx,mjs}')
    .filter((file) => !/\.generated\.ts$/.test(file))
    .filter((file) => readFileSync(file, 'utf8').split('\n').length > 401);
  expect(long).toEqual([]);
});
