import { getDocument, OPS, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { apply, type DrawingState, initialState, multiply, updateState } from './drawing-state.ts';
import type { FilledField, PageContent, Rule, TextRun } from './page-content.ts';

type Glyph = { unicode: string; width: number; isSpace?: boolean };
type Font = { name?: string };

/** Horizontal jump inside one text operator, in em, that separates two texts. */
const COLUMN_JUMP = 2;

/** Turns one text operator into runs; the text matrix moves on as a viewer would move it. */
function readText(state: DrawingState, glyphs: (Glyph | number)[], font: string, runs: TextRun[]): void {
  const { fontSize, scale, charSpacing, wordSpacing } = state;
  let text = '';
  let from: [number, number] | null = null;
  let end: [number, number] = [0, 0];
  const position = (): [number, number] => apply(multiply(state.ctm, state.text), 0, state.rise);
  const advance = (by: number): void => {
    state.text = multiply(state.text, [1, 0, 0, 1, by, 0]);
  };
  const [a, b, c, d] = multiply(state.ctm, state.text);
  const size = Math.abs(fontSize) * Math.hypot(c, d);
  const level = Math.abs(b) < 0.01 * Math.abs(a) && a > 0 && state.renderMode !== 3;
  const flush = (): void => {
    if (from !== null && level && text.trim() !== '') {
      const bold = /bold|black|heavy|semibold/i.test(font);
      const italic = /italic|oblique/i.test(font);
      runs.push({ text, x1: from[0], x2: end[0], y: from[1], size, font, bold, italic, colour: state.fill });
    }
    text = '';
    from = null;
  };
  for (const glyph of glyphs) {
    if (typeof glyph === 'number') {
      const shift = (-glyph / 1000) * fontSize * scale;
      if (shift > COLUMN_JUMP * Math.abs(fontSize)) flush();
      advance(shift);
      continue;
    }
    const blank = glyph.unicode.trim() === '';
    if (from === null && !blank) from = position();
    const width = (glyph.width / 1000) * fontSize * scale;
    advance(width);
    if (!blank) end = position();
    text += glyph.unicode;
    advance((charSpacing + (glyph.unicode === ' ' ? wordSpacing : 0)) * scale);
  }
  flush();
}

/** A thin, straight shape from a path's bounding box. */
function readShape(state: DrawingState, box: ArrayLike<number>, content: PageContent): void {
  const [x1, y1] = apply(state.ctm, Number(box[0]), Number(box[1]));
  const [x2, y2] = apply(state.ctm, Number(box[2]), Number(box[3]));
  const rule: Rule = { x1: Math.min(x1, x2), x2: Math.max(x1, x2), y1: Math.min(y1, y2), y2: Math.max(y1, y2) };
  const [width, height] = [rule.x2 - rule.x1, rule.y2 - rule.y1];
  if (height <= 3 && width >= 10) content.horizontals.push(rule);
  else if (width <= 3 && height >= 8) content.verticals.push(rule);
  else if (width >= 10 && height >= 8 && width < content.width * 0.95) {
    // A frame drawn in one go: its four sides.
    content.horizontals.push({ ...rule, y2: rule.y1 }, { ...rule, y1: rule.y2 });
    content.verticals.push({ ...rule, x2: rule.x1 }, { ...rule, x1: rule.x2 });
  }
}

type RawAnnotation = { fieldType?: string; fieldName?: string; fieldValue?: unknown; rect?: number[] };

async function readFields(page: PDFPageProxy): Promise<FilledField[]> {
  const annotations = (await page.getAnnotations()) as RawAnnotation[];
  return annotations.flatMap(({ fieldType, fieldName, fieldValue, rect }) => {
    if (fieldType !== 'Tx' || rect === undefined) return [];
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = rect;
    return [{ name: fieldName ?? '', text: typeof fieldValue === 'string' ? fieldValue : '', x1, y1, x2, y2 }];
  });
}

/** Paints that leave no ink: a clipping path alone is no rule. */
const INKLESS: ReadonlySet<number> = new Set([OPS.endPath, OPS.clip, OPS.eoClip]);

async function readPage(pdf: PDFDocumentProxy, index: number): Promise<PageContent> {
  const page = await pdf.getPage(index + 1);
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
  const content: PageContent = {
    index,
    width: right - left,
    height: top - bottom,
    runs: [],
    horizontals: [],
    verticals: [],
    fields: await readFields(page),
  };
  const { fnArray, argsArray } = await page.getOperatorList({ annotationMode: 0 });
  const state = initialState();
  state.ctm = [1, 0, 0, 1, -left, -bottom];
  const fontName = (id: string): string => {
    const font = page.commonObjs.has(id) ? (page.commonObjs.get(id) as Font) : {};
    return (font.name ?? '').replace(/^[A-Z]{6}\+/, '');
  };
  fnArray.forEach((operator: number, at: number) => {
    const args: unknown[] = argsArray[at] ?? [];
    if (operator === OPS.showText) readText(state, args[0] as (Glyph | number)[], fontName(state.fontId), content.runs);
    else if (operator === OPS.constructPath) {
      if (!INKLESS.has(Number(args[0])) && args[2]) readShape(state, args[2] as ArrayLike<number>, content);
    } else updateState(state, operator, args);
  });
  page.cleanup();
  return content;
}

/**
 * Reads what is drawn on each page of a PDF, from its bytes.
 * @throws Error when pdf.js cannot open the file
 */
export async function readPdf(pdf: Uint8Array): Promise<PageContent[]> {
  const task = getDocument({
    // pdf.js takes the buffer over, so it gets a copy.
    data: Uint8Array.from(pdf),
    disableFontFace: true,
    fontExtraProperties: true,
    useSystemFonts: false,
    enableXfa: false,
    verbosity: 0,
  });
  try {
    const document = await task.promise;
    const pages: PageContent[] = [];
    for (let index = 0; index < document.numPages; index += 1) pages.push(await readPage(document, index));
    return pages;
  } finally {
    await task.destroy();
  }
}
