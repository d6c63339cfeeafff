import { JOBS_SCHEMA } from '../../jobs/definition.ts';
import { defineFindings, type Finding } from './findings.ts';
import type { Check } from './ports.ts';

const say = defineFindings('queues', {
  fine: {
    severity: 'ok',
    vi: 'Hàng đợi: {waiting} việc đang chờ, không có việc hỏng.',
    en: 'Queues: {waiting} jobs wait, none has failed.',
  },
  none: { severity: 'ok', vi: 'Chưa có hàng đợi công việc nào.', en: 'There are no job queues yet.' },
  late: {
    severity: 'warning',
    vi: 'Hàng đợi {queue}: {count} việc chờ quá {minutes} phút. Không mất việc nào; hãy xem nhật ký (journalctl -u kinhbac) và khởi động lại dịch vụ nếu số này không giảm.',
    en: 'Queue {queue}: {count} jobs have waited over {minutes} minutes. None is lost; look at the log (journalctl -u kinhbac) and restart the service if the figure does not fall.',
  },
  failed: {
    severity: 'error',
    vi: 'Hàng đợi {queue}: {count} việc đã thử hết số lần mà chưa làm được. Nội dung vẫn được giữ; hãy tìm nguyên nhân trong nhật ký (journalctl -u kinhbac), sửa, rồi báo người phát triển chạy lại.',
    en: 'Queue {queue}: {count} jobs failed at every try. Their content is kept; find the cause in the log (journalctl -u kinhbac), mend it, and have the developers run them again.',
  },
});

const LATE_MINUTES = 10;

interface QueueRow {
  queue: string;
  waiting: number;
  late: number;
  dead: boolean;
}

export function judgeQueues(rows: readonly QueueRow[], running: boolean): Finding[] {
  const findings = rows.flatMap(({ queue, waiting, late, dead }) => {
    if (dead && waiting > 0) return [say('failed', { queue: queue.replace(/\.dead$/, ''), count: waiting })];
    if (!dead && running && late > 0) return [say('late', { queue, count: late, minutes: LATE_MINUTES })];
    return [];
  });
  const waiting = rows.reduce((sum, row) => sum + (row.dead ? 0 : row.waiting), 0);
  return findings.length > 0 ? findings : [say('fine', { waiting })];
}

export const checkQueues: Check = {
  name: 'queues',
  needsDatabase: true,
  async run({ clock, running }, query) {
    const [there] = await query<{ yes: boolean }>('select to_regclass($1) is not null as yes', [`${JOBS_SCHEMA}.job`]);
    if (!there?.yes) return [say('none')];
    const rows = await query<QueueRow>(
      `select name as queue, count(*)::int as waiting,
         (count(*) filter (where start_after < $1::timestamptz))::int as late, name like '%.dead' as dead
       from ${JOBS_SCHEMA}.job where state in ('created', 'retry', 'active') group by name order by name`,
      [clock.now().subtract({ minutes: LATE_MINUTES }).toString()],
    );
    return judgeQueues(rows, running);
  },
};
