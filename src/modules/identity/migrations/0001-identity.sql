-- Accounts, sign-in, second factors and sessions. The application's role owns nothing; append-only tables have no update or delete grant.
create schema identity;
comment on schema identity is 'Accounts, sign-in, second factors, sessions';
grant usage on schema identity to kinhbac_app;

create table identity.account (
  id uuid primary key,
  person_id uuid not null unique references organization.person (id),
  username text not null unique check (username = lower(username)),
  password_hash text,
  password_set_at timestamptz,
  must_change boolean not null default false,
  is_admin boolean not null default false,
  demo_ordinal integer,
  totp_secret bytea,
  totp_pending bytea,
  totp_last_step bigint,
  locale text not null default 'vi' check (locale in ('vi', 'en')),
  last_position_id uuid,
  created_at timestamptz not null
);
comment on table identity.account is 'One sign-in account per person; without a password it waits for activation';
comment on column identity.account.id is 'Identifier of the account';
comment on column identity.account.person_id is 'The person (organization) whose account this is';
comment on column identity.account.username is 'Sign-in name in lower case';
comment on column identity.account.password_hash is 'Argon2id in PHC string form; null waits for activation';
comment on column identity.account.password_set_at is 'When the password was chosen; its age is limited by QĐ 79/2025';
comment on column identity.account.must_change is 'The password must be replaced at the next sign-in';
comment on column identity.account.is_admin is 'An administrator''s account: stricter password rules of QĐ 79/2025';
comment on column identity.account.demo_ordinal is 'Place among the demo sign-ins, whose password is public knowledge; null for all others';
comment on column identity.account.totp_secret is 'Active one-time-code secret, sealed with the master secret';
comment on column identity.account.totp_pending is 'Secret shown but not yet confirmed, sealed';
comment on column identity.account.totp_last_step is 'Last 30-second step whose code was used; no code counts twice';
comment on column identity.account.locale is 'Language of the screens';
comment on column identity.account.last_position_id is 'Position acted for last, offered first at the next sign-in';
comment on column identity.account.created_at is 'When the account was made';
create index account_demo on identity.account (demo_ordinal) where demo_ordinal is not null;

create table identity.password_history (
  id uuid primary key,
  person_id uuid not null references identity.account (person_id),
  password_hash text not null,
  set_at timestamptz not null
);
comment on table identity.password_history is 'Former passwords, so that the last ones are not chosen again (QĐ 79/2025)';
comment on column identity.password_history.id is 'Identifier of the entry';
comment on column identity.password_history.person_id is 'Whose password it was';
comment on column identity.password_history.password_hash is 'Argon2id in PHC string form';
comment on column identity.password_history.set_at is 'When it was chosen';
create index password_history_person on identity.password_history (person_id, set_at desc);

create table identity.passkey (
  id uuid primary key,
  person_id uuid not null references identity.account (person_id),
  credential_id text not null unique,
  public_key bytea not null,
  sign_count bigint not null,
  transports text[] not null,
  name text not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);
comment on table identity.passkey is 'WebAuthn credentials';
comment on column identity.passkey.id is 'Identifier of the passkey';
comment on column identity.passkey.person_id is 'Whose passkey it is';
comment on column identity.passkey.credential_id is 'Credential id, base64url';
comment on column identity.passkey.public_key is 'COSE public key';
comment on column identity.passkey.sign_count is 'Last signature counter seen; one going back betrays a copy';
comment on column identity.passkey.transports is 'How the authenticator can be reached, as it said itself';
comment on column identity.passkey.name is 'Name its owner gave it';
comment on column identity.passkey.created_at is 'When it was added';
comment on column identity.passkey.last_used_at is 'When it last signed in';
create index passkey_person on identity.passkey (person_id);

create table identity.session (
  id uuid primary key,
  token_hash bytea not null unique,
  person_id uuid not null references identity.account (person_id),
  position_id uuid not null,
  delegation_id uuid,
  csrf_token text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  address text not null,
  user_agent text not null
);
comment on table identity.session is 'Signed-in browsers; a row goes when its session ends, the sign-in log stays';
comment on column identity.session.id is 'Identifier of the session';
comment on column identity.session.token_hash is 'SHA-256 of the cookie''s value, which is kept nowhere';
comment on column identity.session.person_id is 'Who is signed in';
comment on column identity.session.position_id is 'Position acted for';
comment on column identity.session.delegation_id is 'Delegation by which that position is acted for; null for one''s own';
comment on column identity.session.csrf_token is 'Token that commands must carry';
comment on column identity.session.created_at is 'When it began';
comment on column identity.session.last_seen_at is 'Last request, to the minute';
comment on column identity.session.expires_at is 'Its end, however busy';
comment on column identity.session.address is 'Network address at sign-in';
comment on column identity.session.user_agent is 'Browser at sign-in';
create index session_person on identity.session (person_id);
create index session_expiry on identity.session (expires_at);

create table identity.challenge (
  id_hash bytea primary key,
  purpose text not null check (purpose in ('second-factor', 'change-password', 'passkey-sign-in', 'passkey-registration')),
  person_id uuid references identity.account (person_id),
  webauthn_challenge text,
  expires_at timestamptz not null
);
comment on table identity.challenge is 'Half-finished sign-ins and passkey ceremonies, minutes old at most';
comment on column identity.challenge.id_hash is 'SHA-256 of the cookie''s value';
comment on column identity.challenge.purpose is 'What it may be finished as';
comment on column identity.challenge.person_id is 'Who showed the first factor, or registers a passkey; null for a sign-in by passkey alone';
comment on column identity.challenge.webauthn_challenge is 'Challenge that the authenticator must sign';
comment on column identity.challenge.expires_at is 'Void from then on';
create index challenge_expiry on identity.challenge (expires_at);

create table identity.sign_in_guard (
  username_hash bytea primary key,
  failed_count integer not null,
  locked_until timestamptz,
  updated_at timestamptz not null
);
comment on table identity.sign_in_guard is 'Failures in a row by name tried, the same for names that exist and names that do not';
comment on column identity.sign_in_guard.username_hash is 'Keyed hash of the name tried';
comment on column identity.sign_in_guard.failed_count is 'Failures since the last success';
comment on column identity.sign_in_guard.locked_until is 'No attempt counts before this moment';
comment on column identity.sign_in_guard.updated_at is 'Last failure';
create index sign_in_guard_age on identity.sign_in_guard (updated_at);

create table identity.sign_in_log (
  id uuid primary key,
  at timestamptz not null,
  person_id uuid,
  username_hash bytea not null,
  outcome text not null
    check (outcome in ('signed-in', 'wrong', 'locked', 'second-factor-asked', 'second-factor-wrong', 'password-expired', 'signed-out')),
  method text not null check (method in ('password', 'totp', 'passkey', 'session')),
  address text not null,
  user_agent text not null
);
comment on table identity.sign_in_log is 'Every attempt to sign in and every sign-out; append-only';
comment on column identity.sign_in_log.id is 'Identifier of the entry';
comment on column identity.sign_in_log.at is 'When';
comment on column identity.sign_in_log.person_id is 'Whose account; null when the name is nobody''s';
comment on column identity.sign_in_log.username_hash is 'Keyed hash of the name tried';
comment on column identity.sign_in_log.outcome is 'What came of it';
comment on column identity.sign_in_log.method is 'What was shown';
comment on column identity.sign_in_log.address is 'Network address';
comment on column identity.sign_in_log.user_agent is 'Browser';
create index sign_in_log_person on identity.sign_in_log (person_id, at desc);

grant select, insert, update on identity.account to kinhbac_app;
grant select, insert, delete on identity.password_history to kinhbac_app;
grant select, insert, update, delete on identity.passkey, identity.session, identity.challenge, identity.sign_in_guard to kinhbac_app;
grant select, insert on identity.sign_in_log to kinhbac_app;
