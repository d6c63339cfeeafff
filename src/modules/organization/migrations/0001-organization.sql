-- Agencies, units, positions, people, delegation and the working calendar, all with the time for which they hold.
-- The directory is public inside the platform (Regulation QĐ 79/2025: the directory is public), so there is no
-- row-level security here; of people only the name is kept: no birth date, no telephone, no identity number.
create schema organization;
comment on schema organization is 'Who the province is: agencies, units, positions, people, delegation, working calendar';
create extension if not exists btree_gist with schema public;
create extension if not exists pg_trgm with schema public;

create table organization.agency (
  id uuid primary key,
  key text not null unique,
  kind text not null check (kind in ('provincial-office', 'department', 'inspectorate', 'board', 'press', 'ward', 'commune')),
  name text not null,
  short_name text not null,
  name_en text not null,
  abbreviation text not null,
  letterhead_parent text,
  letterhead_name text not null,
  place text not null,
  parent_id uuid references organization.agency (id),
  admin_code text check (admin_code ~ '^\d{5}$'),
  former_province text check (former_province in ('bac-giang', 'bac-ninh')),
  ordinal integer not null,
  valid tstzrange not null check (not isempty(valid)),
  folded text not null,
  canonical text not null,
  exclude using gist (admin_code with =, valid with &&) where (admin_code is not null)
);
comment on table organization.agency is 'An agency as one legal body; a merger, split or change of name ends the row and makes a new one, tied by agency_succession';
comment on column organization.agency.id is 'Never re-used';
comment on column organization.agency.key is 'Stable key of the catalogue, such as so-noi-vu or 09187';
comment on column organization.agency.kind is 'What sort of agency';
comment on column organization.agency.name is 'Full name in Vietnamese';
comment on column organization.agency.short_name is 'Name as used in lists';
comment on column organization.agency.name_en is 'Name in English';
comment on column organization.agency.abbreviation is 'As used in numbers and notations, such as SNV or UBND';
comment on column organization.agency.letterhead_parent is 'Parent body in the second cell of the layout (Decree 30/2020, Annex I), if any';
comment on column organization.agency.letterhead_name is 'Issuing agency in the second cell of the layout';
comment on column organization.agency.place is 'Place named beside the date of its documents';
comment on column organization.agency.parent_id is 'The agency to which it belongs, if any';
comment on column organization.agency.admin_code is 'Five-digit code of the administrative unit, for wards and communes';
comment on column organization.agency.former_province is 'Former province in whose area it lies, for rules bound to territory';
comment on column organization.agency.ordinal is 'Order in lists within its kind';
comment on column organization.agency.valid is 'From when to when the agency existed';
comment on column organization.agency.folded is 'Search text without tone marks';
comment on column organization.agency.canonical is 'Search text with tone marks, their place unified';

create table organization.agency_alias (
  code text not null check (char_length(code) <= 35),
  system text not null check (system in ('qd20', 'qcvn102')),
  agency_id uuid not null references organization.agency (id),
  verified boolean not null,
  valid tstzrange not null check (not isempty(valid)),
  primary key (code, valid),
  exclude using gist (code with =, valid with &&)
);
create index agency_alias_agency on organization.agency_alias (agency_id);
comment on table organization.agency_alias is 'Every electronic identifier by which an agency is or was known; at any moment a code means exactly one agency';
comment on column organization.agency_alias.code is 'Identifier, at most 35 characters (Decision 20/2020/QĐ-TTg)';
comment on column organization.agency_alias.system is 'qd20: H05.03, province first; qcvn102: 000.00.03.H05, province last';
comment on column organization.agency_alias.agency_id is 'The agency meant';
comment on column organization.agency_alias.verified is 'False while the code was assigned by this product and not confirmed by the province';
comment on column organization.agency_alias.valid is 'From when to when the code meant this agency';

create table organization.agency_succession (
  from_id uuid not null references organization.agency (id),
  to_id uuid not null references organization.agency (id),
  at timestamptz not null,
  share_rule text not null,
  decision_document text not null,
  primary key (from_id, to_id),
  check (from_id <> to_id)
);
comment on table organization.agency_succession is 'Which agency took over from which, so that mergers, renames and splits keep history';
comment on column organization.agency_succession.from_id is 'The agency that ended';
comment on column organization.agency_succession.to_id is 'The agency that took over';
comment on column organization.agency_succession.at is 'When';
comment on column organization.agency_succession.share_rule is 'What was taken over, in words';
comment on column organization.agency_succession.decision_document is 'The decision behind it';

create table organization.issuer (
  id uuid primary key,
  agency_id uuid not null references organization.agency (id),
  own boolean not null,
  name text not null,
  name_en text not null,
  abbreviation text not null,
  letterhead_parent text,
  letterhead_name text not null,
  valid tstzrange not null check (not isempty(valid)),
  exclude using gist (agency_id with =, abbreviation with =, valid with &&)
);
comment on table organization.issuer is 'In whose names an agency issues documents: its own, and for the Office of the Provincial People''s Committee also the Committee''s';
comment on column organization.issuer.id is 'Never re-used';
comment on column organization.issuer.agency_id is 'The agency that operates the register';
comment on column organization.issuer.own is 'True for the agency''s own name';
comment on column organization.issuer.name is 'Name in Vietnamese';
comment on column organization.issuer.name_en is 'Name in English';
comment on column organization.issuer.abbreviation is 'As used in numbers and notations';
comment on column organization.issuer.letterhead_parent is 'Parent body in the second cell of the layout, if any';
comment on column organization.issuer.letterhead_name is 'Issuing body in the second cell of the layout';
comment on column organization.issuer.valid is 'From when to when';

create table organization.agency_group (
  id uuid primary key,
  key text not null unique,
  name_vi text not null,
  name_en text not null,
  ordinal integer not null
);
comment on table organization.agency_group is 'Ready-made groups of recipients';
comment on column organization.agency_group.id is 'Never re-used';
comment on column organization.agency_group.key is 'Stable key of the catalogue';
comment on column organization.agency_group.name_vi is 'Name in Vietnamese';
comment on column organization.agency_group.name_en is 'Name in English';
comment on column organization.agency_group.ordinal is 'Order in lists';

create table organization.agency_group_member (
  group_id uuid not null references organization.agency_group (id),
  agency_id uuid not null references organization.agency (id),
  valid tstzrange not null check (not isempty(valid)),
  primary key (group_id, agency_id, valid),
  exclude using gist (group_id with =, agency_id with =, valid with &&)
);
comment on table organization.agency_group_member is 'Which agency belongs to which group, and when';
comment on column organization.agency_group_member.group_id is 'The group';
comment on column organization.agency_group_member.agency_id is 'The member';
comment on column organization.agency_group_member.valid is 'From when to when';

create table organization.unit (
  id uuid primary key,
  agency_id uuid not null references organization.agency (id),
  parent_id uuid,
  name text not null,
  name_en text not null,
  abbreviation text not null,
  kind text not null check (kind in ('leadership', 'office', 'division', 'centre')),
  ordinal integer not null,
  valid tstzrange not null check (not isempty(valid)),
  folded text not null,
  canonical text not null,
  unique (id, agency_id),
  foreign key (parent_id, agency_id) references organization.unit (id, agency_id)
);
create index unit_agency on organization.unit (agency_id);
comment on table organization.unit is 'A room, division or centre inside an agency';
comment on column organization.unit.id is 'Never re-used';
comment on column organization.unit.agency_id is 'The agency it belongs to';
comment on column organization.unit.parent_id is 'The unit above it in the same agency, if any';
comment on column organization.unit.name is 'Name in Vietnamese';
comment on column organization.unit.name_en is 'Name in English';
comment on column organization.unit.abbreviation is 'As used after the agency in the notation of official letters';
comment on column organization.unit.kind is 'leadership, office, division or centre';
comment on column organization.unit.ordinal is 'Order in lists';
comment on column organization.unit.valid is 'From when to when the unit existed';
comment on column organization.unit.folded is 'Search text without tone marks';
comment on column organization.unit.canonical is 'Search text with tone marks, their place unified';

create table organization.person (
  id uuid primary key,
  name text not null check (name = btrim(name) and name <> ''),
  demo boolean not null,
  created_at timestamptz not null,
  folded text not null,
  canonical text not null
);
create index person_folded on organization.person using gin (folded gin_trgm_ops);
comment on table organization.person is 'A person who holds or held a position; nothing of private life is kept';
comment on column organization.person.id is 'Never re-used';
comment on column organization.person.name is 'Full name, family name first';
comment on column organization.person.demo is 'Made up for the demonstration; shown as such on every screen';
comment on column organization.person.created_at is 'When the person was entered';
comment on column organization.person.folded is 'Search text without tone marks';
comment on column organization.person.canonical is 'Search text with tone marks, their place unified';

create table organization.position (
  id uuid primary key,
  agency_id uuid not null references organization.agency (id),
  unit_id uuid not null,
  title text not null,
  rank text not null check (rank in ('head', 'deputy', 'member')),
  roles text[] not null check (cardinality(roles) > 0 and roles <@ array['specialist', 'unit-head', 'records-clerk', 'chief-of-office', 'leader', 'archivist', 'unit-admin', 'province-admin', 'auditor']),
  ordinal integer not null,
  valid tstzrange not null check (not isempty(valid)),
  folded text not null,
  canonical text not null,
  unique (id, agency_id),
  foreign key (unit_id, agency_id) references organization.unit (id, agency_id)
);
create index position_agency on organization.position (agency_id);
create index position_unit on organization.position (unit_id);
create index position_roles on organization.position using gin (roles);
comment on table organization.position is 'A post in a unit; work and rights belong to it, not to the person who holds it';
comment on column organization.position.id is 'Never re-used';
comment on column organization.position.agency_id is 'The agency';
comment on column organization.position.unit_id is 'The unit, of the same agency';
comment on column organization.position.title is 'Title as printed under signatures';
comment on column organization.position.rank is 'head: first of its unit or agency; deputy; member';
comment on column organization.position.roles is 'What the post does in the platform';
comment on column organization.position.ordinal is 'Order within the agency';
comment on column organization.position.valid is 'From when to when the post existed';
comment on column organization.position.folded is 'Search text of the title without tone marks';
comment on column organization.position.canonical is 'Search text of the title with tone marks, their place unified';

create table organization.holding (
  id uuid primary key,
  person_id uuid not null references organization.person (id),
  position_id uuid not null references organization.position (id),
  acting boolean not null,
  valid tstzrange not null check (not isempty(valid)),
  decision_document text,
  exclude using gist (position_id with =, valid with &&) where (not acting),
  exclude using gist (person_id with =, position_id with =, valid with &&)
);
comment on table organization.holding is 'Who holds which position, and when; a position has at most one full holder at a time, and may have an acting one beside';
comment on column organization.holding.id is 'Never re-used';
comment on column organization.holding.person_id is 'The person';
comment on column organization.holding.position_id is 'The position';
comment on column organization.holding.acting is 'Holds the post for the time being (phụ trách)';
comment on column organization.holding.valid is 'From when to when';
comment on column organization.holding.decision_document is 'Number and notation of the decision, if known';

create table organization.delegation (
  id uuid primary key,
  agency_id uuid not null references organization.agency (id),
  from_position uuid not null,
  to_position uuid not null,
  form text not null check (form in ('KT', 'TL', 'TUQ')),
  scope text not null,
  valid tstzrange not null check (not isempty(valid) and not lower_inf(valid)),
  decision_document text,
  granted_at timestamptz not null,
  granted_by_person uuid not null references organization.person (id),
  granted_by_position uuid not null references organization.position (id),
  ended_at timestamptz,
  ended_by_person uuid references organization.person (id),
  ended_reason text,
  check (from_position <> to_position),
  check (form <> 'TUQ' or (decision_document is not null and not upper_inf(valid))),
  check ((ended_at is null) = (ended_reason is null) and (ended_at is null) = (ended_by_person is null)),
  foreign key (from_position, agency_id) references organization.position (id, agency_id),
  foreign key (to_position, agency_id) references organization.position (id, agency_id),
  exclude using gist (from_position with =, to_position with =, form with =, valid with &&) where (ended_at is null)
);
create index delegation_to on organization.delegation (to_position);
create index delegation_agency on organization.delegation (agency_id);
comment on table organization.delegation is 'Acts of one position given to another for a time (Decree 30/2020/NĐ-CP, Article 13)';
comment on column organization.delegation.id is 'Never re-used; printed with the acts done under it';
comment on column organization.delegation.agency_id is 'The agency of both positions';
comment on column organization.delegation.from_position is 'Whose acts are given';
comment on column organization.delegation.to_position is 'Who may do them';
comment on column organization.delegation.form is 'KT: signs in place of the head; TL: by order; TUQ: by written mandate with a term';
comment on column organization.delegation.scope is 'What may be done, in words';
comment on column organization.delegation.valid is 'From when to when, as granted';
comment on column organization.delegation.decision_document is 'Number and notation of the decision; never missing for TUQ';
comment on column organization.delegation.granted_at is 'When it was entered';
comment on column organization.delegation.granted_by_person is 'Who entered it';
comment on column organization.delegation.granted_by_position is 'For which position that person acted';
comment on column organization.delegation.ended_at is 'When it was ended before its time';
comment on column organization.delegation.ended_by_person is 'Who ended it';
comment on column organization.delegation.ended_reason is 'Why';

create table organization.calendar_day (
  day date primary key,
  kind text not null check (kind in ('holiday', 'working-swap', 'ordinary')),
  name_vi text not null,
  name_en text not null,
  source text not null,
  provisional boolean not null,
  edits integer not null default 0
);
comment on table organization.calendar_day is 'Days that differ from the week: days off, swapped working days, and entries taken back';
comment on column organization.calendar_day.day is 'Civil date in Vietnam';
comment on column organization.calendar_day.kind is 'holiday: off; working-swap: a Saturday or Sunday worked; ordinary: as the week says';
comment on column organization.calendar_day.name_vi is 'Name in Vietnamese';
comment on column organization.calendar_day.name_en is 'Name in English';
comment on column organization.calendar_day.source is 'Law, notice or decision behind it';
comment on column organization.calendar_day.provisional is 'True until the official schedule of the year is published';
comment on column organization.calendar_day.edits is 'How many times it was edited here';

create table organization.calendar_day_history (
  day date not null,
  edit integer not null,
  kind text not null,
  name_vi text not null,
  name_en text not null,
  source text not null,
  provisional boolean not null,
  changed_at timestamptz not null,
  changed_by_person uuid not null references organization.person (id),
  changed_by_position uuid not null references organization.position (id),
  primary key (day, edit)
);
comment on table organization.calendar_day_history is 'What an edited day was before each edit; rows are never changed';
comment on column organization.calendar_day_history.day is 'The day';
comment on column organization.calendar_day_history.edit is 'Number of the edit that replaced this state, from 1';
comment on column organization.calendar_day_history.kind is 'Kind before the edit';
comment on column organization.calendar_day_history.name_vi is 'Name before the edit, in Vietnamese';
comment on column organization.calendar_day_history.name_en is 'Name before the edit, in English';
comment on column organization.calendar_day_history.source is 'Source before the edit';
comment on column organization.calendar_day_history.provisional is 'Whether it was provisional before the edit';
comment on column organization.calendar_day_history.changed_at is 'When the edit was made';
comment on column organization.calendar_day_history.changed_by_person is 'Who made the edit';
comment on column organization.calendar_day_history.changed_by_position is 'For which position that person acted';
create trigger append_only before update or delete or truncate on organization.calendar_day_history
  for each statement execute function platform.refuse_change();

create table organization.office_hours (
  id uuid primary key,
  agency_id uuid references organization.agency (id),
  opens time[] not null,
  closes time[] not null,
  valid daterange not null check (not isempty(valid)),
  source text not null,
  check (cardinality(opens) = cardinality(closes) and cardinality(opens) > 0),
  exclude using gist (coalesce(agency_id, '00000000-0000-0000-0000-000000000000'::uuid) with =, valid with &&)
);
comment on table organization.office_hours is 'When a working day begins and ends; an agency''s own hours stand before the province''s';
comment on column organization.office_hours.id is 'Never re-used';
comment on column organization.office_hours.agency_id is 'The agency, or none for the whole province';
comment on column organization.office_hours.opens is 'Beginnings of the periods of a day';
comment on column organization.office_hours.closes is 'Ends of the periods of a day, in the same order';
comment on column organization.office_hours.valid is 'Civil dates for which it holds';
comment on column organization.office_hours.source is 'Where the hours come from';

-- The SQL door for modules further down.
create view organization.agency_ref as
  select a.id, a.key, a.kind, a.name, a.short_name, a.name_en, a.abbreviation, a.letterhead_parent, a.letterhead_name, a.place,
    a.parent_id, a.admin_code, a.former_province, a.ordinal, a.valid, a.folded, a.canonical,
    (select x.code from organization.agency_alias x where x.agency_id = a.id and x.system = 'qd20'
      order by lower(x.valid) desc limit 1) as code
  from organization.agency a;
comment on view organization.agency_ref is 'Published: agencies with their newest identifier of Decision 20/2020/QĐ-TTg';
create view organization.agency_alias_ref as select code, system, agency_id, verified, valid from organization.agency_alias;
comment on view organization.agency_alias_ref is 'Published: every identifier of every agency';
create view organization.issuer_ref as
  select id, agency_id, own, name, name_en, abbreviation, letterhead_parent, letterhead_name, valid from organization.issuer;
comment on view organization.issuer_ref is 'Published: in whose names agencies issue documents';
create view organization.agency_group_member_ref as
  select g.key as group_key, m.group_id, m.agency_id, m.valid
  from organization.agency_group_member m join organization.agency_group g on g.id = m.group_id;
comment on view organization.agency_group_member_ref is 'Published: members of the groups of recipients';
create view organization.unit_ref as
  select id, agency_id, parent_id, name, name_en, abbreviation, kind, ordinal, valid from organization.unit;
comment on view organization.unit_ref is 'Published: units of agencies';
create view organization.person_ref as select id, name, demo, folded, canonical from organization.person;
comment on view organization.person_ref is 'Published: names of people';
create view organization.position_ref as
  select id, agency_id, unit_id, title, rank, roles, ordinal, valid from organization.position;
comment on view organization.position_ref is 'Published: positions';
create view organization.holding_ref as
  select id, person_id, position_id, acting, valid from organization.holding;
comment on view organization.holding_ref is 'Published: who holds which position, and when';
create view organization.delegation_ref as
  select id, agency_id, from_position, to_position, form, scope, decision_document,
    case when ended_at is null or ended_at >= upper(valid) then valid
      when ended_at <= lower(valid) then 'empty'::tstzrange
      else tstzrange(lower(valid), ended_at, '[)') end as valid
  from organization.delegation;
comment on view organization.delegation_ref is 'Published: delegations with the time for which they truly held';
create view organization.calendar_day_ref as
  select day, kind, name_vi, name_en, source, provisional from organization.calendar_day;
comment on view organization.calendar_day_ref is 'Published: days that differ from the week';
create view organization.staff_report as
  select a.id as agency_id, a.kind, a.name, h.valid, p.demo, count(*) as holdings
  from organization.holding h
    join organization.position o on o.id = h.position_id
    join organization.agency a on a.id = o.agency_id
    join organization.person p on p.id = h.person_id
  group by a.id, a.kind, a.name, h.valid, p.demo;
comment on view organization.staff_report is 'Published for reports: how many positions are held in each agency, by term';

grant usage on schema organization to kinhbac_app;
grant select on all tables in schema organization to kinhbac_app;
-- The directory is entered by the application (first fill, later the unit administrators); entered rows are not rewritten.
grant insert on organization.agency, organization.agency_alias, organization.agency_succession, organization.issuer,
  organization.agency_group, organization.agency_group_member, organization.unit, organization.person, organization.position,
  organization.holding, organization.delegation, organization.calendar_day, organization.calendar_day_history,
  organization.office_hours to kinhbac_app;
grant update (ended_at, ended_by_person, ended_reason) on organization.delegation to kinhbac_app;
grant update (kind, name_vi, name_en, source, provisional, edits) on organization.calendar_day to kinhbac_app;
