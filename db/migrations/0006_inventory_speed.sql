-- First inventories write hundreds of rows a machine. A foreign key is checked row by row, with a lock on each row it
-- points at: two thirds of the cost of an install. The same promise is kept here statement by statement.

create function refuse_lost_installs() returns trigger language plpgsql as $$
begin
  if exists (select 1 from (select distinct asset_id from added) n where not exists (select 1 from asset a where a.id = n.asset_id))
    or exists (select 1 from (select distinct software_version_id from added) n where not exists (select 1 from software_version v where v.id = n.software_version_id))
  then raise foreign_key_violation using message = 'an install of an asset or a version that does not exist';
  end if;
  return null;
end $$;

create function remove_installs_of_assets() returns trigger language plpgsql as $$
begin
  delete from software_install i using gone where i.asset_id = gone.id;
  delete from asset_part p using gone where p.asset_id = gone.id;
  return null;
end $$;

create function remove_installs_of_versions() returns trigger language plpgsql as $$
begin
  delete from software_install i using gone where i.software_version_id = gone.id;
  return null;
end $$;

create function refuse_lost_parts() returns trigger language plpgsql as $$
begin
  if exists (select 1 from (select distinct asset_id from added) n where not exists (select 1 from asset a where a.id = n.asset_id))
  then raise foreign_key_violation using message = 'a part of an asset that does not exist';
  end if;
  return null;
end $$;

alter table software_install drop constraint software_install_asset_id_fkey, drop constraint software_install_software_version_id_fkey;
alter table asset_part drop constraint asset_part_asset_id_fkey;

create trigger software_install_exists after insert on software_install
  referencing new table as added for each statement execute function refuse_lost_installs();
create trigger asset_part_exists after insert on asset_part
  referencing new table as added for each statement execute function refuse_lost_parts();
create trigger asset_gone after delete on asset
  referencing old table as gone for each statement execute function remove_installs_of_assets();
create trigger software_version_gone after delete on software_version
  referencing old table as gone for each statement execute function remove_installs_of_versions();

-- Rows that each message rewrites: room on their page keeps the new one beside the old, and the indexes untouched.
alter table asset set (fillfactor = 85);
alter table asset_part set (fillfactor = 90);
alter table agent set (fillfactor = 70);
alter table inventory_message set (fillfactor = 90);

create index inventory_doubt_device on inventory_doubt (device_id);
