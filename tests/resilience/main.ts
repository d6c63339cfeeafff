/**
 * `npm run -s resilience -- --kills N [--seed S] [--clients C] [--publish] [--json]`: SIGKILL to the program or to PostgreSQL while concurrent
 * clients work, then the clients' journal against the data. Exit: 0 nothing lost, doubled or orphaned; 1 something was.
 */
import { parseArgs } from 'node:util';
import { publishReport } from './publish.ts';
import { lineOf } from './report.ts';
import { runResilience } from './run.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '12' },
    seed: { type: 'string', default: '1' },
    clients: { type: 'string', default: '3' },
    /** Also writes docs/figures/resilience.md and .json. */
    publish: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

const report = await runResilience({
  kills: Number(values.kills),
  seed: Number(values.seed),
  clients: Number(values.clients),
  say: (line) => process.stderr.write(`${line}\n`),
});
if (values.publish) await publishReport(report);
process.stdout.write(
  values.json ? `${JSON.stringify(report, null, 2)}\n` : `${JSON.stringify(report.histogram, null, 2)}\n`,
);
process.stderr.write(`${lineOf(report)}\n`);
process.exitCode = report.pass ? 0 : 1;
