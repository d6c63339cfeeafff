import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/index.ts';
import { findDocumentKind } from '../rules/kinds.ts';
import { numberText } from '../rules/numbering.ts';
import { dayOf, type Period } from './period.ts';

type Row = {
  no: number;
  bookName: string;
  symbol: string | null;
  issuedOn: string | null;
  kindCode: string | null;
  subject: string | null;
  signerName: string | null;
  recipients: string[] | null;
  received: number;
  unitName: string | null;
  copies: string | null;
  sentAt: Date | null;
  special: string | null;
};

/** More recipients than this are counted, not named. */
const NAMED = 8;

const recipientsText = (names: readonly string[]): string =>
  names.length > NAMED ? `${names.slice(0, 3).join('; ')} và ${names.length - 3} cơ quan khác` : names.join('; ');

/** Ten columns, one line for each number of the agency's outgoing registers; void and reserved numbers say why. */
export const outgoingRows = async (tx: Tx, agencyId: string, period: Period, most: number): Promise<string[][]> => {
  const { rows } = await sql<Row>`
    select e.no, b.name as "bookName", d.symbol, d.issued_on::text as "issuedOn", d.kind_code as "kindCode", d.subject,
      d.signer_name as "signerName", u.name as "unitName", v.content ->> 'copies' as copies, s.created_at as "sentAt",
      (select array_agg(a.short_name order by a.short_name) from documents.delivery x
        join organization.agency_ref a on a.id = x.to_agency where x.document_id = d.id) as recipients,
      (select count(*)::int from documents.delivery x where x.document_id = d.id and x.strongest between 3 and 5) as received,
      e.special
    from (
      select book_id, no, registered_at as at, document_id, null as special from documents.registration
      union all select book_id, no, at, null, 'Số hủy: ' || reason from documents.number_void
      union all select book_id, no, at, null, 'Số giữ trước: ' || reason from documents.number_reserved where used_at is null
    ) e
      join documents.register_book b on b.id = e.book_id
      left join documents.document d on d.id = e.document_id
      left join documents.draft f on f.id = d.draft_id
      left join documents.draft_version v on v.draft_id = f.id and v.n = (f.approved ->> 'version')::int
      left join documents.dispatch s on s.document_id = d.id
      left join organization.unit_ref u on u.id = d.unit_id
    where b.agency_id = ${agencyId}::uuid and b.direction = 'out'
      and e.at >= ${period.start.toString()}::timestamptz and e.at < ${period.end.toString()}::timestamptz
    order by b.year, b.opened_at, b.id, e.no limit ${most}`.execute(tx);
  const many = new Set(rows.map(({ bookName }) => bookName)).size > 1;
  return rows.map((row) => {
    const note = [many ? row.bookName : '', row.special ?? ''].filter(Boolean).join('. ');
    if (row.symbol === null) return [numberText(row.no), '', '', '', '', '', '', '', '', note];
    const names = row.recipients ?? [];
    return [
      row.symbol,
      dayOf(row.issuedOn),
      `${findDocumentKind(row.kindCode ?? '')?.name.vi ?? ''}: ${row.subject}`,
      row.signerName ?? '',
      recipientsText(names),
      [row.unitName, 'Văn thư'].filter(Boolean).join(', '),
      row.copies ?? '',
      dayOf(row.sentAt),
      names.length > 0 ? `${row.received}/${names.length} nơi đã vào sổ trên mạng` : '',
      note,
    ];
  });
};
