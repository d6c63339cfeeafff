import { currentLocale, type Locale } from './language.ts';

const ZONE = 'Asia/Ho_Chi_Minh';
const DAY_MS = 86_400_000;

const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const piecesOf = (at: Date) => Object.fromEntries(parts.formatToParts(at).map(({ type, value }) => [type, value]));

const asDate = (at: string) => new Date(/^\d{4}-\d{2}-\d{2}$/.test(at) ? `${at}T00:00:00+07:00` : at);

/** 24/11/2026. Takes an instant or a civil date; null gives a dash. */
export const showDate = (at: string | null | undefined): string => {
  if (!at) return '—';
  const p = piecesOf(asDate(at));
  return `${p['day']}/${p['month']}/${p['year']}`;
};

/** 14:05 24/11/2026. */
export const showDateTime = (at: string | null | undefined): string => {
  if (!at) return '—';
  const p = piecesOf(asDate(at));
  return `${p['hour']}:${p['minute']} ${p['day']}/${p['month']}/${p['year']}`;
};

/** 24/11/2026 14:05:09, for signatures, where seconds are a fact. */
export const showSeconds = (at: string): string => `${showDateTime(at)}`.replace(/^(\S+)/, `$1:${at.slice(17, 19)}`);

/** 2026-11-24 in Vietnam. */
export const civilDay = (at: Date | string): string => {
  const p = piecesOf(typeof at === 'string' ? asDate(at) : at);
  return `${p['year']}-${p['month']}-${p['day']}`;
};

/** Whole days from today to the civil day of `at`; negative when past. */
export const daysUntil = (at: string, now: Date): number =>
  Math.round((Date.parse(civilDay(at)) - Date.parse(civilDay(now))) / DAY_MS);

/** "14:05" for today, "hôm qua 14:05", else the date: what a list needs. */
export const showWhen = (at: string, now: Date = new Date(), locale: Locale = currentLocale()): string => {
  const p = piecesOf(asDate(at));
  const clock = `${p['hour']}:${p['minute']}`;
  const days = daysUntil(at, now);
  if (days === 0) return clock;
  if (days === -1) return `${locale === 'vi' ? 'hôm qua' : 'yesterday'} ${clock}`;
  return showDate(at);
};

const numbers = { vi: new Intl.NumberFormat('vi-VN'), en: new Intl.NumberFormat('en-GB') };
export const showNumber = (value: number): string => numbers[currentLocale()].format(value);

/** 4,2 MB. */
export const showSize = (bytes: number): string => {
  const [size, unit] = bytes < 1024 * 1024 ? [bytes / 1024, 'KB'] : [bytes / 1024 / 1024, 'MB'];
  return `${showNumber(bytes === 0 ? 0 : Math.max(0.1, Math.round(size * 10) / 10))} ${unit}`;
};
