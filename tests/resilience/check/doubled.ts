import type pg from 'pg';
import type { Findings } from './findings.ts';
import type { JournalEntry } from './read-journal.ts';

/** Each query answers one row a doubled effect, with a column that says which. */
const TWICE: Readonly<Record<string, string>> = {
  'documents of one draft':
    'select draft_id::text as what from documents.document where draft_id is not null group by 1 having count(*) > 1',
  'one symbol in one year': `select issuer_agency || ' ' || symbol as what from documents.document group by issuer_agency, symbol, extract(year from issued_on) having count(*) > 1`,
  'a step of a draft': `select draft_id || ' ' || act as what from documents.draft_step group by draft_id, act having count(*) > 1`,
  'an entry in registers': `select document_id || ' ' || agency_id || ' ' || direction as what from documents.registration group by document_id, agency_id, direction having count(*) > 1`,
  'a delivery': `select document_id || ' ' || to_agency as what from documents.delivery group by document_id, to_agency having count(*) > 1`,
  evidence: `select delivery_id || ' ' || rung as what from documents.evidence group by delivery_id, rung, answer_id having count(*) > 1`,
  'an assignment': `select registration_id || ' ' || to_position as what from documents.assignment group by registration_id, to_position, role having count(*) > 1`,
  'a box entry': `select document_id || ' ' || agency_id as what from documents.inbox_entry group by document_id, agency_id, position_id having count(*) > 1`,
  'waiting work': `select kind || ' ' || object_id as what from platform.work_item where done_at is null group by kind, object_id, agency_id, position_id, role having count(*) > 1`,
  'an answer kept for a key': `select operation || ' ' || key as what from documents.act_once group by operation, key having count(*) > 1`,
  'the event of an act on a draft': `select kind || ' ' || object_id as what from platform.event where object_kind = 'documents.draft'
      and kind in ('draft-submit', 'draft-pass', 'draft-forward-to-leader', 'draft-sign', 'draft-issue') group by kind, object_id having count(*) > 1`,
  'the event of a registration': `select agency_id || ' ' || object_id as what from platform.event where kind = 'document-registered' group by agency_id, object_id having count(*) > 1`,
};

/** Effects done twice, by the data alone; and more drafts than the clients ever meant. */
export const checkDoubled = async (db: pg.Client, entries: readonly JournalEntry[], findings: Findings) => {
  for (const [what, sql] of Object.entries(TWICE)) {
    const { rows } = await db.query<{ what: string }>(sql);
    findings.doubled.push(...rows.map((row) => `${what}: ${row.what}`));
  }
  const meant = entries.filter(({ act }) => act === 'create-draft' || act === 'reply');
  const told = new Set(meant.map(({ answer }) => answer?.['draftId']));
  const { rows } = await db.query<{ id: string }>('select id from documents.draft');
  const strangers = rows.filter(({ id }) => !told.has(id));
  const unknown = meant.filter(({ state }) => state === 'open').length;
  if (strangers.length > unknown)
    findings.doubled.push(`${strangers.length} drafts that nobody was told of, ${unknown} answers lost for good`);
  const { rows: repeated } = await db.query<{ count: string }>(
    `select count(*) from platform.event where kind = 'act-repeated'`,
  );
  findings.counted['repeatedByKey'] = Number(repeated[0]?.count);
};
