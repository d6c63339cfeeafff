import { PdfFile } from './file.ts';
import { PdfRefused } from './refused.ts';
import { type PdfDict, PdfRef, type PdfValue } from './values.ts';

const MAX_PAGES = 20_000;
const MAX_DEPTH = 64;

/** `[left, bottom, right, top]` in points (1/72 inch), origin at the bottom left of the page. */
export type Rect = readonly [number, number, number, number];

export interface PdfPage {
  readonly ref: PdfRef;
  readonly dict: PdfDict;
  readonly mediaBox: Rect;
  readonly rotate: number;
  readonly resources: PdfValue | undefined;
}

interface Inherited {
  readonly MediaBox?: PdfValue;
  readonly Rotate?: PdfValue;
  readonly Resources?: PdfValue;
}

export function rectOf(file: PdfFile, value: PdfValue | undefined): Rect | undefined {
  const [a, b, c, d, ...more] = (file.array(value) ?? []).map((item) => file.resolve(item));
  if (typeof a !== 'number' || typeof b !== 'number' || typeof c !== 'number' || typeof d !== 'number')
    return undefined;
  return more.length > 0 ? undefined : [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
}

/** The page nodes of the tree, in order; `nodes` also gets every object number of the tree itself. */
export function* walkPages(file: PdfFile, nodes = new Set<number>()): Generator<PdfPage> {
  let pages = 0;
  function* walk(ref: PdfValue | undefined, above: Inherited, depth: number): Generator<PdfPage> {
    if (!(ref instanceof PdfRef) || nodes.has(ref.num))
      throw new PdfRefused('page-tree', 'a node is shared or no object');
    nodes.add(ref.num);
    if (nodes.size > MAX_PAGES || depth > MAX_DEPTH) throw new PdfRefused('limit', 'too many pages');
    const dict = file.dict(ref);
    if (!dict) throw new PdfRefused('page-tree', `node ${ref.num} is no dictionary`);
    const own: Inherited = {
      MediaBox: dict.get('MediaBox') ?? above.MediaBox,
      Rotate: dict.get('Rotate') ?? above.Rotate,
      Resources: dict.get('Resources') ?? above.Resources,
    };
    const kids = file.array(dict.get('Kids'));
    if (kids) {
      for (const kid of kids) yield* walk(kid, own, depth + 1);
      return;
    }
    pages++;
    const rotate = file.resolve(own.Rotate);
    yield {
      ref,
      dict,
      mediaBox: rectOf(file, own.MediaBox) ?? [0, 0, 612, 792],
      rotate: typeof rotate === 'number' ? ((rotate % 360) + 360) % 360 : 0,
      resources: own.Resources,
    };
  }
  yield* walk(file.catalog.get('Pages'), {}, 0);
  if (pages === 0) throw new PdfRefused('page-tree', 'no page');
}

/** The page with this number, counted from 1 as people do. */
export function pageAt(file: PdfFile, page: number): PdfPage {
  let number = 0;
  for (const found of walkPages(file)) if (++number === page) return found;
  throw new PdfRefused('page-tree', `no page ${page}`);
}

/** Size in points of every page, in order, after the page's own rotation. Throws PdfRefused. */
export function readPageSizes(pdf: Uint8Array): { width: number; height: number }[] {
  return Array.from(walkPages(PdfFile.open(pdf)), ({ mediaBox: [left, bottom, right, top], rotate }) => {
    const [width, height] = [right - left, top - bottom];
    return rotate % 180 === 0 ? { width, height } : { width: height, height: width };
  });
}

/** Turns a box measured from the top left (as Typst and screens do) into a PDF rectangle. All in points. */
export function rectFromTop(box: { x: number; y: number; width: number; height: number }, pageHeight: number): Rect {
  return [box.x, pageHeight - box.y - box.height, box.x + box.width, pageHeight - box.y];
}
