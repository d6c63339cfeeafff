import { PdfFile } from './file.ts';
import { pageAt } from './pages.ts';
import { PdfRefused } from './refused.ts';
import type { IncrementalUpdate } from './update.ts';
import { PdfDict, PdfName, PdfRef, PdfStream, PdfString, type PdfValue } from './values.ts';

const MAX_COPIED = 2_000;

/** An appearance that draws nothing. */
export function writeEmptyForm(update: IncrementalUpdate, width: number, height: number): PdfRef {
  const ref = update.allocate();
  update.writeStream(ref, formDict([0, 0, width, height], new PdfDict()), Buffer.alloc(0));
  return ref;
}

const formDict = (box: readonly number[], resources: PdfValue): PdfDict =>
  new PdfDict({
    Type: new PdfName('XObject'),
    Subtype: new PdfName('Form'),
    BBox: [...box],
    Resources: resources,
  });

/**
 * Turns the only page of `source` into a form XObject of the update: content and everything its resources reach are
 * copied under new object numbers, streams without re-encoding. Throws PdfRefused `appearance-unusable`.
 */
export function writePageAsForm(update: IncrementalUpdate, source: Buffer): PdfRef {
  const file = PdfFile.open(source);
  const page = pageAt(file, 1);
  const copies = new Map<number, PdfRef>();
  const queue: number[] = [];
  const copy = (value: PdfValue): PdfValue => {
    if (value instanceof PdfRef) {
      const known = copies.get(value.num);
      if (known) return known;
      if (copies.size >= MAX_COPIED) throw new PdfRefused('appearance-unusable', 'reaches too many objects');
      const fresh = update.allocate();
      copies.set(value.num, fresh);
      queue.push(value.num);
      return fresh;
    }
    if (Array.isArray(value)) return value.map(copy);
    if (value instanceof PdfDict) {
      return new PdfDict(
        new Map(
          [...value.entries]
            // The structure tree stays behind: its parent links would drag the whole source document in.
            .filter(([key]) => key !== 'StructParent' && key !== 'StructParents' && key !== 'Parent')
            .map(([key, item]) => [key, copy(item)]),
        ),
      );
    }
    // Offsets of a string belong to the source file.
    return value instanceof PdfString ? new PdfString(value.bytes, value.hex) : value;
  };

  const content = pageContent(file, page.dict.get('Contents'));
  let dict = formDict(page.mediaBox, copy(file.resolve(page.resources) ?? new PdfDict()));
  const group = page.dict.get('Group');
  if (group !== undefined) dict = dict.with({ Group: copy(file.resolve(group) ?? null) });
  const ref = update.allocate();
  const filters = [...content.dict.entries].filter(([key]) => key === 'Filter' || key === 'DecodeParms');
  update.writeStream(ref, dict.with(Object.fromEntries(filters.map(([key, item]) => [key, copy(item)]))), content.data);
  for (let num = queue.shift(); num !== undefined; num = queue.shift()) {
    const value = file.get(num);
    const target = copies.get(num)!;
    if (value instanceof PdfStream) {
      const copied = copy(value.dict);
      if (copied instanceof PdfDict) update.writeStream(target, copied, value.data);
    } else update.set(target, copy(value));
  }
  return ref;
}

function pageContent(file: PdfFile, contents: PdfValue | undefined): PdfStream {
  const value = file.resolve(contents);
  if (value instanceof PdfStream) return value;
  const parts = (Array.isArray(value) ? value : []).map((item) => {
    const part = file.resolve(item);
    if (!(part instanceof PdfStream)) throw new PdfRefused('appearance-unusable', 'page content is no stream');
    return Buffer.concat([file.decode(part), Buffer.from('\n')]);
  });
  return new PdfStream(new PdfDict(), Buffer.concat(parts));
}
