import { randomUUID } from 'node:crypto';
import type { InputOf, Situation } from './index.ts';

const input = (values: Record<string, unknown>): InputOf => ({ make: () => ({ input: values }) });

const leaderOfOwnAgency = async ({ callers }: Situation) => (await callers.find('leader', 'own', false))?.seat;

let windows = 0;

/** A delegation of the own agency's leader to himself in words only: written by the database's owner, a day of its own each. */
const plantDelegation = async (situation: Situation): Promise<string> => {
  const { owner } = situation.world;
  const leader = await leaderOfOwnAgency(situation);
  const deputy = await owner.query(
    `select id from organization.position where agency_id = $1 and rank = 'deputy' and 'leader' = any (roles) limit 1`,
    [leader?.agencyId],
  );
  const id = randomUUID();
  windows += 1;
  await owner.query(
    `insert into organization.delegation (id, agency_id, from_position, to_position, form, scope, valid, granted_at, granted_by_person, granted_by_position)
     values ($1, $2, $3, $4, 'KT', 'Thử quyền truy cập', tstzrange(now() + $5 * interval '1 day', now() + ($5 + 1) * interval '1 day'), now(), $6, $3)`,
    [id, leader?.agencyId, leader?.positionId, deputy.rows[0]?.id, 1_000 + 2 * windows, leader?.personId],
  );
  return id;
};

export const organizationInputs: Readonly<Record<string, InputOf>> = {
  'organization.get-agency': { make: ({ callers }) => ({ input: { id: callers.agencies.other } }) },
  'organization.get-calendar': input({ year: 2026 }),
  'organization.search-directory': input({ q: 'nguyen' }),
  'organization.edit-calendar-day': input({
    day: '2026-12-31',
    kind: 'ordinary',
    name: { vi: 'Ngày thường', en: 'Ordinary day' },
    source: 'Thông báo thử',
    provisional: true,
  }),
  // No workbook: whoever may import is let through to the reader, and nothing is written.
  'organization.check-import': input({ file: 'AAAA' }),
  'organization.import-directory': input({
    file: 'AAAA',
    expected: { agencies: 0, units: 0, positions: 0, people: 0, holdings: 0, unchanged: 0, rejected: 0 },
  }),
  // From a position to itself: whoever may delegate for it is let through to the rules, and nothing is written.
  'organization.grant-delegation': {
    make: async (situation) => {
      const positionId = (await leaderOfOwnAgency(situation))?.positionId;
      return {
        input: {
          fromPositionId: positionId,
          toPositionId: positionId,
          form: 'KT',
          scope: 'Thử quyền truy cập',
          validFrom: '2099-01-01T00:00:00+07:00',
          validTo: null,
          decisionDocument: null,
        },
      };
    },
  },
  'organization.end-delegation': {
    make: async (situation) => ({ input: { id: await plantDelegation(situation), reason: 'Thử quyền truy cập' } }),
  },
};
