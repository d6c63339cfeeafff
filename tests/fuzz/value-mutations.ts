import { PdfFile } from '../../src/modules/signatures/pdf/file.ts';
import { IncrementalUpdate } from '../../src/modules/signatures/pdf/update.ts';
import {
  PdfDict,
  PdfName,
  PdfRef,
  PdfStream,
  PdfString,
  type PdfValue,
  sameValue,
} from '../../src/modules/signatures/pdf/values.ts';
import type { Random } from './random.ts';

const NUMBERS = [0, 1, -1, 0.5, 1e6, -1e9, 65_535, 2 ** 31, 2 ** 53];
const NAMES = ['Sig', 'Tx', 'Page', 'Pages', 'Widget', 'Catalog', 'XRef', 'ObjStm', 'Stamp', 'FlateDecode', ''];

function mutateList(items: readonly PdfValue[], random: Random, numbers: readonly number[]): PdfValue[] {
  const copy = [...items];
  const at = random.below(copy.length);
  const kind = random.below(4);
  if (copy.length === 0 || kind === 0) copy.push(new PdfRef(random.pick(numbers)));
  else if (kind === 1) copy.splice(at, 1);
  else if (kind === 2) copy.push(copy[at]!);
  else copy[at] = mutateValue(copy[at]!, random, numbers);
  return copy;
}

function mutateDict({ entries }: PdfDict, random: Random, numbers: readonly number[]): PdfDict {
  const copy = new Map(entries);
  const keys = [...copy.keys()];
  const key = random.pick(keys);
  const kind = random.below(5);
  if (key === undefined) copy.set('Kids', new PdfRef(random.pick(numbers)));
  else if (kind === 0) copy.delete(key);
  else if (kind === 1) copy.set(key, copy.get(random.pick(keys))!);
  else copy.set(key, mutateValue(copy.get(key)!, random, numbers));
  return new PdfDict(copy);
}

/** Another value, mostly of the same type. `numbers` are the object numbers that references may name. */
function mutateValue(value: PdfValue, random: Random, numbers: readonly number[]): PdfValue {
  if (random.chance(5)) return random.pick<PdfValue>([null, true, 0, new PdfName('X'), new PdfDict(), []]);
  if (typeof value === 'number') return random.chance(50) ? value + random.pick([-1, 1, 100]) : random.pick(NUMBERS);
  if (typeof value === 'boolean') return !value;
  if (value instanceof PdfName) return new PdfName(random.pick(NAMES));
  if (value instanceof PdfRef) return new PdfRef(random.pick(numbers), random.chance(5) ? 1 : value.gen);
  if (value instanceof PdfString) {
    const bytes = Buffer.concat([value.bytes, Buffer.from('x')]);
    bytes[random.below(bytes.length)]! ^= 1 + random.below(255);
    return new PdfString(bytes, value.hex);
  }
  if (Array.isArray(value)) return mutateList(value, random, numbers);
  if (value instanceof PdfDict) return mutateDict(value, random, numbers);
  return null;
}

/** Answers whether the stream is another one now; its /Length is written by the updater and does not count. */
function mutateStream(
  made: IncrementalUpdate,
  ref: PdfRef,
  old: PdfStream,
  random: Random,
  numbers: number[],
): boolean {
  const data = Buffer.concat([old.data, Buffer.from(' ')]);
  data[random.below(data.length)]! ^= 1 + random.below(255);
  const now = random.chance(50)
    ? new PdfStream(old.dict, data)
    : new PdfStream(mutateDict(old.dict, random, numbers), old.data);
  made.writeStream(ref, now.dict, now.data);
  const alike = ({ dict }: PdfStream) => dict.with({ Length: 0 });
  return !now.data.equals(old.data) || !sameValue(alike(now), alike(old));
}

/**
 * A well-formed update in which some existing objects have other values. `forbidden` when one of them is an object that
 * nobody may change once it is signed: the catalog, the form and the description have entries that may change.
 */
export function changeObjects(made: IncrementalUpdate, random: Random): { forbidden: boolean } {
  const { file } = made;
  const numbers = [...file.entries].filter(([, entry]) => entry.kind !== 'free').map(([num]) => num);
  const free = new Set<number>([file.root.num]);
  for (const ref of [file.trailer.get('Info'), file.catalog.get('AcroForm'), file.catalog.get('Metadata')])
    if (ref instanceof PdfRef) free.add(ref.num);
  let forbidden = false;
  const done = new Set<number>();
  for (let count = 1 + random.below(3); count > 0; count--) {
    const num = random.pick(numbers);
    if (done.has(num)) continue;
    done.add(num);
    const old = file.get(num);
    const entry = file.entries.get(num);
    const ref = new PdfRef(num, entry?.kind === 'plain' ? entry.gen : 0);
    if (old instanceof PdfStream) {
      const changed = mutateStream(made, ref, old, random, numbers);
      forbidden ||= changed && !free.has(num);
      continue;
    }
    const changed = mutateValue(old, random, numbers);
    made.set(ref, changed);
    forbidden ||= !free.has(num) && !sameValue(old, changed);
  }
  return { forbidden };
}

/** `pdf` with such an update appended. */
export function appendUpdate(pdf: Buffer, random: Random): { bytes: Buffer; forbidden: boolean } {
  const made = new IncrementalUpdate(PdfFile.open(pdf));
  const { forbidden } = changeObjects(made, random);
  return { bytes: Buffer.concat([pdf, made.finish()]), forbidden };
}

/** Lists every object that a plain search finds, the last of each number, in a new complete table: what repairs would see. */
export function relist(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1');
  const offsets = new Map<number, number>();
  for (const match of text.matchAll(/(?<=[\r\n])(\d{1,5}) 0 obj\b/g)) offsets.set(Number(match[1]), match.index);
  const root = text.match(/\/Root[ ]?(\d+) 0 R/)?.[1] ?? '1';
  const lines = [...offsets]
    .sort(([a], [b]) => a - b)
    .map(([num, at]) => `${num} 1\n${String(at).padStart(10, '0')} 00000 n \n`);
  const size = Math.max(0, ...offsets.keys()) + 1;
  const table = `\nxref\n0 1\n0000000000 65535 f \n${lines.join('')}trailer\n<</Size ${size}/Root ${root} 0 R>>\n`;
  return Buffer.concat([bytes, Buffer.from(`${table}startxref\n${bytes.length + 1}\n%%EOF\n`, 'latin1')]);
}
