/**
 * An oracle written by hand, apart from the policies: when a row concerns the person $1, the position $2, the agency $3,
 * somebody with the roles $5 or the unit $6. Whatever the application's role sees beyond that is foreign. `t` is the row.
 */
const CIRCULATES = `$5::text[] && array['records-clerk', 'chief-of-office', 'leader', 'archivist']`;
const ISSUED_OR_RECEIVED = (column: string) =>
  `(${column} in (select id from documents.document where issuer_agency = $3)
    or ${column} in (select document_id from documents.delivery where to_agency = $3))`;
/** Drafted, signed, moved on, was given, was shared with, or heads the unit that drafted or was given. */
const HAS_A_PART = (column: string) =>
  `(${column} in (select d.id from documents.document d join documents.draft f on f.id = d.draft_id
      where $2 in (f.author_position, d.signer_position) or ('unit-head' = any ($5) and f.unit_id = $6))
    or ${column} in (select f.document_id from documents.draft f join documents.draft_step s on s.draft_id = f.id
      where s.position_id = $2)
    or ${column} in (select a.document_id from documents.assignment a join organization.position p on p.id = a.to_position
      where a.to_position = $2 or ('unit-head' = any ($5) and p.unit_id = $6))
    or ${column} in (select document_id from documents.grant_event where via = 'shared' and position_id = $2))`;
const MAY_READ = (column: string) => `((${CIRCULATES} and ${ISSUED_OR_RECEIVED(column)}) or ${HAS_A_PART(column)})`;
const OF_AGENCY_READ = `t.agency_id = $3 and ${MAY_READ('t.document_id')}`;
const BETWEEN_READ = `$3 in (t.from_agency, t.to_agency) and ${MAY_READ('t.document_id')}`;
const OF_OWN_DRAFT = 't.draft_id in (select id from documents.draft where agency_id = $3)';

export const ROW_OWNERS: Readonly<Record<string, string>> = {
  'platform.event': 't.agency_id = $3 or t.person_id = $1',
  'platform.upload': 't.person_id = $1',
  'platform.work_item': 't.agency_id = $3 or t.position_id = $2',
  'identity.account': 't.person_id = $1',
  'identity.password_history': 't.person_id = $1',
  'identity.passkey': 't.person_id = $1',
  'identity.session': 't.person_id = $1',
  'identity.challenge': 't.person_id = $1',
  'identity.sign_in_guard': 'false',
  'identity.activation_code': 'false',
  'identity.sign_in_log': 't.person_id = $1',
  'signatures.signing_key': 't.person_id = $1 or t.agency_id = $3',
  'documents.draft': 't.agency_id = $3',
  'documents.draft_version': OF_OWN_DRAFT,
  'documents.draft_step': OF_OWN_DRAFT,
  'documents.draft_annex': OF_OWN_DRAFT,
  'documents.document': MAY_READ('t.id'),
  'documents.document_file': MAY_READ('t.document_id'),
  'documents.document_relation': `${MAY_READ('t.from_id')} or ${MAY_READ('t.to_id')}`,
  'documents.dispatch': MAY_READ('t.document_id'),
  'documents.search_entry': MAY_READ('t.document_id'),
  'documents.register_book': 't.agency_id = $3',
  'documents.registration': OF_AGENCY_READ,
  'documents.number_void': 't.book_id in (select id from documents.register_book where agency_id = $3)',
  'documents.number_reserved': 't.book_id in (select id from documents.register_book where agency_id = $3)',
  'documents.recall': MAY_READ('t.document_id'),
  'documents.recall_answer': `$3 in (t.from_agency, t.agency_id) and ${MAY_READ('t.document_id')}`,
  'documents.delivery': BETWEEN_READ,
  'documents.evidence': BETWEEN_READ,
  'documents.assignment': OF_AGENCY_READ,
  'documents.inbox_entry': OF_AGENCY_READ,
  'documents.access': OF_AGENCY_READ,
  'documents.grant_event': OF_AGENCY_READ,
  'documents.act_once': 't.position_id = $2',
};

/** Tables that everybody inside the platform may read, with the reason. Any other table needs row-level security. */
export const OPEN_TABLES: Readonly<Record<string, string>> = {
  'platform.migration': 'which files were applied; not granted to the application',
  'platform.blob': 'hashes and sizes of files; a file is reached through the row that names its hash',
  'platform.set_up_phase': 'phases of the first start',
  'platform.checkpoint': 'roots of the event log, meant to be published',
  'signatures.certificate': 'certificates are public',
  'signatures.revocation': 'revocations are public',
  'signatures.pin_attempt': 'counts of wrong PINs by key; no secret',
  'signatures.signature': 'facts of signatures, which every copy of the file tells',
  'signatures.signature_check': 'verdicts on files by their hash',
};
/** The directory is public inside the platform (QĐ 79/2025: the directory is public). */
export const OPEN_SCHEMAS = ['organization'];
/** Made by pg-boss; jobs are written and read by the program only. */
export const PROGRAM_SCHEMAS = ['jobs', 'pgboss'];
