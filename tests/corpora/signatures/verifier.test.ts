import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  createVerifier,
  type Verifier,
  VerifierBusy,
  type VerifierOptions,
} from '../../../src/modules/signatures/verify/verifier.ts';
import { verifyPdf } from '../../../src/modules/signatures/verify/verify-pdf.ts';
import { valueBomb } from './support/bombs.ts';
import { makeVictims, type Victims } from './support/forger.ts';
import { wordFile } from './support/word.ts';
import { CHECK_AT, testWorld, type World } from './support/world.ts';

let world: World;
let victims: Victims;
let verifier: Verifier | undefined;

beforeAll(async () => {
  world = await testWorld();
  victims = await makeVictims(world);
});

afterEach(async () => {
  await verifier?.close();
  verifier = undefined;
});

function open(options: Partial<VerifierOptions> = {}): Verifier {
  verifier = createVerifier(options);
  return verifier;
}

const options = () => ({ trustAnchors: [world.root.der], checkAt: CHECK_AT, original: victims.base });

test('a thread says of a file what the verifier says in process', async () => {
  const { verify } = open();
  for (const pdf of [victims.issued, victims.approved, wordFile(), Buffer.from('xin chào')]) {
    expect(await verify(pdf, options())).toEqual(await verifyPdf(pdf, options()));
  }
});

test('a view of a larger buffer is judged alone', async () => {
  const { verify } = open();
  const around = Buffer.concat([Buffer.alloc(99, 'x'), victims.issued, Buffer.alloc(99, 'x')]);
  const report = await verify(around.subarray(99, -99), options());
  expect(report).toMatchObject({ verdict: 'valid', size: victims.issued.length });
  expect(around.subarray(99, -99).equals(victims.issued)).toBe(true);
});

describe('files made to stop a server', () => {
  test('kilobytes that unpack to millions of values end within the reader', async () => {
    for (const bomb of [valueBomb(1, 2_000_000), valueBomb(8, 400_000)]) {
      expect(bomb.length).toBeLessThan(64 * 1024);
      const report = await verifyPdf(bomb, options());
      expect(report).toMatchObject({ verdict: 'unreadable', findings: [{ code: 'limit' }] });
    }
  });

  test('out of memory: only that file is given up', async () => {
    const { verify } = open({ memoryMb: 24 });
    const [hit, beside] = await Promise.all([
      verify(valueBomb(4, 400_000), options()),
      verify(victims.issued, options()),
    ]);
    expect(hit).toMatchObject({ verdict: 'unreadable', findings: [{ code: 'limit', detail: '24 MB' }] });
    expect(beside.verdict).toBe('valid');
    expect((await verify(victims.issued, options())).verdict).toBe('valid');
  });

  test('out of time: the thread is ended and the next file has a new one', async () => {
    const { verify } = open({ timeoutMs: 1, threads: 1 });
    const [late, next] = await Promise.all([verify(victims.issued, options()), verify(victims.approved, options())]);
    expect(late).toMatchObject({
      verdict: 'unreadable',
      size: victims.issued.length,
      findings: [{ code: 'limit', detail: '1 ms' }],
    });
    expect(next.verdict).toBe('unreadable');
  });
});

describe('more files than threads', () => {
  test('wait in order, and are turned away when too many wait', async () => {
    const { verify } = open({ threads: 1, queue: 2 });
    const asked = Array.from({ length: 4 }, () => verify(victims.issued, options()));
    const answers = await Promise.allSettled(asked);
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected']);
    expect(answers[3]).toMatchObject({ reason: expect.any(VerifierBusy) });
  });

  test('are turned away after waiting too long', async () => {
    const { verify } = open({ threads: 1, waitMs: 1 });
    const [first, second] = await Promise.allSettled([
      verify(valueBomb(1, 400_000), options()),
      verify(victims.issued, options()),
    ]);
    expect(first.status).toBe('fulfilled');
    expect(second).toMatchObject({ reason: expect.any(VerifierBusy) });
  });

  test('are turned away when the server ends', async () => {
    const opened = open({ threads: 1 });
    const asked = [opened.verify(victims.issued, options()), opened.verify(victims.issued, options())];
    const answers = Promise.allSettled(asked);
    await opened.close();
    expect((await answers).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(opened.verify(victims.issued, options())).rejects.toThrow('closed');
  });
});
