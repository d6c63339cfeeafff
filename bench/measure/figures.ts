import { mkdir, readFile, writeFile } from 'node:fs/promises';
import type { environment } from './environment.ts';
import type { BenchResult } from './result.ts';

const DIR = 'docs/figures';
/** Older runs stay in the file, the newest first; no more than this many. */
const KEPT = 20;

type Run = BenchResult & {
  readonly environment: ReturnType<typeof environment>;
  readonly load: readonly [number, number];
};

const tableOf = ([heading, ...rows]: BenchResult['table']): string =>
  [heading ?? [], (heading ?? []).map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

const page = (runs: readonly Run[]): string => {
  const [newest] = runs;
  if (!newest) return '';
  const { environment: env, load } = newest;
  const earlier = runs.map(
    (run) =>
      `| ${run.environment.at} | ${run.ours} | ${run.peer} | ${run.ratio} | ${run.pass ? 'yes' : 'no'} | ${run.load.join(' → ')} |`,
  );
  return `# ${newest.bench}

${newest.method.join('\n\n')}

**Newest run** (${env.at}): ours ${newest.ours}, peer ${newest.peer} (${newest.unit}); ratio **${newest.ratio}**, goal ${newest.goal}: **${newest.pass ? 'met' : 'not met'}**.

${tableOf(newest.table)}

Machine: ${env.processor}, ${env.memoryGb} GB, ${env.system}; Node ${env.node}, ${env.openssl}; load average ${load.join(' → ')} (other work ran beside; CPU figures are fairer than wall times).

| run | ours | peer | ratio | goal met | load |
| --- | --- | --- | --- | --- | --- |
${earlier.join('\n')}

Made by \`npm run -s bench -- ${newest.bench} --json\`; every round is in \`${newest.bench}.json\`.
`;
};

/** Adds a run to docs/figures/NAME.json and writes the page again. */
export const publish = async (run: Run): Promise<void> => {
  await mkdir(DIR, { recursive: true });
  const path = `${DIR}/${run.bench}.json`;
  const earlier: Run[] = JSON.parse(await readFile(path, 'utf8').catch(() => '[]'));
  const runs = [run, ...earlier].slice(0, KEPT);
  await writeFile(path, `${JSON.stringify(runs, null, 1)}\n`);
  await writeFile(`${DIR}/${run.bench}.md`, page(runs));
};
