/**
 * `npm run upgrade -- DIR [--dry-run]`
 *
 * After the program was exchanged: shows what the new version changes in the database, rehearses it, backs up into DIR, migrates,
 * and sets the database back when that fails. The service must be stopped; `--dry-run` only shows and may run at any time.
 * Exit: 0 done or nothing to do, 1 not done (the database is as before).
 */
import { parseArgs } from 'node:util';
import { migrationFolders } from '../modules.ts';
import { systemClock } from '../platform/clock/index.ts';
import { loadConfig } from '../platform/config/index.ts';
import { failureSentence, readPassphrase, upgrade } from '../platform/upkeep/index.ts';

const KEEP = 7;

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { 'dry-run': { type: 'boolean', default: false } },
  });
  const dryRun = values['dry-run'];
  const [dir = ''] = positionals;
  if (dir === '' && !dryRun) {
    console.error(
      'Cách dùng: npm run upgrade -- THƯ_MỤC_SAO_LƯU [--dry-run]\nUsage: npm run upgrade -- BACKUP_DIR [--dry-run]',
    );
    process.exit(2);
  }
  const passphrase = dryRun ? '' : await readPassphrase(process.env);
  const { dataDir, databaseUrl } = await loadConfig(process.env);
  const { applied, set } = await upgrade({
    ...{ dataDir, databaseUrl, dir, passphrase, keep: KEEP, dryRun },
    ...{ clock: systemClock, migrations: migrationFolders(), log: (line: string) => console.error(line) },
  });
  if (applied.length === 0)
    console.error('✔ Cơ sở dữ liệu đã đúng phiên bản, không có gì để nâng cấp. (Nothing to upgrade.)');
  else if (set === null)
    console.error(
      `Chạy thử: ${applied.length} tệp nâng cấp đang chờ; chưa có gì thay đổi. (Dry run: ${applied.length} migrations are pending; nothing changed.)`,
    );
  else
    console.error(
      `✔ Đã nâng cấp ${applied.length} tệp; bản sao lưu trước nâng cấp: ${set}. Hãy khởi động lại dịch vụ. (Upgraded; start the service.)`,
    );
} catch (error) {
  console.error(failureSentence(error));
  process.exitCode = 1;
}
