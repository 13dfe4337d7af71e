-- Data keys, wrapped by the key-encryption key. One row per scope for ever: destroying a key empties `wrapped` and keeps
-- the row, so that "destroyed" is never mistaken for "missing" or "unreachable", and the scope can't get a new key.
-- Runs as stafett_owner; the roles stafett_api and stafett_worker exist.
create schema if not exists vault;

create table if not exists vault.data_key (
  -- participant:<id>, case:<id>:<agencyId>, journey:<caseId>, workflow:<workflowId>, draft:<agencyId> or lookup: opaque ids only.
  scope        text        primary key check (scope <> ''),
  wrapped      bytea       null,
  -- Which key-encryption key wrapped it; rotation rewraps and sets it anew.
  kek_id       text        not null,
  created_at   timestamptz not null,
  destroyed_at timestamptz null,
  constraint data_key_destroyed_is_empty check ((wrapped is null) = (destroyed_at is not null))
);

-- Destroyed stays destroyed, whoever asks: a key that comes back would make gallring a promise nobody keeps.
create or replace function vault.refuse_revival() returns trigger language plpgsql as $$
begin
  raise exception 'a destroyed data key cannot come back' using errcode = 'restrict_violation';
end $$;

create or replace trigger data_key_stays_destroyed
  before update or delete on vault.data_key
  for each row when (old.destroyed_at is not null)
  execute function vault.refuse_revival();

revoke all on schema vault from public;
revoke all on vault.data_key from public;
grant usage on schema vault to stafett_api, stafett_worker;
-- Without UPDATE and DELETE no program can destroy or replace a key; gallring does it as the owner. Leaving destroyed_at
-- out of INSERT keeps a program from planting a key that is born destroyed.
grant select on vault.data_key to stafett_api, stafett_worker;
grant insert (scope, wrapped, kek_id, created_at) on vault.data_key to stafett_api, stafett_worker;
