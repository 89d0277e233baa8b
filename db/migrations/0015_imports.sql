-- Files of lines taken in, what became of each line, and how such files are read.
create table import_mapping (
  id bigint generated always as identity primary key,
  name text not null, kind text not null, user_id bigint references app_user,
  is_shared boolean not null default false, mapping jsonb not null default '{}',
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  deleted_at timestamptz, version int not null default 1
);
create index import_mapping_kind on import_mapping (kind, name) where deleted_at is null;
create index import_mapping_name on import_mapping (name, id) where deleted_at is null;
create index import_mapping_user on import_mapping (user_id);

create table import_run (
  id bigint generated always as identity primary key,
  kind text not null, file_name text not null, user_id bigint references app_user,
  is_trial boolean not null default false, mode text not null, state text not null,
  line_count int not null default 0, done_count int not null default 0,
  created_count int not null default 0, updated_count int not null default 0,
  unchanged_count int not null default 0, refused_count int not null default 0,
  mapping jsonb not null default '{}', file jsonb not null default '{}', scopes jsonb,
  error text, started_at timestamptz, finished_at timestamptz,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(), version int not null default 1,
  -- Sign of life of whoever works on it: another may take over when it stops.
  alive_at timestamptz
);
create index import_run_created on import_run (created_at desc, id desc);
create index import_run_user on import_run (user_id, created_at desc);

create table import_line (
  id bigint generated always as identity primary key,
  import_id bigint not null references import_run on delete cascade,
  line int not null, outcome text not null, record_id bigint, change_id uuid,
  errors jsonb not null default '[]', changes jsonb not null default '[]',
  -- The line itself, kept while it can be mended: refused lines only.
  cells jsonb,
  unique (import_id, line)
);
create index import_line_outcome on import_line (import_id, outcome, line);

-- Undo looks acts up by their change.
create index history_change on history (change_id);
