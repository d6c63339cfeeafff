/**
 * `npm run -s bench -- NAME [--rounds N] [--dry] [--json]`: ours and a peer (or a limit) by turns in one run. Results go to docs/figures unless
 * `--dry`; with `--json` the last line of standard output is `{"bench","ours","peer","ratio","goal","pass"}`.
 */
import { parseArgs } from 'node:util';
import { environment, load } from './measure/environment.ts';
import { publish } from './measure/figures.ts';
import type { Bench } from './measure/result.ts';

const BENCHES: Readonly<Record<string, () => Promise<Bench>>> = {
  registration: async () => (await import('./registration.ts')).registration,
  signing: async () => (await import('./signing.ts')).signing,
  start: async () => (await import('./start.ts')).start,
  delivery: async () => (await import('./delivery.ts')).delivery,
  worklist: async () => (await import('./worklist.ts')).worklist,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '5' },
    dry: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const [name = ''] = positionals;
const open = BENCHES[name];
if (!open) {
  console.error(`npm run -s bench -- ${Object.keys(BENCHES).join('|')} [--rounds N] [--dry] [--json]`);
  process.exit(2);
}
const bench = await open();
const before = load();
const result = await bench({ rounds: Number(values.rounds), say: (line) => process.stderr.write(`${line}\n`) });
if (!values.dry) await publish({ ...result, environment: environment(), load: [before, load()] });
for (const row of result.table) process.stdout.write(`${row.join('\t')}\n`);
const { bench: id, ours, peer, ratio, goal, pass } = result;
process.stdout.write(
  values.json
    ? `${JSON.stringify({ bench: id, ours, peer, ratio, goal, pass })}\n`
    : `${id}: ours ${ours}, peer ${peer}, ratio ${ratio}, goal ${goal}: ${pass ? 'met' : 'not met'}\n`,
);
process.exit(0);
