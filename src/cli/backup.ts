/**
 * `npm run backup -- DIR [--keep N] [--quick] [--json]`
 *
 * Backs up the province of DATA_DIR while it runs. The passphrase comes from KINHBAC_BACKUP_PASSPHRASE or from the file
 * that KINHBAC_BACKUP_PASSPHRASE_FILE names. `--quick` believes files already in the backup by their length.
 * Exit: 0 done, 1 not done, 3 done, but the province itself has lost files (they are named).
 */
import { parseArgs } from 'node:util';
import { migrationFolders } from '../modules.ts';
import { systemClock } from '../platform/clock/index.ts';
import { loadConfig } from '../platform/config/index.ts';
import { failureSentence, makeBackup, readPassphrase } from '../platform/upkeep/index.ts';

const KEEP = 7;

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      keep: { type: 'string', default: String(KEEP) },
      quick: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const [dir] = positionals;
  const keep = Number(values.keep);
  if (dir === undefined || !Number.isInteger(keep) || keep < 1) {
    console.error(
      'Cách dùng: npm run backup -- THƯ_MỤC [--keep SỐ_BẢN] [--quick]\nUsage: npm run backup -- DIR [--keep N] [--quick]',
    );
    process.exit(2);
  }
  const passphrase = await readPassphrase(process.env);
  const config = await loadConfig(process.env);
  const { manifest, copied } = await makeBackup({
    ...{ dataDir: config.dataDir, databaseUrl: config.databaseUrl, dir, passphrase, keep },
    ...{ clock: systemClock, migrations: migrationFolders(), trustSize: values.quick },
    log: (line) => console.error(line),
  });
  const { set, lost, leftOut, drift, files } = manifest;
  if (values.json) console.log(JSON.stringify({ set, files: files.count, copied, lost, leftOut, drift }));
  for (const schema of leftOut)
    console.error(`Không sao lưu lược đồ lạ "${schema}". (The foreign schema "${schema}" is not backed up.)`);
  for (const line of drift ?? [])
    console.error(`Cấu trúc khác bản phần mềm (sửa bằng tay?): ${line.slice(0, 200)} (Structure differs.)`);
  for (const sha256 of lost)
    console.error(`Tệp ${sha256} đã mất hoặc hỏng trong kho của tỉnh và không có trong bản sao lưu nào. (Lost file.)`);
  console.error(`✔ Sao lưu xong: ${dir}, bản ${set}. (Backup complete.)`);
  if (lost.length > 0) process.exitCode = 3;
} catch (error) {
  console.error(failureSentence(error));
  process.exitCode = 1;
}
