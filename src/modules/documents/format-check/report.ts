import { FORMAT_RULES, type FormatCode } from './format-rules.ts';

export type Words = { vi: string; en: string };

/** One deviation from Annex I. Page is 1-based; cell is the number of Annex I's figure, or 'page'. */
export type FormatFinding = {
  code: FormatCode;
  cell: string;
  page: number;
  severity: 'error' | 'notice';
  found: Words;
  expected: Words;
  vi: string;
  en: string;
};

export type FormatReport = {
  findings: FormatFinding[];
  /** No finding is an error. */
  conforms: boolean;
  pageCount: number;
  /** A metric stand-in for Times New Roman, when one was met. */
  standInFont: string | null;
};

/** Collects findings; each code is reported once, at its first page, so that a report stays readable. */
export type Findings = {
  add(code: FormatCode, page: number, found: Words | string, expected: Words | string): void;
  list(): FormatFinding[];
};

const words = (value: Words | string): Words => (typeof value === 'string' ? { vi: value, en: value } : value);

export function createFindings(): Findings {
  const found = new Map<FormatCode, FormatFinding>();
  return {
    add: (code, page, foundValue, expectedValue) => {
      if (found.has(code)) return;
      const rule = FORMAT_RULES[code];
      const is = words(foundValue);
      const must = words(expectedValue);
      found.set(code, {
        code,
        cell: rule.cell,
        page: page + 1,
        severity: rule.severity ?? 'error',
        found: is,
        expected: must,
        vi: `${rule.vi}: ${is.vi}; phải ${must.vi} (trang ${page + 1}).`,
        en: `${rule.en}: ${is.en}; must be ${must.en} (page ${page + 1}).`,
      });
    },
    list: () => [...found.values()],
  };
}

/** The report of what was found. */
export function toReport(findings: Findings, pageCount: number, standInFont: string | null): FormatReport {
  const list = findings.list();
  return { findings: list, conforms: list.every((finding) => finding.severity !== 'error'), pageCount, standInFont };
}

const decimal = (value: number): string => String(Math.round(value * 10) / 10).replace('.', ',');
const point = (value: number): string => String(Math.round(value * 10) / 10);

/** A measure in both languages: '24,5 mm' and '24.5 mm'. */
export const measure = (value: number, unit: string): Words => ({
  vi: `${decimal(value)} ${unit}`,
  en: `${point(value)} ${unit}`,
});

/** A permitted range in both languages. */
export function range([low, high]: readonly [number, number], unit: string): Words {
  if (low === high) return measure(low, unit);
  return { vi: `trong khoảng ${decimal(low)}–${decimal(high)} ${unit}`, en: `${point(low)}–${point(high)} ${unit}` };
}

export const quoted = (text: string): Words => ({ vi: `“${text}”`, en: `“${text}”` });

/** Ways of writing letters, as findings name them. */
export const STYLE = {
  bold: { vi: 'chữ đậm', en: 'bold' },
  notBold: { vi: 'chữ không đậm', en: 'not bold' },
  italic: { vi: 'chữ nghiêng', en: 'italic' },
  upright: { vi: 'chữ đứng', en: 'upright' },
  boldItalic: { vi: 'chữ nghiêng, đậm', en: 'bold italic' },
  caps: { vi: 'chữ in hoa', en: 'capitals' },
  notCaps: { vi: 'không in hoa', en: 'not capitals' },
  missing: { vi: 'không thấy', en: 'not found' },
  present: { vi: 'có', en: 'present' },
} satisfies Record<string, Words>;
