-- Network discovery over SNMP: credentials (secrets sealed by the key of the instance), ranges to scan, runs and what they met.
create table snmp_credential (
  id bigint generated always as identity primary key,
  name text not null, entity_id bigint not null references entity,
  protocol text not null check (protocol in ('v1', 'v2c', 'v3')),
  user_name text,
  auth_protocol text check (auth_protocol in ('md5', 'sha', 'sha224', 'sha256', 'sha384', 'sha512')),
  priv_protocol text check (priv_protocol in ('des', 'aes', 'aes256b', 'aes256r')),
  sealed_secret text, has_secret boolean not null default false, comment text,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  deleted_at timestamptz, version int not null default 1
);
create index snmp_credential_entity on snmp_credential (entity_id);
create index snmp_credential_name on snmp_credential (name, id);

create table scan_range (
  id bigint generated always as identity primary key,
  name text not null, entity_id bigint not null references entity,
  addresses text not null, exclusions text,
  credential_id bigint not null references snmp_credential,
  second_credential_id bigint references snmp_credential, third_credential_id bigint references snmp_credential,
  is_active boolean not null default true, interval_hours int,
  port int, timeout_ms int, retries int, concurrency int, comment text,
  address_count int, next_run_at timestamptz, last_success_at timestamptz, last_error text,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  deleted_at timestamptz, version int not null default 1
);
create index scan_range_entity on scan_range (entity_id);
create index scan_range_credential on scan_range (credential_id);
create index scan_range_second_credential on scan_range (second_credential_id);
create index scan_range_third_credential on scan_range (third_credential_id);
create index scan_range_name on scan_range (name, id);
create index scan_range_due on scan_range (next_run_at) where is_active and deleted_at is null;

create table scan_run (
  id bigint generated always as identity primary key,
  range_id bigint not null references scan_range on delete cascade, entity_id bigint not null references entity,
  state text not null default 'queued' check (state in ('queued', 'running', 'done', 'stopped', 'failed')),
  user_id bigint references app_user,
  total_count int not null default 0, tried_count int not null default 0, answered_count int not null default 0, error_count int not null default 0,
  error text, started_at timestamptz, finished_at timestamptz, alive_at timestamptz,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(), version int not null default 1
);
-- Two walks through one range at the same time would only double the questions.
create unique index scan_run_one on scan_run (range_id) where state in ('queued', 'running');
create index scan_run_range on scan_run (range_id);
create index scan_run_entity on scan_run (entity_id);
create index scan_run_user on scan_run (user_id);
create index scan_run_created on scan_run (created_at desc, id);

-- Addresses that answered, or went wrong; silent ones leave no row.
create table scan_hit (
  id bigint generated always as identity primary key,
  run_id bigint not null references scan_run on delete cascade,
  address text not null, outcome text not null check (outcome in ('read', 'again', 'error')),
  credential_id bigint references snmp_credential on delete set null,
  message_id bigint references inventory_message on delete set null,
  name text, type text, detail text,
  unique (run_id, address)
);
create index scan_hit_message on scan_hit (message_id);
create index scan_hit_credential on scan_hit (credential_id);
