import { request as httpRequest, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '../db/index.ts';
import { type TestDatabase, testDatabase } from '../db/testing.ts';
import { createStreamHub, publish, SESSION_CHANGED, STREAM_CHANNEL } from '../stream/index.ts';
import { addStreamRoute } from './stream-route.ts';
import { startTestApp, testActor, testSessions } from './testing/test-app.ts';
import { testOperations } from './testing/test-operations.ts';

const sessions = testSessions();
const hub = createStreamHub();
let db: TestDatabase;
let web: Awaited<ReturnType<typeof startTestApp>>;

beforeAll(async () => {
  db = await testDatabase();
  await db.listen(STREAM_CHANNEL, hub.receive, hub.resyncAll);
  web = await startTestApp({
    database: db.app,
    authenticate: sessions.authenticate,
    operations: testOperations,
    add: (app) =>
      addStreamRoute(app, hub, sessions.authenticate, {
        heartbeatMs: 60_000,
        lifetimeMs: 600_000,
        unreadBytes: 64 * 1024,
      }),
  });
});
afterAll(async () => {
  await web?.close();
  await db?.close();
});

/** A browser's stream: what it heard so far, and whether it was cut. */
const open = async (headers: Record<string, string>) => {
  const answer = await new Promise<IncomingMessage>((resolve, reject) =>
    httpRequest(`${web.url}/api/stream`, { headers, agent: false }, resolve).on('error', reject).end(),
  );
  const stream = { answer, heard: [] as string[], over: false, close: () => answer.destroy() };
  let text = '';
  answer.setEncoding('utf8');
  answer.on('data', (chunk: string) => {
    text += chunk;
    stream.heard = [...text.matchAll(/event: (\S+)/g)].map((match) => match[1] as string);
  });
  answer.on('close', () => {
    stream.over = true;
  });
  answer.on('error', () => undefined);
  await expect.poll(() => stream.heard.length).toBeGreaterThan(0);
  return stream;
};
const publishNow = (message: Parameters<typeof publish>[1]) => inTransaction(db.app, (tx) => publish(tx, message));

test('nobody is told without a session; HEAD opens nothing', async () => {
  expect((await fetch(`${web.url}/api/stream`)).status).toBe(401);
  expect((await fetch(`${web.url}/api/stream`, { method: 'HEAD' })).status).toBe(404);
});

test('a commit tells exactly the audience; a rollback tells nobody', async () => {
  const clerk = testActor({ roles: ['records-clerk'] });
  const colleague = testActor({ agencyId: clerk.agencyId });
  const streams = await Promise.all([clerk, colleague, testActor()].map((actor) => open(sessions.signIn(actor))));
  const audience = { agencies: [clerk.agencyId], roles: ['records-clerk'] };
  await inTransaction(db.app, async (tx) => {
    await publish(tx, { kind: 'undone', audience, data: {} });
    throw new Error('undo');
  }).catch(() => undefined);
  await publishNow({ kind: 'arrived', audience, data: { documentId: '1' } });
  await publishNow({ kind: 'own', audience: { positions: [colleague.positionId] }, data: {} });
  await expect
    .poll(() => streams.map(({ heard }) => heard))
    .toEqual([['ready', 'arrived'], ['ready', 'own'], ['ready']]);
  for (const stream of streams) stream.close();
  await expect.poll(hub.size).toBe(0);
});

test('three hundred listeners all hear one message, which needs several payloads', async () => {
  const agencies = Array.from({ length: 300 }, () => crypto.randomUUID());
  const streams = await Promise.all(agencies.map((agencyId) => open(sessions.signIn(testActor({ agencyId })))));
  expect(hub.size()).toBe(300);
  await publishNow({ kind: 'arrived', audience: { agencies }, data: { subject: 'Về việc đắp đê' } });
  await expect.poll(() => streams.filter(({ heard }) => heard.join() === 'ready,arrived').length).toBe(300);
  for (const stream of streams) stream.close();
  await expect.poll(hub.size).toBe(0);
});

test('particulars that fit into no payload become a call to ask again', async () => {
  const actor = testActor();
  const stream = await open(sessions.signIn(actor));
  await publishNow({ kind: 'huge', audience: { positions: [actor.positionId] }, data: { text: 'ê'.repeat(5_000) } });
  await expect.poll(() => stream.heard).toEqual(['ready', 'resync']);
  stream.close();
});

test('a session that changes its position hears for the new one only; one that ends is closed', async () => {
  const before = testActor();
  const after = { ...before, positionId: crypto.randomUUID(), agencyId: crypto.randomUUID() };
  const stream = await open(sessions.signIn(before));
  sessions.change(after);
  const toSession = { kind: SESSION_CHANGED, audience: { sessions: [before.sessionId] }, data: {} };
  await publishNow(toSession);
  await expect.poll(() => stream.heard).toEqual(['ready', 'resync']);
  await publishNow({ kind: 'old', audience: { agencies: [before.agencyId] }, data: {} });
  await publishNow({ kind: 'new', audience: { agencies: [after.agencyId] }, data: {} });
  await expect.poll(() => stream.heard).toEqual(['ready', 'resync', 'new']);
  sessions.signOut(after);
  await publishNow(toSession);
  await expect.poll(() => stream.over).toBe(true);
  expect(stream.heard.at(-1)).toBe('signed-out');
});

test('a command that switches the position is followed at once', async () => {
  const before = testActor();
  const after = { ...before, positionId: crypto.randomUUID() };
  const headers = sessions.signIn(before);
  const stream = await open(headers);
  const command = () =>
    fetch(`${web.url}/api/test/echo/1`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ text: 'abc' }),
    });
  expect((await command()).status).toBe(200);
  sessions.change(after);
  expect((await command()).status).toBe(200);
  await expect.poll(() => stream.heard).toEqual(['ready', 'resync']);
  stream.close();
});

test('who comes back is asked to look again, and so is everybody after the database was away', async () => {
  const stream = await open({ ...sessions.signIn(testActor()), 'last-event-id': '7' });
  expect(stream.heard).toEqual(['resync']);
  await db.owner.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'kinhbac-listen'",
  );
  await expect.poll(() => stream.heard).toEqual(['resync', 'resync']);
  stream.close();
});

test('a listener that doesn’t read is cut off, the others go on', async () => {
  const slow = testActor();
  const quick = testActor();
  const [stuck, reading] = await Promise.all([slow, quick].map((actor) => open(sessions.signIn(actor))));
  stuck?.answer.pause();
  const { size } = hub;
  await expect.poll(size).toBe(2);
  for (let sent = 0; size() === 2 && sent < 4_000; sent++) {
    hub.receive(
      JSON.stringify({ kind: 'many', audience: { positions: [slow.positionId] }, data: { text: 'x'.repeat(7_000) } }),
    );
    if (sent % 20 === 0) await new Promise(setImmediate);
  }
  await expect.poll(size).toBe(1);
  await publishNow({ kind: 'still', audience: { positions: [quick.positionId] }, data: {} });
  await expect.poll(() => reading?.heard).toEqual(['ready', 'still']);
  reading?.close();
  stuck?.close();
});

test('a payload that is no message of ours is let pass', async () => {
  const stream = await open(sessions.signIn(testActor()));
  for (const payload of ['', '{', 'null', '{"kind":1}', '{"kind":"x"}']) hub.receive(payload);
  hub.resyncAll();
  await expect.poll(() => stream.heard).toEqual(['ready', 'resync']);
  stream.close();
});
