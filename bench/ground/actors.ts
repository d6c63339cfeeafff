import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Actor } from '../../src/platform/access/index.ts';

type Row = Pick<Actor, 'personId' | 'personName' | 'positionId' | 'positionTitle' | 'agencyId' | 'unitId' | 'roles'>;

const ACTORS = `
  select h.person_id as "personId", p.name as "personName", o.id as "positionId", o.title as "positionTitle",
    o.agency_id as "agencyId", o.unit_id as "unitId", o.roles
  from organization.position o
    join organization.holding h on h.position_id = o.id and not h.acting and now() <@ h.valid
    join organization.person p on p.id = h.person_id
    join organization.agency a on a.id = o.agency_id
    left join identity.account u on u.person_id = p.id
  where now() <@ o.valid and now() <@ a.valid`;

const actorOf = (row: Row): Actor => ({ ...row, accountId: randomUUID(), sessionId: randomUUID(), delegation: null });

/** The demo person with this user name, in the position that is his. */
export const actorNamed = async (owner: pg.Client, username: string): Promise<Actor> => {
  const { rows } = await owner.query<Row>(`${ACTORS} and u.username = $1 order by o.ordinal limit 1`, [username]);
  if (!rows[0]) throw new Error(`nobody is called ${username}`);
  return actorOf(rows[0]);
};

/** One records clerk of every agency but this one, in the order of agencies. */
export const clerksOfAgencies = async (owner: pg.Client, exceptAgency: string): Promise<Actor[]> => {
  const { rows } = await owner.query<Row>(
    `select distinct on ("agencyId") * from (${ACTORS} and 'records-clerk' = any (o.roles)) as clerks
     where "agencyId" <> $1 order by "agencyId", "positionId"`,
    [exceptAgency],
  );
  return rows.map(actorOf);
};
