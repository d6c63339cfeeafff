/**
 * `npm run support-bundle -- FILE.json [--log FILE] [--unit kinhbac]`
 *
 * Writes one readable file for the developers, without personal data and secrets. The program's log comes from the journal of
 * the systemd unit, or from the file given. Read it before sending it: that is why it is plain text.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { systemClock } from '../platform/clock/index.ts';
import { loadConfig } from '../platform/config/index.ts';
import { failureSentence, makeSupportBundle, readJournal } from '../platform/upkeep/index.ts';
import { provinceChecks } from './doctor/province-checks.ts';

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { log: { type: 'string' }, unit: { type: 'string', default: 'kinhbac' } },
  });
  const file = positionals[0] ?? 'kinhbac-ho-tro.json';
  const programLog = values.log === undefined ? await readJournal(values.unit) : await readFile(values.log, 'utf8');
  const config = await loadConfig(process.env);
  const bundle = await makeSupportBundle({ config, clock: systemClock, checks: provinceChecks, programLog });
  await writeFile(file, `${JSON.stringify(bundle, null, 2)}\n`, { mode: 0o600 });
  console.error(
    `✔ Đã ghi ${file}. Tệp không có dữ liệu cá nhân và khóa; hãy đọc lại trước khi gửi. (Written; it holds no personal data. Read it before sending it.)`,
  );
} catch (error) {
  console.error(failureSentence(error));
  process.exitCode = 1;
}
