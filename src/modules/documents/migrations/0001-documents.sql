-- Official documents out and in: drafts, registers, issued documents, deliveries, evidence, assignments, rights, search.
-- Facts that were official once are append-only: by grants, and by a trigger against a careless owner.
create schema documents;
comment on schema documents is 'Official documents: drafted, signed, numbered, delivered, registered, followed';
grant usage on schema documents to kinhbac_app;

-- Drafts ---------------------------------------------------------------------------------------------------------
create table documents.draft (
  id uuid primary key,
  agency_id uuid not null references organization.agency (id),
  unit_id uuid references organization.unit (id),
  author_person uuid not null references organization.person (id),
  author_position uuid not null references organization.position (id),
  state text not null check (state in
    ('drafting', 'with-head', 'returned', 'with-office', 'with-leader', 'signed', 'issued', 'refused')),
  version integer not null check (version > 0),
  kind_code text not null,
  subject text not null,
  urgency smallint not null check (urgency between 0 and 4),
  signer_position uuid references organization.position (id),
  reply_to uuid,
  verification_code text not null unique,
  approved jsonb,
  approved_sha256 bytea references platform.blob (sha256),
  signed_sha256 bytea references platform.blob (sha256),
  signed_at timestamptz,
  document_id uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check ((state in ('signed', 'issued')) = (signed_sha256 is not null)),
  check ((state = 'issued') = (document_id is not null)),
  check ((signed_sha256 is null) = (approved is null) and (signed_sha256 is null) = (approved_sha256 is null))
);
create index draft_author on documents.draft (author_position, updated_at desc, id desc);
create index draft_unit on documents.draft (unit_id, state, updated_at desc, id desc);
create index draft_agency on documents.draft (agency_id, state, updated_at desc, id desc);
create index draft_reply_to on documents.draft (reply_to) where reply_to is not null;
comment on table documents.draft is 'A document on its way to being issued; the row holds where it stands, its content lies in draft_version';
comment on column documents.draft.id is 'Never re-used';
comment on column documents.draft.agency_id is 'The agency that will issue it';
comment on column documents.draft.unit_id is 'The unit that drafts it';
comment on column documents.draft.author_person is 'Who began it';
comment on column documents.draft.author_position is 'For which position; the draft belongs to the position';
comment on column documents.draft.state is 'Where it stands; rules/draft-states.ts says which act leads where';
comment on column documents.draft.version is 'Newest version; a save from an older one is refused';
comment on column documents.draft.kind_code is 'Kind of document, from the catalogue of Decree 30/2020/NĐ-CP; of the newest version';
comment on column documents.draft.subject is 'Subject of the newest version';
comment on column documents.draft.urgency is '0 normal, 1 urgent, 2 very urgent, 3 express, 4 timed express; of the newest version';
comment on column documents.draft.signer_position is 'Position that is to sign; of the newest version';
comment on column documents.draft.reply_to is 'The document that it answers';
comment on column documents.draft.verification_code is 'Allotted before the leader signs, since the signed bytes hold it';
comment on column documents.draft.approved is 'What the leader signed: boxes of number, date and seal, number''s notation, printed signer and pages';
comment on column documents.draft.approved_sha256 is 'The laid-out bytes before the signature';
comment on column documents.draft.signed_sha256 is 'The bytes after the leader''s signature; the issued file begins with them';
comment on column documents.draft.signed_at is 'When the leader signed';
comment on column documents.draft.document_id is 'The document it became';
comment on column documents.draft.created_at is 'When it was begun';
comment on column documents.draft.updated_at is 'When it last changed';

create table documents.draft_version (
  draft_id uuid not null references documents.draft (id),
  n integer not null check (n > 0),
  content jsonb not null,
  automatic boolean not null,
  author_person uuid not null references organization.person (id),
  author_position uuid not null references organization.position (id),
  comment text,
  at timestamptz not null,
  primary key (draft_id, n)
);
comment on table documents.draft_version is 'Content of a draft as saved; an automatic save that nobody acted on may give way to the next';
comment on column documents.draft_version.draft_id is 'The draft';
comment on column documents.draft_version.n is 'Number of the version; numbers of automatic saves may be missing';
comment on column documents.draft_version.content is 'What the author said, as the contracts describe it';
comment on column documents.draft_version.automatic is 'Saved by the screen itself';
comment on column documents.draft_version.author_person is 'Who saved';
comment on column documents.draft_version.author_position is 'For which position';
comment on column documents.draft_version.comment is 'Words kept with the version';
comment on column documents.draft_version.at is 'When';

create table documents.draft_step (
  draft_id uuid not null references documents.draft (id),
  n integer not null check (n > 0),
  act text not null check (act in ('submit', 'return', 'pass', 'check-format', 'forward-to-leader', 'refuse', 'sign', 'issue')),
  version integer not null,
  sha256_seen bytea,
  person_id uuid not null references organization.person (id),
  position_id uuid not null references organization.position (id),
  delegation_id uuid references organization.delegation (id),
  delegation_form text,
  words text,
  at timestamptz not null,
  primary key (draft_id, n),
  foreign key (draft_id, version) references documents.draft_version (draft_id, n)
);
comment on table documents.draft_step is 'Who did what to a draft and which bytes or version he had before him; rows are never changed';
comment on column documents.draft_step.draft_id is 'The draft';
comment on column documents.draft_step.n is 'Order of the steps, from 1';
comment on column documents.draft_step.act is 'What was done';
comment on column documents.draft_step.version is 'The version that it was done to';
comment on column documents.draft_step.sha256_seen is 'SHA-256 of the PDF that was looked at, when the act was done on bytes';
comment on column documents.draft_step.person_id is 'Who';
comment on column documents.draft_step.position_id is 'For which position';
comment on column documents.draft_step.delegation_id is 'By which delegation, if any';
comment on column documents.draft_step.delegation_form is 'KT, TL or TUQ when done by delegation';
comment on column documents.draft_step.words is 'Opinion or reason';
comment on column documents.draft_step.at is 'When';

create table documents.draft_annex (
  id uuid primary key,
  draft_id uuid not null references documents.draft (id),
  ordinal integer not null check (ordinal > 0),
  name text not null,
  media_type text not null,
  size bigint not null check (size >= 0),
  sha256 bytea not null references platform.blob (sha256),
  added_by uuid not null references organization.person (id),
  added_at timestamptz not null,
  removed_at timestamptz,
  unique (draft_id, ordinal)
);
comment on table documents.draft_annex is 'Files that go with a draft';
comment on column documents.draft_annex.id is 'Never re-used';
comment on column documents.draft_annex.draft_id is 'The draft';
comment on column documents.draft_annex.ordinal is 'Order; numbers of files taken off are not used again';
comment on column documents.draft_annex.name is 'File name as shown';
comment on column documents.draft_annex.media_type is 'Media type; decides whether the organisation signs it or its hash is listed';
comment on column documents.draft_annex.size is 'Length in bytes';
comment on column documents.draft_annex.sha256 is 'The bytes';
comment on column documents.draft_annex.added_by is 'Who attached it';
comment on column documents.draft_annex.added_at is 'When';
comment on column documents.draft_annex.removed_at is 'When it was taken off again, if it was';

-- Registers ------------------------------------------------------------------------------------------------------
create table documents.register_book (
  id uuid primary key,
  agency_id uuid not null references organization.agency (id),
  issuer_id uuid references organization.issuer (id),
  direction text not null check (direction in ('in', 'out')),
  year integer not null check (year between 1945 and 2200),
  name text not null,
  kind_set text[],
  last_no integer not null default 0 check (last_no >= 0),
  last_at timestamptz,
  closed_root bytea,
  opened_at timestamptz not null,
  check (direction = 'out' or issuer_id is null)
);
create unique index register_book_once on documents.register_book
  (agency_id, direction, year, coalesce(issuer_id, '00000000-0000-0000-0000-000000000000'::uuid), name);
comment on table documents.register_book is 'A register (sổ) of one agency, year and direction; its counter is a row that rolls back with its entry, so numbers have no gaps';
comment on column documents.register_book.id is 'Never re-used';
comment on column documents.register_book.agency_id is 'Whose register';
comment on column documents.register_book.issuer_id is 'In whose name the numbers of an outgoing register are given, when not the agency''s own';
comment on column documents.register_book.direction is 'in: arrivals; out: issued documents';
comment on column documents.register_book.year is 'Numbers run from 1 on 1 January to 31 December (Decree 30/2020/NĐ-CP, Article 15)';
comment on column documents.register_book.name is 'Name of the register';
comment on column documents.register_book.kind_set is 'Kinds that are numbered here; none means all that have no register of their own';
comment on column documents.register_book.last_no is 'The last number given';
comment on column documents.register_book.last_at is 'When it was given; times never run backwards within a register';
comment on column documents.register_book.closed_root is 'Merkle root when the register was closed; a closed one takes no entries';
comment on column documents.register_book.opened_at is 'When it was opened';

create table documents.document (
  id uuid primary key,
  seq bigint generated always as identity unique,
  issuer_agency uuid not null references organization.agency (id),
  issuer_id uuid references organization.issuer (id),
  issuer_name text not null,
  unit_id uuid references organization.unit (id),
  kind_code text not null,
  no integer not null check (no > 0),
  notation text not null,
  symbol text not null,
  subject text not null,
  issued_on date not null,
  issued_at timestamptz not null,
  signer_person uuid not null references organization.person (id),
  signer_position uuid not null references organization.position (id),
  signer_name text not null,
  signer_title text not null,
  urgency smallint not null check (urgency between 0 and 4),
  secrecy text not null check (secrecy = 'none'),
  reply_by date,
  page_count integer not null check (page_count > 0),
  main_sha256 bytea not null references platform.blob (sha256),
  approved_sha256 bytea not null references platform.blob (sha256),
  approved_size bigint not null check (approved_size > 0),
  verification_code text not null unique,
  draft_id uuid not null unique references documents.draft (id)
);
create index document_of_agency on documents.document (issuer_agency, seq desc);
create index document_equal on documents.document (lower(symbol), issuer_agency);
comment on table documents.document is 'An issued document; one row whoever receives it, never changed, corrected only by relations to later documents';
comment on column documents.document.id is 'Never re-used; in the order of time (UUID version 7)';
comment on column documents.document.seq is 'Order of issue across the province; not an official number, may have gaps';
comment on column documents.document.issuer_agency is 'Agency that issued it';
comment on column documents.document.issuer_id is 'In whose name, when not the agency''s own';
comment on column documents.document.issuer_name is 'Name of the issuing body on that day';
comment on column documents.document.unit_id is 'Unit that drafted it';
comment on column documents.document.kind_code is 'Kind, from the catalogue';
comment on column documents.document.no is 'Number in the register';
comment on column documents.document.notation is 'What follows the slash';
comment on column documents.document.symbol is 'Number and notation as printed, such as 05/QĐ-SNV';
comment on column documents.document.subject is 'Subject (trích yếu)';
comment on column documents.document.issued_on is 'Date printed';
comment on column documents.document.issued_at is 'Moment of numbering and sealing';
comment on column documents.document.signer_person is 'Who signed';
comment on column documents.document.signer_position is 'For which position';
comment on column documents.document.signer_name is 'Name as printed';
comment on column documents.document.signer_title is 'Authority and title lines as printed, one under the other';
comment on column documents.document.urgency is '0 normal, 1 urgent, 2 very urgent, 3 express, 4 timed express';
comment on column documents.document.secrecy is 'Always none: secret documents are not handled on this system (Law on Protection of State Secrets)';
comment on column documents.document.reply_by is 'Day by which an answer is asked for';
comment on column documents.document.page_count is 'Pages of the main file';
comment on column documents.document.main_sha256 is 'The issued file';
comment on column documents.document.approved_sha256 is 'The file as the leader signed it';
comment on column documents.document.approved_size is 'Length of the leader''s file: the issued file begins with exactly these bytes';
comment on column documents.document.verification_code is 'Code printed on the document';
comment on column documents.document.draft_id is 'The draft it came from';

alter table documents.draft add foreign key (document_id) references documents.document (id);
alter table documents.draft add foreign key (reply_to) references documents.document (id);

create table documents.document_file (
  document_id uuid not null references documents.document (id),
  ordinal integer not null check (ordinal >= 0),
  role text not null check (role in ('main', 'annex')),
  name text not null,
  media_type text not null,
  size bigint not null check (size >= 0),
  sha256 bytea not null references platform.blob (sha256),
  original_sha256 bytea not null references platform.blob (sha256),
  primary key (document_id, ordinal),
  check ((ordinal = 0) = (role = 'main'))
);
create index document_file_bytes on documents.document_file (sha256);
comment on table documents.document_file is 'Files of an issued document; rows are never changed';
comment on column documents.document_file.document_id is 'The document';
comment on column documents.document_file.ordinal is '0 is the document itself, annexes count from 1';
comment on column documents.document_file.role is 'main or annex';
comment on column documents.document_file.name is 'File name as shown';
comment on column documents.document_file.media_type is 'Media type';
comment on column documents.document_file.size is 'Length in bytes';
comment on column documents.document_file.sha256 is 'The bytes as issued';
comment on column documents.document_file.original_sha256 is 'The bytes before the organisation''s signature; equal when it was not signed';

create table documents.document_relation (
  from_id uuid not null references documents.document (id),
  to_id uuid not null references documents.document (id),
  kind text not null check (kind in ('replies', 'replaces', 'recalls', 'updates', 'based-on')),
  at timestamptz not null,
  person_id uuid not null references organization.person (id),
  position_id uuid not null references organization.position (id),
  primary key (from_id, to_id, kind),
  check (from_id <> to_id)
);
create index document_relation_to on documents.document_relation (to_id);
comment on table documents.document_relation is 'What one issued document does to another; rows are never changed';
comment on column documents.document_relation.from_id is 'The later document';
comment on column documents.document_relation.to_id is 'The earlier document';
comment on column documents.document_relation.kind is 'What the later does to the earlier';
comment on column documents.document_relation.at is 'When';
comment on column documents.document_relation.person_id is 'Who';
comment on column documents.document_relation.position_id is 'For which position';

create table documents.registration (
  id uuid primary key,
  document_id uuid not null references documents.document (id),
  agency_id uuid not null references organization.agency (id),
  direction text not null check (direction in ('in', 'out')),
  book_id uuid not null references documents.register_book (id),
  no integer not null check (no > 0),
  registered_at timestamptz not null,
  person_id uuid not null references organization.person (id),
  position_id uuid not null references organization.position (id),
  due_at timestamptz,
  closed_how text check (closed_how in ('handled', 'kept')),
  closed_at timestamptz,
  closed_by_position uuid references organization.position (id),
  closing_note text,
  unique (book_id, no),
  unique (document_id, agency_id, direction),
  check ((closed_how is null) = (closed_at is null) and (closed_how is null) = (closed_by_position is null))
);
comment on table documents.registration is 'Entry of a document in a register; number and time are never changed, closing is noted on the entry';
comment on column documents.registration.id is 'Never re-used';
comment on column documents.registration.document_id is 'The document; the entry holds no copy of it';
comment on column documents.registration.agency_id is 'Whose register';
comment on column documents.registration.direction is 'in or out; a document is entered once per agency and direction';
comment on column documents.registration.book_id is 'The register';
comment on column documents.registration.no is 'Number in the register; for arrivals the arrival number';
comment on column documents.registration.registered_at is 'When it was entered';
comment on column documents.registration.person_id is 'Who entered it';
comment on column documents.registration.position_id is 'For which position';
comment on column documents.registration.due_at is 'When it must be dealt with';
comment on column documents.registration.closed_how is 'handled: dealt with; kept: put away without more work';
comment on column documents.registration.closed_at is 'When it was closed';
comment on column documents.registration.closed_by_position is 'Which position closed it';
comment on column documents.registration.closing_note is 'Words at closing';

create table documents.number_void (
  book_id uuid not null references documents.register_book (id),
  no integer not null check (no > 0),
  reason text not null,
  person_id uuid not null references organization.person (id),
  position_id uuid not null references organization.position (id),
  at timestamptz not null,
  primary key (book_id, no)
);
comment on table documents.number_void is 'Numbers given up with a reason, so that a register stays without gaps; rows are never changed';
comment on column documents.number_void.book_id is 'The register';
comment on column documents.number_void.no is 'The number';
comment on column documents.number_void.reason is 'Why it is void';
comment on column documents.number_void.person_id is 'Who declared it void';
comment on column documents.number_void.position_id is 'For which position';
comment on column documents.number_void.at is 'When';

-- A counter only takes the next number, and each number taken must be entered or voided by the same transaction.
create function documents.check_counter() returns trigger language plpgsql as $$
begin
  if new.closed_root is not null and old.closed_root is not null then
    raise exception 'register % is closed', new.id using errcode = 'check_violation';
  end if;
  if new.last_no not in (old.last_no, old.last_no + 1) or new.last_at < old.last_at then
    raise exception 'register % can only take its next number', new.id using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function documents.check_counter() is 'Keeps the counter of a register from jumping';
create trigger next_number before update on documents.register_book
  for each row execute function documents.check_counter();

create function documents.check_number_used() returns trigger language plpgsql as $$
declare
  used integer;
begin
  select (select count(*) from documents.registration r where r.book_id = new.id and r.no = new.last_no)
       + (select count(*) from documents.number_void v where v.book_id = new.id and v.no = new.last_no) into used;
  if used <> 1 then
    raise exception 'number % of register % was taken and not entered', new.last_no, new.id using errcode = 'check_violation';
  end if;
  return null;
end $$;
comment on function documents.check_number_used() is 'Every number taken is entered or voided, exactly once, before the transaction ends';
create constraint trigger number_used after update of last_no on documents.register_book
  deferrable initially deferred for each row when (new.last_no <> old.last_no)
  execute function documents.check_number_used();

create function documents.check_number_given() returns trigger language plpgsql as $$
begin
  if not exists (select from documents.register_book b where b.id = new.book_id and b.last_no = new.no) then
    raise exception 'number % was not just given by register %', new.no, new.book_id using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function documents.check_number_given() is 'An entry can only carry the number that the register gave last';
create trigger number_given before insert on documents.registration
  for each row execute function documents.check_number_given();

-- Delivery and evidence ------------------------------------------------------------------------------------------
create table documents.dispatch (
  id uuid primary key,
  document_id uuid not null unique references documents.document (id),
  from_agency uuid not null references organization.agency (id),
  business text not null check (business in ('new', 'recall', 'update', 'replace')),
  created_at timestamptz not null
);
comment on table documents.dispatch is 'The sending of a document to its recipients; rows are never changed';
comment on column documents.dispatch.id is 'Never re-used';
comment on column documents.dispatch.document_id is 'The document';
comment on column documents.dispatch.from_agency is 'Sender';
comment on column documents.dispatch.business is 'What is sent, in the words of QCVN 102:2016';
comment on column documents.dispatch.created_at is 'When';

create table documents.delivery (
  id uuid primary key,
  dispatch_id uuid not null references documents.dispatch (id),
  document_id uuid not null references documents.document (id),
  from_agency uuid not null references organization.agency (id),
  to_agency uuid not null references organization.agency (id),
  channel text not null check (channel in ('internal')),
  delivered_at timestamptz not null,
  strongest smallint not null check (strongest between 1 and 6),
  unique (dispatch_id, to_agency),
  unique (document_id, to_agency)
);
create index delivery_progress on documents.delivery (document_id, strongest);
comment on table documents.delivery is 'One recipient of one dispatch; facts lie in evidence, the strongest rung is noted here for lists';
comment on column documents.delivery.id is 'Never re-used';
comment on column documents.delivery.dispatch_id is 'The dispatch';
comment on column documents.delivery.document_id is 'The document';
comment on column documents.delivery.from_agency is 'Sender';
comment on column documents.delivery.to_agency is 'Recipient';
comment on column documents.delivery.channel is 'internal: inside this platform';
comment on column documents.delivery.delivered_at is 'When it lay in the recipient''s incoming documents';
comment on column documents.delivery.strongest is 'Strongest rung of evidence: 1 delivered, 2 opened, 3 registered, 4 assigned, 5 answered, 6 refused; only rises';
create function documents.check_rung() returns trigger language plpgsql as $$
begin
  if new.strongest < old.strongest then
    raise exception 'evidence of delivery % cannot weaken', new.id using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function documents.check_rung() is 'The strongest rung only rises';
create trigger rung_rises before update on documents.delivery for each row execute function documents.check_rung();

create table documents.evidence (
  id uuid primary key,
  delivery_id uuid not null references documents.delivery (id),
  document_id uuid not null references documents.document (id),
  from_agency uuid not null references organization.agency (id),
  to_agency uuid not null references organization.agency (id),
  rung text not null check (rung in ('delivered', 'opened', 'registered', 'assigned', 'answered', 'refused')),
  at timestamptz not null,
  person_id uuid references organization.person (id),
  position_id uuid references organization.position (id),
  arrival_no integer,
  answer_id uuid references documents.document (id),
  answer_symbol text,
  words text,
  check ((rung = 'registered') = (arrival_no is not null)),
  check ((rung = 'answered') = (answer_id is not null) and (answer_id is null) = (answer_symbol is null)),
  check (rung <> 'refused' or words is not null)
);
create unique index evidence_once on documents.evidence
  (delivery_id, rung, coalesce(answer_id, '00000000-0000-0000-0000-000000000000'::uuid));
create index evidence_of_document on documents.evidence (document_id, delivery_id, at);
comment on table documents.evidence is 'What proves how far a delivery came; rows are never changed';
comment on column documents.evidence.id is 'Never re-used';
comment on column documents.evidence.delivery_id is 'The delivery';
comment on column documents.evidence.document_id is 'The document delivered';
comment on column documents.evidence.from_agency is 'Sender, who may see the evidence';
comment on column documents.evidence.to_agency is 'Recipient, whose act it is';
comment on column documents.evidence.rung is 'How far it came';
comment on column documents.evidence.at is 'When';
comment on column documents.evidence.person_id is 'Who did it; none for the program';
comment on column documents.evidence.position_id is 'For which position';
comment on column documents.evidence.arrival_no is 'Arrival number given by the recipient';
comment on column documents.evidence.answer_id is 'The answering document';
comment on column documents.evidence.answer_symbol is 'Its number and notation';
comment on column documents.evidence.words is 'Reason of a refusal';

-- Arrivals -------------------------------------------------------------------------------------------------------
create table documents.assignment (
  id uuid primary key,
  registration_id uuid not null references documents.registration (id),
  document_id uuid not null references documents.document (id),
  agency_id uuid not null references organization.agency (id),
  parent_id uuid references documents.assignment (id),
  to_position uuid not null references organization.position (id),
  to_unit uuid references organization.unit (id),
  role text not null check (role in ('lead', 'joint', 'inform')),
  instruction text,
  due_at timestamptz,
  by_person uuid not null references organization.person (id),
  by_position uuid not null references organization.position (id),
  assigned_at timestamptz not null,
  state text not null check (state in ('waiting', 'accepted', 'done')),
  accepted_at timestamptz,
  done_at timestamptz,
  result text,
  unique (registration_id, to_position, role),
  check ((state = 'done') = (done_at is not null))
);
create index assignment_of_document on documents.assignment (document_id, agency_id);
comment on table documents.assignment is 'Work on a registered document given to a position; who gave what to whom is never changed';
comment on column documents.assignment.id is 'Never re-used';
comment on column documents.assignment.registration_id is 'The entry of the arrival';
comment on column documents.assignment.document_id is 'The document';
comment on column documents.assignment.agency_id is 'The agency in which the work is done';
comment on column documents.assignment.parent_id is 'The assignment that was passed on, if any';
comment on column documents.assignment.to_position is 'Position that has to act; of a unit, its head';
comment on column documents.assignment.to_unit is 'The unit meant, when a unit was named';
comment on column documents.assignment.role is 'lead, joint, or only informed';
comment on column documents.assignment.instruction is 'Instruction of whoever assigned';
comment on column documents.assignment.due_at is 'Deadline in working time';
comment on column documents.assignment.by_person is 'Who assigned';
comment on column documents.assignment.by_position is 'For which position';
comment on column documents.assignment.assigned_at is 'When';
comment on column documents.assignment.state is 'waiting, accepted, done';
comment on column documents.assignment.accepted_at is 'When it was taken on';
comment on column documents.assignment.done_at is 'When it was finished';
comment on column documents.assignment.result is 'What came of it';

create table documents.inbox_entry (
  document_id uuid not null references documents.document (id),
  agency_id uuid not null references organization.agency (id),
  position_id uuid references organization.position (id),
  seq bigint not null,
  box text not null check (box in ('not-opened', 'not-handled', 'handled', 'kept', 'for-information')),
  role text check (role in ('lead', 'joint', 'inform')),
  urgency smallint not null check (urgency between 0 and 4),
  arrived_at timestamptz not null,
  opened_at timestamptz,
  due_at timestamptz,
  refused_reason text,
  check ((position_id is null) = (role is null)),
  check ((box = 'not-opened') <= (opened_at is null))
);
create unique index inbox_entry_once on documents.inbox_entry
  (document_id, agency_id, coalesce(position_id, '00000000-0000-0000-0000-000000000000'::uuid));
create index inbox_entry_agency on documents.inbox_entry (agency_id, box, seq desc) where position_id is null;
create index inbox_entry_agency_all on documents.inbox_entry (agency_id, seq desc) where position_id is null;
create index inbox_entry_position on documents.inbox_entry (position_id, box, seq desc) where position_id is not null;
create index inbox_entry_position_all on documents.inbox_entry (position_id, seq desc) where position_id is not null;
create index inbox_entry_agency_due on documents.inbox_entry (agency_id, due_at)
  where position_id is null and due_at is not null and box in ('not-opened', 'not-handled');
comment on table documents.inbox_entry is 'In which box an incoming document lies, for the agency and for each position with a part in it; a projection for lists and counters';
comment on column documents.inbox_entry.document_id is 'The document';
comment on column documents.inbox_entry.agency_id is 'The agency';
comment on column documents.inbox_entry.position_id is 'The position, or none for the agency''s own row';
comment on column documents.inbox_entry.seq is 'Order of issue, for newest first';
comment on column documents.inbox_entry.box is 'not-opened chưa mở, not-handled chưa xử lý, handled đã xử lý, kept đã cất, for-information để biết';
comment on column documents.inbox_entry.role is 'Part of the position in it';
comment on column documents.inbox_entry.urgency is 'Urgency of the document';
comment on column documents.inbox_entry.arrived_at is 'When it came to the agency or to the position';
comment on column documents.inbox_entry.opened_at is 'When it was first opened';
comment on column documents.inbox_entry.due_at is 'When it must be dealt with';
comment on column documents.inbox_entry.refused_reason is 'Why the agency sent it back, if it did';

-- Rights ---------------------------------------------------------------------------------------------------------
create table documents.access (
  document_id uuid not null references documents.document (id),
  agency_id uuid not null references organization.agency (id),
  position_id uuid references organization.position (id),
  via text not null check (via in ('issued', 'delivered', 'assigned', 'shared')),
  granted_at timestamptz not null
);
create unique index access_once on documents.access
  (document_id, agency_id, coalesce(position_id, '00000000-0000-0000-0000-000000000000'::uuid));
comment on table documents.access is 'Who may read a document now: an agency, or one position of it; follows from grant_event';
comment on column documents.access.document_id is 'The document';
comment on column documents.access.agency_id is 'The agency';
comment on column documents.access.position_id is 'Only this position, or none for everybody who acts for the agency';
comment on column documents.access.via is 'Why: it issued the document, received it, was assigned to it, or it was shared';
comment on column documents.access.granted_at is 'Since when';

create table documents.grant_event (
  id uuid primary key,
  document_id uuid not null references documents.document (id),
  agency_id uuid not null references organization.agency (id),
  position_id uuid references organization.position (id),
  op text not null check (op in ('add', 'remove')),
  via text not null,
  at timestamptz not null,
  person_id uuid references organization.person (id)
);
create index grant_event_of_document on documents.grant_event (document_id, at);
comment on table documents.grant_event is 'Every right to read given or taken, so that "who could read it on that day" can be answered; rows are never changed';
comment on column documents.grant_event.id is 'Never re-used';
comment on column documents.grant_event.document_id is 'The document';
comment on column documents.grant_event.agency_id is 'The agency';
comment on column documents.grant_event.position_id is 'The position, or none for the whole agency';
comment on column documents.grant_event.op is 'add or remove';
comment on column documents.grant_event.via is 'Why';
comment on column documents.grant_event.at is 'When';
comment on column documents.grant_event.person_id is 'Whose act gave or took it';

create table documents.act_once (
  key uuid not null,
  operation text not null,
  position_id uuid not null references organization.position (id),
  agency_id uuid not null references organization.agency (id),
  answer jsonb not null,
  at timestamptz not null,
  primary key (position_id, operation, key)
);
comment on table documents.act_once is 'Answers of acts that must not be done twice when a button is pressed twice';
comment on column documents.act_once.key is 'Made by the screen for one intention';
comment on column documents.act_once.operation is 'Which act';
comment on column documents.act_once.position_id is 'Position that acted';
comment on column documents.act_once.agency_id is 'Its agency';
comment on column documents.act_once.answer is 'What was answered';
comment on column documents.act_once.at is 'When';

-- Search ---------------------------------------------------------------------------------------------------------
create table documents.search_entry (
  document_id uuid primary key references documents.document (id),
  seq bigint not null,
  subject text not null,
  facts text not null,
  lexemes tsvector not null,
  made_by integer not null
);
create index search_entry_lexemes on documents.search_entry using gin (lexemes) with (fastupdate = off);
comment on table documents.search_entry is 'What a document is found by; made from document and access, can be made again';
comment on column documents.search_entry.document_id is 'The document';
comment on column documents.search_entry.seq is 'Order of issue, for newest first';
comment on column documents.search_entry.subject is 'Subject, for weighing candidates';
comment on column documents.search_entry.facts is 'Symbol, issuing body, kind and signer, for weighing candidates';
comment on column documents.search_entry.lexemes is 'Words with and without marks, pairs, symbol, kind, month, issuer, slices of time, and @agency for each agency that may read it';
comment on column documents.search_entry.made_by is 'Version of the rules that made the lexemes';

-- Official facts take no change --------------------------------------------------------------------------------
do $$
declare
  name text;
begin
  foreach name in array array['draft_step', 'document', 'document_file', 'document_relation', 'number_void', 'dispatch',
    'evidence', 'grant_event', 'act_once'] loop
    execute format('create trigger append_only before update or delete or truncate on documents.%I
      for each statement execute function platform.refuse_change()', name);
  end loop;
end $$;
create trigger keep before delete or truncate on documents.registration
  for each statement execute function platform.refuse_change();
create trigger keep before delete or truncate on documents.delivery
  for each statement execute function platform.refuse_change();
create trigger keep before delete or truncate on documents.register_book
  for each statement execute function platform.refuse_change();
create trigger keep before delete or truncate on documents.assignment
  for each statement execute function platform.refuse_change();

-- The SQL door for modules further down.
create view documents.document_ref with (security_invoker = true) as
  select id, seq, issuer_agency, issuer_name, kind_code, symbol, subject, issued_on, issued_at, signer_name, urgency
  from documents.document;
comment on view documents.document_ref is 'Published: issued documents, as far as the asking actor may see them';

grant select, insert on all tables in schema documents to kinhbac_app;
grant update (state, version, kind_code, subject, urgency, signer_position, approved, approved_sha256, signed_sha256,
  signed_at, document_id, updated_at) on documents.draft to kinhbac_app;
grant delete on documents.draft_version to kinhbac_app;
grant update (removed_at) on documents.draft_annex to kinhbac_app;
grant update (last_no, last_at) on documents.register_book to kinhbac_app;
grant update (due_at, closed_how, closed_at, closed_by_position, closing_note) on documents.registration to kinhbac_app;
grant update (strongest) on documents.delivery to kinhbac_app;
grant update (state, accepted_at, done_at, result) on documents.assignment to kinhbac_app;
grant update (box, role, opened_at, due_at, refused_reason) on documents.inbox_entry to kinhbac_app;
grant delete on documents.access to kinhbac_app;
grant update (lexemes, facts, made_by) on documents.search_entry to kinhbac_app;
