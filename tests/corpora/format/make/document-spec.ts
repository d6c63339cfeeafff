/** How a stretch of text is written. Sizes in points. */
export type Style = { size: number; bold?: boolean; italic?: boolean; colour?: string; font?: string };
export type Piece = Style & { text: string };

/** A document as a word processor's user would set it; lengths in mm unless a name says otherwise. */
export type DocumentSpec = {
  page: { width: number; height: number; top: number; bottom: number; left: number; right: number };
  nationalName: Piece | null;
  motto: Piece | null;
  /** Length of the rule in mm, or null for none. */
  mottoRule: number | null;
  parent: (Style & { lines: string[] }) | null;
  agency: Style & { lines: string[] };
  agencyRule: number | null;
  number: Piece | null;
  date: Piece | null;
  letterSubject: Piece | null;
  urgency: Piece | null;
  kindName: (Piece & { align: string }) | null;
  subject: Piece | null;
  subjectRule: number | null;
  addressee: (Style & { label: string; items: string[] }) | null;
  body: Style & {
    /** '# ' starts a centred bold line, '| ' a table row with cells between bars, '~ ' a legal basis in italics. */
    blocks: string[];
    indent: number;
    spacingPoints: number;
    lineHeightPercent: number;
    align: string;
  };
  authority: Style & { lines: string[] };
  signer: Piece;
  recipientsLabel: Piece | null;
  recipients: Style & { lines: string[] };
  pageNumber: (Style & { place: 'top' | 'bottom'; align: string; onFirst: boolean; prefix?: string }) | null;
  /** Rules as paragraph borders or as drawn lines. */
  rules: 'border' | 'drawn';
  swapHeading?: boolean;
  /** Share of the text's width for the left heading column. */
  leftColumn: number;
};

type DeepPartial<T> = T extends unknown[] ? T : T extends object ? { [K in keyof T]?: DeepPartial<T[K]> } : T;
export type Patch = DeepPartial<DocumentSpec>;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function merge(base: unknown, patch: unknown): unknown {
  if (!isRecord(base) || !isRecord(patch)) return patch;
  const result: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(patch)) result[key] = merge(base[key], value);
  return result;
}

/** The spec with some of its values replaced. */
export const vary = (base: DocumentSpec, ...patches: Patch[]): DocumentSpec =>
  patches.reduce<unknown>((spec, patch) => merge(spec, patch), base) as DocumentSpec;
