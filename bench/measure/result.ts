/** What a bench answers; `ratio` is the figure that the goal is about. */
export type BenchResult = {
  readonly bench: string;
  readonly ours: number;
  readonly peer: number;
  readonly ratio: number;
  readonly goal: string;
  readonly pass: boolean;
  /** What `ours` and `peer` are, with the unit. */
  readonly unit: string;
  /** Paragraphs that say what was measured and how, for docs/figures. */
  readonly method: readonly string[];
  /** One row a figure; the first row is the heading. */
  readonly table: ReadonlyArray<readonly string[]>;
  /** Everything measured, by round. */
  readonly rounds: readonly object[];
};

export type BenchOptions = {
  readonly rounds: number;
  readonly say: (line: string) => void;
};

export type Bench = (options: BenchOptions) => Promise<BenchResult>;

/** Four digits are more than such measurements carry. */
export const rounded = (value: number): number => Number(value.toPrecision(4));

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
};

/** The value below which this share of the values lies. */
export const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(share * values.length) - 1)] ?? Number.NaN;

/** `min / median / max`. */
export const spread = (values: readonly number[]): string =>
  `${rounded(Math.min(...values))} / ${rounded(median(values))} / ${rounded(Math.max(...values))}`;
