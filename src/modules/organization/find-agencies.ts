import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import { vnDate } from '../../platform/clock/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { agencyShape } from './operations/shapes.ts';

export type AgencyView = z.output<typeof agencyShape>;

type Row = {
  id: string;
  code: string | null;
  kind: AgencyView['kind'];
  name: string;
  short_name: string;
  name_en: string;
  abbreviation: string;
  place: string;
  parent_id: string | null;
  former_province: AgencyView['formerProvince'];
  valid_from: Date;
  valid_to: Date | null;
};

/** The civil day of a moment stored in a range. */
export const dayOf = (at: Date): string => vnDate(Temporal.Instant.fromEpochMilliseconds(at.getTime())).toString();

const viewOf = (row: Row): AgencyView => ({
  id: row.id,
  code: row.code ?? '',
  kind: row.kind,
  name: row.name,
  shortName: row.short_name,
  nameEn: row.name_en,
  abbreviation: row.abbreviation,
  place: row.place,
  parentId: row.parent_id,
  formerProvince: row.former_province,
  validFrom: dayOf(row.valid_from),
  validTo: row.valid_to && dayOf(row.valid_to),
});

/** Agencies in the order of lists. */
export const findAgencies = async (tx: Tx, condition: RawBuilder<unknown>): Promise<AgencyView[]> => {
  const { rows } = await sql<Row>`
    select a.id, a.code, a.kind, a.name, a.short_name, a.name_en, a.abbreviation, a.place, a.parent_id, a.former_province,
      lower(a.valid) as valid_from, upper(a.valid) as valid_to
    from organization.agency_ref a where ${condition} order by a.ordinal, a.name collate "vi-x-icu", a.id`.execute(tx);
  return rows.map(viewOf);
};

/** The agency that an electronic identifier, in either order, means at a moment; null when none. */
export const agencyOfCode = async (tx: Tx, code: string, at: Temporal.Instant): Promise<AgencyView | null> => {
  const [agency] = await findAgencies(
    tx,
    sql`a.id = (select x.agency_id from organization.agency_alias x
      where x.code = ${code} and x.valid @> ${at.toString()}::timestamptz)`,
  );
  return agency ?? null;
};
