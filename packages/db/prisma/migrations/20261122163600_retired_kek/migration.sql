-- Rotation of the key-encryption key. A key that is about to be thrown away must never wrap another data key: who read the key
-- file just before the switch may insert just after the last count, and that data key would open with nothing.
create table if not exists vault.retired_kek (
  id         text        primary key,
  retired_at timestamptz not null
);

revoke all on vault.retired_kek from public;
grant select on vault.retired_kek to stafett_api, stafett_worker;

-- Gives how many data keys are still wrapped with it; at 0 it is retired, and a data key that comes with it is not taken.
-- The lock waits for the inserts that are on their way (ROW EXCLUSIVE) and holds the next ones until the answer is there to be read.
create or replace function vault.retire_kek(retired text, at timestamptz) returns bigint
  language plpgsql set lock_timeout = '2s' as $$
declare
  used bigint;
begin
  lock table vault.data_key in share row exclusive mode;
  select count(*) into used from vault.data_key where wrapped is not null and kek_id = retired;
  if used = 0 then
    insert into vault.retired_kek (id, retired_at) values (retired, at) on conflict (id) do nothing;
  end if;
  return used;
end $$;

revoke all on function vault.retire_kek(text, timestamptz) from public;

-- For whoever inserts in another way than the vault does: refused rather than lost.
create or replace function vault.refuse_retired_kek() returns trigger language plpgsql as $$
begin
  if new.wrapped is not null and exists (select from vault.retired_kek where id = new.kek_id) then
    raise exception 'a retired key-encryption key wraps nothing' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

create or replace trigger data_key_has_a_living_kek
  before insert or update on vault.data_key
  for each row execute function vault.refuse_retired_kek();
