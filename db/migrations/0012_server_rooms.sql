-- Server rooms, what stands where in them, what hangs in which rack, what is plugged where.
alter table model
  add column units int check (units between 1 and 60),
  add column weight_kg int check (weight_kg between 0 and 10000),
  add column power_w int check (power_w between 0 and 1000000),
  add column is_half_width boolean not null default false,
  add column is_full_depth boolean not null default true;

create table server_room (
  id           bigint generated always as identity primary key,
  name         text not null,
  entity_id    bigint not null references entity,
  location_id  bigint references location,
  grid_columns int not null default 10 check (grid_columns between 1 and 50),
  grid_rows    int not null default 10 check (grid_rows between 1 and 50),
  comment      text,
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now(),
  deleted_at   timestamptz,
  version      int not null default 1
);
create index server_room_sorted on server_room (name, id) where deleted_at is null;
create index server_room_entity on server_room (entity_id);
create index server_room_location on server_room (location_id);

-- A rack stands on one tile of one room; front towards the compass point.
create table rack_position (
  rack_id     bigint primary key references asset on delete cascade,
  room_id     bigint not null references server_room on delete cascade,
  grid_column int not null check (grid_column between 1 and 50),
  grid_row    int not null check (grid_row between 1 and 50),
  orientation text not null default 'south' check (orientation in ('north', 'east', 'south', 'west')),
  unique (room_id, grid_column, grid_row)
);

-- What is in which place of a rack or enclosure. A place is a box: units × depth × width; two boxes of one holder never
-- meet, whoever writes at the same time. Without an asset the place is kept for a purpose.
create table mount (
  id        bigint generated always as identity primary key,
  holder_id bigint not null references asset on delete cascade,
  asset_id  bigint unique references asset on delete cascade,
  unit      int not null check (unit between 1 and 100),
  height    int not null check (height between 1 and 100),
  face      text not null check (face in ('front', 'rear', 'both')),
  half      text not null check (half in ('full', 'left', 'right', 'side-left', 'side-right')),
  purpose   text,
  check (holder_id <> asset_id),
  check ((asset_id is null) = (purpose is not null)),
  constraint mount_apart exclude using gist (
    int8range(holder_id, holder_id, '[]') with &&,
    int4range(unit, unit + height) with &&,
    (case face when 'front' then int4range(0, 1) when 'rear' then int4range(1, 2) else int4range(0, 2) end) with &&,
    (case half when 'left' then int4range(0, 1) when 'right' then int4range(1, 2) when 'full' then int4range(0, 2)
      when 'side-left' then int4range(-1, 0) else int4range(2, 3) end) with &&)
);
create index mount_holder on mount (holder_id, unit);

-- Numbered outlets of a PDU and what is plugged into each.
create table outlet (
  id       bigint generated always as identity primary key,
  pdu_id   bigint not null references asset on delete cascade,
  number   int not null check (number between 1 and 200),
  sort     text not null,
  asset_id bigint references asset on delete set null,
  input    text,
  unique (pdu_id, number),
  check (pdu_id <> asset_id)
);
create index outlet_asset on outlet (asset_id);
