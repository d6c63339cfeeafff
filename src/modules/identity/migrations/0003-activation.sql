-- Activation by one-time codes, and accounts locked by an administrator.
create table identity.activation_code (
  person_id uuid primary key references identity.account (person_id),
  code_hash bytea not null,
  issued_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > issued_at),
  issued_by uuid not null references organization.person (id)
);
comment on table identity.activation_code is 'The one living activation code of an account that waits; a new one replaces it, its use removes it';
comment on column identity.activation_code.person_id is 'Whose account it activates';
comment on column identity.activation_code.code_hash is 'Keyed hash of person and code; the code is told once and kept nowhere';
comment on column identity.activation_code.issued_at is 'When it was issued';
comment on column identity.activation_code.expires_at is 'Void from then on';
comment on column identity.activation_code.issued_by is 'Administrator who issued it';
grant select, insert, update, delete on identity.activation_code to kinhbac_app;

alter table identity.account
  add column locked_at timestamptz,
  add column locked_reason text check (locked_reason in ('leave', 'retire', 'move', 'security', 'other')),
  add column locked_note text,
  add column locked_by uuid references organization.person (id),
  add constraint account_lock_whole check (
    (locked_at is null) = (locked_reason is null)
    and (locked_at is null) = (locked_note is null)
    and (locked_at is null) = (locked_by is null)
  );
comment on column identity.account.locked_at is 'When an administrator locked the account; null: not locked';
comment on column identity.account.locked_reason is 'Why: long leave, retirement, move to another agency, security, other';
comment on column identity.account.locked_note is 'The administrator''s own words, may be empty';
comment on column identity.account.locked_by is 'Administrator who locked it';

alter table identity.sign_in_log drop constraint sign_in_log_method_check;
alter table identity.sign_in_log add constraint sign_in_log_method_check
  check (method in ('password', 'totp', 'passkey', 'session', 'activation-code'));
