/**
 * An oracle written by hand, apart from the policies: when a row concerns the person $1, the position $2 or the agency
 * $3. Whatever the application's role sees beyond that is foreign. `t` is the row.
 */
const ISSUED_OR_RECEIVED = (column: string) =>
  `(${column} in (select id from documents.document where issuer_agency = $3)
    or ${column} in (select document_id from documents.delivery where to_agency = $3))`;
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
  'identity.sign_in_log': 't.person_id = $1',
  'signatures.signing_key': 't.person_id = $1 or t.agency_id = $3',
  'documents.draft': 't.agency_id = $3',
  'documents.draft_version': OF_OWN_DRAFT,
  'documents.draft_step': OF_OWN_DRAFT,
  'documents.draft_annex': OF_OWN_DRAFT,
  'documents.document': ISSUED_OR_RECEIVED('t.id'),
  'documents.document_file': ISSUED_OR_RECEIVED('t.document_id'),
  'documents.document_relation': ISSUED_OR_RECEIVED('t.from_id'),
  'documents.dispatch': ISSUED_OR_RECEIVED('t.document_id'),
  'documents.search_entry': ISSUED_OR_RECEIVED('t.document_id'),
  'documents.register_book': 't.agency_id = $3',
  'documents.registration': 't.agency_id = $3',
  'documents.number_void': 't.book_id in (select id from documents.register_book where agency_id = $3)',
  'documents.delivery': 't.from_agency = $3 or t.to_agency = $3',
  'documents.evidence': 't.from_agency = $3 or t.to_agency = $3',
  'documents.assignment': 't.agency_id = $3',
  'documents.inbox_entry': 't.agency_id = $3',
  'documents.access': 't.agency_id = $3',
  'documents.grant_event': 't.agency_id = $3',
  'documents.act_once': 't.agency_id = $3',
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
