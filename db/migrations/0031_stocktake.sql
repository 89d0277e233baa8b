-- Physical inventory: campaigns freeze what should be where, counters scan what they find, closing reconciles.
create table stocktake (
  id              bigint generated always as identity primary key,
  name            text not null,
  entity_id       bigint not null references entity,
  state           text not null default 'draft' check (state in ('draft', 'open', 'closed')),
  with_subplaces  boolean not null default true,
  asset_types     jsonb not null default '[]',
  phases          jsonb not null default '[]',
  query           text,
  opened_at       timestamptz,
  closed_at       timestamptz,
  expected_count  int not null default 0,
  found_count     int not null default 0,
  misplaced_count int not null default 0,
  unknown_count   int not null default 0,
  missing_count   int not null default 0,
  comment         text,
  created_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now(),
  deleted_at      timestamptz,
  version         int not null default 1
);
create index stocktake_entity on stocktake (entity_id);
create index stocktake_sorted on stocktake (created_at desc, id desc) where deleted_at is null;

create table stocktake_place (
  stocktake_id bigint not null references stocktake on delete cascade,
  location_id  bigint not null references location on delete cascade,
  primary key (stocktake_id, location_id)
);
create index stocktake_place_location on stocktake_place (location_id);
-- Who may count; nobody named = whoever has the permission.
create table stocktake_counter (
  stocktake_id bigint not null references stocktake on delete cascade,
  user_id      bigint not null references app_user on delete cascade,
  primary key (stocktake_id, user_id)
);
create index stocktake_counter_user on stocktake_counter (user_id);

create table stocktake_line (
  id                bigint generated always as identity primary key,
  stocktake_id      bigint not null references stocktake on delete cascade,
  name              text not null,
  status            text not null check (status in ('expected', 'found', 'misplaced', 'unknown', 'missing')),
  asset_id          bigint references asset on delete cascade,
  -- of an unknown thing, what was read, without blanks and signs
  handle            text,
  is_expected       boolean not null default false,
  expected_place_id bigint references location on delete set null,
  seen_place_id     bigint references location on delete set null,
  seen_at           timestamptz,
  counter_id        bigint references app_user on delete set null,
  is_moved          boolean not null default false,
  -- devices ask for what changed since they last asked
  changed_at        timestamptz not null default now(),
  unique (stocktake_id, asset_id),
  unique (stocktake_id, handle)
);
create index stocktake_line_status on stocktake_line (stocktake_id, status);
create index stocktake_line_changed on stocktake_line (stocktake_id, changed_at);
create index stocktake_line_sorted on stocktake_line (name, id);
create index stocktake_line_asset on stocktake_line (asset_id);
create index stocktake_line_expected on stocktake_line (expected_place_id);
create index stocktake_line_seen on stocktake_line (seen_place_id);
create index stocktake_line_counter on stocktake_line (counter_id);

create table stocktake_scan (
  id           bigint generated always as identity primary key,
  stocktake_id bigint not null references stocktake on delete cascade,
  scan_id      text not null,
  code         text,
  handle       text,
  asset_id     bigint references asset on delete set null,
  place_id     bigint not null references location,
  scanned_at   timestamptz not null,
  received_at  timestamptz not null,
  counter_id   bigint references app_user on delete set null,
  is_withdrawn boolean not null default false,
  unique (stocktake_id, scan_id)
);
create index stocktake_scan_asset on stocktake_scan (stocktake_id, asset_id) where asset_id is not null;
create index stocktake_scan_handle on stocktake_scan (stocktake_id, handle) where asset_id is null;
create index stocktake_scan_sorted on stocktake_scan (scanned_at desc, id desc);
create index stocktake_scan_of_asset on stocktake_scan (asset_id);
create index stocktake_scan_place on stocktake_scan (place_id);
create index stocktake_scan_counter on stocktake_scan (counter_id);
-- A withdrawal may arrive before the scan that it withdraws.
create table stocktake_withdrawal (
  stocktake_id bigint not null references stocktake on delete cascade,
  scan_id      text not null,
  primary key (stocktake_id, scan_id)
);
