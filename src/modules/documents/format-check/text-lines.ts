import { fold } from './fold.ts';
import type { PageContent, TextRun } from './page-content.ts';

/** Runs that stand next to one another on a base line: a cell's line, or a line of a paragraph. */
export type Segment = {
  page: number;
  text: string;
  x1: number;
  x2: number;
  y: number;
  /** Of most letters. */
  size: number;
  /** Of at least nine tenths of the letters. */
  bold: boolean;
  italic: boolean;
  /** Share of bold, italic letters from 0 to 1. */
  boldShare: number;
  italicShare: number;
  colour: string;
  runs: TextRun[];
};

/** A gap wider than this many em separates two columns. */
const COLUMN_GAP = 1.4;
const WORD_GAP = 0.15;

/** Words that start the heading's right column, even where the left one comes close. */
const COLUMN_START = /^(CONG HOA XA HOI|DOC LAP)/u;

const letters = (run: TextRun): number => run.text.replace(/\s/gu, '').length;

function weightiest<T extends string | number>(runs: TextRun[], pick: (run: TextRun) => T): T {
  const weights = new Map<T, number>();
  for (const run of runs) weights.set(pick(run), (weights.get(pick(run)) ?? 0) + letters(run));
  const [best] = [...weights].sort((left, right) => right[1] - left[1]);
  return (best as [T, number])[0];
}

function toSegment(page: number, runs: TextRun[]): Segment {
  let text = '';
  let end = runs[0]?.x1 ?? 0;
  for (const run of runs) {
    const spaced = run.x1 - end > WORD_GAP * run.size && !/\s$/u.test(text) && !/^\s/u.test(run.text);
    text += spaced ? ` ${run.text}` : run.text;
    end = run.x2;
  }
  const total = runs.reduce((sum, run) => sum + letters(run), 0) || 1;
  const share = (pick: (run: TextRun) => boolean): number =>
    runs.reduce((sum, run) => sum + (pick(run) ? letters(run) : 0), 0) / total;
  const boldShare = share((run) => run.bold);
  const italicShare = share((run) => run.italic);
  return {
    page,
    text: text.normalize('NFC').replace(/\s+/gu, ' ').trim(),
    x1: Math.min(...runs.map((run) => run.x1)),
    x2: Math.max(...runs.map((run) => run.x2)),
    y: weightiest(runs, (run) => run.y),
    size: weightiest(runs, (run) => Math.round(run.size * 4) / 4),
    bold: boldShare >= 0.9,
    italic: italicShare >= 0.9,
    boldShare,
    italicShare,
    colour: weightiest(runs, (run) => run.colour),
    runs,
  };
}

/** The page's segments from top to bottom, those of one line from left to right. */
export function toSegments({ index, runs }: PageContent): Segment[] {
  const lines: TextRun[][] = [];
  for (const run of [...runs].sort((a, b) => b.y - a.y || a.x1 - b.x1)) {
    const line = lines.find((candidate) => Math.abs((candidate[0]?.y ?? 0) - run.y) < 0.3 * run.size);
    if (line === undefined) lines.push([run]);
    else line.push(run);
  }
  return lines.flatMap((line) => {
    const groups: TextRun[][] = [];
    for (const run of line.sort((a, b) => a.x1 - b.x1)) {
      const group = groups.at(-1);
      const last = group?.at(-1);
      const near = last !== undefined && run.x1 - last.x2 <= COLUMN_GAP * Math.max(run.size, last.size);
      if (group && near && !COLUMN_START.test(fold(run.text))) group.push(run);
      else groups.push([run]);
    }
    return groups.map((group) => toSegment(index, group));
  });
}
