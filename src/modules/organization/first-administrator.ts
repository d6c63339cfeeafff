import { randomUUIDv7 } from 'node:crypto';
import templates from '../../../catalog/units.json' with { type: 'json' };
import type { Tx } from '../../platform/db/index.ts';
import { demoId } from './demo/ids.ts';
import { insertRows } from './demo/insert-rows.ts';
import { catalogueAgency } from './demo/structure.ts';
import { searchText } from './search-text.ts';

export type EnteredAdministrator = {
  readonly personId: string;
  readonly positionId: string;
  readonly agencyId: string;
  readonly agencyName: string;
};

/** Enters the first person of an own province, and the post of its administrator in the Office of the Provincial Committee. */
export const enterFirstAdministrator = async (
  tx: Tx,
  { name, now }: { readonly name: string; readonly now: Temporal.Instant },
): Promise<EnteredAdministrator> => {
  const office = catalogueAgency('van-phong');
  const personId = randomUUIDv7();
  const positionId = demoId('position', `${office.key}/van-phong/province-admin-1`);
  const title = templates.staffTitles['province-admin'];
  const since = `["${now}",)`;
  await insertRows(
    tx,
    'organization.person',
    { id: 'uuid', name: 'text', demo: 'boolean', created_at: 'timestamptz', folded: 'text', canonical: 'text' },
    [{ id: personId, name, demo: false, created_at: now.toString(), ...searchText(name) }],
  );
  await insertRows(
    tx,
    'organization.position',
    {
      ...{ id: 'uuid', agency_id: 'uuid', unit_id: 'uuid', title: 'text', rank: 'text', roles: 'text[]' },
      ...{ ordinal: 'int', valid: 'tstzrange', folded: 'text', canonical: 'text' },
    },
    [
      {
        ...{ id: positionId, agency_id: office.id, unit_id: demoId('unit', `${office.key}/van-phong`), title },
        ...{ rank: 'member', roles: ['province-admin'], ordinal: 1, valid: since, ...searchText(title) },
      },
    ],
  );
  await insertRows(
    tx,
    'organization.holding',
    { id: 'uuid', person_id: 'uuid', position_id: 'uuid', acting: 'boolean', valid: 'tstzrange' },
    [{ id: randomUUIDv7(), person_id: personId, position_id: positionId, acting: false, valid: since }],
  );
  return { personId, positionId, agencyId: office.id, agencyName: office.name };
};
