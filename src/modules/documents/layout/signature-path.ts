import { createHash } from 'node:crypto';

type Point = { x: number; y: number };

/** Numbers in [0, 1) that depend on the seed only. */
function numbersFrom(seed: string): () => number {
  const bytes = createHash('sha512').update(seed).digest();
  let at = 0;
  return () => {
    const value = (bytes[at % 64] ?? 0) / 256;
    at += 1;
    return value;
  };
}

/** Letters without marks: only their height matters for the stroke. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/giu, 'd').toLowerCase();

/** Points of one written letter inside a unit cell: 0 is the base line, 1 the height of small letters. */
function letterStroke(letter: string, wobble: () => number): Point[] {
  const w = () => (wobble() - 0.5) * 0.25;
  if ('bhklt'.includes(letter)) {
    return [
      { x: 0.25, y: 0.5 },
      { x: 0.72, y: 1.9 + w() },
      { x: 0.45, y: 2.1 + w() },
      { x: 0.35, y: 0.05 },
      { x: 0.75, y: 0.75 + w() },
      { x: 0.9, y: 0.05 },
    ];
  }
  if ('gjpqy'.includes(letter)) {
    return [
      { x: 0.3, y: 0.9 + w() },
      { x: 0.6, y: 0.1 },
      { x: 0.75, y: 0.9 },
      { x: 0.6, y: -0.9 + w() },
      { x: 0.25, y: -0.8 },
      { x: 0.95, y: 0.25 },
    ];
  }
  if ('acdeo'.includes(letter)) {
    return [
      { x: 0.75, y: 0.85 + w() },
      { x: 0.25, y: 0.75 },
      { x: 0.25, y: 0.1 },
      { x: 0.7, y: 0.3 },
      { x: 0.7, y: 0.9 + w() },
      { x: 0.95, y: 0.1 },
    ];
  }
  return [
    { x: 0.2, y: 0.85 + w() },
    { x: 0.35, y: 0.05 },
    { x: 0.6, y: 0.85 + w() },
    { x: 0.75, y: 0.05 },
  ];
}

/** A smooth curve through the points (Catmull-Rom turned into cubic Béziers). */
function smooth(points: Point[]): string {
  const n = (value: number): string => value.toFixed(2);
  const at = (index: number): Point => points[Math.max(0, Math.min(points.length - 1, index))] ?? { x: 0, y: 0 };
  let path = `M${n(at(0).x)} ${n(at(0).y)}`;
  for (let i = 0; i < points.length - 1; i += 1) {
    const [a, b, c, d] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    const first = { x: b.x + (c.x - a.x) / 6, y: b.y + (c.y - a.y) / 6 };
    const second = { x: c.x - (d.x - b.x) / 6, y: c.y - (d.y - b.y) / 6 };
    path += `C${n(first.x)} ${n(first.y)} ${n(second.x)} ${n(second.y)} ${n(c.x)} ${n(c.y)}`;
  }
  return path;
}

/** A large looped initial, as people write it: down, around and up into the next letter. */
function initialStroke(wobble: () => number): Point[] {
  const w = () => (wobble() - 0.5) * 0.5;
  return [
    { x: -0.5, y: 1.4 + w() },
    { x: 0.1, y: 2.6 + w() },
    { x: 0.55, y: 2.2 },
    { x: 0.15, y: -0.35 + w() },
    { x: -0.6, y: 0.15 },
    { x: 0.2, y: 1.15 + w() },
    { x: 1.15, y: 2.3 + w() },
    { x: 1.0, y: 0.1 },
  ];
}

/**
 * A blue signature-like drawing of a Vietnamese name (the given name is written, the others become one initial),
 * always the same for the same name. It stands in for the scanned signature of a real person.
 * @param width points @param height points
 * @returns an SVG image of that size
 */
export function signaturePath(name: string, width: number, height: number): { svg: string } {
  const wobble = numbersFrom(name.normalize('NFC'));
  const words = plain(name).split(/\s+/u).filter(Boolean);
  const given = words.at(-1) ?? 'x';
  const unit = Math.min(height * 0.2, (width * 0.8) / (given.length + 3));
  const slant = 0.3 + wobble() * 0.2;
  const place = (p: Point, shift: number): Point => ({
    x: width * 0.12 + (p.x + shift + p.y * slant) * unit,
    y: height * 0.62 - p.y * unit,
  });
  const points = initialStroke(wobble).map((p) => place(p, 0.6));
  [...given.slice(1)].forEach((letter, index) => {
    points.push(...letterStroke(letter, wobble).map((p) => place(p, 1.9 + index * 0.95)));
  });
  const end = 1.9 + given.length * 0.95;
  points.push(place({ x: end + 0.9, y: 0.5 + wobble() }, 0), place({ x: end + 1.3, y: 0.9 + wobble() * 0.6 }, 0));
  const low = -0.75 - wobble() * 0.5;
  const flourish = [
    { x: end + 0.8, y: low + 0.5 },
    { x: end / 2, y: low - 0.15 },
    { x: 0.4, y: low },
    { x: end * 0.4, y: low - 0.55 },
    { x: end + 0.4, y: low + 0.05 },
  ].map((p) => place(p, 0.2));
  // Centred in the box, since names differ in length.
  const ends = [...points, ...flourish].map((p) => p.x);
  const shift = (width - Math.min(...ends) - Math.max(...ends)) / 2;
  const centred = (line: Point[]): Point[] => line.map((p) => ({ x: p.x + shift, y: p.y }));
  const stroke = (path: string, thick: number): string =>
    `<path d="${path}" fill="none" stroke="#1a3fb0" stroke-width="${thick}" stroke-linecap="round" stroke-linejoin="round"/>`;
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${stroke(smooth(centred(points)), 1.3)}${stroke(smooth(centred(flourish)), 0.9)}</svg>`,
  };
}
