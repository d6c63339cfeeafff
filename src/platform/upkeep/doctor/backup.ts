import { access } from 'node:fs/promises';
import { lastBackup } from '../backup/last-backup.ts';
import { defineFindings, type Finding } from './findings.ts';
import type { Check } from './ports.ts';

const say = defineFindings('backup', {
  fine: { severity: 'ok', vi: 'Sao lưu gần nhất: {hours} giờ trước.', en: 'Last backup: {hours} hours ago.' },
  never: {
    severity: 'error',
    vi: 'Chưa có bản sao lưu nào. Hãy chạy npm run backup -- THƯ_MỤC tới một ổ đĩa khác ngay hôm nay và đặt lịch hằng đêm.',
    en: 'There is no backup. Run npm run backup -- DIR to another disk today, and schedule it for every night.',
  },
  old: {
    severity: 'warning',
    vi: 'Bản sao lưu gần nhất đã {days} ngày. Hãy xem lịch sao lưu (systemctl list-timers kinhbac-backup.timer) và chạy npm run backup -- THƯ_MỤC.',
    en: 'The last backup is {days} days old. Look at its schedule (systemctl list-timers kinhbac-backup.timer) and run npm run backup -- DIR.',
  },
  'too-old': {
    severity: 'error',
    vi: 'Đã {days} ngày không có bản sao lưu mới. Nếu hỏng đĩa bây giờ sẽ mất chừng ấy ngày làm việc; hãy chạy npm run backup -- THƯ_MỤC ngay.',
    en: 'There has been no backup for {days} days. A broken disk would lose that many days of work; run npm run backup -- DIR now.',
  },
  unreachable: {
    severity: 'warning',
    vi: 'Không thấy thư mục sao lưu {dir}. Hãy cắm hoặc gắn lại ổ sao lưu trước lần sao lưu tới.',
    en: 'The backup folder {dir} cannot be seen. Attach or mount the backup disk before the next backup.',
  },
  'structure-differs': {
    severity: 'warning',
    vi: 'Cấu trúc cơ sở dữ liệu khác bản phần mềm ở {count} chỗ (có người sửa bằng tay). Bản sao lưu vẫn đủ dữ liệu; hãy gửi gói hỗ trợ (npm run support-bundle) cho người phát triển.',
    en: 'The structure of the database differs from the program in {count} places (changed by hand). The backup has all data; send a support bundle (npm run support-bundle) to the developers.',
  },
  lost: {
    severity: 'error',
    vi: 'Lần sao lưu gần nhất thiếu {count} tệp vì chính kho của tỉnh đã mất chúng. Hãy tìm các tệp này trong bản sao lưu cũ hơn và chạy npm run doctor -- --full.',
    en: 'The last backup lacks {count} files, because the province itself has lost them. Look for them in older backups and run npm run doctor -- --full.',
  },
});

const OLD_DAYS = 2;
const TOO_OLD_DAYS = 7;

interface BackupFacts {
  /** Hours since the last complete backup; null when there never was one. */
  hours: number | null;
  dir: string;
  reachable: boolean;
  lost: number;
  drift: number;
}

export function judgeBackup({ hours, dir, reachable, lost, drift }: BackupFacts): Finding[] {
  if (hours === null) return [say('never')];
  const findings: Finding[] = [];
  const days = Math.floor(hours / 24);
  if (days >= TOO_OLD_DAYS) findings.push(say('too-old', { days }));
  else if (days >= OLD_DAYS) findings.push(say('old', { days }));
  if (!reachable) findings.push(say('unreachable', { dir }));
  if (lost > 0) findings.push(say('lost', { count: lost }));
  if (drift > 0) findings.push(say('structure-differs', { count: drift }));
  return findings.length > 0 ? findings : [say('fine', { hours: Math.max(0, Math.floor(hours)) })];
}

export const checkBackup: Check = {
  name: 'backup',
  needsDatabase: false,
  async run({ dataDir, clock }) {
    const last = await lastBackup(dataDir);
    if (!last) return judgeBackup({ hours: null, dir: '', reachable: true, lost: 0, drift: 0 });
    const { at, dir, lost, drift } = last;
    const hours = clock.now().since(Temporal.Instant.from(at)).total('hours');
    const reachable = await access(dir).then(
      () => true,
      () => false,
    );
    return judgeBackup({ hours, dir, reachable, lost, drift });
  },
};
