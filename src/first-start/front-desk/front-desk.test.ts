import pino from 'pino';
import { afterEach, expect, test } from 'vitest';
import { choosePort } from '../../platform/config/index.ts';
import { type FrontDesk, openFrontDesk } from './index.ts';

const host = '127.0.0.1';
const said: string[] = [];
let desk: FrontDesk | null = null;
afterEach(async () => {
  await desk?.handOver();
  desk = null;
  said.length = 0;
});

const open = async (nobodySeconds?: number) => {
  const port = await choosePort({ host, port: 0 });
  const url = `http://${host}:${port}`;
  const output = { write: (text: string) => said.push(text) };
  const logger = pino({ level: 'silent' });
  desk = await openFrontDesk({
    ...{ config: { host, port }, address: url, logger, output },
    ...(nobodySeconds === undefined ? {} : { nobodySeconds }),
  });
  const choose = (start: string, headers: Record<string, string> = {}) =>
    fetch(`${url}/first-start`, { method: 'POST', body: new URLSearchParams({ start }), headers, redirect: 'manual' });
  return { url, desk, choose, page: async () => (await fetch(url)).text() };
};

test('nobody there: the demo, as the terminal said it would be', async () => {
  const { desk, url } = await open(0);
  expect(said.join('')).toContain(`mở ${url} để chọn`);
  expect(said.join('')).toContain('tự chọn DEMO sau 0 giây nếu không ai chọn');
  expect(await desk.chosen).toBe('demo');
});

test('a choice counts once; a page of somebody else’s and an unknown word do not choose', async () => {
  const { desk, choose, page, url } = await open();
  expect((await fetch(`${url}/healthz`)).status).toBe(503);
  expect((await choose('demo', { origin: 'http://elsewhere.test' })).status).toBe(403);
  await choose('something');
  await choose('wait');
  expect(await page()).toContain('Đã dừng đếm giờ');
  await choose('empty');
  await choose('demo');
  expect(await desk.chosen).toBe('empty');
});

test('what is prepared shows on the open pages, which go on to the application at the end', async () => {
  const { desk, choose, url } = await open();
  await choose('empty');
  desk.output.write('\r  half a bar ███░░░');
  desk.output.write('  Danh mục <của> tỉnh: 0,3 s\n');
  const reply = await fetch(url, { headers: { 'accept-language': 'en' } });
  expect(reply.headers.get('content-security-policy')).toContain("default-src 'self'");
  const whole = reply.text();
  desk.output.write('  Lịch làm việc: 0,1 s\n');
  desk.leavePort();
  expect(await choosePort({ host, port: Number(new URL(url).port) })).toBe(Number(new URL(url).port));
  await desk.handOver();
  const page = await whole;
  expect(page).toContain('Danh mục của tỉnh: 0,3 s\n  Lịch làm việc: 0,1 s');
  expect(page).toContain('<meta http-equiv="refresh" content="0;url=/">');
  expect(page).not.toContain('half a bar');
  expect(page).toContain('Preparing');
});
