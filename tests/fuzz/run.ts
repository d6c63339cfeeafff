import type { VerificationReport } from '../../src/modules/signatures/verify/report.ts';
import { createVerifier } from '../../src/modules/signatures/verify/verifier.ts';
import { type FuzzInput, nextInput } from './inputs.ts';
import { type Failure, judge } from './judge.ts';
import { Random } from './random.ts';
import { makeSeeds } from './seeds.ts';

export interface FuzzOptions {
  readonly inputs: number;
  readonly seed: number;
  /** Called with every input that failed; keep its bytes, the keys differ from run to run. */
  readonly onFailure?: (failure: Failure, input: FuzzInput, report: VerificationReport | Error) => void;
}

export interface FuzzResult {
  readonly inputs: number;
  readonly seed: number;
  readonly seconds: number;
  readonly failures: Readonly<Record<Failure, number>>;
  readonly seeds: readonly { readonly name: string; readonly bytes: number }[];
  readonly operations: Readonly<Record<string, number>>;
  readonly verdicts: Readonly<Record<string, number>>;
  /** How often each finding was the first one that refused. */
  readonly refusals: Readonly<Record<string, number>>;
}

/** What one input may cost: far above an honest file, so that passing it means something grew without end. */
const LIMITS = { threads: 2, timeoutMs: 10_000, memoryMb: 128, queue: 8, waitMs: 600_000 };

const sorted = (counts: Map<string, number>): Record<string, number> =>
  Object.fromEntries([...counts].sort(([, a], [, b]) => b - a));
const count = (counts: Map<string, number>, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

/** Verifies `inputs` mutated files as the server would, in its threads and limits, and counts what must never happen. */
export async function runFuzz({ inputs, seed, onFailure }: FuzzOptions): Promise<FuzzResult> {
  const seeds = await makeSeeds();
  const random = new Random(seed);
  const verifier = createVerifier(LIMITS);
  const failures: Record<Failure, number> = { crash: 0, hang: 0, memory: 0, 'wrongly valid': 0 };
  const [operations, verdicts, refusals] = [new Map(), new Map(), new Map()] as Map<string, number>[];
  const fail = (failure: Failure, input: FuzzInput, report: VerificationReport | Error): void => {
    failures[failure]++;
    onFailure?.(failure, input, report);
  };
  const started = performance.now();
  const one = async (input: FuzzInput): Promise<void> => {
    for (const name of input.operations) count(operations!, name);
    let report: VerificationReport;
    try {
      report = await verifier.verify(input.bytes, { trustAnchors: [seeds.root], checkAt: new Date() });
    } catch (error) {
      fail('crash', input, error instanceof Error ? error : new Error(String(error)));
      return;
    }
    count(verdicts!, report.verdict);
    const findings = [...report.findings, ...report.signatures.flatMap((signature) => signature.findings)];
    const refused = findings.find(({ severity }) => severity === 'refusal');
    if (refused) count(refusals!, refused.code);
    const failure = judge(input, report, seeds.files);
    if (failure) fail(failure, input, report);
  };
  const running = new Set<Promise<void>>();
  for (let made = 0; made < inputs; made++) {
    const task = one(await nextInput(seeds, random)).finally(() => running.delete(task));
    running.add(task);
    if (running.size >= LIMITS.threads + LIMITS.queue) await Promise.race(running);
  }
  await Promise.all(running);
  await verifier.close();
  return {
    inputs,
    seed,
    seconds: Math.round((performance.now() - started) / 100) / 10,
    failures,
    seeds: seeds.files.map(({ name, bytes }) => ({ name, bytes: bytes.length })),
    operations: sorted(operations!),
    verdicts: sorted(verdicts!),
    refusals: sorted(refusals!),
  };
}
