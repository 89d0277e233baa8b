-- The asset register.
create table manufacturer (
  id bigint generated always as identity primary key,
  name text not null, comment text,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  deleted_at timestamptz, version int not null default 1
);
create unique index manufacturer_name on manufacturer (lower(name)) where deleted_at is null;

create table model (
  id bigint generated always as identity primary key,
  name text not null, manufacturer_id bigint references manufacturer, asset_type text, reference text, comment text,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  deleted_at timestamptz, version int not null default 1
);
create unique index model_name on model (coalesce(manufacturer_id, 0), coalesce(asset_type, ''), lower(name)) where deleted_at is null;

create table asset_state (
  id bigint generated always as identity primary key,
  name text not null, code text unique, phase text not null default 'in_use'
    check (phase in ('ordered', 'in_stock', 'in_use', 'in_repair', 'on_loan', 'lost', 'retired')),
  position int not null default 0, comment text,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  deleted_at timestamptz, version int not null default 1
);
create unique index asset_state_name on asset_state (lower(name)) where deleted_at is null;

create sequence asset_number;
create table asset (
  id               bigint generated always as identity primary key,
  number           bigint not null default nextval('asset_number') unique,
  type             text not null,
  name             text not null,
  entity_id        bigint not null references entity,
  state_id         bigint references asset_state,
  location_id      bigint references location,
  user_id          bigint references app_user,
  group_id         bigint references app_group,
  technician_id    bigint references app_user,
  support_group_id bigint references app_group,
  manufacturer_id  bigint references manufacturer,
  model_id         bigint references model,
  serial           text,
  inventory_number text,
  uuid             text,
  contact          text,
  os_name          text,
  os_version       text,
  comment          text,
  -- values of fields that only this type has (size of a monitor, line of a phone, …)
  custom           jsonb not null default '{}',
  -- what inventory last said of each fed field: {"name": {"value", "at", "source"}}; shown beside what people declared
  observed         jsonb not null default '{}',
  source           text not null default 'manual',
  last_inventory_at timestamptz,
  created_at       timestamptz not null default now(),
  updated_at       timestamptz not null default now(),
  deleted_at       timestamptz,
  version          int not null default 1,
  search_extra     text not null default '',
  search           tsvector generated always as (
    setweight(to_tsvector('cigale', coalesce(name, '')), 'A') ||
    setweight(to_tsvector('simple', coalesce(serial, '') || ' ' || coalesce(inventory_number, '') || ' ' || coalesce(contact, '')), 'A') ||
    setweight(to_tsvector('cigale', search_extra), 'B') ||
    setweight(to_tsvector('cigale', coalesce(comment, '') || ' ' || coalesce(os_name, '')), 'C')) stored
);
create index asset_search on asset using gin (search);
create index asset_name_trigram on asset using gin (plain(name) gin_trgm_ops);
create index asset_type_name on asset (type, name, id) where deleted_at is null;
create index asset_sorted_name on asset (name, id) where deleted_at is null;
create index asset_sorted_updated on asset (updated_at desc, id desc) where deleted_at is null;
create index asset_type_updated on asset (type, updated_at desc, id desc) where deleted_at is null;
create index asset_sorted_created on asset (created_at desc, id desc) where deleted_at is null;
create index asset_sorted_serial on asset (serial, id) where deleted_at is null;
create index asset_entity on asset (entity_id, type) where deleted_at is null;
create index asset_location on asset (location_id) where deleted_at is null;
create index asset_state_id on asset (state_id) where deleted_at is null;
create index asset_user on asset (user_id);
create index asset_group on asset (group_id);
create index asset_technician on asset (technician_id);
create index asset_model on asset (model_id);
create index asset_manufacturer on asset (manufacturer_id);
create index asset_serial on asset (upper(serial));
create index asset_plain_serial on asset (plain(serial) text_pattern_ops);
create index asset_plain_number on asset (plain(inventory_number) text_pattern_ops);
create index asset_plain_name on asset (plain(name) text_pattern_ops);
create index asset_serial_trigram on asset using gin (plain(serial) gin_trgm_ops);
create index asset_uuid on asset (lower(uuid));
create index asset_inventory_number on asset (upper(inventory_number));

-- A person's value wins over the observed one for this field, until unlocked.
create table asset_lock (
  id         bigint generated always as identity primary key,
  asset_id   bigint not null references asset on delete cascade,
  field      text not null,
  user_id    bigint references app_user,
  reason     text,
  created_at timestamptz not null default now(),
  unique (asset_id, field)
);

-- Everything an asset is made of: one row a part, keyed so that the same message twice changes nothing.
create table asset_part (
  id          bigint generated always as identity primary key,
  asset_id    bigint not null references asset on delete cascade,
  section     text not null,
  key         text not null,
  title       text not null,
  data        jsonb not null default '{}',
  is_observed boolean not null default false,
  created_at  timestamptz not null default now(),
  updated_at  timestamptz not null default now(),
  unique (asset_id, section, key)
);
create index asset_part_section on asset_part (section, plain(title) text_pattern_ops);

-- "connected": a monitor on a computer, as seen by an agent or said by a person. seen_at ends when it moves away.
create table asset_link (
  id          bigint generated always as identity primary key,
  from_id     bigint not null references asset on delete cascade,
  to_id       bigint not null references asset on delete cascade,
  type        text not null default 'connected',
  is_observed boolean not null default false,
  first_seen_at timestamptz not null default now(),
  last_seen_at  timestamptz not null default now(),
  ended_at    timestamptz,
  unique (from_id, to_id, type),
  check (from_id <> to_id)
);
create index asset_link_to on asset_link (to_id);

create table software (
  id           bigint generated always as identity primary key,
  name         text not null,
  publisher    text not null default '',
  comment      text,
  category     text,
  install_count int not null default 0,
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now(),
  deleted_at   timestamptz,
  version      int not null default 1,
  search       tsvector generated always as (
    setweight(to_tsvector('cigale', name), 'A') || setweight(to_tsvector('cigale', publisher), 'B')) stored,
  unique (name, publisher)
);
create index software_search on software using gin (search);
create index software_trigram on software using gin (plain(name) gin_trgm_ops);
create index software_sorted on software (name, id) where deleted_at is null;

create table software_version (
  id           bigint generated always as identity primary key,
  software_id  bigint not null references software on delete cascade,
  version      text not null default '',
  architecture text not null default '',
  unique (software_id, version, architecture)
);

create table software_install (
  asset_id            bigint not null references asset on delete cascade,
  software_version_id bigint not null references software_version on delete cascade,
  install_date        date,
  first_seen_at       timestamptz not null default now(),
  primary key (asset_id, software_version_id)
);
create index software_install_version on software_install (software_version_id, asset_id);
