/** What the checker found; each list holds one plain line per fault, and an empty list is what is wanted. */
export type Findings = {
  /** Acknowledged to a client, or owed to a recipient, and not there. */
  readonly lost: string[];
  /** Done twice. */
  readonly doubled: string[];
  /** Numbers missing, repeated or beyond the counter. */
  readonly gaps: string[];
  /** Rows or files that point at nothing, and files whose bytes are not what their name says. */
  readonly orphans: string[];
  /** Issued files that do not begin with the bytes that were signed. */
  readonly chain: string[];
  readonly counted: Record<string, number>;
};

export const noFindings = (): Findings => ({
  lost: [],
  doubled: [],
  gaps: [],
  orphans: [],
  chain: [],
  counted: {},
});
