import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listenError, loadConfig, startupSentence } from './index.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'kinhbac-config-'));
});
afterEach(() => rm(dataDir, { recursive: true }));

const write = (content: unknown) => writeFile(join(dataDir, 'kinhbac.config.json'), JSON.stringify(content));
const refusal = (env: Record<string, string> = {}) =>
  loadConfig({ DATA_DIR: dataDir, ...env }).then(
    () => 'accepted',
    (error: unknown) => startupSentence(error),
  );

test('without a file and without environment the defaults hold', async () => {
  expect(await loadConfig({ DATA_DIR: dataDir })).toEqual({
    ...{ dataDir, host: '127.0.0.1', port: 8080, logLevel: 'info', trustedProxies: [] },
  });
});

test('the environment wins over the file', async () => {
  await write({ port: 9000, start: 'empty' });
  const config = await loadConfig({ DATA_DIR: dataDir, PORT: '9100', HOST: '' });
  expect(config).toMatchObject({ port: 9100, start: 'empty', host: '127.0.0.1' });
});

test.each([
  [{ prot: 80 }, ['không có khóa "prot"', 'there is no key "prot"', 'port']],
  [{ port: '80' }, ['"port" phải là số nguyên từ 0 đến 65535', '"port" must be a whole number from 0 to 65535']],
  [{ logLevel: 'loud' }, ['"logLevel" phải là một trong: fatal, error', 'one of: fatal']],
  [{ start: 'sample' }, ['"start" phải là "demo"', '"start" must be "demo"']],
  [{ pkcs11: { library: 'a.so' } }, ['"pkcs11" phải có đúng ba khóa', 'exactly three keys']],
  [{ databaseUrl: 'mysql://x' }, ['"databaseUrl" phải có dạng', 'of the form "postgres://']],
  [[1], ['không phải JSON hợp lệ', 'it must be an object']],
])('the file %j is refused by naming the key and what is allowed', async (content, sentences) => {
  await write(content);
  const said = await refusal();
  for (const sentence of sentences) expect(said).toContain(sentence);
});

test('a wrong variable is named as the variable', async () => {
  expect(await refusal({ PORT: 'abc' })).toContain('"PORT" phải là số nguyên');
  expect(await refusal({ PORT: '70000' })).toContain('"PORT" must be a whole number');
  expect(await refusal({ KINHBAC_START: 'true' })).toContain('"KINHBAC_START" phải là "demo"');
});

test('a named file must exist', async () => {
  expect(await refusal({ KINHBAC_CONFIG: join(dataDir, 'none.json') })).toContain('ENOENT');
});

test('a taken port is told in a sentence', () => {
  const error = Object.assign(new Error('x'), { code: 'EADDRINUSE' });
  expect(startupSentence(listenError(error, { host: '127.0.0.1', port: 80 }))).toContain('Cổng 80 đang được');
});
