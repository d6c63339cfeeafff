-- Finished uploads that wait to be used, and the phases of the first start.
create table platform.upload (
  id text primary key,
  person_id uuid not null,
  sha256 bytea not null references platform.blob (sha256),
  size bigint not null check (size >= 0),
  name text not null check (length(name) between 1 and 200),
  media_type text not null,
  created_at timestamptz not null
);
comment on table platform.upload is 'Files whose last byte has arrived; only their owner may use them';
comment on column platform.upload.id is 'Identifier of the resumable upload (tus)';
comment on column platform.upload.person_id is 'Who sent the file';
comment on column platform.upload.sha256 is 'The bytes, in the content store';
comment on column platform.upload.size is 'Length in bytes';
comment on column platform.upload.name is 'File name as sent, NFC';
comment on column platform.upload.media_type is 'Media type as sent';
comment on column platform.upload.created_at is 'When the last byte was safe';

grant select, insert on platform.upload to kinhbac_app;
alter table platform.upload enable row level security;
create policy upload_of_owner on platform.upload to kinhbac_app
  using (person_id = (select nullif(current_setting('app.person', true), '')::uuid))
  with check (person_id = (select nullif(current_setting('app.person', true), '')::uuid));

create table platform.set_up_phase (
  name text primary key,
  done_at timestamptz not null,
  result jsonb not null
);
comment on table platform.set_up_phase is 'Phases of the first start that are finished; a start that was cut off goes on with the next';
comment on column platform.set_up_phase.name is 'Name of the phase';
comment on column platform.set_up_phase.done_at is 'When it was finished';
comment on column platform.set_up_phase.result is 'What the phase reported';

grant select, insert on platform.set_up_phase to kinhbac_app;
