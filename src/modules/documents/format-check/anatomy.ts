import { DOCUMENT_KINDS } from '../rules/kinds.ts';
import { type Body, findBody } from './anatomy-body.ts';
import { type Closing, findClosing } from './anatomy-closing.ts';
import { MM } from './annex-one.ts';
import { fold } from './fold.ts';
import type { FilledField, PageContent } from './page-content.ts';
import { type Segment, toSegments } from './text-lines.ts';

/** A cell whose text may be drawn on the page, filled into a form field, or both. */
export type FillableCell = { text: string; drawn: Segment[]; fields: FilledField[]; page: number };

/** Where the cells of Annex I's figure were found. Nothing here judges; absent cells are null or empty. */
export type Anatomy = {
  pages: PageContent[];
  segments: Segment[][];
  nationalName: Segment | null;
  motto: Segment | null;
  /** Lines of the left heading above the number, from top to bottom. */
  agencyLines: Segment[];
  number: FillableCell | null;
  date: FillableCell | null;
  letterSubject: Segment[];
  kindName: Segment | null;
  subject: Segment[];
  addressee: Segment | null;
  urgency: Segment | null;
  body: Body;
  closing: Closing;
};

const KIND_NAMES = new Set(DOCUMENT_KINDS.map((kind) => fold(kind.name.vi.replace(/\s*\(.*\)$/u, ''))));
const URGENCY_WORDS = new Set(['KHAN', 'THUONG KHAN', 'HOA TOC', 'HOA TOC HEN GIO']);
const centre = ({ x1, x2 }: Segment): number => (x1 + x2) / 2;

/** What stands in the margins at the foot: verification code, address, demo mark; at most 11 pt and within 20 mm. */
export const isFoot = (segment: Segment): boolean => segment.y < 20 * MM && segment.size <= 11.5;

function cellOnLine(
  head: Segment[],
  fields: FilledField[],
  anchor: number,
  inColumn: (x: number) => boolean,
): FillableCell | null {
  const drawn = head.filter((s) => Math.abs(s.y - anchor) < 3 && inColumn(centre(s)));
  const near = fields.filter((f) => f.y1 - 4 <= anchor && anchor <= f.y2 + 2 && inColumn((f.x1 + f.x2) / 2));
  const parts = [...drawn, ...near].sort((a, b) => a.x1 - b.x1);
  if (parts.length === 0) return null;
  // What is filled into 'Số: [ ]/UBND' joins the slash without a space.
  const text = parts
    .map((part) => part.text)
    .join(' ')
    .replace(/\s+/gu, ' ');
  return { text: near.length > 0 ? text.replace(/ \//u, '/') : text, drawn, fields: near, page: 0 };
}

function isRuleBelow(page: PageContent, line: Segment): boolean {
  return page.horizontals.some((r) => r.x2 > line.x1 && r.x1 < line.x2 && r.y1 < line.y && line.y - r.y1 < 16);
}

/** How far below the kind's name the subject's rule may stand: room for six lines. */
const SUBJECT_ROOM = 120;

/** The short, centred rule that ends the subject. */
function subjectRule(page: PageContent, name: Segment): number | null {
  const rules = page.horizontals.filter((r) => {
    const short = r.x2 - r.x1 < page.width * 0.45;
    const centred = Math.abs((r.x1 + r.x2) / 2 - centre(name)) < 6 * MM;
    return short && centred && r.y1 < name.y && name.y - r.y1 < SUBJECT_ROOM;
  });
  return rules.length === 0 ? null : Math.max(...rules.map((r) => r.y1));
}

/** The lines of the subject: below the kind's name down to the rule, or as long as they are bold or centred alike. */
function subjectLines(page: PageContent, below: Segment[], name: Segment): Segment[] {
  const end = subjectRule(page, name);
  const above = below.filter((line) => end !== null && line.y > end);
  if (above.length > 0 && above.every((line) => Math.abs(centre(line) - centre(name)) < 6 * MM)) return above;
  const lines: Segment[] = [];
  let last = name;
  for (const line of below) {
    const centred = Math.abs(centre(line) - centre(name)) < 6 * MM;
    if (!centred || last.y - line.y > 34 || (!line.bold && line.x1 < page.width * 0.16)) break;
    if (fold(line.text).startsWith('KINH GUI') || (last !== name && isRuleBelow(page, last))) break;
    lines.push(line);
    last = line;
    if (lines.length > 1 && isCapitals(line) && line.bold && !isRuleBelow(page, line)) return lines.slice(0, -1);
  }
  return lines;
}

function isCapitals(segment: Segment): boolean {
  return /\p{Lu}{3}/u.test(segment.text) && !/\p{Ll}/u.test(segment.text);
}

type Columns = { ofAgency(x: number): boolean; holdsWhole(segment: Segment): boolean };

/** The heading's two columns: the agency's is left of the national name, or right of it when someone swapped them. */
function headingColumns(page: PageContent, name: Segment | null): Columns {
  if (name !== null && centre(name) < page.width / 2) {
    const edge = name.x2 + 2;
    return { ofAgency: (x) => x > edge, holdsWhole: (s) => s.x1 > edge - 12 };
  }
  const start = Math.min(name?.x1 ?? page.width * 0.45, page.width * 0.5) - 2;
  const edge = Math.max(page.width * 0.35, start);
  return { ofAgency: (x) => x < edge, holdsWhole: (s) => s.x2 < edge + 12 };
}

/** Finds the cells of a document. Pages without any text give an anatomy of nothing. */
export function findAnatomy(pages: PageContent[]): Anatomy {
  const segments = pages.map(toSegments);
  const [page, first = []] = [pages[0], segments[0]];
  if (page === undefined) throw new Error('a PDF without pages');
  const head = first.filter((s) => s.y > page.height * 0.5);
  const nationalName = head.find((s) => /CONG HOA XA HOI/u.test(fold(s.text))) ?? null;
  const motto = head.find((s) => /^DOC LAP\b.*HANH PHUC/u.test(fold(s.text))) ?? null;
  const columns = headingColumns(page, nationalName ?? motto);
  const inLeft = (x: number): boolean => columns.ofAgency(x);
  const inRight = (x: number): boolean => !columns.ofAgency(x);
  const top = nationalName?.y ?? motto?.y ?? page.height;

  const numberAnchor = head.find((s) => /^(Số|SỐ|số|So|SO|Sô)(?=[\s:.]|$)/u.test(s.text) && inLeft(s.x1)) ?? null;
  const dateAnchor =
    head.find(
      (s) => /NGAY\b.*THANG\b.*NAM\b/u.test(fold(s.text)) && inRight(centre(s)) && s.y < top && s.y > top - 130,
    ) ?? null;
  const dateField = page.fields.find((f) => f.y1 > page.height * 0.6 && inRight((f.x1 + f.x2) / 2));
  const number = numberAnchor && cellOnLine(head, page.fields, numberAnchor.y, inLeft);
  const date = dateAnchor
    ? cellOnLine(head, page.fields, dateAnchor.y, inRight)
    : dateField
      ? { text: dateField.text, drawn: [], fields: [dateField], page: 0 }
      : null;

  const urgency = head.find((s) => URGENCY_WORDS.has(fold(s.text)) && s.y < top) ?? null;
  const headingEnd = Math.min(numberAnchor?.y ?? top - 40, dateAnchor?.y ?? Number.POSITIVE_INFINITY);
  const kindName =
    first.find(
      (s) => KIND_NAMES.has(fold(s.text)) && s.y < headingEnd && s.x1 > page.width * 0.2 && s.y > page.height * 0.4,
    ) ?? null;
  const addressee = first.find((s) => /^KINH GUI\b/u.test(fold(s.text))) ?? null;
  const agencyFloor = (numberAnchor?.y ?? headingEnd) + 3;
  const agencyLines = head.filter(
    (s) => inLeft(centre(s)) && s.y > agencyFloor && s.y < page.height - 10 * MM && s !== nationalName && s !== motto,
  );
  const below = first.filter((s) => s.y < (kindName?.y ?? 0) - 3);
  const subject = kindName === null ? [] : subjectLines(page, below, kindName);
  const letterEnd = addressee?.y ?? page.height * 0.55;
  const letterSubject =
    kindName !== null || numberAnchor === null
      ? []
      : first.filter((s) => s.y < numberAnchor.y - 3 && s.y > letterEnd + 3 && columns.holdsWhole(s) && s !== urgency);
  const closing = findClosing(pages, segments);
  const bodyTop = subject.at(-1)?.y ?? kindName?.y ?? addressee?.y ?? letterSubject.at(-1)?.y ?? headingEnd;
  return {
    pages,
    segments,
    nationalName,
    motto,
    agencyLines,
    number,
    date,
    letterSubject,
    kindName,
    subject,
    addressee,
    urgency,
    closing,
    body: findBody({
      pages,
      segments,
      closing,
      top: Math.min(bodyTop, addressee?.y ?? bodyTop),
      addressee,
      isCapitals,
    }),
  };
}
