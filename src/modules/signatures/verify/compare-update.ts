import { nameOf, PdfDict, PdfRef, PdfStream, type PdfValue, sameValue } from '../pdf/values.ts';
import { checkNewMark, compareField } from './compare-fields.ts';
import { compareForms, compareKeys, formOf } from './compare-form.ts';
import { type Finding, type FindingCode, finding } from './findings.ts';
import type { VerifyOptions } from './report.ts';
import type { RevisionState } from './revision-state.ts';
import type { Update } from './updates.ts';

/** What an update did, offences and lawful acts alike. */
export interface UpdateChanges {
  readonly findings: readonly Finding[];
  /** Names of the text fields that it filled. */
  readonly fills: readonly string[];
}

/** Enough to refuse an update and to say why; naming every change of a hostile one would take for ever. */
const MAX_FINDINGS = 50;
const DSS_KEYS = /^(Type|Certs|OCSPs|CRLs|VRI|Cert|OCSP|CRL|TU|TS|[\dA-Fa-f]{40})$/;
const EXTENSIBLE_CATALOG_KEYS = new Set(['AcroForm', 'DSS', 'Extensions', 'Version']);
/** What signing software writes about itself; nothing of it shows on a page. */
const SOFTWARE_KEYS = new Set(['ModDate', 'Producer']);

/** Compares two neighbouring revisions, object by object, and lets pass only what a later signer may do. */
export class UpdateComparison {
  private readonly before: RevisionState;
  private readonly after: RevisionState;
  private readonly update: Update;
  private readonly signedNow: ReadonlySet<number>;
  private readonly zones: VerifyOptions['zones'];
  private readonly found: Finding[] = [];
  private readonly fills: string[] = [];
  /** Objects of the validation store, and all that the rest of the document reaches; found when first asked for. */
  private stored: ReadonlySet<number> | undefined;
  private elsewhere: ReadonlySet<number> | undefined;
  /** Widgets that new signature fields of this update brought. */
  private readonly newWidgets = new Set<number>();
  private readonly oldFields: ReadonlyMap<number, RevisionState['form']['fields'][number]>;

  constructor(
    before: RevisionState,
    after: RevisionState,
    update: Update,
    signedNow: ReadonlySet<number>,
    zones: VerifyOptions['zones'],
  ) {
    this.before = before;
    this.after = after;
    this.update = update;
    this.signedNow = signedNow;
    this.zones = zones;
    this.oldFields = new Map(before.form.fields.map((field) => [field.ref.num, field]));
  }

  /** `dangling` are the objects that earlier revisions refer to without defining them. */
  run(dangling: ReadonlySet<number>): UpdateChanges {
    const form = compareForms(this.before, this.after, this.signedNow);
    this.found.push(...form.findings);
    for (const widget of form.newWidgets) this.newWidgets.add(widget);
    this.compareAnnotations();
    if (!sameValue(this.before.file.catalog.get('DSS'), this.after.file.catalog.get('DSS')))
      this.say('validation-data-added');
    for (const num of this.update.section.entries.keys()) {
      if (this.found.length >= MAX_FINDINGS) break;
      const old = this.before.file.entries.get(num);
      if (old && old.kind !== 'free') this.compareObject(num);
      else if (dangling.has(num) && this.isUsed(num)) this.say('object-defined-later', { detail: `${num}` });
    }
    for (const widget of this.newWidgets) this.found.push(...checkNewMark(this.after, widget, this.zones));
    const { revision } = this.update;
    return { findings: this.found.map((item) => ({ ...item, revision })), fills: this.fills };
  }

  private say(code: FindingCode, where: { detail?: string; page?: number } = {}): void {
    this.found.push(finding(code, where));
  }

  private generation({ file }: RevisionState, num: number): number {
    const entry = file.entries.get(num);
    return entry?.kind === 'plain' ? entry.gen : 0;
  }

  private isUsed(num: number): boolean {
    return this.after.file.entries.get(num)?.kind !== 'free';
  }

  private compareObject(num: number): void {
    const [old, now] = [this.before.file.get(num), this.after.file.get(num)];
    // The same value under another generation would make old, dead references come alive.
    if (this.generation(this.before, num) !== this.generation(this.after, num)) {
      this.say('object-changed', { detail: `${num}` });
      return;
    }
    if (sameValue(old, now)) return;
    if (old instanceof PdfDict && now instanceof PdfDict && this.compareKnownDict(num, old, now)) return;
    if (this.isAnnotationArray(num) || this.isFieldArray(num) || this.isValidationData(num, old, now)) return;
    if (this.isMetadata(num, old, now)) {
      this.say(this.signedNow.size > 0 ? 'metadata-changed' : 'info-changed', { detail: 'XMP' });
      return;
    }
    const { code, page } = this.before.roleOf(num);
    this.say(code, { detail: `${num}`, page });
  }

  /** True when the object has rules of its own, which then have spoken. */
  private compareKnownDict(num: number, old: PdfDict, now: PdfDict): boolean {
    if (num === this.before.file.root.num) {
      compareKeys(old, now, EXTENSIBLE_CATALOG_KEYS, (key) =>
        this.say(key === 'Pages' ? 'page-tree-changed' : 'catalog-changed', { detail: key }),
      );
      return true;
    }
    const form = this.before.file.catalog.get('AcroForm');
    if (form instanceof PdfRef && form.num === num) return true;
    const page = this.before.pageNumbers.get(num);
    if (page !== undefined) {
      compareKeys(old, now, new Set(['Annots']), (key) =>
        this.say(PAGE_KEYS[key] ?? 'page-changed', { detail: key, page }),
      );
      return true;
    }
    const field = this.oldFields.get(num);
    if (field) {
      const { findings, fill } = compareField(this.before, this.after, field, now, this.signedNow);
      this.found.push(...findings);
      if (fill !== undefined) this.fills.push(fill);
      // Filling an empty signature field shows a new mark, which is judged like that of a new field.
      else if (field.type === 'Sig' && findings.length === 0)
        for (const widget of field.widgets) this.newWidgets.add(widget);
      return true;
    }
    const info = this.before.file.trailer.get('Info');
    if (info instanceof PdfRef && info.num === num) {
      const free = this.signedNow.size > 0 ? SOFTWARE_KEYS : new Set(['ModDate']);
      compareKeys(old, now, free, (key) => this.say('info-changed', { detail: key }));
      if (!sameValue(old.get('Producer'), now.get('Producer'))) this.say('metadata-changed', { detail: 'Producer' });
      return true;
    }
    return false;
  }

  private compareAnnotations(): void {
    // A mark shows once: on a second page it could hide what nobody looks for there.
    const shown = new Set<number>();
    this.before.pages.forEach(({ dict: old }, index) => {
      const now = this.after.pages[index]?.dict;
      const [a, b] = [this.before.file.array(old.get('Annots')) ?? [], this.after.file.array(now?.get('Annots')) ?? []];
      const page = index + 1;
      if (!a.every((ref, at) => sameValue(ref, b[at]))) this.say('annotation-removed', { page });
      for (const added of b.slice(a.length)) {
        const lawful = added instanceof PdfRef && this.newWidgets.has(added.num) && !shown.has(added.num);
        if (added instanceof PdfRef) shown.add(added.num);
        if (!lawful)
          this.say('annotation-added', { page, detail: added instanceof PdfRef ? `${added.num}` : undefined });
      }
    });
  }

  private isAnnotationArray(num: number): boolean {
    return this.before.annotationArrays.has(num) && this.after.annotationArrays.has(num);
  }

  private isFieldArray(num: number): boolean {
    const fields = formOf(this.before).get('Fields');
    return fields instanceof PdfRef && fields.num === num;
  }

  /** The catalog's XMP packet, which is nothing else in the document as well. */
  private isMetadata(num: number, old: PdfValue, now: PdfValue): boolean {
    const { catalog, trailer } = this.before.file;
    const metadata = catalog.get('Metadata');
    if (!(metadata instanceof PdfRef) || metadata.num !== num) return false;
    const shaped = (value: PdfValue): boolean =>
      value instanceof PdfStream && nameOf(value.dict.get('Type')) === 'Metadata';
    return shaped(old) && shaped(now) && !this.before.reach(trailer, ['Metadata']).has(num);
  }

  /** The document security store may grow, as long as its parts are nothing else in the document as well. */
  private isValidationData(num: number, old: PdfValue, now: PdfValue): boolean {
    const { catalog, trailer } = this.before.file;
    this.stored ??= this.before.reach(catalog.get('DSS'));
    if (!this.stored.has(num)) return false;
    const shaped = (value: PdfValue): boolean =>
      (Array.isArray(value) && value.every((item) => item instanceof PdfRef)) ||
      (value instanceof PdfDict && [...value.entries.keys()].every((key) => DSS_KEYS.test(key)));
    this.elsewhere ??= this.before.reach(trailer, ['DSS']);
    return shaped(old) && shaped(now) && !this.elsewhere.has(num);
  }
}

const PAGE_KEYS: Record<string, FindingCode> = {
  Contents: 'page-content-changed',
  Resources: 'page-resource-changed',
  Parent: 'page-tree-changed',
};
