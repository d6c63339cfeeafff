import { X509Certificate } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Check, defineFindings, type Finding, limitOf } from '../../platform/upkeep/index.ts';

const say = defineFindings('certificates', {
  fine: {
    severity: 'ok',
    vi: 'Chứng thư số: {count} chứng thư còn hiệu lực, không chứng thư nào sắp hết hạn.',
    en: 'Certificates: {count} are valid, none ends soon.',
  },
  'ends-60': {
    severity: 'warning',
    vi: '{count} chứng thư số hết hạn trong 60 ngày. Hãy lập danh sách và xin cấp lại từ bây giờ.',
    en: '{count} certificates end within 60 days. List them and ask for new ones now.',
  },
  'ends-30': {
    severity: 'warning',
    vi: '{count} chứng thư số hết hạn trong 30 ngày. Hãy đôn đốc việc cấp lại trong tuần này.',
    en: '{count} certificates end within 30 days. Press for the new ones this week.',
  },
  'ends-7': {
    severity: 'error',
    vi: '{count} chứng thư số hết hạn trong 7 ngày. Người giữ chúng sẽ không ký được; hãy đăng ký chứng thư mới ngay.',
    en: '{count} certificates end within 7 days. Their holders will not be able to sign; register new ones at once.',
  },
  ended: {
    severity: 'warning',
    vi: '{count} chứng thư số đã hết hạn mà chưa có chứng thư thay. Văn bản đã ký vẫn có giá trị; hãy đăng ký chứng thư mới cho người còn làm việc.',
    en: '{count} certificates have ended without a successor. What they signed stays good; register new ones for those still in office.',
  },
  'authority-ends': {
    severity: 'error',
    vi: 'Chứng thư gốc hoặc chứng thư phát hành {file} hết hạn sau {days} ngày. Hãy tạo mới và phân phối lại trước ngày đó.',
    en: 'The authority certificate {file} ends in {days} days. Make a new one and hand it out before.',
  },
});

const DAY_S = 86_400;

/** How many certificates fall within each limit; a holder's older certificates do not count. */
const STANDING = `
  select floor(extract(epoch from c.not_after - $1::timestamptz) / ${DAY_S})::int as days, count(*)::int as count
  from signatures.certificate c
  where not exists (select 1 from signatures.revocation r where r.certificate_id = c.id)
    and not exists (select 1 from signatures.certificate newer
      where newer.kind = c.kind and newer.agency_id = c.agency_id and newer.person_id is not distinct from c.person_id
        and newer.not_after > c.not_after
        and not exists (select 1 from signatures.revocation r where r.certificate_id = newer.id))
  group by 1`;

interface Standing {
  days: number;
  count: number;
}

export function judgeCertificates(rows: readonly Standing[]): Finding[] {
  const within = new Map<number, number>();
  let valid = 0;
  for (const { days, count } of rows) {
    if (days >= 0) valid += count;
    const limit = days < 0 ? 0 : limitOf(days);
    if (limit !== undefined) within.set(limit, (within.get(limit) ?? 0) + count);
  }
  const findings = ([0, 7, 30, 60] as const).flatMap((limit) => {
    const count = within.get(limit);
    return count === undefined ? [] : [say(limit === 0 ? 'ended' : `ends-${limit}`, { count })];
  });
  return findings.length > 0 ? findings : [say('fine', { count: valid })];
}

/** Certificates of people and agencies in the register, and those of the authority in `DATA_DIR/pki`. */
export const checkCertificates: Check = {
  name: 'certificates',
  needsDatabase: true,
  async run({ dataDir, clock }, query) {
    const now = clock.now();
    const findings = judgeCertificates(await query<Standing>(STANDING, [now.toString()]));
    for (const { file, days } of await authorityEnds(join(dataDir, 'pki'), now.epochMilliseconds)) {
      if (limitOf(days) !== undefined) findings.push(say('authority-ends', { file, days }));
    }
    return findings;
  },
};

async function authorityEnds(folder: string, now: number): Promise<{ file: string; days: number }[]> {
  const names = await readdir(folder).catch(() => [] as string[]);
  const ends: { file: string; days: number }[] = [];
  for (const file of names) {
    try {
      const { validToDate } = new X509Certificate(await readFile(join(folder, file)));
      ends.push({ file, days: Math.floor((validToDate.getTime() - now) / (DAY_S * 1000)) });
    } catch {
      // Keys and lists lie there too.
    }
  }
  return ends;
}
