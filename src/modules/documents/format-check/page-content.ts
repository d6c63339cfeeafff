/** A stretch of text drawn in one font at one place. Points, origin at the bottom left; y is the base line. */
export type TextRun = {
  text: string;
  x1: number;
  x2: number;
  y: number;
  size: number;
  font: string;
  bold: boolean;
  italic: boolean;
  /** '#rrggbb' */
  colour: string;
};

/** A straight line or thin bar drawn on the page. */
export type Rule = { x1: number; x2: number; y1: number; y2: number };

/** A text field of the PDF's form with its value. */
export type FilledField = { name: string; text: string; x1: number; x2: number; y1: number; y2: number };

/** What was read from one page. */
export type PageContent = {
  /** 0-based. */
  index: number;
  width: number;
  height: number;
  runs: TextRun[];
  horizontals: Rule[];
  verticals: Rule[];
  fields: FilledField[];
};
