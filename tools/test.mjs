// `npm test`: brings what the tests need, runs every check, and ends in the line `tests: N passed, N failed`.
// Plain JavaScript for the system's Node, because it may run before any dependency is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDependencies, ensureTools } from './set-up.mjs';

const strict = process.env.CI === 'true';
const bin = (name) => join('node_modules', '.bin', name);
const results = [];

const check = (name, command, args) => {
  const begun = Date.now();
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: process.env });
  results.push({ name, passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1 });
  console.log(`${status === 0 ? '✔' : '✘'} ${name} (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
};

/** Runs one vitest project and counts from its JSON report; under CI a skipped test is a failed one. */
const suite = (name, args) => {
  const report = join('tests', 'output', `${name}.json`);
  rmSync(report, { force: true });
  const run = spawnSync(
    bin('vitest'),
    ['run', '--project', name, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...args],
    {
      stdio: 'inherit',
      env: process.env,
    },
  );
  const counted = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : null;
  const skipped = counted ? counted.numPendingTests + counted.numTodoTests : 0;
  const passed = counted?.numPassedTests ?? 0;
  let failed = (counted?.numFailedTests ?? 1) + (strict ? skipped : 0);
  if (failed === 0 && run.status !== 0) failed = 1;
  results.push({ name, passed, failed });
  console.log(
    `${failed === 0 ? '✔' : '✘'} ${name}: ${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`,
  );
};

ensureDependencies();
const missing = ensureTools();
if (missing.length > 0)
  console.error(`Missing, and could not be installed here: ${missing.join(', ')}. Tests that need them will fail.`);
mkdirSync(join('tests', 'output'), { recursive: true });

check('types', bin('tsc'), ['-p', '.', '--noEmit']);
check('format and lint', bin('biome'), ['check', '--error-on-warnings', '.']);
check('lint with types, boundaries', bin('oxlint'), ['--type-aware', 'src', 'tests', 'tools']);
check('unused code', bin('knip'), []);
check('office build and its size', bin('node'), ['tools/build-office.mjs', '--check-size']);
suite('units', []);
suite('app', []);

const total = results.reduce(
  (sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }),
  { passed: 0, failed: 0 },
);
for (const { name, failed } of results) if (failed > 0) console.log(`failed: ${name}`);
console.log(`tests: ${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
