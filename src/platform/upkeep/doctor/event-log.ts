import { open, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { defineFindings, type Finding } from './findings.ts';
import type { Check } from './ports.ts';

const say = defineFindings('event-log', {
  fine: {
    severity: 'ok',
    vi: 'Nhật ký: {checkpoints} mốc đã ký, bản ngoài theo kịp.',
    en: 'Event log: {checkpoints} signed checkpoints, the copy outside keeps up.',
  },
  late: {
    severity: 'error',
    vi: 'Có việc đã ghi {minutes} phút mà chưa được mốc nhật ký nào bảo vệ. Việc vẫn còn; hãy xem nhật ký dịch vụ (journalctl -u kinhbac) rồi khởi động lại dịch vụ.',
    en: 'An act recorded {minutes} minutes ago is not covered by a checkpoint. It is kept; look at the service log (journalctl -u kinhbac), then restart the service.',
  },
  'outside-behind': {
    severity: 'error',
    vi: 'Tệp checkpoints.log dừng ở mốc {outside} trong khi cơ sở dữ liệu có {inside}. Hãy giữ nguyên hiện trạng và chạy npm run -s verify-log.',
    en: 'checkpoints.log ends at checkpoint {outside}, the database at {inside}. Leave everything as it is and run npm run -s verify-log.',
  },
  'outside-ahead': {
    severity: 'error',
    vi: 'Tệp checkpoints.log có mốc {outside}, mới hơn cơ sở dữ liệu ({inside}): cơ sở dữ liệu đã bị đưa về trước. Hãy giữ nguyên hiện trạng và chạy npm run -s verify-log.',
    en: 'checkpoints.log ends at checkpoint {outside}, newer than the database ({inside}): the database was set back. Leave everything as it is and run npm run -s verify-log.',
  },
});

/** The program covers each event within a minute. */
const LATE_MINUTES = 5;

interface LogFacts {
  running: boolean;
  /** Number of the last checkpoint in the database and in the file outside; 0 for none. */
  inside: number;
  outside: number;
  /** Age of the oldest event after the last checkpoint, in minutes; null when all are covered. */
  uncoveredMinutes: number | null;
}

export function judgeLog({ running, inside, outside, uncoveredMinutes }: LogFacts): Finding[] {
  const findings: Finding[] = [];
  if (running && uncoveredMinutes !== null && uncoveredMinutes > LATE_MINUTES)
    findings.push(say('late', { minutes: Math.round(uncoveredMinutes) }));
  // One checkpoint may just be on its way outside.
  if (inside - outside > 1) findings.push(say('outside-behind', { inside, outside }));
  if (outside > inside) findings.push(say('outside-ahead', { inside, outside }));
  return findings.length > 0 ? findings : [say('fine', { checkpoints: inside })];
}

export const checkEventLog: Check = {
  name: 'event-log',
  needsDatabase: true,
  async run({ dataDir, clock, running }, query) {
    // The file first, so that it can only be behind.
    const outside = await lastOutside(join(dataDir, 'checkpoints.log'));
    const [row] = await query<{ inside: number; minutes: number | null }>(
      `with last as (select coalesce(max(n), 0)::int as n, coalesce(max(upper(events)), 0) as upto from platform.checkpoint)
       select n as inside, (select (extract(epoch from $1::timestamptz - min(at)) / 60)::float8
         from (select at from platform.event where id >= upto order by id limit 1) as first) as minutes from last`,
      [clock.now().toString()],
    );
    return judgeLog({ running, outside, inside: row?.inside ?? 0, uncoveredMinutes: row?.minutes ?? null });
  },
};

const TAIL = 4 * 1024 * 1024;

/** Number in the last whole line; 0 without a file. */
async function lastOutside(path: string): Promise<number> {
  const text = await tailOf(path);
  const lines = text.slice(0, text.lastIndexOf('\n') + 1).split('\n');
  const last = lines.at(-2) ?? '';
  return Number(/"n":"(\d+)"/.exec(last)?.[1] ?? 0);
}

async function tailOf(path: string): Promise<string> {
  try {
    const { size } = await stat(path);
    if (size <= TAIL) return await readFile(path, 'utf8');
    const file = await open(path, 'r');
    try {
      const { buffer } = await file.read(Buffer.alloc(TAIL), 0, TAIL, size - TAIL);
      return buffer.toString('utf8');
    } finally {
      await file.close();
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}
