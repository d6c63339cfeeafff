import { createVerify, randomUUID, X509Certificate } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction, type Tx } from '../../../platform/db/index.ts';
import { type TestDatabase, testDatabase } from '../../../platform/db/testing.ts';
import type { Holder } from '../certificates/holder.ts';
import { issueCertificates } from '../certificates/issue-certificates.ts';
import { type Authority, openAuthority } from '../pki/authority.ts';
import { plantHolders } from '../testing/plant-holders.ts';
import { FileKeyStore } from './file-key-store.ts';
import { KeyWrapping } from './key-wrapping.ts';
import { openPinAttempts, type PinAttempts } from './pin-attempts.ts';

const now = Temporal.Instant.from('2026-11-24T08:00:00+07:00');
const validity = { notBefore: now, notAfter: now.add({ hours: 24 * 365 }) };
const masterSecret = Buffer.alloc(32, 1);
const agencyId = randomUUID();
let db: TestDatabase;
let home: string;
let attempts: PinAttempts;
let authority: Authority;
let wrapping: KeyWrapping;
let keys: FileKeyStore;

beforeAll(async () => {
  db = await testDatabase();
  home = await mkdtemp(join(tmpdir(), 'kb-keys-'));
  attempts = openPinAttempts(db.appUrl);
  authority = await openAuthority(join(home, 'pki'), { masterSecret, publicBaseUrl: 'http://kinhbac.test' });
  wrapping = new KeyWrapping(masterSecret, attempts);
  keys = new FileKeyStore(join(home, 'keys'), wrapping, [authority.certificates.issuing]);
});
afterAll(async () => {
  await attempts.close();
  await db.close();
  await rm(home, { recursive: true });
});

const person = (pin?: string, rsa = false): Holder & { kind: 'person' } => ({
  ...{ kind: 'person', personId: randomUUID(), positionId: randomUUID(), agencyId, fullName: 'Trần Văn Thử' },
  ...{ agencyName: 'UBND phường Kinh Bắc', positionTitle: 'Chủ tịch', rsa, pin },
});

const as = <T>(actor: { person?: string; agency?: string }, work: (tx: Tx) => Promise<T>) =>
  inTransaction(db.app, work, { settings: { 'app.person': actor.person ?? '', 'app.agency': actor.agency ?? '' } });

async function issue(holder: Holder): Promise<string> {
  await plantHolders(db.owner, [holder]);
  const [id] = await as({}, (tx) => issueCertificates({ authority, keys, wrapping }, tx, [holder], validity, now));
  return id as string;
}

async function publicKeyOf(id: string) {
  const { rows } = await sql<{ der: Buffer }>`select der from signatures.certificate where id = ${id}`.execute(db.app);
  return new X509Certificate(rows[0]!.der).publicKey;
}

test.each([false, true])('a key opened by its PIN signs for its certificate (RSA: %s)', async (rsa) => {
  const holder = person('705931', rsa);
  const id = await issue(holder);
  const messages = [Buffer.from('một'), Buffer.from('hai')];
  const signed = await as({ person: holder.personId }, async (tx) =>
    (await keys.signerFor(tx, id, '705931', now)).signMessages(messages),
  );
  const key = await publicKeyOf(id);
  for (const [index, message] of messages.entries())
    expect(createVerify('sha256').update(message).verify(key, signed[index]!)).toBe(true);
});

test('before activation a key signs nothing; the holder sets a PIN once, changes it, and the old one is dead', async () => {
  const holder = person();
  const id = await issue(holder);
  const own = <T>(work: (tx: Tx) => Promise<T>) => as({ person: holder.personId }, work);
  await expect(own((tx) => keys.signerFor(tx, id, '705931', now))).rejects.toThrow('signatures.not-activated');
  await expect(own((tx) => wrapping.setPin(tx, id, '123456', now))).rejects.toThrow('signatures.weak-pin');
  await own((tx) => wrapping.setPin(tx, id, '705931', now));
  await expect(own((tx) => wrapping.setPin(tx, id, '886644', now))).rejects.toThrow('signatures.already-activated');
  await own((tx) => wrapping.changePin(tx, id, '705931', '886644', now));
  await own((tx) => keys.confirm(tx, id, '886644', now));
  await expect(own((tx) => keys.confirm(tx, id, '705931', now))).rejects.toThrow('signatures.wrong-pin');
});

test('a PIN change that is undone leaves the old PIN in force', async () => {
  const holder = person('705931');
  const id = await issue(holder);
  const undone = as({ person: holder.personId }, async (tx) => {
    await wrapping.changePin(tx, id, '705931', '886644', now);
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  await as({ person: holder.personId }, (tx) => keys.confirm(tx, id, '705931', now));
});

test('wrong PINs count although the act is undone; the fifth locks, time unlocks, a right one starts anew', async () => {
  const holder = person('705931');
  const id = await issue(holder);
  const confirm = (pin: string, at = now) => as({ person: holder.personId }, (tx) => keys.confirm(tx, id, pin, at));
  for (const left of [4, 3, 2, 1, 0]) await expect(confirm('000001')).rejects.toMatchObject({ params: { left } });
  await expect(confirm('705931')).rejects.toThrow('signatures.pin-locked');
  await expect(confirm('705931')).rejects.toMatchObject({ params: { until: '08:30 24/11/2026' } });
  const later = now.add({ minutes: 31 });
  await expect(confirm('000001', later)).rejects.toMatchObject({ params: { left: 4 } });
  await confirm('705931', later);
  await expect(confirm('000001', later)).rejects.toMatchObject({ params: { left: 4 } });
});

test('parallel guesses get no more tries than the limit', async () => {
  const holder = person('705931');
  const id = await issue(holder);
  const guesses = Array.from({ length: 8 }, (_, index) =>
    as({ person: holder.personId }, (tx) => keys.confirm(tx, id, `00000${index}`, now)),
  );
  const codes = (await Promise.allSettled(guesses)).map((guess) => guess.status === 'rejected' && guess.reason.code);
  expect(codes.filter((code) => code === 'signatures.wrong-pin')).toHaveLength(5);
  expect(codes.filter((code) => code === 'signatures.pin-locked')).toHaveLength(3);
});

test('nobody reaches the key of another person or agency, also without a condition in the query', async () => {
  const holder = person('705931');
  const id = await issue(holder);
  const seal = await issue({ kind: 'organization', agencyId, agencyName: 'UBND phường Kinh Bắc', identifier: 'H05.1' });
  const count = (tx: Tx) => sql<{ n: number }>`select count(*)::int as n from signatures.signing_key`.execute(tx);
  expect((await as({ person: randomUUID(), agency: randomUUID() }, count)).rows).toEqual([{ n: 0 }]);
  const stranger = as({ person: randomUUID() }, (tx) => keys.signerFor(tx, id, '705931', now));
  await expect(stranger).rejects.toThrow('signatures.key-unreadable');
  const wrongAgency = as({ agency: randomUUID() }, (tx) => keys.sealSignerFor(tx, seal));
  await expect(wrongAgency).rejects.toThrow('signatures.key-unreadable');
  await as({ agency: agencyId }, (tx) => keys.sealSignerFor(tx, seal));
});

test('files hold no key in the clear, are closed to others, and a changed byte is noticed', async () => {
  const holder = person('705931');
  const id = await issue(holder);
  const dir = join(home, 'keys');
  for (const name of await readdir(dir)) {
    expect(name).toMatch(/^[0-9a-f-]{36}\.keys$/);
    expect((await stat(join(dir, name))).mode & 0o077).toBe(0);
    // id-ecPublicKey, as it stands in every P-256 PKCS#8 key
    expect((await readFile(join(dir, name))).includes(Buffer.from('2a8648ce3d0201', 'hex'))).toBe(false);
  }
  const damaged = join(home, 'damaged');
  await cp(dir, damaged, { recursive: true });
  for (const name of await readdir(damaged)) {
    const bytes = await readFile(join(damaged, name));
    bytes.writeUInt8(bytes.readUInt8(60) ^ 1, 60);
    await writeFile(join(damaged, name), bytes);
  }
  const fromDamaged = new FileKeyStore(damaged, wrapping, []);
  const unreadable = as({ person: holder.personId }, (tx) => fromDamaged.signerFor(tx, id, '705931', now));
  await expect(unreadable).rejects.toThrow('signatures.key-unreadable');
});

test('the PIN alone opens nothing without the master secret', async () => {
  const holder = person('705931');
  const id = await issue(holder);
  const otherSecret = new FileKeyStore(join(home, 'keys'), new KeyWrapping(Buffer.alloc(32, 2), attempts), []);
  const opened = as({ person: holder.personId }, (tx) => otherSecret.signerFor(tx, id, '705931', now));
  await expect(opened).rejects.toThrow('signatures.wrong-pin');
});

test('certificates are never changed', async () => {
  const attempt = db.owner.query("update signatures.certificate set common_name = 'Người khác'");
  await expect(attempt).rejects.toThrow('append-only');
});
