-- Generated from the module's policy.ts by `npm run -s rls`; a test compares. Do not edit.

alter table identity.account enable row level security;
drop policy if exists account_read on identity.account;
create policy account_read on identity.account for select to kinhbac_app
  using (("account"."person_id" = (select nullif(current_setting('app.person', true), '')::uuid) or (select coalesce(current_setting('app.step', true), '') in ('identity.sign-in')) or (select coalesce(current_setting('app.step', true), '') in ('identity.seed')) or (select coalesce(current_setting('app.step', true), '') in ('identity.administration'))));
drop policy if exists account_insert on identity.account;
create policy account_insert on identity.account for insert to kinhbac_app
  with check (true);
drop policy if exists account_update on identity.account;
create policy account_update on identity.account for update to kinhbac_app
  using (("account"."person_id" = (select nullif(current_setting('app.person', true), '')::uuid) or (select coalesce(current_setting('app.step', true), '') in ('identity.sign-in')) or (select coalesce(current_setting('app.step', true), '') in ('identity.seed')) or (select coalesce(current_setting('app.step', true), '') in ('identity.administration')))) with check (true);
drop policy if exists account_delete on identity.account;
create policy account_delete on identity.account for delete to kinhbac_app
  using (("account"."person_id" = (select nullif(current_setting('app.person', true), '')::uuid) or (select coalesce(current_setting('app.step', true), '') in ('identity.sign-in')) or (select coalesce(current_setting('app.step', true), '') in ('identity.seed')) or (select coalesce(current_setting('app.step', true), '') in ('identity.administration'))));

alter table identity.activation_code enable row level security;
drop policy if exists activation_code_read on identity.activation_code;
create policy activation_code_read on identity.activation_code for select to kinhbac_app
  using (((select coalesce(current_setting('app.step', true), '') in ('identity.sign-in')) or (select coalesce(current_setting('app.step', true), '') in ('identity.administration'))));
drop policy if exists activation_code_insert on identity.activation_code;
create policy activation_code_insert on identity.activation_code for insert to kinhbac_app
  with check (true);
drop policy if exists activation_code_update on identity.activation_code;
create policy activation_code_update on identity.activation_code for update to kinhbac_app
  using (((select coalesce(current_setting('app.step', true), '') in ('identity.sign-in')) or (select coalesce(current_setting('app.step', true), '') in ('identity.administration')))) with check (true);
drop policy if exists activation_code_delete on identity.activation_code;
create policy activation_code_delete on identity.activation_code for delete to kinhbac_app
  using (((select coalesce(current_setting('app.step', true), '') in ('identity.sign-in')) or (select coalesce(current_setting('app.step', true), '') in ('identity.administration'))));

alter table identity.challenge enable row level security;
drop policy if exists challenge_read on identity.challenge;
create policy challenge_read on identity.challenge for select to kinhbac_app
  using (("challenge"."person_id" = (select nullif(current_setting('app.person', true), '')::uuid) or (select coalesce(current_setting('app.step', true), '') in ('identity.sign-in')) or (select coalesce(current_setting('app.step', true), '') in ('identity.administration'))));
drop policy if exists challenge_insert on identity.challenge;
create policy challenge_insert on identity.challenge for insert to kinhbac_app
  with check (true);
drop policy if exists challenge_update on identity.challenge;
create policy challenge_update on identity.challenge for update to kinhbac_app
  using (("challenge"."person_id" = (select nullif(current_setting('app.person', true), '')::uuid) or (select coalesce(current_setting('app.step', true), '') in ('identity.sign-in')) or (select coalesce(current_setting('app.step', true), '') in ('identity.administration')))) with check (true);
drop policy if exists challenge_delete on identity.challenge;
create policy challenge_delete on identity.challenge for delete to kinhbac_app
  using (("challenge"."person_id" = (select nullif(current_setting('app.person', true), '')::uuid) or (select coalesce(current_setting('app.step', true), '') in ('identity.sign-in')) or (select coalesce(current_setting('app.step', true), '') in ('identity.administration'))));

alter table identity.passkey enable row level security;
drop policy if exists passkey_read on identity.passkey;
create policy passkey_read on identity.passkey for select to kinhbac_app
  using (("passkey"."person_id" = (select nullif(current_setting('app.person', true), '')::uuid) or (select coalesce(current_setting('app.step', true), '') in ('identity.sign-in')) or (select coalesce(current_setting('app.step', true), '') in ('identity.administration'))));
drop policy if exists passkey_insert on identity.passkey;
create policy passkey_insert on identity.passkey for insert to kinhbac_app
  with check (true);
drop policy if exists passkey_update on identity.passkey;
create policy passkey_update on identity.passkey for update to kinhbac_app
  using (("passkey"."person_id" = (select nullif(current_setting('app.person', true), '')::uuid) or (select coalesce(current_setting('app.step', true), '') in ('identity.sign-in')) or (select coalesce(current_setting('app.step', true), '') in ('identity.administration')))) with check (true);
drop policy if exists passkey_delete on identity.passkey;
create policy passkey_delete on identity.passkey for delete to kinhbac_app
  using (("passkey"."person_id" = (select nullif(current_setting('app.person', true), '')::uuid) or (select coalesce(current_setting('app.step', true), '') in ('identity.sign-in')) or (select coalesce(current_setting('app.step', true), '') in ('identity.administration'))));

alter table identity.password_history enable row level security;
drop policy if exists password_history_read on identity.password_history;
create policy password_history_read on identity.password_history for select to kinhbac_app
  using (("password_history"."person_id" = (select nullif(current_setting('app.person', true), '')::uuid) or (select coalesce(current_setting('app.step', true), '') in ('identity.sign-in'))));
drop policy if exists password_history_insert on identity.password_history;
create policy password_history_insert on identity.password_history for insert to kinhbac_app
  with check (true);
drop policy if exists password_history_update on identity.password_history;
create policy password_history_update on identity.password_history for update to kinhbac_app
  using (("password_history"."person_id" = (select nullif(current_setting('app.person', true), '')::uuid) or (select coalesce(current_setting('app.step', true), '') in ('identity.sign-in')))) with check (true);
drop policy if exists password_history_delete on identity.password_history;
create policy password_history_delete on identity.password_history for delete to kinhbac_app
  using (("password_history"."person_id" = (select nullif(current_setting('app.person', true), '')::uuid) or (select coalesce(current_setting('app.step', true), '') in ('identity.sign-in'))));

alter table identity.session enable row level security;
drop policy if exists session_read on identity.session;
create policy session_read on identity.session for select to kinhbac_app
  using (("session"."person_id" = (select nullif(current_setting('app.person', true), '')::uuid) or (select coalesce(current_setting('app.step', true), '') in ('identity.sign-in')) or (select coalesce(current_setting('app.step', true), '') in ('identity.administration'))));
drop policy if exists session_insert on identity.session;
create policy session_insert on identity.session for insert to kinhbac_app
  with check (true);
drop policy if exists session_update on identity.session;
create policy session_update on identity.session for update to kinhbac_app
  using (("session"."person_id" = (select nullif(current_setting('app.person', true), '')::uuid) or (select coalesce(current_setting('app.step', true), '') in ('identity.sign-in')) or (select coalesce(current_setting('app.step', true), '') in ('identity.administration')))) with check (true);
drop policy if exists session_delete on identity.session;
create policy session_delete on identity.session for delete to kinhbac_app
  using (("session"."person_id" = (select nullif(current_setting('app.person', true), '')::uuid) or (select coalesce(current_setting('app.step', true), '') in ('identity.sign-in')) or (select coalesce(current_setting('app.step', true), '') in ('identity.administration'))));

alter table identity.sign_in_guard enable row level security;
drop policy if exists sign_in_guard_read on identity.sign_in_guard;
create policy sign_in_guard_read on identity.sign_in_guard for select to kinhbac_app
  using (((select coalesce(current_setting('app.step', true), '') in ('identity.sign-in')) or (select coalesce(current_setting('app.step', true), '') in ('identity.administration'))));
drop policy if exists sign_in_guard_insert on identity.sign_in_guard;
create policy sign_in_guard_insert on identity.sign_in_guard for insert to kinhbac_app
  with check (true);
drop policy if exists sign_in_guard_update on identity.sign_in_guard;
create policy sign_in_guard_update on identity.sign_in_guard for update to kinhbac_app
  using (((select coalesce(current_setting('app.step', true), '') in ('identity.sign-in')) or (select coalesce(current_setting('app.step', true), '') in ('identity.administration')))) with check (true);
drop policy if exists sign_in_guard_delete on identity.sign_in_guard;
create policy sign_in_guard_delete on identity.sign_in_guard for delete to kinhbac_app
  using (((select coalesce(current_setting('app.step', true), '') in ('identity.sign-in')) or (select coalesce(current_setting('app.step', true), '') in ('identity.administration'))));

alter table identity.sign_in_log enable row level security;
drop policy if exists sign_in_log_read on identity.sign_in_log;
create policy sign_in_log_read on identity.sign_in_log for select to kinhbac_app
  using (("sign_in_log"."person_id" = (select nullif(current_setting('app.person', true), '')::uuid) or (select coalesce(current_setting('app.step', true), '') in ('identity.sign-in')) or (select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['auditor']::text[], false))));
drop policy if exists sign_in_log_insert on identity.sign_in_log;
create policy sign_in_log_insert on identity.sign_in_log for insert to kinhbac_app
  with check (true);
drop policy if exists sign_in_log_update on identity.sign_in_log;
create policy sign_in_log_update on identity.sign_in_log for update to kinhbac_app
  using (("sign_in_log"."person_id" = (select nullif(current_setting('app.person', true), '')::uuid) or (select coalesce(current_setting('app.step', true), '') in ('identity.sign-in')) or (select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['auditor']::text[], false)))) with check (true);
drop policy if exists sign_in_log_delete on identity.sign_in_log;
create policy sign_in_log_delete on identity.sign_in_log for delete to kinhbac_app
  using (("sign_in_log"."person_id" = (select nullif(current_setting('app.person', true), '')::uuid) or (select coalesce(current_setting('app.step', true), '') in ('identity.sign-in')) or (select coalesce(string_to_array(current_setting('app.roles', true), ',') && array['auditor']::text[], false))));
