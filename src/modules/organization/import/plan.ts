import type { Text } from '../../../platform/i18n/index.ts';
import type { AgencyKind, Rank, Role } from '../operations/shapes.ts';
import { columnsOf, type SheetKey, type SheetRow } from './columns.ts';
import { reasons } from './reasons.ts';

export type NewAgency = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly nameEn: string;
  readonly abbreviation: string;
  readonly kind: AgencyKind;
  readonly parent: string | null;
  readonly place: string;
};
export type NewUnit = {
  readonly id: string;
  readonly agencyId: string;
  readonly name: string;
  readonly leads: boolean;
};
export type NewPosition = {
  readonly id: string;
  readonly agencyId: string;
  readonly unitId: string;
  readonly title: string;
  readonly rank: Rank;
  readonly roles: readonly Role[];
  readonly ordinal: number;
};
export type NewPerson = { readonly id: string; readonly name: string; readonly username: string };
export type NewHolding = {
  readonly id: string;
  readonly personId: string;
  readonly positionId: string;
  readonly acting: boolean;
  /** Null: from the import on. */
  readonly from: Temporal.PlainDate | null;
  readonly decision: string | null;
};

export type KnownPosition = {
  readonly agencyId: string;
  readonly unitId: string;
  readonly title: string;
  readonly rank: string;
  readonly roles: readonly string[];
};

/** What the directory has already, as far as the workbook speaks of it. */
export type Known = {
  /** By identifier. */
  readonly agencies: ReadonlyMap<string, { readonly id: string; readonly name: string }>;
  /** By `agency id/folded name`. */
  readonly units: ReadonlyMap<string, string>;
  readonly positions: ReadonlyMap<string, KnownPosition>;
  readonly people: ReadonlyMap<string, { readonly name: string; readonly username: string | null }>;
  readonly holdings: ReadonlySet<string>;
  /** Who fully holds a position or held it last, and until when (null: open), by position. */
  readonly holders: ReadonlyMap<string, { readonly name: string; readonly until: Temporal.Instant | null }>;
  /** Who has a sign-in name. */
  readonly usernames: ReadonlyMap<string, string>;
};

export type Reject = { readonly sheet: SheetKey; readonly row: SheetRow<SheetKey>; readonly reason: Text };

/** A row's first fault ends it. */
export class Rejected extends Error {
  readonly reason: Text;
  constructor(reason: Text) {
    super(reason.en);
    this.reason = reason;
  }
}

const LONGEST = 300;

const checkFilled = (sheet: SheetKey, cells: Readonly<Record<string, string>>): void => {
  for (const [key, { title, needed }] of columnsOf(sheet)) {
    if (needed && !cells[key]) throw new Rejected(reasons.empty(title));
    if ((cells[key] ?? '').length > LONGEST) throw new Rejected(reasons.long(title, LONGEST));
  }
};

/**
 * Takes each row of a sheet that is whole and not a repetition; what is thrown as `Rejected` goes to the rejects with its row.
 * @param keyOf what two rows of the sheet must not share
 */
export const takeRows = <S extends SheetKey>(
  sheet: S,
  rows: readonly SheetRow<S>[],
  rejects: Reject[],
  keyOf: (row: SheetRow<S>) => string,
  take: (row: SheetRow<S>) => void,
): void => {
  const seen = new Map<string, number>();
  for (const row of rows) {
    try {
      checkFilled(sheet, row.cells);
      const earlier = seen.get(keyOf(row));
      if (earlier !== undefined) throw new Rejected(reasons.twice(earlier));
      seen.set(keyOf(row), row.number);
      take(row);
    } catch (error) {
      if (!(error instanceof Rejected)) throw error;
      rejects.push({ sheet, row, reason: error.reason });
    }
  }
};
