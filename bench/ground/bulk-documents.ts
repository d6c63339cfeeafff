import type pg from 'pg';
import { lexemes, symbolLexemes } from '../../src/platform/text/index.ts';

export type Bulk = {
  /** A document issued by the real commands; the bulk has its issuer, signer and file. */
  readonly templateId: string;
  readonly count: number;
  /** SQL that answers `agency_id` for the document `b` (columns i, id); `bulk_agency(n, agency_id)` lists the agencies but the issuer. */
  readonly recipientsSql: string;
  /** The oldest documents up to this share are registered, handled and closed where they came in; the others wait unopened. */
  readonly handledShare: number;
};

const TOPICS = [
  'tuyển dụng công chức',
  'an toàn giao thông',
  'phòng chống lụt bão',
  'cải cách hành chính',
  'giải phóng mặt bằng',
  'chuyển đổi số',
  'thu ngân sách',
  'bảo hiểm y tế',
  'xây dựng nông thôn mới',
  'vệ sinh môi trường',
  'đấu giá đất',
  'trợ giúp xã hội',
  'tiêm chủng mở rộng',
  'quy hoạch đô thị',
  'lễ hội truyền thống',
  'khen thưởng',
  'biên chế',
  'đầu tư công',
  'phòng cháy chữa cháy',
  'dân quân tự vệ',
];
const ACTS = [
  'triển khai kế hoạch',
  'báo cáo kết quả',
  'tăng cường công tác',
  'rà soát số liệu',
  'đôn đốc thực hiện',
  'phân công nhiệm vụ',
  'góp ý dự thảo',
  'mời họp bàn',
  'hướng dẫn công tác',
  'xử lý vướng mắc',
];
const TIMES = ['quý I', 'quý II', 'quý III', 'quý IV', 'tháng 11'];

const subjects = TOPICS.flatMap((topic) =>
  ACTS.flatMap((act) => TIMES.map((time) => `${act} ${topic} ${time} năm 2026`)),
);

type Template = {
  no: number;
  notation: string;
  issuerName: string;
  kindName: string;
  signerName: string;
  kindCode: string;
};

/**
 * Documents by the hundred thousand, as the commands would have left them: draft, version, document, file, entry in the register, dispatch, deliveries, evidence,
 * boxes, rights, work, search. Written as the owner with triggers off, so the caller must have them judged afterwards (`judge-bulk.ts`). The event log is left out.
 */
export const addBulkDocuments = async (owner: pg.Client, bulk: Bulk, say: (line: string) => void): Promise<void> => {
  const step = async (name: string, text: string, values: unknown[] = []) => {
    const begun = performance.now();
    const { rowCount } = await owner.query(text, values);
    if (performance.now() - begun > 2_000)
      say(`  ${name}: ${rowCount} rows, ${Math.round((performance.now() - begun) / 1_000)} s`);
  };
  const { rows } = await owner.query<Template>(
    `select no, notation, issuer_name as "issuerName", signer_name as "signerName", kind_code as "kindCode", 'Công văn' as "kindName" from documents.document where id = $1`,
    [bulk.templateId],
  );
  const template = rows[0] as Template;
  await owner.query('begin');
  await owner.query('set local session_replication_role = replica');
  await owner.query(`set local work_mem = '256MB'`);
  const constant = [
    ...lexemes(template.issuerName),
    ...lexemes(template.kindName),
    ...lexemes(template.signerName),
    ...symbolLexemes(null, template.notation),
    `k:${template.kindCode}`,
  ];
  await step(
    'subjects',
    'create temp table bulk_subject (k int primary key, subject text, words text[]) on commit drop',
  );
  await step(
    'subjects',
    `insert into bulk_subject select (t.value->>0)::int, t.value->>1, array(select jsonb_array_elements_text(t.value->2)) from jsonb_array_elements($1::jsonb) as t`,
    [JSON.stringify(subjects.map((subject, k) => [k, subject, [...new Set([...lexemes(subject), ...constant])]]))],
  );
  await step(
    't',
    `create temp table bulk_t on commit drop as
    select d.*, f.author_person, f.author_position, f.approved, f.approved_sha256 as laid_sha256, f.signed_sha256, r.book_id, r.person_id as clerk_person, r.position_id as clerk_position,
      b.last_no, coalesce(b.last_at, now()) as last_at, (select max(seq) from documents.document) as last_seq
    from documents.document d join documents.draft f on f.id = d.draft_id
      join documents.registration r on r.document_id = d.id and r.direction = 'out' join documents.register_book b on b.id = r.book_id where d.id = '${bulk.templateId}'`,
  );
  await step(
    'documents planned',
    `create temp table bulk on commit drop as
    select i, uuidv7() as id, uuidv7() as draft, uuidv7() as dispatch, t.last_seq + i as seq, t.last_no + i as no, (t.last_no + i) || '/' || t.notation as symbol,
      t.last_at + i * interval '1 microsecond' as at, ((i * 7919) % ${subjects.length})::int as k, i > $1::bigint * ${bulk.handledShare} as waits
    from bulk_t t, generate_series(1, $1::bigint) as i`,
    [bulk.count],
  );
  await step(
    'agencies',
    `create temp table bulk_agency on commit drop as
    select (row_number() over (order by a.ordinal, a.id) - 1)::int as n, a.id as agency_id, c.person_id, c.position_id, coalesce(b.id, uuidv7()) as in_book, coalesce(b.last_no, 0) as last_no, b.id is null as fresh
    from organization.agency a
      join lateral (select h.person_id, o.id as position_id from organization.position o join organization.holding h on h.position_id = o.id and not h.acting
        where o.agency_id = a.id and 'records-clerk' = any (o.roles) order by o.ordinal, o.id limit 1) as c on true
      left join documents.register_book b on b.agency_id = a.id and b.direction = 'in' and b.year = extract(year from now()) and b.kind_set is null and b.closed_root is null
    where a.id <> (select issuer_agency from bulk_t)`,
  );
  await step(
    'deliveries planned',
    `create temp table bulk_pair on commit drop as
    select b.i, b.id, b.at, b.waits, b.dispatch, b.seq, b.k, b.symbol, r.agency_id, uuidv7() as delivery from bulk b cross join lateral (${bulk.recipientsSql}) as r`,
  );
  await owner.query('analyze bulk; analyze bulk_pair; analyze bulk_agency');
  await owner.query('create unique index on bulk (id)');
  await step(
    'drafts',
    `insert into documents.draft (id, agency_id, unit_id, author_person, author_position, state, version, kind_code, subject, urgency, signer_position, verification_code, approved, approved_sha256, signed_sha256, signed_at, document_id, created_at, updated_at)
    select b.draft, t.issuer_agency, t.unit_id, t.author_person, t.author_position, 'issued', 1, t.kind_code, s.subject, 0, t.signer_position, 'B' || lpad(b.i::text, 8, '0') || substr(md5(b.draft::text), 1, 6), '{}', t.laid_sha256, t.signed_sha256, b.at, b.id, b.at, b.at
    from bulk b join bulk_subject s using (k), bulk_t t`,
  );
  await step(
    'versions',
    `insert into documents.draft_version (draft_id, n, content, automatic, author_person, author_position, at)
    select b.draft, 1, jsonb_build_object('kindCode', t.kind_code, 'subject', s.subject), false, t.author_person, t.author_position, b.at from bulk b join bulk_subject s using (k), bulk_t t`,
  );
  await step(
    'documents',
    `insert into documents.document (id, seq, issuer_agency, issuer_id, issuer_name, unit_id, kind_code, no, notation, symbol, subject, issued_on, issued_at, signer_person, signer_position, signer_name, signer_title, urgency, secrecy, reply_by, page_count, main_sha256, approved_sha256, approved_size, verification_code, draft_id)
    overriding system value
    select b.id, b.seq, t.issuer_agency, t.issuer_id, t.issuer_name, t.unit_id, t.kind_code, b.no, t.notation, b.symbol, s.subject, t.issued_on, b.at, t.signer_person, t.signer_position, t.signer_name, t.signer_title, 0, 'none', null, t.page_count, t.main_sha256, t.approved_sha256, t.approved_size, 'B' || lpad(b.i::text, 8, '0') || substr(md5(b.draft::text), 1, 6), b.draft
    from bulk b join bulk_subject s using (k), bulk_t t`,
  );
  await owner.query(
    `select setval(pg_get_serial_sequence('documents.document', 'seq'), (select max(seq) from documents.document))`,
  );
  await step(
    'files',
    `insert into documents.document_file (document_id, ordinal, role, name, media_type, size, sha256, original_sha256)
    select b.id, f.ordinal, f.role, f.name, f.media_type, f.size, f.sha256, f.original_sha256 from bulk b, documents.document_file f where f.document_id = (select id from bulk_t)`,
  );
  await step(
    'outgoing entries',
    `insert into documents.registration (id, document_id, agency_id, direction, book_id, no, registered_at, person_id, position_id)
    select uuidv7(), b.id, t.issuer_agency, 'out', t.book_id, b.no, b.at, t.clerk_person, t.clerk_position from bulk b, bulk_t t`,
  );
  await step(
    'outgoing counter',
    `update documents.register_book set last_no = last_no + $1::int, last_at = (select max(at) from bulk) where id = (select book_id from bulk_t)`,
    [bulk.count],
  );
  await step(
    'dispatches',
    `insert into documents.dispatch (id, document_id, from_agency, business, created_at) select b.dispatch, b.id, t.issuer_agency, 'new', b.at from bulk b, bulk_t t`,
  );
  await step(
    'deliveries',
    `insert into documents.delivery (id, dispatch_id, document_id, from_agency, to_agency, channel, delivered_at, strongest)
    select p.delivery, p.dispatch, p.id, t.issuer_agency, p.agency_id, 'internal', p.at, case when p.waits then 1 else 3 end from bulk_pair p, bulk_t t`,
  );
  await step(
    'incoming books',
    `insert into documents.register_book (id, agency_id, issuer_id, direction, year, name, last_no, opened_at)
    select in_book, agency_id, null, 'in', extract(year from now())::int, 'Sổ văn bản đến', 0, now() from bulk_agency where fresh`,
  );
  await step(
    'incoming entries',
    `create temp table bulk_entry on commit drop as
    select p.*, a.in_book, a.person_id, a.position_id, a.last_no + row_number() over (partition by p.agency_id order by p.i) as no from bulk_pair p join bulk_agency a using (agency_id) where not p.waits`,
  );
  await step(
    'incoming entries',
    `insert into documents.registration (id, document_id, agency_id, direction, book_id, no, registered_at, person_id, position_id, closed_how, closed_at, closed_by_position)
    select uuidv7(), id, agency_id, 'in', in_book, no, at, person_id, position_id, 'handled', at, position_id from bulk_entry`,
  );
  await step(
    'incoming counters',
    `update documents.register_book b set last_no = e.no, last_at = e.at from (select in_book, max(no) as no, max(at) as at from bulk_entry group by 1) as e where b.id = e.in_book`,
  );
  await step(
    'evidence',
    `insert into documents.evidence (id, delivery_id, document_id, from_agency, to_agency, rung, at) select uuidv7(), p.delivery, p.id, t.issuer_agency, p.agency_id, 'delivered', p.at from bulk_pair p, bulk_t t`,
  );
  await step(
    'evidence of opening',
    `insert into documents.evidence (id, delivery_id, document_id, from_agency, to_agency, rung, at, person_id, position_id) select uuidv7(), p.delivery, p.id, t.issuer_agency, p.agency_id, 'opened', p.at, p.person_id, p.position_id from bulk_entry p, bulk_t t`,
  );
  await step(
    'evidence of entries',
    `insert into documents.evidence (id, delivery_id, document_id, from_agency, to_agency, rung, at, person_id, position_id, arrival_no) select uuidv7(), p.delivery, p.id, t.issuer_agency, p.agency_id, 'registered', p.at, p.person_id, p.position_id, p.no from bulk_entry p, bulk_t t`,
  );
  await step(
    'boxes',
    `insert into documents.inbox_entry (document_id, agency_id, seq, box, urgency, arrived_at, opened_at) select p.id, p.agency_id, p.seq, case when p.waits then 'not-opened' else 'handled' end, 0, p.at, case when p.waits then null else p.at end from bulk_pair p`,
  );
  await step(
    'rights',
    `insert into documents.access (document_id, agency_id, position_id, via, unit_id, granted_at)
     select b.id, t.issuer_agency, null::uuid, 'issued', null::uuid, b.at from bulk b, bulk_t t
     union all select b.id, t.issuer_agency, t.author_position, 'drafted', t.unit_id, b.at from bulk b, bulk_t t
     union all select b.id, t.issuer_agency, t.signer_position, 'signed', null, b.at from bulk b, bulk_t t
     union all select p.id, p.agency_id, null, 'delivered', null, p.at from bulk_pair p`,
  );
  await step(
    'records of rights',
    `insert into documents.grant_event (id, document_id, agency_id, position_id, op, via, at, unit_id) select uuidv7(), a.document_id, a.agency_id, a.position_id, 'add', a.via, a.granted_at, a.unit_id from documents.access a join bulk b on b.id = a.document_id`,
  );
  await step(
    'work',
    `insert into platform.work_item (id, agency_id, role, kind, object_kind, object_id, title, detail, priority, created_at, done_at, done_by_position)
    select uuidv7(), p.agency_id, 'records-clerk', 'documents.register-incoming', 'documents.document', p.id, s.subject, jsonb_build_object('symbol', p.symbol, 'issuerName', t.issuer_name, 'kindCode', t.kind_code, 'urgency', 0), 0, p.at,
      case when p.waits then null else p.at end, case when p.waits then null else a.position_id end
    from bulk_pair p join bulk_subject s using (k) join bulk_agency a using (agency_id), bulk_t t`,
  );
  const indexed = bulk.count > 20_000;
  if (indexed) await step('search index off', 'drop index documents.search_entry_lexemes');
  await step(
    'search',
    `insert into documents.search_entry (document_id, seq, subject, facts, lexemes, made_by)
    select b.id, b.seq, s.subject, b.symbol || ' · Công văn · ' || t.issuer_name || ' · ' || t.signer_name,
      array_to_tsvector(s.words || array['#' || b.no, '#' || b.no || '/' || $1, 'g:' || t.issuer_agency, 'm:' || to_char(t.issued_on, 'YYYY-MM'), 'y:' || to_char(t.issued_on, 'YYYY'),
        'A:' || (b.seq >> 12), 'B:' || (b.seq >> 15), 'C:' || (b.seq >> 18), 'D:' || (b.seq >> 21), '@' || replace(t.issuer_agency::text, '-', '')] || r.readers), 1
    from bulk b join bulk_subject s using (k) join (select i, array_agg('@' || replace(agency_id::text, '-', '')) as readers from bulk_pair group by i) as r using (i), bulk_t t`,
    [symbolLexemes(null, template.notation)[0]?.slice(1) ?? ''],
  );
  if (indexed)
    await step(
      'search index',
      'create index search_entry_lexemes on documents.search_entry using gin (lexemes) with (fastupdate = off)',
    );
  await owner.query('commit');
  await step('statistics', 'vacuum analyze');
};
