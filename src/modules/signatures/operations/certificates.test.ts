import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../../platform/access/index.ts';
import { fixedClock } from '../../../platform/clock/index.ts';
import { inTransaction } from '../../../platform/db/index.ts';
import { type TestDatabase, testDatabase } from '../../../platform/db/testing.ts';
import { createFileStore, type FileStore } from '../../../platform/files/index.ts';
import { createRunner, type OperationRunner } from '../../../platform/operations/index.ts';
import { openSignatures, type SignaturesModule } from '../index.ts';
import { plantHolders } from '../testing/plant-holders.ts';

const clock = fixedClock('2026-11-24T08:00:00+07:00');
const holder = { personId: randomUUID(), positionId: randomUUID(), agencyId: randomUUID() };
const actorFor = (personId: string): Actor => ({
  ...{ accountId: randomUUID(), sessionId: randomUUID(), personId, personName: 'Nguyễn Văn Thử' },
  ...{ positionId: holder.positionId, positionTitle: 'Chủ tịch', agencyId: holder.agencyId, unitId: null },
  ...{ roles: ['leader'], delegation: null },
});
const request = {
  ...{ requestId: 'test', address: '127.0.0.1', userAgent: 'test', locale: 'vi' as const, cookies: {} },
  setCookie: () => {},
};
let db: TestDatabase;
let home: string;
let files: FileStore;
let signatures: SignaturesModule;
let run: OperationRunner;

beforeAll(async () => {
  db = await testDatabase();
  home = await mkdtemp(join(tmpdir(), 'kb-operations-'));
  files = createFileStore(join(home, 'files'));
  signatures = await openSignatures({
    ...{ database: db.app, appUrl: db.appUrl, dataDir: home, masterSecret: Buffer.alloc(32, 6), files },
    ...{ publicBaseUrl: 'http://kinhbac.test', now: () => clock.now() },
  });
  run = createRunner(db.app, clock);
  await plantHolders(db.owner, [holder]);
  const person = { ...holder, fullName: 'Nguyễn Văn Thử', agencyName: 'UBND phường Thử', positionTitle: 'Chủ tịch' };
  const demo = { agencies: [], people: [person] };
  await inTransaction(db.app, (tx) => signatures.seedDemoCertificates(tx, demo, clock.now()));
});
afterAll(async () => {
  await signatures.close();
  await db.close();
  await rm(home, { recursive: true });
});

function call<T>(name: string, input: object, personId = holder.personId): Promise<T> {
  const operation = signatures.operations.find(({ contract }) => contract.name === name);
  if (!operation) throw new Error(`no operation ${name}`);
  return run(operation, actorFor(personId), input, request) as Promise<T>;
}

interface Listed {
  certificates: { id: string; state: string; lockedUntil: string | null; commonName: string }[];
}
const list = () => call<Listed>('signatures.list-my-certificates', {});

test('the holder activates the certificate, changes the PIN, and locks it by five wrong ones', async () => {
  const [certificate] = (await list()).certificates;
  const id = certificate!.id;
  expect(certificate).toMatchObject({ state: 'inactive', commonName: 'Nguyễn Văn Thử' });
  await call('signatures.set-pin', { id, pin: '705931' });
  expect((await list()).certificates[0]).toMatchObject({ state: 'active' });
  await call('signatures.change-pin', { id, currentPin: '705931', newPin: '660418' });
  const wrong = () => call('signatures.change-pin', { id, currentPin: '705931', newPin: '886644' });
  for (const left of [4, 3, 2, 1, 0]) await expect(wrong()).rejects.toMatchObject({ params: { left } });
  await expect(wrong()).rejects.toMatchObject({ code: 'signatures.pin-locked', status: 423 });
  const locked = { state: 'locked', lockedUntil: '2026-11-24T01:30:00.000Z' };
  expect((await list()).certificates[0]).toMatchObject(locked);
});

test('each PIN act leaves an event, a refused one none', async () => {
  const { rows } = await db.owner.query<{ kind: string }>(
    "select kind from platform.event where object_kind = 'certificate' order by id",
  );
  expect(rows.map(({ kind }) => kind)).toEqual(['signing-certificate-activated', 'signing-pin-changed']);
});

test('another person finds neither the certificate nor its PIN', async () => {
  const { certificates } = await list();
  const stranger = randomUUID();
  const attempt = call('signatures.set-pin', { id: certificates[0]!.id, pin: '705931' }, stranger);
  await expect(attempt).rejects.toMatchObject({ code: 'platform.not-found' });
  expect(await call('signatures.list-my-certificates', {}, stranger)).toEqual({ demoPin: null, certificates: [] });
});

test('an uploaded file gets its verdict; somebody else’s upload is not found', async () => {
  const stored = await files.put(Buffer.from('không phải PDF'));
  const uploadId = randomUUID();
  const sha256 = Buffer.from(stored.sha256, 'hex');
  const blob = 'insert into platform.blob (sha256, size, media_type, created_at) values ($1, $2, $3, $4)';
  const at = clock.now().toString();
  await db.owner.query(blob, [sha256, stored.size, 'application/pdf', at]);
  await db.owner.query(
    'insert into platform.upload (id, person_id, sha256, size, name, media_type, created_at) values ($1, $2, $3, $4, $5, $6, $7)',
    [uploadId, holder.personId, sha256, stored.size, 'tệp.pdf', 'application/pdf', at],
  );
  const verdict = await call('signatures.verify-file', { uploadId });
  expect(verdict).toMatchObject({ name: 'tệp.pdf', verdict: 'unreadable', sha256: stored.sha256 });
  const foreign = call('signatures.verify-file', { uploadId }, randomUUID());
  await expect(foreign).rejects.toMatchObject({ code: 'signatures.upload-not-found' });
});
