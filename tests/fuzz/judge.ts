import type { VerificationReport } from '../../src/modules/signatures/verify/report.ts';
import type { FuzzInput } from './inputs.ts';
import type { Seed } from './seeds.ts';

/** What must never happen. */
export type Failure = 'crash' | 'hang' | 'memory' | 'wrongly valid';

const GAP = /\/Contents<[0-9a-f]+>/g;

/** The bytes up to `end`, but for what lies in /Contents: that part signs itself. */
const masked = (bytes: Buffer, end: number): string =>
  bytes.toString('latin1', 0, end).replace(GAP, (gap) => '-'.repeat(gap.length));

/** Are the bytes that the signatures cover those of a seed? The signatures of the seeds cover nothing else. */
function coversSeed({ bytes }: FuzzInput, { signatures }: VerificationReport, seeds: readonly Seed[]): boolean {
  const ends = signatures.flatMap(({ signedBytes }) => signedBytes ?? []).sort((a, b) => a - b);
  const [first] = ends;
  if (first === undefined) return false;
  const text = masked(bytes, first);
  return seeds.some((seed) => seed.bytes.length >= first && masked(seed.bytes, first) === text);
}

/** Holds a report against what must never happen; undefined when all is well. */
export function judge(input: FuzzInput, report: VerificationReport, seeds: readonly Seed[]): Failure | undefined {
  const codes = report.findings.map(({ code, detail }) => `${code} ${detail}`);
  if (codes.some((code) => code.startsWith('checker-failed'))) return 'crash';
  if (codes.some((code) => /^limit \d+ ms$/.test(code))) return 'hang';
  if (codes.some((code) => /^limit \d+ MB$/.test(code))) return 'memory';
  if (report.verdict !== 'valid' && report.verdict !== 'valid-unknown-signer') return undefined;
  const signedFile = input.seed.bytes.includes('/ByteRange');
  if (input.forbidden) return 'wrongly valid';
  return signedFile && !coversSeed(input, report, seeds) ? 'wrongly valid' : undefined;
}
