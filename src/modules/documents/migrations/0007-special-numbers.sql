-- Numbers reserved with a reason, and registrations undone with a reason; a register still has no gap and loses nothing.
create table documents.number_reserved (
  book_id uuid not null references documents.register_book (id),
  no integer not null check (no > 0),
  reason text not null,
  person_id uuid not null references organization.person (id),
  position_id uuid not null references organization.position (id),
  at timestamptz not null,
  used_at timestamptz,
  used_how text check (used_how in ('entered', 'voided')),
  primary key (book_id, no),
  check ((used_at is null) = (used_how is null))
);
comment on table documents.number_reserved is 'Numbers kept for a document of the same day; each is entered or voided in the end, which is noted on the row';
comment on column documents.number_reserved.book_id is 'The register';
comment on column documents.number_reserved.no is 'The number';
comment on column documents.number_reserved.reason is 'What for';
comment on column documents.number_reserved.person_id is 'Who reserved it';
comment on column documents.number_reserved.position_id is 'For which position';
comment on column documents.number_reserved.at is 'When';
comment on column documents.number_reserved.used_at is 'When it was entered or voided';
comment on column documents.number_reserved.used_how is 'entered or voided';
create trigger keep before delete or truncate on documents.number_reserved
  for each statement execute function platform.refuse_change();
create function documents.check_reserved() returns trigger language plpgsql as $$
begin
  if old.used_at is not null or (new.book_id, new.no, new.reason, new.person_id, new.position_id, new.at)
    is distinct from (old.book_id, old.no, old.reason, old.person_id, old.position_id, old.at) then
    raise exception 'reserved number % cannot be changed', old.no using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function documents.check_reserved() is 'A reserved number is used once, and nothing else of it changes';
create trigger used_once before update on documents.number_reserved
  for each row execute function documents.check_reserved();
grant select, insert on documents.number_reserved to kinhbac_app;
grant update (used_at, used_how) on documents.number_reserved to kinhbac_app;

create or replace function documents.check_number_used() returns trigger language plpgsql as $$
declare
  used integer;
begin
  select (select count(*) from documents.registration r where r.book_id = new.id and r.no = new.last_no)
       + (select count(*) from documents.number_void v where v.book_id = new.id and v.no = new.last_no)
       + (select count(*) from documents.number_reserved n where n.book_id = new.id and n.no = new.last_no
          and n.used_at is null) into used;
  if used <> 1 then
    raise exception 'number % of register % was taken and not entered', new.last_no, new.id using errcode = 'check_violation';
  end if;
  return null;
end $$;
comment on function documents.check_number_used() is
  'Every number taken is entered, voided or reserved, exactly once, before the transaction ends';

create or replace function documents.check_number_given() returns trigger language plpgsql as $$
declare
  facts jsonb := to_jsonb(new);
  how text := case tg_table_name when 'registration' then 'entered' else 'voided' end;
  moment timestamptz := coalesce(facts ->> 'registered_at', facts ->> 'at')::timestamptz;
begin
  if exists (select from documents.number_reserved n where n.book_id = new.book_id and n.no = new.no) then
    update documents.number_reserved set used_at = moment,
      used_how = how
    where book_id = new.book_id and no = new.no and used_at is null;
    if not found then
      raise exception 'reserved number % of register % was used already', new.no, new.book_id using errcode = 'check_violation';
    end if;
  elsif not exists (select from documents.register_book b where b.id = new.book_id and b.last_no = new.no) then
    raise exception 'number % was not just given by register %', new.no, new.book_id using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function documents.check_number_given() is
  'An entry or a void number carries the number that the register gave last, or one that is reserved and thereby used';
create trigger number_given before insert on documents.number_void
  for each row execute function documents.check_number_given();

-- A wrong entry is struck out and stays to be read; its number is not used again, and the document may be entered anew.
alter table documents.registration
  add column undone_at timestamptz,
  add column undone_by_person uuid references organization.person (id),
  add column undone_by_position uuid references organization.position (id),
  add column undone_reason text;
comment on column documents.registration.undone_at is 'When the entry was struck out as wrong, if it was';
comment on column documents.registration.undone_by_person is 'Who struck it out';
comment on column documents.registration.undone_by_position is 'For which position';
comment on column documents.registration.undone_reason is 'Why';
alter table documents.registration add constraint registration_undone_check check (
  (undone_at is null) = (undone_reason is null) and (undone_at is null) = (undone_by_person is null)
  and (undone_at is null) = (undone_by_position is null) and (undone_at is null or direction = 'in'));
alter table documents.registration drop constraint registration_document_id_agency_id_direction_key;
create unique index registration_once on documents.registration (document_id, agency_id, direction) where undone_at is null;
grant update (undone_at, undone_by_person, undone_by_position, undone_reason) on documents.registration to kinhbac_app;
create function documents.check_undone() returns trigger language plpgsql as $$
begin
  raise exception 'an entry that was struck out cannot be changed' using errcode = 'check_violation';
end $$;
comment on function documents.check_undone() is 'Keeps an entry that was struck out as it is';
create trigger undone_stays before update on documents.registration
  for each row when (old.undone_at is not null) execute function documents.check_undone();

-- What else a sender is told of a delivery, beside the rungs of the ladder.
alter table documents.evidence drop constraint evidence_rung_check;
alter table documents.evidence add constraint evidence_rung_check check (rung in ('delivered', 'opened', 'registered',
  'assigned', 'answered', 'refused', 'unregistered', 'recall-asked', 'recall-agreed', 'recall-refused'));
alter table documents.evidence drop constraint evidence_check;
alter table documents.evidence add constraint evidence_check check (
  (rung in ('registered', 'unregistered')) = (arrival_no is not null));
alter table documents.evidence add constraint evidence_words_check check (
  rung not in ('unregistered', 'recall-asked', 'recall-refused') or words is not null);
alter table documents.evidence add column recall_id uuid;
comment on column documents.evidence.recall_id is 'The request to take it back that this belongs to, if any';
drop index documents.evidence_once;
create unique index evidence_once on documents.evidence (delivery_id, rung, coalesce(arrival_no, 0),
  coalesce(answer_id, recall_id, '00000000-0000-0000-0000-000000000000'::uuid));
comment on column documents.evidence.rung is 'How far it came; or that an entry was struck out, a recall asked, agreed or refused';

-- Recall, update and replacement as a negotiation (states 13, 15 and 16 of Decision 28/2018/QĐ-TTg); nothing is removed.
create table documents.recall (
  id uuid primary key,
  document_id uuid not null references documents.document (id),
  from_agency uuid not null references organization.agency (id),
  business text not null check (business in ('recall', 'update', 'replace')),
  by_document uuid references documents.document (id),
  reason text not null,
  asked_at timestamptz not null,
  person_id uuid not null references organization.person (id),
  position_id uuid not null references organization.position (id),
  check ((business = 'recall') <= (by_document is null) and (business = 'recall' or by_document is not null))
);
create unique index recall_once on documents.recall (document_id, business,
  coalesce(by_document, '00000000-0000-0000-0000-000000000000'::uuid));
comment on table documents.recall is 'The issuer asks to take back, update or replace what it sent; rows are never changed';
comment on column documents.recall.id is 'Never re-used';
comment on column documents.recall.document_id is 'The document sent before';
comment on column documents.recall.from_agency is 'Its issuer, who asks';
comment on column documents.recall.business is 'recall, update or replace';
comment on column documents.recall.by_document is 'The document that updates or replaces it';
comment on column documents.recall.reason is 'Why';
comment on column documents.recall.asked_at is 'When';
comment on column documents.recall.person_id is 'Who asked';
comment on column documents.recall.position_id is 'For which position';
alter table documents.evidence add foreign key (recall_id) references documents.recall (id);

create table documents.recall_answer (
  recall_id uuid not null references documents.recall (id),
  document_id uuid not null references documents.document (id),
  agency_id uuid not null references organization.agency (id),
  from_agency uuid not null references organization.agency (id),
  answer text not null check (answer in ('agreed', 'refused')),
  words text,
  person_id uuid not null references organization.person (id),
  position_id uuid not null references organization.position (id),
  at timestamptz not null,
  primary key (recall_id, agency_id),
  check (answer = 'agreed' or words is not null)
);
comment on table documents.recall_answer is 'What a recipient answered to it; rows are never changed';
comment on column documents.recall_answer.recall_id is 'The request';
comment on column documents.recall_answer.document_id is 'The document';
comment on column documents.recall_answer.agency_id is 'The recipient that answers';
comment on column documents.recall_answer.from_agency is 'The issuer that asked';
comment on column documents.recall_answer.answer is 'agreed or refused';
comment on column documents.recall_answer.words is 'The recipient''s words; a refusal needs them';
comment on column documents.recall_answer.person_id is 'Who answered';
comment on column documents.recall_answer.position_id is 'For which position';
comment on column documents.recall_answer.at is 'When';
create trigger append_only before update or delete or truncate on documents.recall
  for each statement execute function platform.refuse_change();
create trigger append_only before update or delete or truncate on documents.recall_answer
  for each statement execute function platform.refuse_change();
grant select, insert on documents.recall, documents.recall_answer to kinhbac_app;
