-- What agents say: raw first, then understood.
create table agent (
  id               bigint generated always as identity primary key,
  device_id        text not null unique,
  agent_uuid       text,
  name             text not null default '',
  program_version  text not null default '',
  tag              text,
  entity_id        bigint references entity,
  asset_id         bigint references asset on delete set null,
  address          text,
  user_agent       text,
  is_blocked       boolean not null default false,
  last_contact_at  timestamptz,
  last_inventory_at timestamptz,
  last_full_at     timestamptz,
  -- hash of each section as last taken in: unchanged sections are skipped without touching their rows
  section_hashes   jsonb not null default '{}',
  -- the last message taken in: an older one that comes late changes nothing
  last_message_id  bigint,
  created_at       timestamptz not null default now(),
  updated_at       timestamptz not null default now(),
  deleted_at       timestamptz,
  version          int not null default 1
);
create index agent_asset on agent (asset_id);
create index agent_uuid on agent (agent_uuid);

create table inventory_message (
  id           bigint generated always as identity primary key,
  received_at  timestamptz not null default now(),
  door         text not null,
  query        text not null,
  device_id    text,
  address      text,
  user_agent   text,
  headers      jsonb not null default '{}',
  encoding     text not null,
  body         bytea,
  body_hash    text not null,
  size         int not null,
  state        text not null default 'queued' check (state in ('queued', 'taken', 'unchanged', 'refused', 'doubt', 'failed')),
  attempts     int not null default 0,
  not_before   timestamptz,
  processed_at timestamptz,
  duration_ms  int,
  agent_id     bigint references agent on delete set null,
  asset_id     bigint references asset on delete set null,
  error_code   text,
  error_detail text,
  -- why: rule, candidates with scores, what changed
  trace        jsonb not null default '{}'
);
alter table inventory_message alter column body set storage external;
create index inventory_message_queue on inventory_message (id) where state = 'queued';
create index inventory_message_state on inventory_message (state, id desc);
create index inventory_message_device on inventory_message (device_id, id desc);
create index inventory_message_asset on inventory_message (asset_id, id desc);

-- Evidence of identity of assets; looked up to find candidates. value is normalised; junk never enters.
create table asset_evidence (
  asset_id bigint not null references asset on delete cascade,
  sort     text not null,
  value    text not null,
  seen_at  timestamptz not null default now(),
  primary key (asset_id, sort, value)
);
create index asset_evidence_value on asset_evidence (sort, value);

-- Doubt: a message that fits more than one asset, or one badly. A person decides; the decision can be taken back.
create table inventory_doubt (
  id          bigint generated always as identity primary key,
  message_id  bigint not null references inventory_message on delete cascade,
  device_id   text not null,
  entity_id   bigint references entity,
  candidates  jsonb not null,
  subject     jsonb not null,
  state       text not null default 'open' check (state in ('open', 'linked', 'created', 'refused')),
  asset_id    bigint references asset on delete set null,
  user_id     bigint references app_user,
  decided_at  timestamptz,
  created_at  timestamptz not null default now(),
  updated_at  timestamptz not null default now(),
  version     int not null default 1
);
create index inventory_doubt_open on inventory_doubt (id) where state = 'open';

-- A merge keeps what is needed to take it back.
create table asset_merge (
  id          bigint generated always as identity primary key,
  kept_id     bigint not null references asset on delete cascade,
  merged_id   bigint not null references asset on delete cascade,
  user_id     bigint references app_user,
  moved       jsonb not null default '{}',
  created_at  timestamptz not null default now(),
  undone_at   timestamptz
);

create table inventory_junk (
  id         bigint generated always as identity primary key,
  sort       text not null check (sort in ('serial', 'uuid', 'mac', 'model', 'manufacturer')),
  value      text not null,
  comment    text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version    int not null default 1
);
create unique index inventory_junk_value on inventory_junk (sort, lower(value)) where deleted_at is null;
