import type { DraftContent } from '../../operations/shapes.ts';

export type BodyBlock = DraftContent['body'][number];

/** What counts an item: "1.", "1.2.", "a)", "II.", "Điều 3." or a dash. */
const LABEL =
  /^((?:Điều|Chương|Mục|Phần)\s+[\dIVXLC]+\.|\d{1,3}(?:\.\d{1,3})*\.|\d{1,3}\)|[a-zđ]\)|[IVXLC]{1,6}\.|[-+–])\s+/u;
const FIELD = /^([^:|\n]{1,120})::\s*(.+)$/su;

const tableOf = (lines: readonly string[]): BodyBlock => {
  const rows = lines.map((line) =>
    line
      .replace(/^\|\s*|\s*\|\s*$/g, '')
      .split('|')
      .map((cell) => cell.trim()),
  );
  return { type: 'table', header: rows[0] as string[], rows: rows.slice(1) };
};

const blockOf = (piece: string): BodyBlock => {
  const lines = piece.split('\n');
  if (lines.every((line) => line.trim().startsWith('|'))) return tableOf(lines.map((line) => line.trim()));
  const heading = /^(#{1,2})\s+(.+)$/s.exec(piece);
  if (heading)
    return { type: 'heading', text: heading[2]!.replace(/\s*\n\s*/g, ' '), level: heading[1]!.length === 1 ? 1 : 2 };
  const label = LABEL.exec(piece);
  if (label) {
    const [first, ...rest] = piece.slice(label[0].length).split('\n') as [string, ...string[]];
    const text = rest.join(' ').trim();
    return text
      ? { type: 'numbered', label: label[1]!, title: first.trim(), text }
      : { type: 'numbered', label: label[1]!, text: first.trim() };
  }
  const field = FIELD.exec(piece);
  if (field) return { type: 'field', label: field[1]!.trim(), text: field[2]!.replace(/\s*\n\s*/g, ' ') };
  return { type: 'paragraph', text: piece.replace(/\s*\n\s*/g, ' ') };
};

/**
 * The typed text as blocks. An empty line begins a new block, and so does a line that begins with a label or a heading mark.
 * `# ` heading, `1. ` / `a) ` / `Điều 1. ` numbered (a following line is its text, the first then its title),
 * `Name:: value` a line of a form, `| a | b |` lines a table.
 */
export const blocksOf = (text: string): BodyBlock[] => {
  const pieces: string[] = [];
  for (const part of text.replace(/\r\n?/g, '\n').split(/\n[ \t]*\n+/)) {
    let piece = '';
    for (const line of part.split('\n').map((raw) => raw.trim())) {
      if (piece && (LABEL.test(line) || /^#{1,2}\s/.test(line))) {
        pieces.push(piece);
        piece = line;
      } else piece = piece ? `${piece}\n${line}` : line;
    }
    pieces.push(piece);
  }
  return pieces.filter((piece) => piece.trim()).map((piece) => blockOf(piece.trim()));
};

const wordsOf = (block: BodyBlock): string => {
  switch (block.type) {
    case 'paragraph':
      return block.text;
    case 'heading':
      return `${block.level === 2 ? '##' : '#'} ${block.text}`;
    case 'numbered':
      return `${block.label} ${[block.title, block.text].filter(Boolean).join('\n')}`;
    case 'field':
      return `${block.label}:: ${block.text}`;
    case 'table':
      return [block.header, ...block.rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
  }
};

/** The blocks as text to be edited; `blocksOf` of it gives the same blocks, save paragraph styles and column widths. */
export const textOf = (blocks: readonly BodyBlock[]): string => blocks.map(wordsOf).join('\n\n');
