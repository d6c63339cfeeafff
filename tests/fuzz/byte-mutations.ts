import type { Random } from './random.ts';

export type Mutation = (bytes: Buffer, random: Random, others: readonly Buffer[]) => Buffer;

const EXTREMES = ['0', '1', '-1', '65535', '65536', '2147483648', '4294967295', '9007199254740993', '999999999999999'];
const WORDS =
  '/Prev /XRefStm /Length /ByteRange /Contents /Kids /Parent /Pages /V /AP /N /Root /Encrypt /Filter /FlateDecode /ObjStm /XRef /W /Index /Size /First /Type /Annots /AcroForm /Fields null true false R obj endobj stream endstream xref trailer startxref %%EOF << >> [ ] ( ) < > % \\ #'.split(
    ' ',
  );

const replace = (bytes: Buffer, from: number, to: number, by: string | Buffer): Buffer =>
  Buffer.concat([bytes.subarray(0, from), typeof by === 'string' ? Buffer.from(by, 'latin1') : by, bytes.subarray(to)]);

const isRegular = (byte: number | undefined): boolean =>
  byte !== undefined && byte > 32 && byte < 127 && !'()<>[]{}%'.includes(String.fromCharCode(byte));

/** A run of regular characters near a random place: a number, a name or a keyword. */
function token(bytes: Buffer, random: Random): [from: number, to: number] {
  let from = random.below(bytes.length);
  for (let steps = 0; steps < 200 && !isRegular(bytes[from]); steps++) from = (from + 1) % Math.max(1, bytes.length);
  while (from > 0 && isRegular(bytes[from - 1]) && bytes[from] !== 47) from--;
  let to = from;
  while (to - from < 64 && isRegular(bytes[to]) && (to === from || bytes[to] !== 47)) to++;
  return [from, to];
}

/** A run of digits near a random place; where there is none, an empty run. */
function digits(bytes: Buffer, random: Random): [from: number, to: number] {
  const isDigit = (at: number) => (bytes[at] ?? 0) >= 48 && (bytes[at] ?? 0) <= 57;
  let from = random.below(bytes.length);
  for (let steps = 0; steps < 500 && !isDigit(from); steps++) from = (from + 1) % Math.max(1, bytes.length);
  while (from > 0 && isDigit(from - 1)) from--;
  let to = from;
  while (isDigit(to)) to++;
  return [from, to];
}

function range(bytes: Buffer, random: Random): [from: number, to: number] {
  const from = random.below(bytes.length);
  const longest = random.chance(80) ? 64 : bytes.length;
  return [from, Math.min(bytes.length, from + 1 + random.below(longest))];
}

/** Changes that know bytes and tokens, not what they mean. */
export const BYTE_MUTATIONS: Readonly<Record<string, Mutation>> = {
  'flip bytes': (bytes, random) => {
    const copy = Buffer.from(bytes);
    for (let count = 1 + random.below(8); count > 0; count--) copy[random.below(copy.length)]! ^= 1 + random.below(255);
    return copy;
  },
  cut: (bytes, random) => replace(bytes, ...range(bytes, random), ''),
  truncate: (bytes, random) => {
    if (random.chance(50)) return bytes.subarray(0, random.below(bytes.length));
    const marker = bytes.lastIndexOf('%%EOF', random.below(bytes.length));
    return marker < 0 ? bytes : bytes.subarray(0, marker + 5 + random.below(3));
  },
  duplicate: (bytes, random) => {
    const [from, to] = range(bytes, random);
    const at = random.below(bytes.length);
    return replace(bytes, at, at, bytes.subarray(from, to));
  },
  splice: (bytes, random, others) => {
    const other = random.pick(others);
    const [from, to] = range(other, random);
    const at = random.below(bytes.length);
    return replace(
      bytes,
      at,
      random.chance(50) ? at : Math.min(bytes.length, at + to - from),
      other.subarray(from, to),
    );
  },
  'swap tokens': (bytes, random) => {
    const [a, b] = [token(bytes, random), token(bytes, random)].sort(([x], [y]) => x - y) as [
      [number, number],
      [number, number],
    ];
    if (a[1] > b[0]) return bytes;
    const [first, second] = [bytes.subarray(...a), bytes.subarray(...b)];
    return replace(replace(bytes, ...b, first), ...a, second);
  },
  'number to an extreme': (bytes, random) => replace(bytes, ...digits(bytes, random), random.pick(EXTREMES)),
  'number of the same length': (bytes, random) => {
    const copy = Buffer.from(bytes);
    const [from, to] = digits(bytes, random);
    if (random.chance(50)) copy.fill(48 + random.below(10), from, to);
    else if (to > from) copy[random.below(to - from) + from] = 48 + random.below(10);
    return copy;
  },
  'another word': (bytes, random) => {
    const [from, to] = token(bytes, random);
    return replace(bytes, from, random.chance(50) ? to : from, ` ${random.pick(WORDS)} `);
  },
  'another word of the same length': (bytes, random) => {
    const [from, to] = token(bytes, random);
    return replace(
      bytes,
      from,
      to,
      random
        .pick(WORDS)
        .padEnd(to - from)
        .slice(0, to - from),
    );
  },
};
