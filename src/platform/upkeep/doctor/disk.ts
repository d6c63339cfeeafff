import { appendFile, mkdir, readFile, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { bytesText, defineFindings, type Finding } from './findings.ts';
import type { Check, DoctorPorts } from './ports.ts';

const say = defineFindings('disk', {
  fine: {
    severity: 'ok',
    vi: 'Đĩa còn trống {free} ({percent} %); {forecast}.',
    en: '{free} of the disk are free ({percent} %); days left at the present rate: {days}.',
  },
  low: {
    severity: 'warning',
    vi: 'Đĩa chỉ còn trống {free} ({percent} %); {forecast}. Hãy dọn tệp không thuộc Kinh Bắc hoặc mở rộng đĩa trong tuần này.',
    en: 'Only {free} of the disk are free ({percent} %); days left at the present rate: {days}. Clear other files or enlarge the disk this week.',
  },
  full: {
    severity: 'error',
    vi: 'Đĩa sắp đầy: còn {free} ({percent} %); {forecast}. Dữ liệu đã lưu vẫn an toàn; hãy giải phóng hoặc mở rộng đĩa ngay hôm nay, trước khi việc ký và phát hành phải dừng.',
    en: 'The disk is almost full: {free} left ({percent} %); days left at the present rate: {days}. What is stored is safe; make room today, before signing and issuing must stop.',
  },
});

const GB = 1e9;
/** Below either figure of a line the finding is that line. */
const LOW = { share: 0.1, bytes: 5 * GB, days: 90 } as const;
const FULL = { share: 0.02, bytes: 1 * GB, days: 14 } as const;

/** Longer than a disk lives; nothing is said about what lies beyond. */
const FAR_DAYS = 1_825;

const HISTORY = join('upkeep', 'disk.jsonl');
const DAY_MS = 86_400_000;

interface DiskSample {
  /** Milliseconds since 1970. */
  at: number;
  free: number;
}

/**
 * Days until nothing is free, by the faster of two rates: new files of the last 30 days, and what earlier looks saw vanish.
 * Infinity when nothing grows.
 */
export function daysLeft(free: number, filesIn30Days: number, now: number, history: readonly DiskSample[]): number {
  const old = history.find(({ at }) => now - at <= 60 * DAY_MS && now - at >= 3 * DAY_MS);
  const seen = old ? (old.free - free) / ((now - old.at) / DAY_MS) : 0;
  const rate = Math.max(filesIn30Days / 30, seen);
  return rate <= 0 ? Number.POSITIVE_INFINITY : Math.floor(free / rate);
}

export function judgeDisk(free: number, total: number, days: number): Finding {
  const below = (line: typeof LOW | typeof FULL) => free < line.bytes || free / total < line.share || days < line.days;
  const far = days > FAR_DAYS;
  const forecast = far ? 'theo nhịp hiện nay đủ nhiều năm' : `theo nhịp hiện nay đủ khoảng ${days} ngày`;
  const params = {
    ...{ free: bytesText(free), percent: Math.round((free / total) * 100), forecast },
    days: far ? `> ${FAR_DAYS}` : days,
  };
  return say(below(FULL) ? 'full' : below(LOW) ? 'low' : 'fine', params);
}

export const checkDisk: Check = {
  name: 'disk',
  needsDatabase: false,
  async run(ports) {
    const { bavail, blocks, bsize } = await statfs(ports.dataDir);
    const [free, total] = [bavail * bsize, blocks * bsize];
    const now = ports.clock.now().epochMilliseconds;
    const days = daysLeft(free, await newFiles(ports), now, await remember(ports.dataDir, { at: now, free }));
    return [judgeDisk(free, total, days)];
  },
};

async function newFiles({ database, clock }: DoctorPorts): Promise<number> {
  if (!('query' in database)) return 0;
  const since = clock.now().subtract({ hours: 24 * 30 });
  const [row] = await database.query<{ bytes: number }>(
    'select coalesce(sum(size), 0)::float8 as bytes from platform.blob where created_at > $1',
    [since.toString()],
  );
  return row?.bytes ?? 0;
}

/** Keeps one look a day, and answers the earlier ones, oldest first. A disk too full to write on is judged all the same. */
async function remember(dataDir: string, sample: DiskSample): Promise<DiskSample[]> {
  const path = join(dataDir, HISTORY);
  const text = await readFile(path, 'utf8').catch(() => '');
  const history = text.split('\n').filter(Boolean).flatMap(parse);
  const last = history.at(-1);
  if (!last || Math.abs(sample.at - last.at) > DAY_MS / 2) {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 }).catch(() => {});
    await appendFile(path, `${JSON.stringify(sample)}\n`).catch(() => {});
  }
  return history;
}

function parse(line: string): DiskSample[] {
  try {
    const { at, free } = JSON.parse(line) as DiskSample;
    return Number.isFinite(at) && Number.isFinite(free) ? [{ at, free }] : [];
  } catch {
    return [];
  }
}
