-- Who is seen behind which port of network equipment: neighbours that named themselves (LLDP, CDP), addresses learnt by
-- bridges. port_key is the key of the part `port`; what is no longer seen has an end, until the sweep.
create table port_sighting (
  id            bigint generated always as identity primary key,
  asset_id      bigint not null references asset on delete cascade,
  port_key      text not null,
  via           text not null check (via in ('lldp', 'cdp', 'mac')),
  mac           text,
  name          text,
  port_name     text,
  address       text,
  description   text,
  first_seen_at timestamptz not null default now(),
  last_seen_at  timestamptz not null default now(),
  ended_at      timestamptz
);
create unique index port_sighting_once on port_sighting (asset_id, port_key, via, coalesce(mac, ''), coalesce(name, ''));
create index port_sighting_mac on port_sighting (mac) where ended_at is null;
