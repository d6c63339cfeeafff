import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { letter } from './support/bases.ts';
import { makeVictims, update, type Victims } from './support/forger.ts';
import { save } from './support/outside-judges.ts';
import { testWorld, type World } from './support/world.ts';

let world: World;
let victims: Victims;

beforeAll(async () => {
  world = await testWorld();
  victims = await makeVictims(world);
});

function cli(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli/verify.ts', ...args], {
    encoding: 'utf8',
    env: { ...process.env, DATA_DIR: join(world.dir, 'none') },
  });
  return { status, stdout, stderr };
}

const root = () => ['--trust', join(world.dir, 'root.pem')];

test('ends with 0 for a valid file and prints the report as JSON', () => {
  const { status, stdout } = cli(save(world, victims.issued), '--json', ...root());
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ verdict: 'valid', signatures: [{ integrity: 'intact' }, {}] });
});

test('speaks Vietnamese without --json', () => {
  const { stdout } = cli(save(world, victims.issued), ...root());
  expect(stdout).toContain('HỢP LỆ');
  expect(stdout).toContain('Nguyễn Thị Ánh');
  expect(stdout).toContain('456/SNV-VP');
});

test.each<[string, () => Buffer, string]>([
  ['unsigned', () => letter(), 'unsigned'],
  [
    'changed since',
    () => update(victims.issued, (made, file) => made.set(file.root, file.catalog.with({ Lang: null }))),
    'changed-after-signing',
  ],
  ['cut', () => victims.approved.subarray(0, 5000), 'unreadable'],
])('ends with 1 for a file that is %s', (_, make, verdict) => {
  const { status, stdout } = cli(save(world, make()), '--json', ...root());
  expect(status).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ verdict });
});

test('ends with 1 when nothing is trusted', () => {
  const { status, stdout } = cli(save(world, victims.issued), '--json');
  expect(status).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ verdict: 'valid-unknown-signer' });
});

test.each([[[]], [['--unknown']], [['a.pdf', 'b.pdf']], [['/nowhere.pdf']]])('ends with 2 for the call %j', (args) => {
  expect(cli(...args)).toMatchObject({ status: 2, stdout: '' });
});
