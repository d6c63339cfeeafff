-- Generated from the module's policy.ts by `npm run -s rls`; a test compares. Do not edit.

alter table signatures.signing_key enable row level security;
drop policy if exists signing_key_read on signatures.signing_key;
create policy signing_key_read on signatures.signing_key for select to kinhbac_app
  using (("signing_key"."person_id" = (select nullif(current_setting('app.person', true), '')::uuid) or "signing_key"."agency_id" = (select nullif(current_setting('app.agency', true), '')::uuid)));
drop policy if exists signing_key_insert on signatures.signing_key;
create policy signing_key_insert on signatures.signing_key for insert to kinhbac_app
  with check (true);
drop policy if exists signing_key_update on signatures.signing_key;
create policy signing_key_update on signatures.signing_key for update to kinhbac_app
  using (("signing_key"."person_id" = (select nullif(current_setting('app.person', true), '')::uuid) or "signing_key"."agency_id" = (select nullif(current_setting('app.agency', true), '')::uuid))) with check (true);
drop policy if exists signing_key_delete on signatures.signing_key;
create policy signing_key_delete on signatures.signing_key for delete to kinhbac_app
  using (("signing_key"."person_id" = (select nullif(current_setting('app.person', true), '')::uuid) or "signing_key"."agency_id" = (select nullif(current_setting('app.agency', true), '')::uuid)));
