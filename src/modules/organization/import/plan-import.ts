import { VN_ZONE } from '../../../platform/clock/index.ts';
import { fold } from '../../../platform/text/index.ts';
import { dayOf, kindOf, rankOf, rolesOf, yesOf } from './cell-values.ts';
import type { Workbook } from './columns.ts';
import { importedId } from './imported-ids.ts';
import {
  type Known,
  type KnownPosition,
  type NewAgency,
  type NewHolding,
  type NewPerson,
  type NewPosition,
  type NewUnit,
  type Reject,
  Rejected,
  takeRows,
} from './plan.ts';
import { reasons } from './reasons.ts';

export type ImportPlan = {
  readonly agencies: readonly NewAgency[];
  readonly units: readonly NewUnit[];
  readonly positions: readonly NewPosition[];
  readonly people: readonly NewPerson[];
  readonly holdings: readonly NewHolding[];
  /** Rows that the directory has already, just so. */
  readonly unchanged: number;
  readonly rejects: readonly Reject[];
};

/** Decision 20/2020/QĐ-TTg: province or ministry, then levels with dots between. */
const AGENCY_CODE = /^[A-Z]\d{2}(\.\d{1,3}){1,3}$/;
const USERNAME = /^[a-z0-9][a-z0-9._-]{2,49}$/;

type Draft = { -readonly [K in keyof ImportPlan]: ImportPlan[K] extends readonly (infer T)[] ? T[] : ImportPlan[K] };

const planAgencies = ({ agencies }: Workbook, known: Known, plan: Draft): Map<string, string> => {
  const ids = new Map([...known.agencies].map(([code, { id }]) => [code, id]));
  const codeOf = (text: string) => text.toUpperCase();
  takeRows(
    'agencies',
    agencies,
    plan.rejects,
    ({ cells }) => codeOf(cells.code),
    ({ cells }) => {
      const code = codeOf(cells.code);
      if (!AGENCY_CODE.test(code)) throw new Rejected(reasons.agencyCode);
      const kind = kindOf(cells.kind);
      if (!kind) throw new Rejected(reasons.kind);
      const there = known.agencies.get(code);
      if (there && there.name !== cells.name) throw new Rejected(reasons.differs('tên'));
      if (there) {
        plan.unchanged += 1;
        return;
      }
      const id = importedId.agency(code);
      ids.set(code, id);
      const shortName = cells.shortName || cells.name;
      const { name, abbreviation, place } = cells;
      plan.agencies.push({
        ...{ id, code, kind, name, shortName, abbreviation, place },
        ...{ nameEn: cells.nameEn || name, parent: cells.parent || null },
      });
    },
  );
  return ids;
};

const differenceOf = (a: KnownPosition, b: KnownPosition): string | null => {
  if (a.agencyId !== b.agencyId) return 'cơ quan';
  if (a.unitId !== b.unitId) return 'đơn vị';
  if (a.title !== b.title) return 'chức vụ';
  if (a.rank !== b.rank) return 'cấp';
  return [...a.roles].sort().join() === [...b.roles].sort().join() ? null : 'vai trò';
};

const planPositions = (
  { positions }: Workbook,
  known: Known,
  agencies: Map<string, string>,
  plan: Draft,
): Set<string> => {
  const ids = new Set(known.positions.keys());
  const units = new Map(known.units);
  takeRows(
    'positions',
    positions,
    plan.rejects,
    ({ cells }) => cells.code.toUpperCase(),
    ({ cells, number }) => {
      const agencyId = agencies.get(cells.agency.toUpperCase());
      if (!agencyId) throw new Rejected(reasons.noAgency(cells.agency));
      const rank = rankOf(cells.rank);
      if (!rank) throw new Rejected(reasons.rank);
      const roles = rolesOf(cells.roles);
      if (!roles) throw new Rejected(reasons.roles);
      const unitKey = `${agencyId}/${fold(cells.unit)}`;
      const unitId = units.get(unitKey) ?? importedId.unit(agencyId, cells.unit);
      const id = importedId.position(cells.code);
      const wanted = { agencyId, unitId, title: cells.title, rank, roles };
      const there = known.positions.get(id);
      const difference = there && differenceOf(there, wanted);
      if (difference) throw new Rejected(reasons.differs(difference));
      if (there) {
        plan.unchanged += 1;
        return;
      }
      if (!units.has(unitKey))
        plan.units.push({ id: unitId, agencyId, name: cells.unit, leads: roles.includes('leader') });
      units.set(unitKey, unitId);
      ids.add(id);
      plan.positions.push({ id, ...wanted, ordinal: number });
    },
  );
  return ids;
};

const planPeople = (
  { people }: Workbook,
  known: Known,
  positions: Set<string>,
  plan: Draft,
  now: Temporal.Instant,
): void => {
  const persons = new Map(known.people);
  const usernames = new Map(known.usernames);
  const holders = new Map(known.holders);
  const keyOf = (code: string, position: string) => `${code}/${position}`.toUpperCase();
  takeRows(
    'people',
    people,
    plan.rejects,
    ({ cells }) => keyOf(cells.code, cells.position),
    ({ cells }) => {
      const personId = importedId.person(cells.code);
      const positionId = importedId.position(cells.position);
      const username = cells.username.toLowerCase();
      if (!USERNAME.test(username)) throw new Rejected(reasons.username);
      if (!positions.has(positionId)) throw new Rejected(reasons.noPosition(cells.position));
      const acting = yesOf(cells.acting);
      if (acting === null) throw new Rejected(reasons.acting);
      const from = cells.from ? dayOf(cells.from) : null;
      if (cells.from && !from) throw new Rejected(reasons.day);
      const there = persons.get(personId);
      if (there && there.name !== cells.name) throw new Rejected(reasons.differs('họ tên'));
      if (there?.username && there.username !== username) throw new Rejected(reasons.differs('tên đăng nhập'));
      if ((usernames.get(username) ?? personId) !== personId) throw new Rejected(reasons.nameTaken(username));
      const id = importedId.holding(personId, positionId);
      if (known.holdings.has(id)) {
        plan.unchanged += 1;
        return;
      }
      const holder = holders.get(positionId);
      const begins = from?.toZonedDateTime(VN_ZONE).toInstant() ?? now;
      if (holder && !acting && (holder.until === null || Temporal.Instant.compare(begins, holder.until) < 0))
        throw new Rejected(reasons.held(holder.name));
      if (!acting) holders.set(positionId, { name: cells.name, until: null });
      usernames.set(username, personId);
      if (!there) plan.people.push({ id: personId, name: cells.name, username });
      persons.set(personId, { name: cells.name, username });
      plan.holdings.push({ id, personId, positionId, acting, from, decision: cells.decision || null });
    },
  );
};

/** What the workbook adds to the directory, and which rows it cannot: sheet by sheet, so that later rows lean on accepted ones only. */
export const planImport = (workbook: Workbook, known: Known, now: Temporal.Instant): ImportPlan => {
  const plan: Draft = {
    ...{ agencies: [], units: [], positions: [], people: [], holdings: [], unchanged: 0, rejects: [] },
  };
  const agencies = planAgencies(workbook, known, plan);
  const positions = planPositions(workbook, known, agencies, plan);
  planPeople(workbook, known, positions, plan, now);
  return plan;
};
