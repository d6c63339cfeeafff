import { type FormField, isEmptyField } from '../pdf/form.ts';
import { type Rect, rectOf } from '../pdf/pages.ts';
import { PdfDict, PdfRef, PdfStream, type PdfValue, sameValue, textOf } from '../pdf/values.ts';
import { type Finding, finding } from './findings.ts';
import type { RevisionState } from './revision-state.ts';

/** A mark larger than this share of its page, added after somebody else signed, could hide what was signed. */
const MAX_MARK_SHARE = 0.15;
/** A mark may touch a field's edge, not hide it. */
const MAX_FIELD_SHARE = 0.1;
const READ_ONLY = 1;

/** What one update did to the form, as far as it is lawful. */
export interface FieldChange {
  readonly findings: Finding[];
  readonly fill?: string;
}

function differing(before: PdfDict, after: PdfDict): string[] {
  const keys = new Set([...before.entries.keys(), ...after.entries.keys()]);
  return [...keys].filter((key) => !sameValue(before.get(key), after.get(key)));
}

/** Only a normal appearance, and only one that this update brought: an older object could be anything. */
function isFreshAppearance(before: RevisionState, after: RevisionState, value: PdfValue | undefined): boolean {
  const states = after.file.resolve(value);
  const normal = states instanceof PdfDict && states.entries.size === 1 ? states.get('N') : undefined;
  if (!(normal instanceof PdfRef) || !(after.file.get(normal.num) instanceof PdfStream)) return false;
  return (before.file.entries.get(normal.num)?.kind ?? 'free') === 'free';
}

/** Judges a rewritten field that was there before. `signedNow` are the signature dictionaries of this very revision. */
export function compareField(
  before: RevisionState,
  after: RevisionState,
  old: FormField,
  now: PdfDict,
  signedNow: ReadonlySet<number>,
): FieldChange {
  const keys = differing(old.dict, now);
  const where = { detail: old.name, page: before.pageOf.get(old.ref.num) };
  const bad = (code: Parameters<typeof finding>[0]): FieldChange => ({ findings: [finding(code, where)] });
  if (old.type === 'Sig') {
    const value = now.get('V');
    if (old.value === undefined) {
      const allowed = keys.every((key) => ['V', 'AP', 'F', 'M'].includes(key));
      return allowed && value instanceof PdfRef && signedNow.has(value.num) ? { findings: [] } : bad('field-changed');
    }
    if (keys.includes('V')) return bad('signature-value-changed');
    return bad(
      keys.some((key) => ['AP', 'AS', 'Rect', 'F', 'MK'].includes(key))
        ? 'signature-appearance-changed'
        : 'field-changed',
    );
  }
  if (old.type !== 'Tx') return bad('field-changed');
  const filled = keys.includes('V');
  if (!isEmptyField(before.file, old)) {
    if (filled) return bad('field-refilled');
    return bad(keys.includes('AP') ? 'field-appearance-changed' : 'field-changed');
  }
  if (!filled && !keys.includes('AP')) return bad('field-changed');
  if (!filled || !keys.includes('AP')) return bad('field-fill-partial');
  if (!keys.every((key) => ['V', 'AP', 'Ff', 'M'].includes(key))) return bad('field-changed');
  const flags = now.get('Ff') ?? 0;
  if (keys.includes('Ff') && flags !== (old.flags | READ_ONLY)) return bad('field-changed');
  const text = textOf(after.file.resolve(now.get('V')));
  if (!text || !isFreshAppearance(before, after, now.get('AP'))) return bad('field-fill-partial');
  const shape = before.widgetRect(old.ref.num);
  const page = where.page === undefined ? undefined : before.pages[where.page - 1];
  // A field as large as a page would let its filler write the whole document anew.
  if (shape && page && area(shape) > area(page.mediaBox) * MAX_MARK_SHARE) return bad('overlay-too-large');
  return { findings: [], fill: old.name };
}

const area = ([left, bottom, right, top]: Rect): number => Math.max(0, right - left) * Math.max(0, top - bottom);

const overlap = (a: Rect, b: Rect): number =>
  area([Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])]);

const inside = (rect: Rect, zone: Rect): boolean =>
  rect[0] >= zone[0] && rect[1] >= zone[1] && rect[2] <= zone[2] && rect[3] <= zone[3];

/** Judges the mark of a signature that was added after another: where it lies, how large it is, what it carries. */
export function checkNewMark(
  after: RevisionState,
  num: number,
  zones: readonly { readonly page: number; readonly rect: Rect }[] | undefined,
): Finding[] {
  const dict = after.file.dict(new PdfRef(num));
  const page = after.pageOf.get(num);
  const found: Finding[] = [];
  if (dict?.get('A') !== undefined || dict?.get('AA') !== undefined) found.push(finding('widget-action', { page }));
  const rect = rectOf(after.file, dict?.get('Rect'));
  if (!rect || page === undefined || area(rect) === 0) return found;
  const shown = after.pages[page - 1]!.mediaBox;
  if (area(rect) > area(shown) * MAX_MARK_SHARE) found.push(finding('overlay-too-large', { page }));
  if (zones && !zones.some((zone) => zone.page === page && inside(rect, zone.rect))) {
    found.push(finding('overlay-outside-zone', { page }));
  }
  for (const field of after.form.fields) {
    if (field.type !== 'Tx') continue;
    for (const widget of field.widgets) {
      const covered = after.pageOf.get(widget) === page ? after.widgetRect(widget) : undefined;
      if (covered && overlap(rect, covered) > area(covered) * MAX_FIELD_SHARE) {
        found.push(finding('overlay-covers-field', { page, detail: field.name }));
      }
    }
  }
  return found;
}
