import { VN_ZONE } from '../clock/index.ts';

/** Every text shown to people, in the first and the second language of the platform. */
export type Text = { readonly vi: string; readonly en: string };
export type Locale = keyof Text;

/** The language asked for by a `lang` value or an Accept-Language header; Vietnamese unless English is asked for first. */
export const pickLocale = (asked: string | undefined): Locale => (/^\s*en\b/i.test(asked ?? '') ? 'en' : 'vi');

const dateFormat = new Intl.DateTimeFormat('vi-VN', {
  timeZone: VN_ZONE,
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
});
const timeFormat = new Intl.DateTimeFormat('vi-VN', {
  timeZone: VN_ZONE,
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** 24/11/2026, in Vietnam's zone. Formatters are cached: making one costs more than a page. */
export const formatDate = (at: Date | string | number): string => dateFormat.format(new Date(at));

/** 08:05 24/11/2026, in Vietnam's zone. */
export const formatDateTime = (at: Date | string | number): string => timeFormat.format(new Date(at));
