import type pg from 'pg';
import type { Findings } from './findings.ts';

/** Rows that point at nothing. */
const ORPHANS: Readonly<Record<string, string>> = {
  'delivery without document':
    'select id::text as what from documents.delivery v where not exists (select from documents.document d where d.id = v.document_id)',
  'delivery without dispatch of the same document':
    'select id::text as what from documents.delivery v where not exists (select from documents.dispatch d where d.id = v.dispatch_id and d.document_id = v.document_id)',
  'registration without register of its agency':
    'select id::text as what from documents.registration r where not exists (select from documents.register_book b where b.id = r.book_id and b.agency_id = r.agency_id and b.direction = r.direction)',
  'registration without document':
    'select id::text as what from documents.registration r where not exists (select from documents.document d where d.id = r.document_id)',
  'evidence without delivery':
    'select id::text as what from documents.evidence e where not exists (select from documents.delivery v where v.id = e.delivery_id and v.document_id = e.document_id and v.to_agency = e.to_agency)',
  'document without its entry in the issuer’s register': `select id::text as what from documents.document d where not exists (select from documents.registration r where r.document_id = d.id and r.direction = 'out' and r.no = d.no)`,
  'document without main file': `select id::text as what from documents.document d where not exists (select from documents.document_file f where f.document_id = d.id and f.ordinal = 0 and f.sha256 = d.main_sha256)`,
  'issued draft without document': `select id::text as what from documents.draft f where state = 'issued' and not exists (select from documents.document d where d.id = f.document_id and d.draft_id = f.id)`,
  'document whose draft is not issued': `select d.id::text as what from documents.document d join documents.draft f on f.id = d.draft_id where f.state <> 'issued'`,
  'assignment without registration':
    'select id::text as what from documents.assignment a where not exists (select from documents.registration r where r.id = a.registration_id and r.document_id = a.document_id)',
  'box entry without document':
    'select document_id::text as what from documents.inbox_entry i where not exists (select from documents.document d where d.id = i.document_id)',
  'work pointing nowhere': `select kind || ' ' || object_id as what from platform.work_item w
      where not exists (select from documents.document d where w.object_kind = 'documents.document' and d.id::text = w.object_id)
        and not exists (select from documents.draft f where w.object_kind = 'documents.draft' and f.id::text = w.object_id)`,
  'blob row without SHA-256 of a file in use':
    'select encode(f.sha256, $$hex$$) as what from documents.document_file f where not exists (select from platform.blob b where b.sha256 = f.sha256 and b.size = f.size)',
};

/** What an issued document owes to each recipient, and what waits for somebody. */
const OWED: Readonly<Record<string, string>> = {
  'right to read of a recipient':
    'select v.id::text as what from documents.delivery v where not exists (select from documents.access a where a.document_id = v.document_id and a.agency_id = v.to_agency)',
  'record of that right': `select v.id::text as what from documents.delivery v where not exists (select from documents.grant_event g where g.document_id = v.document_id and g.agency_id = v.to_agency and g.op = 'add')`,
  'first evidence of a delivery': `select v.id::text as what from documents.delivery v where not exists (select from documents.evidence e where e.delivery_id = v.id and e.rung = 'delivered')`,
  'box entry of a delivery':
    'select v.id::text as what from documents.delivery v where not exists (select from documents.inbox_entry i where i.document_id = v.document_id and i.agency_id = v.to_agency and i.position_id is null)',
  'search entry of a document':
    'select d.id::text as what from documents.document d where not exists (select from documents.search_entry s where s.document_id = d.id)',
  'event of an issue': `select d.id::text as what from documents.document d where not exists (select from platform.event e where e.kind = 'draft-issue' and e.object_id = d.draft_id::text)`,
  'event of a registration': `select r.id::text as what from documents.registration r where r.direction = 'in' and not exists (select from platform.event e where e.kind = 'document-registered' and e.object_id = r.document_id::text and e.agency_id = r.agency_id)`,
  'work of a clerk with an arrival to register': `select v.id::text as what from documents.delivery v
      where not exists (select from documents.evidence e where e.delivery_id = v.id and e.rung in ('registered', 'refused'))
        and not exists (select from platform.work_item w where w.kind = 'documents.register-incoming' and w.object_id = v.document_id::text and w.agency_id = v.to_agency and w.done_at is null)`,
  'work of a leader with an arrival to assign': `select r.id::text as what from documents.registration r where r.direction = 'in' and r.closed_how is null
        and not exists (select from documents.assignment a where a.registration_id = r.id)
        and not exists (select from platform.work_item w where w.kind = 'documents.assign-incoming' and w.object_id = r.document_id::text and w.agency_id = r.agency_id and w.done_at is null)`,
  'work on a draft under way': `select f.id::text as what from documents.draft f where f.state in ('with-head', 'with-office', 'with-leader', 'signed')
        and not exists (select from platform.work_item w where w.object_id = f.id::text and w.done_at is null)`,
};

/** References that hold nothing, and what is owed and missing, by the data alone. */
export const checkReferences = async (
  db: pg.Client,
  findings: Findings,
  { events = true }: { readonly events?: boolean } = {},
): Promise<void> => {
  for (const [list, queries] of [
    [findings.orphans, ORPHANS],
    [findings.lost, OWED],
  ] as const)
    for (const [what, sql] of Object.entries(queries)) {
      if (!events && what.startsWith('event of')) continue;
      const { rows } = await db.query<{ what: string }>(sql);
      list.push(...rows.map((row) => `${what}: ${row.what}`));
    }
  const { rows } = await db.query<Record<string, string>>(
    `select (select count(*) from documents.document) as documents, (select count(*) from documents.delivery) as deliveries,
      (select count(*) from documents.evidence) as evidence, (select count(*) from platform.event) as events`,
  );
  for (const [name, count] of Object.entries(rows[0] ?? {})) findings.counted[name] = Number(count);
};
