import { expect, test } from 'vitest';
import { routeOf, scrubLine, scrubPostgresLine } from './scrub-log.ts';

const PEOPLE = [
  'Nguyễn Văn An',
  'nguyenvanan',
  '027086001234',
  'an.nv@bacninh.gov.vn',
  '0912345678',
  '10.20.30.40',
  'v/v kỷ luật ông An',
];

test('a line keeps what helps and loses who it is about', () => {
  const line = JSON.stringify({
    ...{
      level: 50,
      time: Date.parse('2026-11-24T06:40:00Z'),
      msg: 'request failed',
      reqId: 'req-1',
      user: PEOPLE[0],
      job: 'documents.notify',
    },
    req: {
      method: 'GET',
      url: '/api/documents/0198-ab/files?q=Nguyễn Văn An',
      remoteAddress: PEOPLE[5],
      headers: { cookie: 's=1' },
    },
    res: { statusCode: 500 },
    err: {
      ...{
        type: 'DatabaseError',
        code: '23505',
        message: `Key (cccd)=(${PEOPLE[2]}) already exists`,
        detail: PEOPLE[3],
      },
      stack: `DatabaseError: ${PEOPLE[0]}\n    at run (file:///srv/${PEOPLE[1]}/src/modules/documents/x.ts:3:4)\n    at async node:internal/x:1:2`,
    },
  });
  const scrubbed = scrubLine(line);
  expect(scrubbed).toEqual({
    ...{ time: '2026-11-24T06:40:00Z', level: 'error', message: 'request failed', job: 'documents.notify' },
    ...{ method: 'GET', route: '/api/documents/:id/files', status: 500 },
    error: { type: 'DatabaseError', code: '23505', frames: ['src/modules/documents/x.ts:3:4'] },
  });
});

test.each(PEOPLE)('%s stays nowhere in a line', (secret) => {
  for (const entry of [
    { msg: secret },
    { err: { message: secret, type: secret, stack: secret } },
    { req: { url: `/tim-kiem/${secret}?q=${secret}`, method: secret } },
  ]) {
    expect(JSON.stringify(scrubLine(JSON.stringify({ level: 30, ...entry })))).not.toContain(secret);
  }
  const postgres = `2026-11-24 01:00:00.000 UTC [77] ERROR:  invalid input syntax for type uuid: "${secret}"`;
  expect(scrubPostgresLine(postgres, new Set(['event']))).not.toContain(secret);
});

test('PostgreSQL may name our tables, and never quotes what it was given', () => {
  const names = new Set(['account_login_key']);
  const line =
    '2026-11-24 01:00:00.000 UTC [77] ERROR:  duplicate key value violates unique constraint "account_login_key"';
  expect(scrubPostgresLine(line, names)).toBe(
    '2026-11-24 01:00:00.000 UTC ERROR duplicate key value violates unique constraint "account_login_key"',
  );
  for (const part of ['DETAIL:  Key (login)=(nguyenvanan) already exists.', 'STATEMENT:  select 1'])
    expect(scrubPostgresLine(`2026-11-24 01:00:00.000 UTC [77] ${part}`, names)).toBeUndefined();
  expect(scrubPostgresLine('\tfrom identity.account', names)).toBeUndefined();
});

test('what is no line of the program is left out', () => {
  expect(scrubLine('Tỉnh mẫu (DEMO). Mật khẩu chung: bí mật')).toBeUndefined();
  expect(scrubLine('{"level":"x"}')).toBeUndefined();
  expect(routeOf('/van-ban/den/12-QĐ?x=1#y')).toBe('/van-ban/:id/:id');
  expect(routeOf('/api/documents/12/files')).toBe('/api/documents/:id/files');
});
