-- Licences and their seats. What is installed is counted from software_install and kept beside the seats.
create table licence (
  id               bigint generated always as identity primary key,
  name             text not null,
  entity_id        bigint not null references entity,
  software_id      bigint references software,
  version_pattern  text,
  type             text not null,
  state            text not null default 'active',
  seats            int check (seats >= 0),
  allows_excess    boolean not null default false,
  purchased_version text,
  used_version     text,
  inventory_number text,
  parent_id        bigint references licence,
  user_id          bigint references app_user,
  group_id         bigint references app_group,
  technician_id    bigint references app_user,
  purchased_on     date,
  price            numeric(14, 2) check (price >= 0),
  order_number     text,
  expires_on       date,
  comment          text,
  -- sealed with the key of the instance (platform/secrets.ts)
  sealed_key       text,
  has_key          boolean not null default false,
  assigned_count   int not null default 0,
  install_count    int not null default 0,
  pool_seats       int,
  compliance       text not null default 'unknown',
  margin           int,
  created_at       timestamptz not null default now(),
  updated_at       timestamptz not null default now(),
  deleted_at       timestamptz,
  version          int not null default 1,
  search_extra     text not null default '',
  search           tsvector generated always as (
    setweight(to_tsvector('cigale', name), 'A') || setweight(to_tsvector('simple', coalesce(inventory_number, '')), 'A') ||
    setweight(to_tsvector('cigale', search_extra), 'B')) stored,
  check (parent_id <> id)
);
create index licence_sorted on licence (name, id) where deleted_at is null;
create index licence_search on licence using gin (search);
create index licence_trigram on licence using gin (plain(name) gin_trgm_ops);
create index licence_entity on licence (entity_id);
create index licence_software on licence (software_id);
create index licence_parent on licence (parent_id);
create index licence_user on licence (user_id);
create index licence_group on licence (group_id);
create index licence_technician on licence (technician_id);
create index licence_expiry on licence (expires_on) where deleted_at is null;

create table licence_seat (
  id         bigint generated always as identity primary key,
  licence_id bigint not null references licence on delete cascade,
  user_id    bigint references app_user on delete cascade,
  asset_id   bigint references asset on delete cascade,
  comment    text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version    int not null default 1,
  check (num_nonnulls(user_id, asset_id) = 1)
);
create unique index licence_seat_one on licence_seat (licence_id, coalesce(user_id, 0), coalesce(asset_id, 0));
create index licence_seat_user on licence_seat (user_id) where user_id is not null;
create index licence_seat_asset on licence_seat (asset_id) where asset_id is not null;
