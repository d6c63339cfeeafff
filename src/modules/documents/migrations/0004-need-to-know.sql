-- Need to know: a right without a position is that of the agency's circulation roles only; everybody else has a right of
-- the own position, each for its own reason, and the head of a unit sees what its positions drafted or were given.
alter table documents.access add column unit_id uuid references organization.unit (id);
comment on column documents.access.unit_id is 'Unit of that position when the right was given; its head sees what was drafted or assigned there';
alter table documents.grant_event add column unit_id uuid references organization.unit (id);
comment on column documents.grant_event.unit_id is 'Unit of the position';

alter table documents.access drop constraint access_via_check;
alter table documents.access add constraint access_via_check
  check (via in ('issued', 'delivered', 'drafted', 'signed', 'took-part', 'assigned', 'shared'));
alter table documents.access add constraint access_of_position_check
  check ((position_id is null) = (via in ('issued', 'delivered')));
comment on column documents.access.position_id is 'Only this position, or none for the circulation roles of the agency: records clerk, chief of office, leader, archivist';
comment on column documents.access.via is 'Why: the agency issued or received it; the position drafted it, signed it, took a step of it, was assigned to it, or it was shared';

drop index documents.access_once;
create unique index access_once on documents.access
  (document_id, agency_id, coalesce(position_id, '00000000-0000-0000-0000-000000000000'::uuid), via);
create index access_position on documents.access (position_id, document_id) where position_id is not null;
create index access_unit on documents.access (unit_id, document_id) where unit_id is not null;

-- What was issued and assigned before this rule.
with earlier as (
  select d.id as document_id, d.issuer_agency as agency_id, f.author_position as position_id, 'drafted' as via, d.unit_id,
    d.issued_at as at
  from documents.document d join documents.draft f on f.id = d.draft_id
  union
  select d.id, d.issuer_agency, d.signer_position, 'signed', null, d.issued_at from documents.document d
  union
  select d.id, d.issuer_agency, s.position_id, 'took-part', null, d.issued_at
  from documents.document d join documents.draft_step s on s.draft_id = d.draft_id
    join documents.draft f on f.id = d.draft_id
  where s.position_id not in (f.author_position, d.signer_position)
  union
  select a.document_id, a.agency_id, a.to_position, 'assigned', p.unit_id, min(a.assigned_at)
  from documents.assignment a join organization.position_ref p on p.id = a.to_position
  group by a.document_id, a.agency_id, a.to_position, p.unit_id
), given as (
  insert into documents.access (document_id, agency_id, position_id, via, unit_id, granted_at)
  select document_id, agency_id, position_id, via, unit_id, at from earlier
  on conflict do nothing returning *
)
insert into documents.grant_event (id, document_id, agency_id, position_id, op, via, at, unit_id)
select gen_random_uuid(), document_id, agency_id, position_id, 'add', via, granted_at, unit_id from given;

-- Search: circulation roles ask the index with their agency's lexeme; everybody else begins at the own rights, which are few.
create or replace function documents.find_entries(words tsquery, before bigint, most integer)
  returns table (document_id uuid, seq bigint, facts text)
  language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  reader text := replace(coalesce(current_setting('app.agency', true), ''), '-', '');
  roles text[] := string_to_array(coalesce(current_setting('app.roles', true), ''), ',');
begin
  if reader = '' then
    return;
  end if;
  if roles && array['records-clerk', 'chief-of-office', 'leader', 'archivist'] then
    -- Planned for each question: a frequent word and a rare one want different plans.
    return query execute format(
      'select e.document_id, e.seq, e.facts from documents.search_entry e
       where e.lexemes @@ %L::tsquery and ($1::bigint is null or e.seq < $1) order by e.seq desc limit $2',
      (quote_literal('@' || reader)::tsquery && words)::text)
      using before, most;
    return;
  end if;
  return query
    with readable as (
      select a.document_id as id from documents.access a
      where a.position_id = nullif(current_setting('app.position', true), '')::uuid
      union
      select a.document_id from documents.access a
      where 'unit-head' = any (roles) and a.unit_id = nullif(current_setting('app.unit', true), '')::uuid
        and a.via in ('drafted', 'assigned')
    )
    select e.document_id, e.seq, e.facts
    from readable r join documents.search_entry e on e.document_id = r.id
    where (numnode(words) = 0 or e.lexemes @@ words) and (before is null or e.seq < before)
    order by e.seq desc limit most;
end $$;
comment on function documents.find_entries(tsquery, bigint, integer) is
  'Newest documents with these words that the actor may read; the only way in which the index is asked';

create function documents.positions_reading(document uuid, agencies uuid[]) returns setof uuid
  language sql stable security definer set search_path = pg_catalog as $$
  with rights as (
    select a.position_id, a.unit_id, a.via from documents.access a
    where a.document_id = document and a.agency_id = any (agencies) and a.position_id is not null
      and exists (select from documents.access own where own.document_id = document
        and own.agency_id = nullif(current_setting('app.agency', true), '')::uuid)
  )
  select r.position_id from rights r
  union
  select p.id from rights r join organization.position_ref p on p.unit_id = r.unit_id
  where r.via in ('drafted', 'assigned') and 'unit-head' = any (p.roles) and upper_inf(p.valid)
$$;
comment on function documents.positions_reading(uuid, uuid[]) is
  'Positions of these agencies that may read the document beside the circulation roles: who is to hear of a change; answers only to agencies that have it';
revoke execute on function documents.positions_reading(uuid, uuid[]) from public;
grant execute on function documents.positions_reading(uuid, uuid[]) to kinhbac_app;
