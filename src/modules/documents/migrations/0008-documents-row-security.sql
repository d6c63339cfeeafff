-- Generated from the module's policy.ts by `npm run -s rls`; a test compares. Do not edit.

alter table documents.access enable row level security;
drop policy if exists access_read on documents.access;
create policy access_read on documents.access for select to kinhbac_app
  using ((((select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['records-clerk', 'chief-of-office', 'leader', 'archivist']::text[], false)) and "access"."agency_id" = (select nullif(current_setting('app.agency', true), '')::uuid)) or "access"."position_id" = (select nullif(current_setting('app.position', true), '')::uuid) or ((select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['unit-head']::text[], false)) and "access"."unit_id" = (select nullif(current_setting('app.unit', true), '')::uuid) and "access"."via" in ('drafted', 'assigned')) or (select coalesce(current_setting('app.step', true), '') in ('documents.deliver'))));
drop policy if exists access_insert on documents.access;
create policy access_insert on documents.access for insert to kinhbac_app
  with check (("access"."agency_id" = (select nullif(current_setting('app.agency', true), '')::uuid) or (select coalesce(current_setting('app.step', true), '') in ('documents.deliver'))));
drop policy if exists access_update on documents.access;
create policy access_update on documents.access for update to kinhbac_app
  using ((((select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['records-clerk', 'chief-of-office', 'leader', 'archivist']::text[], false)) and "access"."agency_id" = (select nullif(current_setting('app.agency', true), '')::uuid)) or "access"."position_id" = (select nullif(current_setting('app.position', true), '')::uuid) or ((select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['unit-head']::text[], false)) and "access"."unit_id" = (select nullif(current_setting('app.unit', true), '')::uuid) and "access"."via" in ('drafted', 'assigned')) or (select coalesce(current_setting('app.step', true), '') in ('documents.deliver')))) with check (true);
drop policy if exists access_delete on documents.access;
create policy access_delete on documents.access for delete to kinhbac_app
  using ((((select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['records-clerk', 'chief-of-office', 'leader', 'archivist']::text[], false)) and "access"."agency_id" = (select nullif(current_setting('app.agency', true), '')::uuid)) or "access"."position_id" = (select nullif(current_setting('app.position', true), '')::uuid) or ((select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['unit-head']::text[], false)) and "access"."unit_id" = (select nullif(current_setting('app.unit', true), '')::uuid) and "access"."via" in ('drafted', 'assigned')) or (select coalesce(current_setting('app.step', true), '') in ('documents.deliver'))));

alter table documents.act_once enable row level security;
drop policy if exists act_once_read on documents.act_once;
create policy act_once_read on documents.act_once for select to kinhbac_app
  using (("act_once"."position_id" = (select nullif(current_setting('app.position', true), '')::uuid)));
drop policy if exists act_once_insert on documents.act_once;
create policy act_once_insert on documents.act_once for insert to kinhbac_app
  with check (("act_once"."position_id" = (select nullif(current_setting('app.position', true), '')::uuid)));
drop policy if exists act_once_update on documents.act_once;
create policy act_once_update on documents.act_once for update to kinhbac_app
  using (("act_once"."position_id" = (select nullif(current_setting('app.position', true), '')::uuid))) with check (true);
drop policy if exists act_once_delete on documents.act_once;
create policy act_once_delete on documents.act_once for delete to kinhbac_app
  using (("act_once"."position_id" = (select nullif(current_setting('app.position', true), '')::uuid)));

alter table documents.assignment enable row level security;
drop policy if exists assignment_read on documents.assignment;
create policy assignment_read on documents.assignment for select to kinhbac_app
  using ((((select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['records-clerk', 'chief-of-office', 'leader', 'archivist']::text[], false)) and "assignment"."agency_id" = (select nullif(current_setting('app.agency', true), '')::uuid)) or ("assignment"."agency_id" = (select nullif(current_setting('app.agency', true), '')::uuid) and exists (select 1 from "documents"."document" as "p0" where ("p0"."id" = "assignment"."document_id" and true) offset 0)) or (select coalesce(current_setting('app.step', true), '') in ('documents.deliver'))));
drop policy if exists assignment_insert on documents.assignment;
create policy assignment_insert on documents.assignment for insert to kinhbac_app
  with check (("assignment"."agency_id" = (select nullif(current_setting('app.agency', true), '')::uuid) or (select coalesce(current_setting('app.step', true), '') in ('documents.deliver'))));
drop policy if exists assignment_update on documents.assignment;
create policy assignment_update on documents.assignment for update to kinhbac_app
  using ((((select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['records-clerk', 'chief-of-office', 'leader', 'archivist']::text[], false)) and "assignment"."agency_id" = (select nullif(current_setting('app.agency', true), '')::uuid)) or ("assignment"."agency_id" = (select nullif(current_setting('app.agency', true), '')::uuid) and exists (select 1 from "documents"."document" as "p0" where ("p0"."id" = "assignment"."document_id" and true) offset 0)) or (select coalesce(current_setting('app.step', true), '') in ('documents.deliver')))) with check (true);
drop policy if exists assignment_delete on documents.assignment;
create policy assignment_delete on documents.assignment for delete to kinhbac_app
  using ((((select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['records-clerk', 'chief-of-office', 'leader', 'archivist']::text[], false)) and "assignment"."agency_id" = (select nullif(current_setting('app.agency', true), '')::uuid)) or ("assignment"."agency_id" = (select nullif(current_setting('app.agency', true), '')::uuid) and exists (select 1 from "documents"."document" as "p0" where ("p0"."id" = "assignment"."document_id" and true) offset 0)) or (select coalesce(current_setting('app.step', true), '') in ('documents.deliver'))));

alter table documents.delivery enable row level security;
drop policy if exists delivery_read on documents.delivery;
create policy delivery_read on documents.delivery for select to kinhbac_app
  using ((((select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['records-clerk', 'chief-of-office', 'leader', 'archivist']::text[], false)) and ("delivery"."from_agency" = (select nullif(current_setting('app.agency', true), '')::uuid) or "delivery"."to_agency" = (select nullif(current_setting('app.agency', true), '')::uuid))) or (("delivery"."from_agency" = (select nullif(current_setting('app.agency', true), '')::uuid) or "delivery"."to_agency" = (select nullif(current_setting('app.agency', true), '')::uuid)) and exists (select 1 from "documents"."document" as "p0" where ("p0"."id" = "delivery"."document_id" and true) offset 0))));
drop policy if exists delivery_insert on documents.delivery;
create policy delivery_insert on documents.delivery for insert to kinhbac_app
  with check (("delivery"."from_agency" = (select nullif(current_setting('app.agency', true), '')::uuid) or "delivery"."to_agency" = (select nullif(current_setting('app.agency', true), '')::uuid)));
drop policy if exists delivery_update on documents.delivery;
create policy delivery_update on documents.delivery for update to kinhbac_app
  using ((((select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['records-clerk', 'chief-of-office', 'leader', 'archivist']::text[], false)) and ("delivery"."from_agency" = (select nullif(current_setting('app.agency', true), '')::uuid) or "delivery"."to_agency" = (select nullif(current_setting('app.agency', true), '')::uuid))) or (("delivery"."from_agency" = (select nullif(current_setting('app.agency', true), '')::uuid) or "delivery"."to_agency" = (select nullif(current_setting('app.agency', true), '')::uuid)) and exists (select 1 from "documents"."document" as "p0" where ("p0"."id" = "delivery"."document_id" and true) offset 0)))) with check (true);
drop policy if exists delivery_delete on documents.delivery;
create policy delivery_delete on documents.delivery for delete to kinhbac_app
  using ((((select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['records-clerk', 'chief-of-office', 'leader', 'archivist']::text[], false)) and ("delivery"."from_agency" = (select nullif(current_setting('app.agency', true), '')::uuid) or "delivery"."to_agency" = (select nullif(current_setting('app.agency', true), '')::uuid))) or (("delivery"."from_agency" = (select nullif(current_setting('app.agency', true), '')::uuid) or "delivery"."to_agency" = (select nullif(current_setting('app.agency', true), '')::uuid)) and exists (select 1 from "documents"."document" as "p0" where ("p0"."id" = "delivery"."document_id" and true) offset 0))));

alter table documents.dispatch enable row level security;
drop policy if exists dispatch_read on documents.dispatch;
create policy dispatch_read on documents.dispatch for select to kinhbac_app
  using ((exists (select 1 from "documents"."document" as "p0" where ("p0"."id" = "dispatch"."document_id" and true) offset 0)));
drop policy if exists dispatch_insert on documents.dispatch;
create policy dispatch_insert on documents.dispatch for insert to kinhbac_app
  with check (true);
drop policy if exists dispatch_update on documents.dispatch;
create policy dispatch_update on documents.dispatch for update to kinhbac_app
  using ((exists (select 1 from "documents"."document" as "p0" where ("p0"."id" = "dispatch"."document_id" and true) offset 0))) with check (true);
drop policy if exists dispatch_delete on documents.dispatch;
create policy dispatch_delete on documents.dispatch for delete to kinhbac_app
  using ((exists (select 1 from "documents"."document" as "p0" where ("p0"."id" = "dispatch"."document_id" and true) offset 0)));

alter table documents.document enable row level security;
drop policy if exists document_read on documents.document;
create policy document_read on documents.document for select to kinhbac_app
  using ((((select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['records-clerk', 'chief-of-office', 'leader', 'archivist']::text[], false)) and exists (select 1 from "documents"."access" as "p0" where ("p0"."document_id" = "document"."id" and ("p0"."agency_id" = (select nullif(current_setting('app.agency', true), '')::uuid) and "p0"."position_id" is null)) offset 0)) or exists (select 1 from "documents"."access" as "p0" where ("p0"."document_id" = "document"."id" and ("p0"."position_id" = (select nullif(current_setting('app.position', true), '')::uuid) and "p0"."via" in ('drafted'))) offset 0) or exists (select 1 from "documents"."access" as "p0" where ("p0"."document_id" = "document"."id" and ("p0"."position_id" = (select nullif(current_setting('app.position', true), '')::uuid) and "p0"."via" in ('signed'))) offset 0) or exists (select 1 from "documents"."access" as "p0" where ("p0"."document_id" = "document"."id" and ("p0"."position_id" = (select nullif(current_setting('app.position', true), '')::uuid) and "p0"."via" in ('took-part'))) offset 0) or exists (select 1 from "documents"."access" as "p0" where ("p0"."document_id" = "document"."id" and ("p0"."position_id" = (select nullif(current_setting('app.position', true), '')::uuid) and "p0"."via" in ('assigned'))) offset 0) or exists (select 1 from "documents"."access" as "p0" where ("p0"."document_id" = "document"."id" and ("p0"."position_id" = (select nullif(current_setting('app.position', true), '')::uuid) and "p0"."via" in ('shared'))) offset 0) or ((select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['unit-head']::text[], false)) and exists (select 1 from "documents"."access" as "p0" where ("p0"."document_id" = "document"."id" and ("p0"."unit_id" = (select nullif(current_setting('app.unit', true), '')::uuid) and "p0"."via" in ('drafted', 'assigned'))) offset 0)) or (select coalesce(current_setting('app.step', true), '') in ('documents.verify')) or (select coalesce(current_setting('app.step', true), '') in ('documents.deliver'))));
drop policy if exists document_insert on documents.document;
create policy document_insert on documents.document for insert to kinhbac_app
  with check (true);
drop policy if exists document_update on documents.document;
create policy document_update on documents.document for update to kinhbac_app
  using ((((select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['records-clerk', 'chief-of-office', 'leader', 'archivist']::text[], false)) and exists (select 1 from "documents"."access" as "p0" where ("p0"."document_id" = "document"."id" and ("p0"."agency_id" = (select nullif(current_setting('app.agency', true), '')::uuid) and "p0"."position_id" is null)) offset 0)) or exists (select 1 from "documents"."access" as "p0" where ("p0"."document_id" = "document"."id" and ("p0"."position_id" = (select nullif(current_setting('app.position', true), '')::uuid) and "p0"."via" in ('drafted'))) offset 0) or exists (select 1 from "documents"."access" as "p0" where ("p0"."document_id" = "document"."id" and ("p0"."position_id" = (select nullif(current_setting('app.position', true), '')::uuid) and "p0"."via" in ('signed'))) offset 0) or exists (select 1 from "documents"."access" as "p0" where ("p0"."document_id" = "document"."id" and ("p0"."position_id" = (select nullif(current_setting('app.position', true), '')::uuid) and "p0"."via" in ('took-part'))) offset 0) or exists (select 1 from "documents"."access" as "p0" where ("p0"."document_id" = "document"."id" and ("p0"."position_id" = (select nullif(current_setting('app.position', true), '')::uuid) and "p0"."via" in ('assigned'))) offset 0) or exists (select 1 from "documents"."access" as "p0" where ("p0"."document_id" = "document"."id" and ("p0"."position_id" = (select nullif(current_setting('app.position', true), '')::uuid) and "p0"."via" in ('shared'))) offset 0) or ((select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['unit-head']::text[], false)) and exists (select 1 from "documents"."access" as "p0" where ("p0"."document_id" = "document"."id" and ("p0"."unit_id" = (select nullif(current_setting('app.unit', true), '')::uuid) and "p0"."via" in ('drafted', 'assigned'))) offset 0)) or (select coalesce(current_setting('app.step', true), '') in ('documents.verify')) or (select coalesce(current_setting('app.step', true), '') in ('documents.deliver')))) with check (true);
drop policy if exists document_delete on documents.document;
create policy document_delete on documents.document for delete to kinhbac_app
  using ((((select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['records-clerk', 'chief-of-office', 'leader', 'archivist']::text[], false)) and exists (select 1 from "documents"."access" as "p0" where ("p0"."document_id" = "document"."id" and ("p0"."agency_id" = (select nullif(current_setting('app.agency', true), '')::uuid) and "p0"."position_id" is null)) offset 0)) or exists (select 1 from "documents"."access" as "p0" where ("p0"."document_id" = "document"."id" and ("p0"."position_id" = (select nullif(current_setting('app.position', true), '')::uuid) and "p0"."via" in ('drafted'))) offset 0) or exists (select 1 from "documents"."access" as "p0" where ("p0"."document_id" = "document"."id" and ("p0"."position_id" = (select nullif(current_setting('app.position', true), '')::uuid) and "p0"."via" in ('signed'))) offset 0) or exists (select 1 from "documents"."access" as "p0" where ("p0"."document_id" = "document"."id" and ("p0"."position_id" = (select nullif(current_setting('app.position', true), '')::uuid) and "p0"."via" in ('took-part'))) offset 0) or exists (select 1 from "documents"."access" as "p0" where ("p0"."document_id" = "document"."id" and ("p0"."position_id" = (select nullif(current_setting('app.position', true), '')::uuid) and "p0"."via" in ('assigned'))) offset 0) or exists (select 1 from "documents"."access" as "p0" where ("p0"."document_id" = "document"."id" and ("p0"."position_id" = (select nullif(current_setting('app.position', true), '')::uuid) and "p0"."via" in ('shared'))) offset 0) or ((select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['unit-head']::text[], false)) and exists (select 1 from "documents"."access" as "p0" where ("p0"."document_id" = "document"."id" and ("p0"."unit_id" = (select nullif(current_setting('app.unit', true), '')::uuid) and "p0"."via" in ('drafted', 'assigned'))) offset 0)) or (select coalesce(current_setting('app.step', true), '') in ('documents.verify')) or (select coalesce(current_setting('app.step', true), '') in ('documents.deliver'))));

alter table documents.document_file enable row level security;
drop policy if exists document_file_read on documents.document_file;
create policy document_file_read on documents.document_file for select to kinhbac_app
  using ((exists (select 1 from "documents"."document" as "p0" where ("p0"."id" = "document_file"."document_id" and true) offset 0)));
drop policy if exists document_file_insert on documents.document_file;
create policy document_file_insert on documents.document_file for insert to kinhbac_app
  with check (true);
drop policy if exists document_file_update on documents.document_file;
create policy document_file_update on documents.document_file for update to kinhbac_app
  using ((exists (select 1 from "documents"."document" as "p0" where ("p0"."id" = "document_file"."document_id" and true) offset 0))) with check (true);
drop policy if exists document_file_delete on documents.document_file;
create policy document_file_delete on documents.document_file for delete to kinhbac_app
  using ((exists (select 1 from "documents"."document" as "p0" where ("p0"."id" = "document_file"."document_id" and true) offset 0)));

alter table documents.document_relation enable row level security;
drop policy if exists document_relation_read on documents.document_relation;
create policy document_relation_read on documents.document_relation for select to kinhbac_app
  using ((exists (select 1 from "documents"."document" as "p0" where ("p0"."id" = "document_relation"."from_id" and true) offset 0) or exists (select 1 from "documents"."document" as "p0" where ("p0"."id" = "document_relation"."to_id" and true) offset 0)));
drop policy if exists document_relation_insert on documents.document_relation;
create policy document_relation_insert on documents.document_relation for insert to kinhbac_app
  with check (true);
drop policy if exists document_relation_update on documents.document_relation;
create policy document_relation_update on documents.document_relation for update to kinhbac_app
  using ((exists (select 1 from "documents"."document" as "p0" where ("p0"."id" = "document_relation"."from_id" and true) offset 0) or exists (select 1 from "documents"."document" as "p0" where ("p0"."id" = "document_relation"."to_id" and true) offset 0))) with check (true);
drop policy if exists document_relation_delete on documents.document_relation;
create policy document_relation_delete on documents.document_relation for delete to kinhbac_app
  using ((exists (select 1 from "documents"."document" as "p0" where ("p0"."id" = "document_relation"."from_id" and true) offset 0) or exists (select 1 from "documents"."document" as "p0" where ("p0"."id" = "document_relation"."to_id" and true) offset 0)));

alter table documents.draft enable row level security;
drop policy if exists draft_read on documents.draft;
create policy draft_read on documents.draft for select to kinhbac_app
  using (("draft"."author_position" = (select nullif(current_setting('app.position', true), '')::uuid) or ("draft"."unit_id" = (select nullif(current_setting('app.unit', true), '')::uuid) and (select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['unit-head', 'chief-of-office', 'leader']::text[], false)) and "draft"."state" in ('with-head', 'returned', 'with-office', 'with-leader', 'signed', 'issued', 'refused')) or ("draft"."agency_id" = (select nullif(current_setting('app.agency', true), '')::uuid) and (select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['records-clerk', 'chief-of-office']::text[], false)) and "draft"."state" in ('with-office', 'with-leader', 'signed', 'issued')) or ("draft"."agency_id" = (select nullif(current_setting('app.agency', true), '')::uuid) and (select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['leader']::text[], false)) and "draft"."state" in ('with-leader', 'signed', 'issued')) or ("draft"."signer_position" = (select nullif(current_setting('app.position', true), '')::uuid) and "draft"."state" in ('with-leader', 'signed', 'issued')) or (select coalesce(current_setting('app.step', true), '') in ('documents.move-draft')) or (select coalesce(current_setting('app.step', true), '') in ('documents.verify'))));
drop policy if exists draft_insert on documents.draft;
create policy draft_insert on documents.draft for insert to kinhbac_app
  with check (true);
drop policy if exists draft_update on documents.draft;
create policy draft_update on documents.draft for update to kinhbac_app
  using (("draft"."author_position" = (select nullif(current_setting('app.position', true), '')::uuid) or ("draft"."unit_id" = (select nullif(current_setting('app.unit', true), '')::uuid) and (select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['unit-head', 'chief-of-office', 'leader']::text[], false)) and "draft"."state" in ('with-head', 'returned', 'with-office', 'with-leader', 'signed', 'issued', 'refused')) or ("draft"."agency_id" = (select nullif(current_setting('app.agency', true), '')::uuid) and (select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['records-clerk', 'chief-of-office']::text[], false)) and "draft"."state" in ('with-office', 'with-leader', 'signed', 'issued')) or ("draft"."agency_id" = (select nullif(current_setting('app.agency', true), '')::uuid) and (select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['leader']::text[], false)) and "draft"."state" in ('with-leader', 'signed', 'issued')) or ("draft"."signer_position" = (select nullif(current_setting('app.position', true), '')::uuid) and "draft"."state" in ('with-leader', 'signed', 'issued')) or (select coalesce(current_setting('app.step', true), '') in ('documents.move-draft')) or (select coalesce(current_setting('app.step', true), '') in ('documents.verify')))) with check (true);
drop policy if exists draft_delete on documents.draft;
create policy draft_delete on documents.draft for delete to kinhbac_app
  using (("draft"."author_position" = (select nullif(current_setting('app.position', true), '')::uuid) or ("draft"."unit_id" = (select nullif(current_setting('app.unit', true), '')::uuid) and (select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['unit-head', 'chief-of-office', 'leader']::text[], false)) and "draft"."state" in ('with-head', 'returned', 'with-office', 'with-leader', 'signed', 'issued', 'refused')) or ("draft"."agency_id" = (select nullif(current_setting('app.agency', true), '')::uuid) and (select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['records-clerk', 'chief-of-office']::text[], false)) and "draft"."state" in ('with-office', 'with-leader', 'signed', 'issued')) or ("draft"."agency_id" = (select nullif(current_setting('app.agency', true), '')::uuid) and (select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['leader']::text[], false)) and "draft"."state" in ('with-leader', 'signed', 'issued')) or ("draft"."signer_position" = (select nullif(current_setting('app.position', true), '')::uuid) and "draft"."state" in ('with-leader', 'signed', 'issued')) or (select coalesce(current_setting('app.step', true), '') in ('documents.move-draft')) or (select coalesce(current_setting('app.step', true), '') in ('documents.verify'))));

alter table documents.draft_annex enable row level security;
drop policy if exists draft_annex_read on documents.draft_annex;
create policy draft_annex_read on documents.draft_annex for select to kinhbac_app
  using ((exists (select 1 from "documents"."draft" as "p0" where ("p0"."id" = "draft_annex"."draft_id" and true) offset 0)));
drop policy if exists draft_annex_insert on documents.draft_annex;
create policy draft_annex_insert on documents.draft_annex for insert to kinhbac_app
  with check ((exists (select 1 from "documents"."draft" as "p0" where ("p0"."id" = "draft_annex"."draft_id" and true) offset 0)));
drop policy if exists draft_annex_update on documents.draft_annex;
create policy draft_annex_update on documents.draft_annex for update to kinhbac_app
  using ((exists (select 1 from "documents"."draft" as "p0" where ("p0"."id" = "draft_annex"."draft_id" and true) offset 0))) with check (true);
drop policy if exists draft_annex_delete on documents.draft_annex;
create policy draft_annex_delete on documents.draft_annex for delete to kinhbac_app
  using ((exists (select 1 from "documents"."draft" as "p0" where ("p0"."id" = "draft_annex"."draft_id" and true) offset 0)));

alter table documents.draft_step enable row level security;
drop policy if exists draft_step_read on documents.draft_step;
create policy draft_step_read on documents.draft_step for select to kinhbac_app
  using ((exists (select 1 from "documents"."draft" as "p0" where ("p0"."id" = "draft_step"."draft_id" and true) offset 0)));
drop policy if exists draft_step_insert on documents.draft_step;
create policy draft_step_insert on documents.draft_step for insert to kinhbac_app
  with check ((exists (select 1 from "documents"."draft" as "p0" where ("p0"."id" = "draft_step"."draft_id" and true) offset 0)));
drop policy if exists draft_step_update on documents.draft_step;
create policy draft_step_update on documents.draft_step for update to kinhbac_app
  using ((exists (select 1 from "documents"."draft" as "p0" where ("p0"."id" = "draft_step"."draft_id" and true) offset 0))) with check (true);
drop policy if exists draft_step_delete on documents.draft_step;
create policy draft_step_delete on documents.draft_step for delete to kinhbac_app
  using ((exists (select 1 from "documents"."draft" as "p0" where ("p0"."id" = "draft_step"."draft_id" and true) offset 0)));

alter table documents.draft_version enable row level security;
drop policy if exists draft_version_read on documents.draft_version;
create policy draft_version_read on documents.draft_version for select to kinhbac_app
  using ((exists (select 1 from "documents"."draft" as "p0" where ("p0"."id" = "draft_version"."draft_id" and true) offset 0)));
drop policy if exists draft_version_insert on documents.draft_version;
create policy draft_version_insert on documents.draft_version for insert to kinhbac_app
  with check ((exists (select 1 from "documents"."draft" as "p0" where ("p0"."id" = "draft_version"."draft_id" and true) offset 0)));
drop policy if exists draft_version_update on documents.draft_version;
create policy draft_version_update on documents.draft_version for update to kinhbac_app
  using ((exists (select 1 from "documents"."draft" as "p0" where ("p0"."id" = "draft_version"."draft_id" and true) offset 0))) with check (true);
drop policy if exists draft_version_delete on documents.draft_version;
create policy draft_version_delete on documents.draft_version for delete to kinhbac_app
  using ((exists (select 1 from "documents"."draft" as "p0" where ("p0"."id" = "draft_version"."draft_id" and true) offset 0)));

alter table documents.evidence enable row level security;
drop policy if exists evidence_read on documents.evidence;
create policy evidence_read on documents.evidence for select to kinhbac_app
  using ((((select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['records-clerk', 'chief-of-office', 'leader', 'archivist']::text[], false)) and ("evidence"."from_agency" = (select nullif(current_setting('app.agency', true), '')::uuid) or "evidence"."to_agency" = (select nullif(current_setting('app.agency', true), '')::uuid))) or (("evidence"."from_agency" = (select nullif(current_setting('app.agency', true), '')::uuid) or "evidence"."to_agency" = (select nullif(current_setting('app.agency', true), '')::uuid)) and exists (select 1 from "documents"."document" as "p0" where ("p0"."id" = "evidence"."document_id" and true) offset 0))));
drop policy if exists evidence_insert on documents.evidence;
create policy evidence_insert on documents.evidence for insert to kinhbac_app
  with check (("evidence"."from_agency" = (select nullif(current_setting('app.agency', true), '')::uuid) or "evidence"."to_agency" = (select nullif(current_setting('app.agency', true), '')::uuid)));
drop policy if exists evidence_update on documents.evidence;
create policy evidence_update on documents.evidence for update to kinhbac_app
  using ((((select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['records-clerk', 'chief-of-office', 'leader', 'archivist']::text[], false)) and ("evidence"."from_agency" = (select nullif(current_setting('app.agency', true), '')::uuid) or "evidence"."to_agency" = (select nullif(current_setting('app.agency', true), '')::uuid))) or (("evidence"."from_agency" = (select nullif(current_setting('app.agency', true), '')::uuid) or "evidence"."to_agency" = (select nullif(current_setting('app.agency', true), '')::uuid)) and exists (select 1 from "documents"."document" as "p0" where ("p0"."id" = "evidence"."document_id" and true) offset 0)))) with check (true);
drop policy if exists evidence_delete on documents.evidence;
create policy evidence_delete on documents.evidence for delete to kinhbac_app
  using ((((select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['records-clerk', 'chief-of-office', 'leader', 'archivist']::text[], false)) and ("evidence"."from_agency" = (select nullif(current_setting('app.agency', true), '')::uuid) or "evidence"."to_agency" = (select nullif(current_setting('app.agency', true), '')::uuid))) or (("evidence"."from_agency" = (select nullif(current_setting('app.agency', true), '')::uuid) or "evidence"."to_agency" = (select nullif(current_setting('app.agency', true), '')::uuid)) and exists (select 1 from "documents"."document" as "p0" where ("p0"."id" = "evidence"."document_id" and true) offset 0))));

alter table documents.grant_event enable row level security;
drop policy if exists grant_event_read on documents.grant_event;
create policy grant_event_read on documents.grant_event for select to kinhbac_app
  using ((((select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['records-clerk', 'chief-of-office', 'leader', 'archivist']::text[], false)) and "grant_event"."agency_id" = (select nullif(current_setting('app.agency', true), '')::uuid)) or "grant_event"."position_id" = (select nullif(current_setting('app.position', true), '')::uuid) or ((select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['unit-head']::text[], false)) and "grant_event"."unit_id" = (select nullif(current_setting('app.unit', true), '')::uuid) and "grant_event"."via" in ('drafted', 'assigned')) or (select coalesce(current_setting('app.step', true), '') in ('documents.deliver'))));
drop policy if exists grant_event_insert on documents.grant_event;
create policy grant_event_insert on documents.grant_event for insert to kinhbac_app
  with check (("grant_event"."agency_id" = (select nullif(current_setting('app.agency', true), '')::uuid) or (select coalesce(current_setting('app.step', true), '') in ('documents.deliver'))));
drop policy if exists grant_event_update on documents.grant_event;
create policy grant_event_update on documents.grant_event for update to kinhbac_app
  using ((((select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['records-clerk', 'chief-of-office', 'leader', 'archivist']::text[], false)) and "grant_event"."agency_id" = (select nullif(current_setting('app.agency', true), '')::uuid)) or "grant_event"."position_id" = (select nullif(current_setting('app.position', true), '')::uuid) or ((select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['unit-head']::text[], false)) and "grant_event"."unit_id" = (select nullif(current_setting('app.unit', true), '')::uuid) and "grant_event"."via" in ('drafted', 'assigned')) or (select coalesce(current_setting('app.step', true), '') in ('documents.deliver')))) with check (true);
drop policy if exists grant_event_delete on documents.grant_event;
create policy grant_event_delete on documents.grant_event for delete to kinhbac_app
  using ((((select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['records-clerk', 'chief-of-office', 'leader', 'archivist']::text[], false)) and "grant_event"."agency_id" = (select nullif(current_setting('app.agency', true), '')::uuid)) or "grant_event"."position_id" = (select nullif(current_setting('app.position', true), '')::uuid) or ((select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['unit-head']::text[], false)) and "grant_event"."unit_id" = (select nullif(current_setting('app.unit', true), '')::uuid) and "grant_event"."via" in ('drafted', 'assigned')) or (select coalesce(current_setting('app.step', true), '') in ('documents.deliver'))));

alter table documents.inbox_entry enable row level security;
drop policy if exists inbox_entry_read on documents.inbox_entry;
create policy inbox_entry_read on documents.inbox_entry for select to kinhbac_app
  using ((((select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['records-clerk', 'chief-of-office', 'leader', 'archivist']::text[], false)) and "inbox_entry"."agency_id" = (select nullif(current_setting('app.agency', true), '')::uuid)) or "inbox_entry"."position_id" = (select nullif(current_setting('app.position', true), '')::uuid) or ("inbox_entry"."agency_id" = (select nullif(current_setting('app.agency', true), '')::uuid) and exists (select 1 from "documents"."document" as "p0" where ("p0"."id" = "inbox_entry"."document_id" and true) offset 0)) or (select coalesce(current_setting('app.step', true), '') in ('documents.deliver'))));
drop policy if exists inbox_entry_insert on documents.inbox_entry;
create policy inbox_entry_insert on documents.inbox_entry for insert to kinhbac_app
  with check (("inbox_entry"."agency_id" = (select nullif(current_setting('app.agency', true), '')::uuid) or (select coalesce(current_setting('app.step', true), '') in ('documents.deliver'))));
drop policy if exists inbox_entry_update on documents.inbox_entry;
create policy inbox_entry_update on documents.inbox_entry for update to kinhbac_app
  using ((((select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['records-clerk', 'chief-of-office', 'leader', 'archivist']::text[], false)) and "inbox_entry"."agency_id" = (select nullif(current_setting('app.agency', true), '')::uuid)) or "inbox_entry"."position_id" = (select nullif(current_setting('app.position', true), '')::uuid) or ("inbox_entry"."agency_id" = (select nullif(current_setting('app.agency', true), '')::uuid) and exists (select 1 from "documents"."document" as "p0" where ("p0"."id" = "inbox_entry"."document_id" and true) offset 0)) or (select coalesce(current_setting('app.step', true), '') in ('documents.deliver')))) with check (true);
drop policy if exists inbox_entry_delete on documents.inbox_entry;
create policy inbox_entry_delete on documents.inbox_entry for delete to kinhbac_app
  using ((((select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['records-clerk', 'chief-of-office', 'leader', 'archivist']::text[], false)) and "inbox_entry"."agency_id" = (select nullif(current_setting('app.agency', true), '')::uuid)) or "inbox_entry"."position_id" = (select nullif(current_setting('app.position', true), '')::uuid) or ("inbox_entry"."agency_id" = (select nullif(current_setting('app.agency', true), '')::uuid) and exists (select 1 from "documents"."document" as "p0" where ("p0"."id" = "inbox_entry"."document_id" and true) offset 0)) or (select coalesce(current_setting('app.step', true), '') in ('documents.deliver'))));

alter table documents.number_reserved enable row level security;
drop policy if exists number_reserved_read on documents.number_reserved;
create policy number_reserved_read on documents.number_reserved for select to kinhbac_app
  using ((exists (select 1 from "documents"."register_book" as "p0" where ("p0"."id" = "number_reserved"."book_id" and true) offset 0)));
drop policy if exists number_reserved_insert on documents.number_reserved;
create policy number_reserved_insert on documents.number_reserved for insert to kinhbac_app
  with check (true);
drop policy if exists number_reserved_update on documents.number_reserved;
create policy number_reserved_update on documents.number_reserved for update to kinhbac_app
  using ((exists (select 1 from "documents"."register_book" as "p0" where ("p0"."id" = "number_reserved"."book_id" and true) offset 0))) with check (true);
drop policy if exists number_reserved_delete on documents.number_reserved;
create policy number_reserved_delete on documents.number_reserved for delete to kinhbac_app
  using ((exists (select 1 from "documents"."register_book" as "p0" where ("p0"."id" = "number_reserved"."book_id" and true) offset 0)));

alter table documents.number_void enable row level security;
drop policy if exists number_void_read on documents.number_void;
create policy number_void_read on documents.number_void for select to kinhbac_app
  using ((exists (select 1 from "documents"."register_book" as "p0" where ("p0"."id" = "number_void"."book_id" and true) offset 0)));
drop policy if exists number_void_insert on documents.number_void;
create policy number_void_insert on documents.number_void for insert to kinhbac_app
  with check (true);
drop policy if exists number_void_update on documents.number_void;
create policy number_void_update on documents.number_void for update to kinhbac_app
  using ((exists (select 1 from "documents"."register_book" as "p0" where ("p0"."id" = "number_void"."book_id" and true) offset 0))) with check (true);
drop policy if exists number_void_delete on documents.number_void;
create policy number_void_delete on documents.number_void for delete to kinhbac_app
  using ((exists (select 1 from "documents"."register_book" as "p0" where ("p0"."id" = "number_void"."book_id" and true) offset 0)));

alter table documents.recall enable row level security;
drop policy if exists recall_read on documents.recall;
create policy recall_read on documents.recall for select to kinhbac_app
  using ((exists (select 1 from "documents"."document" as "p0" where ("p0"."id" = "recall"."document_id" and true) offset 0)));
drop policy if exists recall_insert on documents.recall;
create policy recall_insert on documents.recall for insert to kinhbac_app
  with check (true);
drop policy if exists recall_update on documents.recall;
create policy recall_update on documents.recall for update to kinhbac_app
  using ((exists (select 1 from "documents"."document" as "p0" where ("p0"."id" = "recall"."document_id" and true) offset 0))) with check (true);
drop policy if exists recall_delete on documents.recall;
create policy recall_delete on documents.recall for delete to kinhbac_app
  using ((exists (select 1 from "documents"."document" as "p0" where ("p0"."id" = "recall"."document_id" and true) offset 0)));

alter table documents.recall_answer enable row level security;
drop policy if exists recall_answer_read on documents.recall_answer;
create policy recall_answer_read on documents.recall_answer for select to kinhbac_app
  using ((((select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['records-clerk', 'chief-of-office', 'leader', 'archivist']::text[], false)) and ("recall_answer"."from_agency" = (select nullif(current_setting('app.agency', true), '')::uuid) or "recall_answer"."agency_id" = (select nullif(current_setting('app.agency', true), '')::uuid))) or (("recall_answer"."from_agency" = (select nullif(current_setting('app.agency', true), '')::uuid) or "recall_answer"."agency_id" = (select nullif(current_setting('app.agency', true), '')::uuid)) and exists (select 1 from "documents"."document" as "p0" where ("p0"."id" = "recall_answer"."document_id" and true) offset 0))));
drop policy if exists recall_answer_insert on documents.recall_answer;
create policy recall_answer_insert on documents.recall_answer for insert to kinhbac_app
  with check (true);
drop policy if exists recall_answer_update on documents.recall_answer;
create policy recall_answer_update on documents.recall_answer for update to kinhbac_app
  using ((((select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['records-clerk', 'chief-of-office', 'leader', 'archivist']::text[], false)) and ("recall_answer"."from_agency" = (select nullif(current_setting('app.agency', true), '')::uuid) or "recall_answer"."agency_id" = (select nullif(current_setting('app.agency', true), '')::uuid))) or (("recall_answer"."from_agency" = (select nullif(current_setting('app.agency', true), '')::uuid) or "recall_answer"."agency_id" = (select nullif(current_setting('app.agency', true), '')::uuid)) and exists (select 1 from "documents"."document" as "p0" where ("p0"."id" = "recall_answer"."document_id" and true) offset 0)))) with check (true);
drop policy if exists recall_answer_delete on documents.recall_answer;
create policy recall_answer_delete on documents.recall_answer for delete to kinhbac_app
  using ((((select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['records-clerk', 'chief-of-office', 'leader', 'archivist']::text[], false)) and ("recall_answer"."from_agency" = (select nullif(current_setting('app.agency', true), '')::uuid) or "recall_answer"."agency_id" = (select nullif(current_setting('app.agency', true), '')::uuid))) or (("recall_answer"."from_agency" = (select nullif(current_setting('app.agency', true), '')::uuid) or "recall_answer"."agency_id" = (select nullif(current_setting('app.agency', true), '')::uuid)) and exists (select 1 from "documents"."document" as "p0" where ("p0"."id" = "recall_answer"."document_id" and true) offset 0))));

alter table documents.register_book enable row level security;
drop policy if exists register_book_read on documents.register_book;
create policy register_book_read on documents.register_book for select to kinhbac_app
  using (("register_book"."agency_id" = (select nullif(current_setting('app.agency', true), '')::uuid) or (select coalesce(current_setting('app.step', true), '') in ('documents.deliver'))));
drop policy if exists register_book_insert on documents.register_book;
create policy register_book_insert on documents.register_book for insert to kinhbac_app
  with check (("register_book"."agency_id" = (select nullif(current_setting('app.agency', true), '')::uuid) or (select coalesce(current_setting('app.step', true), '') in ('documents.deliver'))));
drop policy if exists register_book_update on documents.register_book;
create policy register_book_update on documents.register_book for update to kinhbac_app
  using (("register_book"."agency_id" = (select nullif(current_setting('app.agency', true), '')::uuid) or (select coalesce(current_setting('app.step', true), '') in ('documents.deliver')))) with check (true);
drop policy if exists register_book_delete on documents.register_book;
create policy register_book_delete on documents.register_book for delete to kinhbac_app
  using (("register_book"."agency_id" = (select nullif(current_setting('app.agency', true), '')::uuid) or (select coalesce(current_setting('app.step', true), '') in ('documents.deliver'))));

alter table documents.registration enable row level security;
drop policy if exists registration_read on documents.registration;
create policy registration_read on documents.registration for select to kinhbac_app
  using ((((select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['records-clerk', 'chief-of-office', 'leader', 'archivist']::text[], false)) and "registration"."agency_id" = (select nullif(current_setting('app.agency', true), '')::uuid)) or ("registration"."agency_id" = (select nullif(current_setting('app.agency', true), '')::uuid) and exists (select 1 from "documents"."document" as "p0" where ("p0"."id" = "registration"."document_id" and true) offset 0)) or (select coalesce(current_setting('app.step', true), '') in ('documents.deliver'))));
drop policy if exists registration_insert on documents.registration;
create policy registration_insert on documents.registration for insert to kinhbac_app
  with check (("registration"."agency_id" = (select nullif(current_setting('app.agency', true), '')::uuid) or (select coalesce(current_setting('app.step', true), '') in ('documents.deliver'))));
drop policy if exists registration_update on documents.registration;
create policy registration_update on documents.registration for update to kinhbac_app
  using ((((select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['records-clerk', 'chief-of-office', 'leader', 'archivist']::text[], false)) and "registration"."agency_id" = (select nullif(current_setting('app.agency', true), '')::uuid)) or ("registration"."agency_id" = (select nullif(current_setting('app.agency', true), '')::uuid) and exists (select 1 from "documents"."document" as "p0" where ("p0"."id" = "registration"."document_id" and true) offset 0)) or (select coalesce(current_setting('app.step', true), '') in ('documents.deliver')))) with check (true);
drop policy if exists registration_delete on documents.registration;
create policy registration_delete on documents.registration for delete to kinhbac_app
  using ((((select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['records-clerk', 'chief-of-office', 'leader', 'archivist']::text[], false)) and "registration"."agency_id" = (select nullif(current_setting('app.agency', true), '')::uuid)) or ("registration"."agency_id" = (select nullif(current_setting('app.agency', true), '')::uuid) and exists (select 1 from "documents"."document" as "p0" where ("p0"."id" = "registration"."document_id" and true) offset 0)) or (select coalesce(current_setting('app.step', true), '') in ('documents.deliver'))));

alter table documents.search_entry enable row level security;
drop policy if exists search_entry_read on documents.search_entry;
create policy search_entry_read on documents.search_entry for select to kinhbac_app
  using ((exists (select 1 from "documents"."document" as "p0" where ("p0"."id" = "search_entry"."document_id" and true) offset 0)));
drop policy if exists search_entry_insert on documents.search_entry;
create policy search_entry_insert on documents.search_entry for insert to kinhbac_app
  with check (true);
drop policy if exists search_entry_update on documents.search_entry;
create policy search_entry_update on documents.search_entry for update to kinhbac_app
  using ((exists (select 1 from "documents"."document" as "p0" where ("p0"."id" = "search_entry"."document_id" and true) offset 0))) with check (true);
drop policy if exists search_entry_delete on documents.search_entry;
create policy search_entry_delete on documents.search_entry for delete to kinhbac_app
  using ((exists (select 1 from "documents"."document" as "p0" where ("p0"."id" = "search_entry"."document_id" and true) offset 0)));
