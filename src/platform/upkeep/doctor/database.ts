import { bytesText, defineFindings, type Finding } from './findings.ts';
import type { Check } from './ports.ts';

const say = defineFindings('database', {
  fine: {
    severity: 'ok',
    vi: 'PostgreSQL {version}, {size}, {connections}/{limit} kết nối.',
    en: 'PostgreSQL {version}, {size}, {connections} of {limit} connections.',
  },
  'too-old': {
    severity: 'error',
    vi: 'PostgreSQL {version} cũ hơn bản 15 mà Kinh Bắc cần. Dữ liệu vẫn an toàn; hãy sao lưu rồi nâng cấp máy chủ cơ sở dữ liệu.',
    en: 'PostgreSQL {version} is older than 15, which is needed. The data is safe; back up and upgrade the database server.',
  },
  'long-transaction': {
    severity: 'warning',
    vi: 'Có {count} giao dịch mở đã {minutes} phút, làm cơ sở dữ liệu phình ra. Hãy xem có lệnh sao lưu hay truy vấn tay nào đang treo; nếu không, khởi động lại dịch vụ.',
    en: '{count} transactions have been open for {minutes} minutes and bloat the database. Look for a hanging backup or query by hand; else restart the service.',
  },
  'connections-low': {
    severity: 'warning',
    vi: 'Đã dùng {connections}/{limit} kết nối cơ sở dữ liệu. Hãy đóng chương trình khác đang nối vào, hoặc tăng max_connections.',
    en: '{connections} of {limit} database connections are taken. Close other programs that use it, or raise max_connections.',
  },
  'damaged-pages': {
    severity: 'error',
    vi: 'Đĩa đã trả sai {count} trang dữ liệu (checksum). Hãy dừng dịch vụ, giữ nguyên đĩa, và khôi phục bản sao lưu mới nhất sang đĩa khác.',
    en: 'The disk returned {count} wrong data pages (checksum). Stop the service, leave the disk as it is, and restore the newest backup to another disk.',
  },
  'wraparound-near': {
    severity: 'error',
    vi: 'Cơ sở dữ liệu đã lâu chưa được dọn (tuổi giao dịch {age}). Hãy để dịch vụ chạy qua đêm và chạy VACUUM; nếu số này vẫn tăng, báo người phát triển.',
    en: 'The database was not vacuumed for long (transaction age {age}). Let it run overnight and run VACUUM; if the figure still grows tell the developers.',
  },
});

/** The oldest PostgreSQL that the migrations are tried on. */
const OLDEST = 15;
const LONG_MINUTES = 15;
/** PostgreSQL stops taking writes at about 2.1 thousand million. */
const OLD_AGE = 1_000_000_000;

interface DatabaseFacts {
  version: string;
  major: number;
  size: number;
  connections: number;
  limit: number;
  long: number;
  longest: number;
  damaged: number;
  age: number;
}

export function judgeDatabase(facts: DatabaseFacts): Finding[] {
  const { version, size, connections, limit, long, longest, damaged, age } = facts;
  const findings: Finding[] = [];
  if (facts.major < OLDEST) findings.push(say('too-old', { version }));
  if (damaged > 0) findings.push(say('damaged-pages', { count: damaged }));
  if (age > OLD_AGE) findings.push(say('wraparound-near', { age }));
  if (long > 0) findings.push(say('long-transaction', { count: long, minutes: Math.round(longest / 60) }));
  if (connections > limit * 0.9) findings.push(say('connections-low', { connections, limit }));
  return findings.length > 0 ? findings : [say('fine', { version, size: bytesText(size), connections, limit })];
}

export const checkDatabase: Check = {
  name: 'database',
  needsDatabase: true,
  async run(_, query) {
    const [facts] = await query<DatabaseFacts>(
      `select current_setting('server_version') as version, current_setting('server_version_num')::int / 10000 as major,
         pg_database_size(current_database())::float8 as size,
         (select count(*)::int from pg_stat_activity where backend_type = 'client backend') as connections,
         current_setting('max_connections')::int as limit,
         (select count(*)::int from pg_stat_activity where datname = current_database() and xact_start < clock_timestamp() - make_interval(mins => $1)) as long,
         coalesce((select extract(epoch from max(clock_timestamp() - xact_start)) from pg_stat_activity where datname = current_database()), 0)::float8 as longest,
         coalesce((select checksum_failures from pg_stat_database where datname = current_database()), 0)::int as damaged,
         (select age(datfrozenxid)::int from pg_database where datname = current_database()) as age`,
      [LONG_MINUTES],
    );
    return facts ? judgeDatabase(facts) : [];
  },
};
