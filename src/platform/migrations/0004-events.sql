-- The log of acts and its Merkle checkpoints. Law: Decree 30/2020 asks that a system keeps who did what, when.
create table platform.event (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  agency_id uuid,
  person_id uuid,
  position_id uuid,
  delegation_id uuid,
  kind text not null,
  object_kind text not null,
  object_id text not null,
  data json not null,
  digest bytea not null check (octet_length(digest) = 32)
);
comment on table platform.event is 'Every act, appended in the transaction that it belongs to; rows are never changed';
comment on column platform.event.id is 'Order of appending; numbers of undone transactions are missing';
comment on column platform.event.at is 'When, by the program''s clock, to the microsecond';
comment on column platform.event.agency_id is 'Agency in whose log the event stands; null for acts of the system';
comment on column platform.event.person_id is 'Who acted; null for the system itself';
comment on column platform.event.position_id is 'Position that the person acted for';
comment on column platform.event.delegation_id is 'Delegation by which the person held the position, if any';
comment on column platform.event.kind is 'What was done, a verb such as issue or read';
comment on column platform.event.object_kind is 'Kind of the thing it was done to';
comment on column platform.event.object_id is 'Identifier of that thing';
comment on column platform.event.data is 'Particulars; json and not jsonb, because the digest covers the exact text';
comment on column platform.event.digest is 'SHA-256 of the four group hashes (who, what, when, data), see src/platform/events/README.md';

create index event_by_agency on platform.event (agency_id, id);
create index event_by_object on platform.event (object_kind, object_id, id);

create table platform.checkpoint (
  n bigint primary key check (n > 0),
  at timestamptz not null,
  events int8multirange not null,
  event_count int not null check (event_count > 0),
  root bytea not null check (octet_length(root) = 32),
  settled bigint not null,
  seen_xmax bigint not null,
  prev_hash bytea not null check (octet_length(prev_hash) = 32),
  hash bytea not null check (octet_length(hash) = 32),
  signature bytea not null
);
comment on table platform.checkpoint is 'A signed Merkle root over the events not covered before; a copy is kept outside of the database';
comment on column platform.checkpoint.n is 'Number in the chain, from 1 without gaps';
comment on column platform.checkpoint.at is 'When it was made';
comment on column platform.checkpoint.events is 'Identifiers of the events covered; leaves stand in ascending order';
comment on column platform.checkpoint.event_count is 'How many events that are';
comment on column platform.checkpoint.root is 'Root of the RFC 6962 tree over the leaves';
comment on column platform.checkpoint.settled is 'Every event up to this one is covered or was undone: one that appears later is forged';
comment on column platform.checkpoint.seen_xmax is 'Transactions numbered from here on had not begun; tells later when this checkpoint''s events are settled';
comment on column platform.checkpoint.prev_hash is 'Hash of checkpoint n-1; zeros for the first';
comment on column platform.checkpoint.hash is 'SHA-256 over the other columns, which the signature signs';
comment on column platform.checkpoint.signature is 'Ed25519 signature of hash by the key in the data folder';

create trigger append_only before update or delete or truncate on platform.event
  for each statement execute function platform.refuse_change();
create trigger append_only before update or delete or truncate on platform.checkpoint
  for each statement execute function platform.refuse_change();

create index checkpoint_by_last_event on platform.checkpoint (upper(events));

-- A transaction must have its number before it takes an event's number: checkpoints rely on that order to know when
-- no lower event can still appear.
create function platform.number_transaction() returns trigger language plpgsql as $$
begin
  perform pg_current_xact_id();
  return null;
end $$;
comment on function platform.number_transaction() is 'Gives the transaction its number before its first event gets one';
create trigger number_transaction before insert on platform.event
  for each statement execute function platform.number_transaction();

alter table platform.event enable row level security;
create policy append on platform.event for insert with check (true);
create policy read_own on platform.event for select using (
  agency_id = (select nullif(current_setting('app.agency', true), '')::uuid)
  or person_id = (select nullif(current_setting('app.person', true), '')::uuid)
  or (select 'auditor' = any (string_to_array(current_setting('app.roles', true), ',')))
);
comment on policy read_own on platform.event is 'The log of one''s agency, one''s own acts, and everything for auditors';

grant select, insert on platform.event, platform.checkpoint to kinhbac_app;
