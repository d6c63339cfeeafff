/** How bad: `warning` within days, `error` now. */
export type Severity = 'ok' | 'warning' | 'error';

/** One thing that the doctor looked at, in words for people and with figures for programs. No personal data. */
export interface Finding {
  code: string;
  severity: Severity;
  vi: string;
  en: string;
  params: Readonly<Record<string, string | number>>;
}

type Sentences = Readonly<Record<string, { readonly severity: Severity; readonly vi: string; readonly en: string }>>;

const fill = (sentence: string, params: Finding['params']) =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));

/**
 * Declares the findings of one check: what is the matter, and for anything but `ok` what to do now.
 * @returns a maker of findings: `say('disk-full', { free: '1,2 GB' })`
 */
export const defineFindings =
  <const S extends Sentences>(check: string, sentences: S) =>
  (name: keyof S & string, params: Finding['params'] = {}): Finding => {
    const { severity, vi, en } = sentences[name] as Sentences[string];
    return { code: `${check}.${name}`, severity, vi: fill(vi, params), en: fill(en, params), params };
  };

const BYTES = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 });

/** `1,5 GB`, with powers of 1,000 as disks are sold. */
export function bytesText(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1);
  return `${BYTES.format(bytes / 1000 ** power)} ${units[power]}`;
}
