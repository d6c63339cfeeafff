import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { defineFindings, type Finding } from './findings.ts';
import type { Check } from './ports.ts';

const say = defineFindings('clock', {
  fine: {
    severity: 'ok',
    vi: 'Đồng hồ khớp nhật ký và cơ sở dữ liệu.',
    en: 'The clock agrees with the log and the database.',
  },
  'moved-back': {
    severity: 'error',
    vi: 'Đồng hồ máy chậm hơn việc đã ghi cuối cùng {seconds} giây: giờ máy đã bị lùi. Việc đã ghi vẫn đúng; hãy bật đồng bộ giờ (timedatectl set-ntp true) và chờ tới khi giờ vượt mốc đó rồi mới phát hành văn bản.',
    en: 'The clock is {seconds} s behind the last recorded act: it was set back. What is recorded is right; switch on time synchronisation (timedatectl set-ntp true) and issue nothing until the clock has passed that moment.',
  },
  'files-from-the-future': {
    severity: 'warning',
    vi: 'Có tệp dữ liệu mang giờ sau hiện tại {seconds} giây: giờ máy có thể đã bị lùi. Hãy kiểm tra timedatectl.',
    en: 'A data file is dated {seconds} s in the future: the clock may have been set back. Look at timedatectl.',
  },
  'database-differs': {
    severity: 'warning',
    vi: 'Đồng hồ máy chủ cơ sở dữ liệu lệch {seconds} giây so với máy này. Hãy bật đồng bộ giờ trên cả hai máy.',
    en: 'The clock of the database server differs by {seconds} s. Switch on time synchronisation on both machines.',
  },
});

/** Signatures and registers tolerate this much. */
const TOLERANCE_S = 5;
/** File systems and copies round their times. */
const FILE_TOLERANCE_S = 60;

interface ClockFacts {
  /** Seconds since 1970. */
  now: number;
  lastEvent: number | null;
  database: number | null;
  newestFile: number | null;
}

export function judgeClock({ now, lastEvent, database, newestFile }: ClockFacts): Finding[] {
  const findings: Finding[] = [];
  const seconds = (difference: number) => ({ seconds: Math.round(difference) });
  if (lastEvent !== null && lastEvent - now > TOLERANCE_S) findings.push(say('moved-back', seconds(lastEvent - now)));
  if (database !== null && Math.abs(database - now) > TOLERANCE_S)
    findings.push(say('database-differs', seconds(Math.abs(database - now))));
  if (newestFile !== null && newestFile - now > FILE_TOLERANCE_S)
    findings.push(say('files-from-the-future', seconds(newestFile - now)));
  return findings.length > 0 ? findings : [say('fine')];
}

export const checkClock: Check = {
  name: 'clock',
  needsDatabase: false,
  async run({ dataDir, clock, database }) {
    const times = await Promise.all(
      ['server.json', 'checkpoints.log', 'secrets.json'].map((name) =>
        stat(join(dataDir, name)).then(
          ({ mtimeMs }) => mtimeMs / 1000,
          () => null,
        ),
      ),
    );
    const known = times.filter((time) => time !== null);
    const [row] =
      'query' in database
        ? await database.query<{ last: number | null; there: number }>(
            `select (select extract(epoch from max(at))::float8 from
                (select at from platform.event order by id desc limit 100) as newest) as last,
              extract(epoch from clock_timestamp())::float8 as there`,
          )
        : [];
    return judgeClock({
      now: clock.now().epochMilliseconds / 1000,
      lastEvent: row?.last ?? null,
      database: row?.there ?? null,
      newestFile: known.length > 0 ? Math.max(...known) : null,
    });
  },
};
