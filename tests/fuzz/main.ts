import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runFuzz } from './run.ts';

const USAGE = `Usage: npm run -s fuzz -- [--inputs N] [--seed S] [--json]
Verifies N mutated PDFs (2,000 unless told) in the server's threads and limits. Exit 0 when nothing crashed, hung, took too
much memory or was wrongly called valid; 1 otherwise, with the files under tests/output/fuzz; 2 for a wrong call.`;

const OUTPUT = join('tests', 'output', 'fuzz');

function readCall(): { inputs: number; seed: number; json: boolean } | undefined {
  try {
    const { values } = parseArgs({
      options: {
        inputs: { type: 'string', default: '2000' },
        seed: { type: 'string', default: '1' },
        json: { type: 'boolean', default: false },
      },
    });
    const [inputs, seed] = [Number(values.inputs), Number(values.seed)];
    return Number.isSafeInteger(inputs) && inputs > 0 && Number.isSafeInteger(seed)
      ? { inputs, seed, json: values.json }
      : undefined;
  } catch {
    return undefined;
  }
}

const call = readCall();
if (!call) {
  console.error(USAGE);
  process.exitCode = 2;
} else {
  let saved = 0;
  const result = await runFuzz({
    ...call,
    onFailure: (failure, input, report) => {
      mkdirSync(OUTPUT, { recursive: true });
      const file = join(OUTPUT, `${++saved}.pdf`);
      writeFileSync(file, input.bytes);
      const said = report instanceof Error ? report.message : JSON.stringify(report.findings.slice(0, 3));
      console.error(`${failure}: ${file} (${input.seed.name}; ${input.operations.join(', ')}): ${said}`);
    },
  });
  const { failures } = result;
  if (call.json) console.log(JSON.stringify(result, null, 2));
  else {
    const words = Object.entries(failures).map(([failure, times]) => `${failure} ${times}`);
    console.log(`${result.inputs} inputs, seed ${result.seed}, ${result.seconds} s: ${words.join(', ')}`);
  }
  process.exitCode = Object.values(failures).some((times) => times > 0) ? 1 : 0;
}
