-- The ground that every module stands on: files and events.
create table platform.blob (
  sha256 bytea primary key check (octet_length(sha256) = 32),
  size bigint not null check (size >= 0),
  media_type text not null,
  created_at timestamptz not null
);
comment on table platform.blob is 'Every file ever kept, by the SHA-256 of its bytes; rows are never changed';
comment on column platform.blob.sha256 is 'SHA-256 of the bytes; also the name of the file in the store';
comment on column platform.blob.size is 'Length in bytes';
comment on column platform.blob.media_type is 'Media type as found when the file was taken in';
comment on column platform.blob.created_at is 'When the file was registered';

create function platform.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '%.% is append-only', tg_table_schema, tg_table_name using errcode = 'insufficient_privilege';
end $$;
comment on function platform.refuse_change() is 'Trigger that keeps official facts append-only, also against a careless owner';

create trigger append_only before update or delete or truncate on platform.blob
  for each statement execute function platform.refuse_change();

grant usage on schema platform to kinhbac_app;
grant select, insert on platform.blob to kinhbac_app;
grant select on platform.migration to kinhbac_app;
