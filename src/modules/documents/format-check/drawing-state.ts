import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A PDF transformation [a b c d e f]. */
export type Matrix = readonly [number, number, number, number, number, number];
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** The transformation that applies `inner` first, then `outer`. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

export const apply = ([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] => [
  a * x + c * y + e,
  b * x + d * y + f,
];

type Graphics = {
  ctm: Matrix;
  fill: string;
  fontId: string;
  fontSize: number;
  charSpacing: number;
  wordSpacing: number;
  scale: number;
  leading: number;
  rise: number;
  renderMode: number;
};

/** The part of a PDF page's drawing state that decides where text stands and what it looks like. */
export type DrawingState = Graphics & { text: Matrix; line: Matrix; stack: Graphics[] };

export const initialState = (): DrawingState => ({
  ctm: IDENTITY,
  fill: '#000000',
  fontId: '',
  fontSize: 0,
  charSpacing: 0,
  wordSpacing: 0,
  scale: 1,
  leading: 0,
  rise: 0,
  renderMode: 0,
  text: IDENTITY,
  line: IDENTITY,
  stack: [],
});

function restore(state: DrawingState): void {
  const saved = state.stack.pop();
  if (saved !== undefined) Object.assign(state, saved);
}

function save({ text: _text, line: _line, stack, ...graphics }: DrawingState): void {
  stack.push(graphics);
}

function moveText(state: DrawingState, x: number, y: number): void {
  state.line = multiply(state.line, [1, 0, 0, 1, x, y]);
  state.text = state.line;
}

const numbers = (args: unknown[]): number[] => args.map(Number);

/** Applies an operator that changes the state. Operators that draw are left to the caller. */
export function updateState(state: DrawingState, operator: number, args: unknown[]): void {
  const [x = 0, y = 0] = numbers(args);
  switch (operator) {
    case OPS.save:
      save(state);
      return;
    case OPS.restore:
      restore(state);
      return;
    case OPS.transform:
      state.ctm = multiply(state.ctm, numbers(args) as unknown as Matrix);
      return;
    case OPS.paintFormXObjectBegin:
      save(state);
      if (Array.isArray(args[0])) state.ctm = multiply(state.ctm, args[0] as unknown as Matrix);
      return;
    case OPS.paintFormXObjectEnd:
      restore(state);
      return;
    case OPS.setFillRGBColor:
      state.fill = String(args[0]);
      return;
    case OPS.beginText:
      state.text = IDENTITY;
      state.line = IDENTITY;
      return;
    case OPS.setFont:
      state.fontId = String(args[0]);
      state.fontSize = y;
      return;
    case OPS.setTextMatrix:
      state.line = [...(args[0] as ArrayLike<number> & Iterable<number>)] as unknown as Matrix;
      state.text = state.line;
      return;
    case OPS.setCharSpacing:
      state.charSpacing = x;
      return;
    case OPS.setWordSpacing:
      state.wordSpacing = x;
      return;
    case OPS.setHScale:
      state.scale = x > 5 ? x / 100 : x;
      return;
    case OPS.setLeading:
      state.leading = -x;
      return;
    case OPS.setTextRise:
      state.rise = x;
      return;
    case OPS.setTextRenderingMode:
      state.renderMode = x;
      return;
    case OPS.moveText:
      moveText(state, x, y);
      return;
    case OPS.setLeadingMoveText:
      state.leading = y;
      moveText(state, x, y);
      return;
    case OPS.nextLine:
      moveText(state, 0, state.leading);
      return;
    default:
  }
}
