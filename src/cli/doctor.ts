/**
 * `npm run doctor [-- --full] [--json]`
 *
 * Looks at an installation, running or stopped, and says for each finding what to do. `--full` compares every file with
 * its hash. Exit: 0 all well or warnings only, 1 something must be done now, 2 it could not run.
 */
import { parseArgs } from 'node:util';
import { systemClock } from '../platform/clock/index.ts';
import { loadConfig } from '../platform/config/index.ts';
import { examine, failureSentence } from '../platform/upkeep/index.ts';
import { provinceChecks } from './doctor/province-checks.ts';

const MARK = { ok: '✔', warning: '!', error: '✘' } as const;
const SUMMARY = {
  ok: '✔ Mọi thứ đều ổn. (All is well.)',
  warning: '! Có việc nên làm trong vài ngày tới. (Something should be done within days.)',
  error: '✘ Có việc phải làm ngay. (Something must be done now.)',
} as const;

try {
  const { values } = parseArgs({
    options: { full: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
  });
  const { dataDir, databaseUrl } = await loadConfig(process.env);
  const report = await examine({ dataDir, databaseUrl, clock: systemClock, full: values.full, more: provinceChecks });
  if (values.json) console.log(JSON.stringify(report, null, 2));
  else {
    for (const { severity, code, vi, en } of report.findings)
      console.log(`${MARK[severity]} ${vi}\n    ${en}${severity === 'ok' ? '' : ` [${code}]`}`);
    console.log(SUMMARY[report.verdict]);
  }
  process.exitCode = report.verdict === 'error' ? 1 : 0;
} catch (error) {
  console.error(failureSentence(error));
  process.exitCode = 2;
}
