-- Networks, VLANs, sockets, and what is plugged into what.

-- Addresses as people and agents write them; null for what is none (twin of shared/conditions/ip-range.ts).
create function address_of(written text) returns inet language plpgsql immutable strict parallel safe as $$
begin
  -- Four bytes, or groups that may end in four bytes: PostgreSQL itself also takes fewer.
  if written !~ '^([0-9A-Fa-f:]*:)?((\d|[1-9]\d|1\d\d|2[0-4]\d|25[0-5])\.){3}(\d|[1-9]\d|1\d\d|2[0-4]\d|25[0-5])$' and written !~ '^[0-9A-Fa-f]*:[0-9A-Fa-f:]*$' then
    return null;
  end if;
  return written::inet;
exception when others then return null;
end $$;
create function network_of(written text) returns cidr language plpgsql immutable strict parallel safe as $$
begin
  return written::cidr;
exception when others then return null;
end $$;
create index search_exact_address on search_exact using gist (address_of(shown) inet_ops) where kind = 'asset' and sort in ('ip', 'address');

create table vlan (
  id          bigint generated always as identity primary key,
  name        text not null,
  tag         int not null check (tag between 1 and 4094),
  entity_id   bigint not null references entity,
  location_id bigint references location,
  comment     text,
  created_at  timestamptz not null default now(),
  updated_at  timestamptz not null default now(),
  deleted_at  timestamptz,
  version     int not null default 1
);
create index vlan_sorted on vlan (tag, id) where deleted_at is null;
create index vlan_entity on vlan (entity_id);
create index vlan_location on vlan (location_id);

create table ip_network (
  id             bigint generated always as identity primary key,
  name           text not null,
  range          text not null,
  network        cidr generated always as (network_of(range)) stored,
  gateway        text,
  vlan_id        bigint references vlan,
  entity_id      bigint not null references entity,
  location_id    bigint references location,
  is_addressable boolean not null default true,
  comment        text,
  created_at     timestamptz not null default now(),
  updated_at     timestamptz not null default now(),
  deleted_at     timestamptz,
  version        int not null default 1
);
create unique index ip_network_once on ip_network (entity_id, network) where deleted_at is null;
create index ip_network_holds on ip_network using gist (network inet_ops) where deleted_at is null;
create index ip_network_sorted on ip_network (network, id) where deleted_at is null;
create index ip_network_range on ip_network (range, id) where deleted_at is null;
create index ip_network_vlan on ip_network (vlan_id);
create index ip_network_location on ip_network (location_id);

-- A wall socket or a place of a patch panel, with a front and a rear.
create table socket (
  id          bigint generated always as identity primary key,
  name        text not null,
  connector   text not null default 'rj45' check (connector in ('rj45', 'lc', 'sc', 'st', 'coaxial', 'other')),
  entity_id   bigint not null references entity,
  location_id bigint references location,
  panel_id    bigint references asset on delete set null,
  comment     text,
  created_at  timestamptz not null default now(),
  updated_at  timestamptz not null default now(),
  deleted_at  timestamptz,
  version     int not null default 1
);
create index socket_sorted on socket (name, id) where deleted_at is null;
create index socket_entity on socket (entity_id);
create index socket_location on socket (location_id);
create index socket_panel on socket (panel_id);

-- Two ends joined, by a cable that is in the register or by one that is not. A port has one end in it, a socket one on
-- each side.
create table joint (
  id       bigint generated always as identity primary key,
  cable_id bigint unique references asset on delete cascade
);
create table joint_end (
  joint_id  bigint not null references joint on delete cascade,
  side      text not null check (side in ('a', 'b')),
  port_id   bigint unique references asset_part on delete cascade,
  socket_id bigint references socket on delete cascade,
  face      text check (face in ('front', 'rear')),
  primary key (joint_id, side),
  unique (socket_id, face),
  check (num_nonnulls(port_id, socket_id) = 1),
  check ((socket_id is null) = (face is null))
);

-- VLANs of a port.
create table port_vlan (
  port_id   bigint not null references asset_part on delete cascade,
  vlan_id   bigint not null references vlan on delete cascade,
  is_tagged boolean not null default false,
  primary key (port_id, vlan_id)
);
create index port_vlan_vlan on port_vlan (vlan_id);
