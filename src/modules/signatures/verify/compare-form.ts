import { nameOf, PdfDict, PdfRef, type PdfValue, sameValue } from '../pdf/values.ts';
import { type Finding, type FindingCode, finding } from './findings.ts';
import type { RevisionState } from './revision-state.ts';

const FREE_FORM_KEYS = new Set(['Fields', 'SigFlags', 'DR', 'DA']);

export const formOf = ({ file }: RevisionState): PdfDict => file.dict(file.catalog.get('AcroForm')) ?? new PdfDict();

/** Reports every key outside `free` whose value differs. */
export function compareKeys(
  old: PdfDict,
  now: PdfDict,
  free: ReadonlySet<string>,
  report: (key: string) => void,
): void {
  for (const key of new Set([...old.entries.keys(), ...now.entries.keys()])) {
    if (!free.has(key) && !sameValue(old.get(key), now.get(key))) report(key);
  }
}

/** Compares the forms of two revisions as wholes; `newWidgets` are those of signatures made in this very revision. */
export function compareForms(
  before: RevisionState,
  after: RevisionState,
  signedNow: ReadonlySet<number>,
): { findings: Finding[]; newWidgets: Set<number> } {
  const findings: Finding[] = [];
  const newWidgets = new Set<number>();
  const say = (code: FindingCode, detail?: string): void => void findings.push(finding(code, { detail }));
  const [old, now] = [formOf(before), formOf(after)];
  compareKeys(old, now, FREE_FORM_KEYS, (key) => {
    // Ceasing to ask viewers for new appearances keeps what was seen when signing.
    if (key !== 'NeedAppearances' || now.get(key) === true) say('form-changed', key);
  });
  const defaults = old.get('DA');
  if (defaults !== undefined && !sameValue(defaults, now.get('DA'))) say('form-changed', 'DA');
  if (!keepsResources(before, after, old.get('DR'), now.get('DR'))) say('form-changed', 'DR');
  const oldFields = before.file.array(old.get('Fields')) ?? [];
  const newFields = after.file.array(now.get('Fields')) ?? [];
  if (!oldFields.every((ref, index) => sameValue(ref, newFields[index]))) say('field-removed');
  const added = new Set(newFields.slice(oldFields.length).map((ref) => (ref instanceof PdfRef ? ref.num : -1)));
  const isNew = (num: number): boolean => (before.file.entries.get(num)?.kind ?? 'free') === 'free';
  const isWidget = (num: number): boolean => nameOf(after.file.dict(new PdfRef(num))?.get('Subtype')) === 'Widget';
  for (const { ref, type, value, widgets, name } of after.form.fields) {
    if (!added.has(ref.num) || !isNew(ref.num)) continue;
    added.delete(ref.num);
    const signed = type === 'Sig' && value instanceof PdfRef && signedNow.has(value.num);
    if (!signed || !widgets.every((num) => isNew(num) && isWidget(num))) say('field-added', name);
    else for (const widget of widgets) newWidgets.add(widget);
  }
  if (added.size > 0) say('field-added');
  return { findings, newWidgets };
}

/** Everything that was in the default resources is still there, unchanged; more may have come. */
function keepsResources(
  before: RevisionState,
  after: RevisionState,
  oldValue: PdfValue | undefined,
  newValue: PdfValue | undefined,
  depth = 0,
): boolean {
  const [old, now] = [before.file.resolve(oldValue), after.file.resolve(newValue)];
  if (!(old instanceof PdfDict)) return old === undefined || sameValue(oldValue, newValue);
  if (!(now instanceof PdfDict)) return false;
  return [...old.entries].every(
    ([key, value]) =>
      sameValue(value, now.get(key)) || (depth < 2 && keepsResources(before, after, value, now.get(key), depth + 1)),
  );
}
