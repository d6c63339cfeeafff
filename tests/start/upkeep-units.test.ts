import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const INSTALLED = '/opt/kinhbac';
const units = globSync('deploy/*.{service,timer}').sort();
/** Only looked for, as a container has none. */
const VERIFIER = 'systemd-analyze';
const has = (program: string) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
let scratch: string;
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'kinhbac-units-'));
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

test('the units start programs that exist, as nobody special, and systemd understands them', async () => {
  expect(units.map((unit) => basename(unit))).toEqual([
    ...['kinhbac-backup.service', 'kinhbac-backup.timer', 'kinhbac-doctor.service', 'kinhbac-doctor.timer'],
    'kinhbac.service',
  ]);
  for (const unit of units) {
    const text = readFileSync(unit, 'utf8');
    for (const [path = ''] of text.matchAll(/\/opt\/kinhbac\/\S+/g))
      expect(existsSync(path.replace('file://', '').replace(INSTALLED, '.')), `${unit}: ${path}`).toBe(true);
    if (unit.endsWith('.service')) expect(text).toMatch(/^User=kinhbac$/m);
    await writeFile(join(scratch, basename(unit)), text.replaceAll(INSTALLED, resolve('.')));
  }
  if (!has(VERIFIER)) return;
  const said = execFileSync(VERIFIER, ['verify', ...units.map((unit) => join(scratch, basename(unit)))], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  expect(said).toBe('');
});

test('what the guide tells to run is there', () => {
  const guide = readFileSync('docs/guides/van-hanh.md', 'utf8');
  for (const [, command = ''] of guide.matchAll(/npm run (?:-s )?([a-z-]+)/g)) {
    const program = command === 'build' ? 'tools/build-office.mjs' : `src/cli/${command}.ts`;
    expect(existsSync(program), command).toBe(true);
  }
  for (const [path = ''] of guide.matchAll(/deploy\/[a-z.-]+\w/g)) expect(existsSync(path), path).toBe(true);
});
