import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import { findDocumentKind } from '../rules/kinds.ts';
import { dayOf, type Period } from './period.ts';

type Row = {
  no: number;
  bookName: string;
  arrivedAt: Date | null;
  issuerName: string | null;
  symbol: string | null;
  issuedOn: string | null;
  kindCode: string | null;
  subject: string | null;
  given: string[] | null;
  givenAt: Date | null;
  acceptedAt: Date | null;
  dueAt: Date | null;
  open: number;
  closedHow: 'handled' | 'kept' | null;
  closedAt: Date | null;
  closingNote: string | null;
  answers: string[] | null;
  special: string | null;
};

const entries = async (tx: Tx, agencyId: string, period: Period, most: number): Promise<Row[]> => {
  const { rows } = await sql<Row>`
    select e.no, b.name as "bookName", i.arrived_at as "arrivedAt", d.issuer_name as "issuerName", d.symbol,
      d.issued_on::text as "issuedOn", d.kind_code as "kindCode", d.subject, e.due_at as "dueAt",
      e.closed_how as "closedHow", e.closed_at as "closedAt", e.closing_note as "closingNote", e.special, (
        select array_agg(coalesce(u.name, p.title) order by array_position(array['lead', 'joint', 'inform'], a.role), a.id)
        from documents.assignment a join organization.position_ref p on p.id = a.to_position
          left join organization.unit_ref u on u.id = a.to_unit
        where a.registration_id = e.id) as given,
      (select min(a.assigned_at) from documents.assignment a where a.registration_id = e.id) as "givenAt",
      (select min(a.accepted_at) from documents.assignment a where a.registration_id = e.id) as "acceptedAt",
      (select count(*)::int from documents.assignment a
        where a.registration_id = e.id and a.role <> 'inform' and a.state <> 'done') as open,
      (select array_agg(distinct v.answer_symbol) from documents.evidence v
        where v.document_id = d.id and v.to_agency = ${agencyId}::uuid and v.rung = 'answered') as answers
    from (
      select id, book_id, no, registered_at as at, document_id, due_at, closed_how, closed_at, closing_note,
        'Hủy, vào sổ nhầm: ' || undone_reason as special
      from documents.registration
      union all
      select null, book_id, no, at, null, null, null, null, null, 'Số hủy: ' || reason from documents.number_void
    ) e
      join documents.register_book b on b.id = e.book_id
      left join documents.document d on d.id = e.document_id
      left join documents.inbox_entry i
        on i.document_id = d.id and i.agency_id = ${agencyId}::uuid and i.position_id is null
    where b.agency_id = ${agencyId}::uuid and b.direction = 'in'
      and e.at >= ${period.start.toString()}::timestamptz and e.at < ${period.end.toString()}::timestamptz
    order by b.year, b.opened_at, b.id, e.no limit ${most}`.execute(tx);
  return rows;
};

const kindOf = ({ kindCode }: Row): string => findDocumentKind(kindCode ?? '')?.name.vi ?? '';
const joined = (...parts: ReadonlyArray<string | null | false>): string => parts.filter(Boolean).join('. ');

/** Ten columns, one line for each arrival number; entries that were struck out stay and say so. */
export const incomingRows = async (tx: Tx, agencyId: string, period: Period, most: number): Promise<string[][]> => {
  const rows = await entries(tx, agencyId, period, most);
  const many = new Set(rows.map(({ bookName }) => bookName)).size > 1;
  return rows.map((row) => [
    dayOf(row.arrivedAt),
    String(row.no),
    row.issuerName ?? '',
    row.symbol ?? '',
    dayOf(row.issuedOn),
    row.subject === null ? '' : `${kindOf(row)}: ${row.subject}`,
    (row.given ?? []).join('; '),
    dayOf(row.givenAt),
    row.acceptedAt ? `Đã nhận ${dayOf(row.acceptedAt)} trên mạng` : '',
    joined(many && row.bookName, row.special, row.closingNote),
  ]);
};

const progress = (row: Row): string => {
  if (row.closedHow === 'handled') return `Đã giải quyết ngày ${dayOf(row.closedAt)}`;
  if (row.closedHow === 'kept') return `Lưu, không phải giải quyết, ngày ${dayOf(row.closedAt)}`;
  if (row.given === null) return 'Chưa phân công';
  return row.open > 0 ? `Đang giải quyết, còn ${row.open} đầu mối` : 'Các đầu mối đã hoàn thành';
};

/** Seven columns, one line for each arrival that is or was to be dealt with. */
export const followUpRows = async (tx: Tx, agencyId: string, period: Period, most: number): Promise<string[][]> =>
  (await entries(tx, agencyId, period, most))
    .filter(({ special, symbol }) => special === null && symbol !== null)
    .map((row) => [
      String(row.no),
      `${kindOf(row)} số ${row.symbol} ngày ${dayOf(row.issuedOn)} của ${row.issuerName}`,
      (row.given ?? []).join('; '),
      dayOf(row.dueAt),
      progress(row),
      (row.answers ?? []).join('; '),
      row.closingNote ?? '',
    ]);
