import { expect, test } from 'vitest';
import { runFuzz } from '../../fuzz/run.ts';

test('two thousand mutated files: none crashes, hangs or exhausts the verifier, none is wrongly called valid', async () => {
  const failed: string[] = [];
  const result = await runFuzz({
    inputs: 2000,
    seed: 20_261_124,
    onFailure: (failure, { seed, operations }, report) =>
      failed.push(`${failure}: ${seed.name}; ${operations.join(', ')}; ${JSON.stringify(report).slice(0, 300)}`),
  });
  expect(failed).toEqual([]);
  // The mutations must get past the front door, and leave some files as lawful as they were.
  expect(Object.keys(result.refusals).length).toBeGreaterThan(20);
  expect(result.verdicts['valid']).toBeGreaterThan(10);
});
