-- "Việc hôm nay": one projection of all waiting work, written in the transaction of whoever makes the work.
-- Agencies and positions are plain ids: the platform knows no module.
create table platform.work_item (
  id uuid primary key,
  agency_id uuid not null,
  position_id uuid,
  role text,
  kind text not null,
  object_kind text not null,
  object_id text not null,
  title text not null,
  detail jsonb not null,
  priority smallint not null check (priority between 0 and 3),
  due_at timestamptz,
  created_at timestamptz not null,
  opened_at timestamptz,
  done_at timestamptz,
  done_by_position uuid,
  check ((position_id is null) <> (role is null)),
  check (done_at is not null or done_by_position is null)
);
comment on table platform.work_item is 'One thing that waits for a position, or for everybody with a role in an agency';
comment on column platform.work_item.id is 'Never re-used';
comment on column platform.work_item.agency_id is 'The agency whose work it is';
comment on column platform.work_item.position_id is 'The position that must act, or none when any holder of the role may';
comment on column platform.work_item.role is 'The role that must act, or none when it is one position''s work';
comment on column platform.work_item.kind is 'What is to be done, such as documents.register-incoming';
comment on column platform.work_item.object_kind is 'Kind of the object that the work is about';
comment on column platform.work_item.object_id is 'Id of the object';
comment on column platform.work_item.title is 'What people see first';
comment on column platform.work_item.detail is 'More to show, chosen by the module that made the work';
comment on column platform.work_item.priority is '0 normal, 1 urgent, 2 very urgent, 3 express';
comment on column platform.work_item.due_at is 'When it must be done, if there is a term';
comment on column platform.work_item.created_at is 'When it began to wait';
comment on column platform.work_item.opened_at is 'When somebody first looked at it';
comment on column platform.work_item.done_at is 'When it stopped waiting';
comment on column platform.work_item.done_by_position is 'The position that finished it; none when the program withdrew it';

-- Putting the same waiting work twice has the effect of once.
create unique index work_item_once on platform.work_item
  (object_kind, object_id, kind, agency_id, coalesce(position_id::text, role)) where done_at is null;
-- The two ways in which work is mine, each in the order of the list.
create index work_item_position_open on platform.work_item
  (position_id, (-priority), (coalesce(due_at, 'infinity')), id) where done_at is null and position_id is not null;
create index work_item_role_open on platform.work_item
  (agency_id, role, (-priority), (coalesce(due_at, 'infinity')), id) where done_at is null and role is not null;
create index work_item_position_done on platform.work_item (position_id, done_at desc, id) where done_at is not null;
create index work_item_role_done on platform.work_item (agency_id, role, done_at desc, id) where done_at is not null;

grant select, insert on platform.work_item to kinhbac_app;
grant update (title, detail, priority, due_at, opened_at, done_at, done_by_position) on platform.work_item to kinhbac_app;

-- Generated from the module's policy.ts by `npm run -s rls`; a test compares. Do not edit.

alter table platform.work_item enable row level security;
drop policy if exists work_item_read on platform.work_item;
create policy work_item_read on platform.work_item for select to kinhbac_app
  using (("work_item"."position_id" = (select nullif(current_setting('app.position', true), '')::uuid) or ("work_item"."agency_id" = (select nullif(current_setting('app.agency', true), '')::uuid) and (("work_item"."role" in ('specialist') and (select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['specialist']::text[], false))) or ("work_item"."role" in ('unit-head') and (select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['unit-head']::text[], false))) or ("work_item"."role" in ('records-clerk') and (select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['records-clerk']::text[], false))) or ("work_item"."role" in ('chief-of-office') and (select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['chief-of-office']::text[], false))) or ("work_item"."role" in ('leader') and (select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['leader']::text[], false))) or ("work_item"."role" in ('archivist') and (select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['archivist']::text[], false))) or ("work_item"."role" in ('unit-admin') and (select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['unit-admin']::text[], false))) or ("work_item"."role" in ('province-admin') and (select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['province-admin']::text[], false))) or ("work_item"."role" in ('auditor') and (select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['auditor']::text[], false))))) or (select coalesce(current_setting('app.step', true), '') in ('worklist'))));
drop policy if exists work_item_insert on platform.work_item;
create policy work_item_insert on platform.work_item for insert to kinhbac_app
  with check (true);
drop policy if exists work_item_update on platform.work_item;
create policy work_item_update on platform.work_item for update to kinhbac_app
  using (("work_item"."position_id" = (select nullif(current_setting('app.position', true), '')::uuid) or ("work_item"."agency_id" = (select nullif(current_setting('app.agency', true), '')::uuid) and (("work_item"."role" in ('specialist') and (select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['specialist']::text[], false))) or ("work_item"."role" in ('unit-head') and (select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['unit-head']::text[], false))) or ("work_item"."role" in ('records-clerk') and (select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['records-clerk']::text[], false))) or ("work_item"."role" in ('chief-of-office') and (select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['chief-of-office']::text[], false))) or ("work_item"."role" in ('leader') and (select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['leader']::text[], false))) or ("work_item"."role" in ('archivist') and (select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['archivist']::text[], false))) or ("work_item"."role" in ('unit-admin') and (select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['unit-admin']::text[], false))) or ("work_item"."role" in ('province-admin') and (select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['province-admin']::text[], false))) or ("work_item"."role" in ('auditor') and (select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['auditor']::text[], false))))) or (select coalesce(current_setting('app.step', true), '') in ('worklist')))) with check (true);
drop policy if exists work_item_delete on platform.work_item;
create policy work_item_delete on platform.work_item for delete to kinhbac_app
  using (("work_item"."position_id" = (select nullif(current_setting('app.position', true), '')::uuid) or ("work_item"."agency_id" = (select nullif(current_setting('app.agency', true), '')::uuid) and (("work_item"."role" in ('specialist') and (select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['specialist']::text[], false))) or ("work_item"."role" in ('unit-head') and (select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['unit-head']::text[], false))) or ("work_item"."role" in ('records-clerk') and (select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['records-clerk']::text[], false))) or ("work_item"."role" in ('chief-of-office') and (select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['chief-of-office']::text[], false))) or ("work_item"."role" in ('leader') and (select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['leader']::text[], false))) or ("work_item"."role" in ('archivist') and (select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['archivist']::text[], false))) or ("work_item"."role" in ('unit-admin') and (select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['unit-admin']::text[], false))) or ("work_item"."role" in ('province-admin') and (select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['province-admin']::text[], false))) or ("work_item"."role" in ('auditor') and (select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['auditor']::text[], false))))) or (select coalesce(current_setting('app.step', true), '') in ('worklist'))));
