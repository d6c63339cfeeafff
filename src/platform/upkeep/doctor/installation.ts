import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readUnfinished } from '../restore/unfinished.ts';
import { defineFindings, type Finding } from './findings.ts';
import type { Check } from './ports.ts';

const say = defineFindings('installation', {
  fine: {
    severity: 'ok',
    vi: 'Thư mục dữ liệu đúng quyền, {state}.',
    en: 'The data folder has the right permissions.',
  },
  'restore-unfinished': {
    severity: 'error',
    vi: 'Thư mục dữ liệu đang khôi phục dở dang. Hãy chạy lại npm run restore -- {source} cho tới khi báo xong.',
    en: 'A restore into the data folder is not finished. Run npm run restore -- {source} again until it says that it is done.',
  },
  'secrets-open': {
    severity: 'error',
    vi: 'Tệp {name} đọc được bởi người khác trên máy (quyền {mode}). Hãy chạy chmod 600 {name} trong thư mục dữ liệu.',
    en: 'Other users of the machine can read {name} (mode {mode}). Run chmod 600 {name} in the data folder.',
  },
  'secrets-missing': {
    severity: 'error',
    vi: 'Không thấy secrets.json: không mở được khóa và cơ sở dữ liệu. Hãy khôi phục tệp này từ bản sao lưu trước khi khởi động.',
    en: 'secrets.json is missing: keys and database cannot be opened. Restore it from a backup before starting.',
  },
  'database-away': {
    severity: 'error',
    vi: 'Không mở được cơ sở dữ liệu: {reason}. Dữ liệu trên đĩa chưa bị đụng tới; hãy xem {log} và journalctl -u kinhbac.',
    en: 'The database cannot be opened: {reason}. The data on the disk is untouched; see {log} and journalctl -u kinhbac.',
  },
});

export const checkInstallation: Check = {
  name: 'installation',
  needsDatabase: false,
  async run({ dataDir, database, running }) {
    const findings: Finding[] = [];
    const unfinished = await readUnfinished(dataDir);
    if (unfinished) findings.push(say('restore-unfinished', { source: unfinished.source }));
    const secrets = await stat(join(dataDir, 'secrets.json')).catch(() => undefined);
    if (!secrets) findings.push(say('secrets-missing'));
    else if ((secrets.mode & 0o077) !== 0)
      findings.push(say('secrets-open', { name: 'secrets.json', mode: (secrets.mode & 0o777).toString(8) }));
    if ('problem' in database && !unfinished)
      findings.push(say('database-away', { reason: database.problem, log: join(dataDir, 'postgres.log') }));
    const state = running ? 'dịch vụ đang chạy' : 'dịch vụ đang dừng';
    return findings.length > 0 ? findings : [say('fine', { state })];
  },
};
