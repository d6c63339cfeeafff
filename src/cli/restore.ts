/**
 * `DATA_DIR=empty-folder npm run restore -- DIR [--set NAME]`
 *
 * Restores the newest complete set (or the one named) into an empty data folder, checks the log of events, and only then
 * puts it into place. Cut off, it is run again and goes on. With DATABASE_URL set it fills that empty database instead.
 * Exit: 0 done, 1 not done.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { loadConfig } from '../platform/config/index.ts';
import { failureSentence, readPassphrase, restoreBackup } from '../platform/upkeep/index.ts';
import { checkLog } from './verify-log/check.ts';
import { sentence } from './verify-log/findings.ts';

/** The same judge as `verify-log`: a restored log must continue exactly the chain that was kept outside. */
const checkRestored = async (ownerUrl: string, dataDir: string): Promise<void> => {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  try {
    const report = await checkLog({ client, outsidePath: join(dataDir, 'checkpoints.log') });
    for (const finding of report.findings) console.error(sentence(finding));
    if (report.verdict !== 'clean')
      console.error(
        'Nhật ký trong bản sao lưu đã có dấu hiệu bị sửa từ trước; dữ liệu vẫn được khôi phục. (The log in the backup was altered before; the data is restored all the same.)',
      );
    else console.error(`Nhật ký nguyên vẹn: ${report.events} sự kiện, ${report.checkpoints} mốc. (The log is whole.)`);
  } finally {
    await client.end();
  }
};

try {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { set: { type: 'string' } } });
  const [dir] = positionals;
  if (dir === undefined) {
    console.error(
      'Cách dùng: DATA_DIR=THƯ_MỤC_TRỐNG npm run restore -- THƯ_MỤC_SAO_LƯU [--set TÊN]\nUsage: DATA_DIR=EMPTY npm run restore -- DIR [--set NAME]',
    );
    process.exit(2);
  }
  const passphrase = await readPassphrase(process.env);
  const { dataDir, databaseUrl } = await loadConfig(process.env);
  const { manifest, sameStructure } = await restoreBackup({
    ...{ dir, set: values.set, passphrase, dataDir, databaseUrl, check: checkRestored },
    log: (line) => console.error(line),
  });
  if (sameStructure === false)
    console.error(
      'Cấu trúc cơ sở dữ liệu khác lúc sao lưu (có chỉnh sửa bằng tay?); dữ liệu đủ. (The structure differs from the backup; the data is complete.)',
    );
  for (const sha256 of manifest.lost)
    console.error(`Tệp ${sha256} đã mất từ trước khi sao lưu. (This file was lost before the backup.)`);
  console.error(
    `✔ Khôi phục xong bản ${manifest.set} vào ${dataDir}. Hãy chạy npm run doctor rồi npm start. (Restored; run npm run doctor, then npm start.)`,
  );
} catch (error) {
  console.error(failureSentence(error));
  process.exitCode = 1;
}
