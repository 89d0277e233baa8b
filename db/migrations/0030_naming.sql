-- How names that machines say are written here, and the runs that took the rules to what was there already.
create table name_rule (
  id bigint generated always as identity primary key,
  subject text not null check (subject in ('manufacturer', 'model', 'os')),
  match text not null check (match in ('exact', 'starts', 'pattern')),
  value text not null, becomes text not null, is_active boolean not null default true, comment text,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  deleted_at timestamptz, version int not null default 1
);
create unique index name_rule_once on name_rule (subject, match, lower(value)) where deleted_at is null;
create index name_rule_value on name_rule (value, id);

create table renaming (
  id bigint generated always as identity primary key,
  state text not null check (state in ('queued', 'running', 'done', 'undoing', 'undone', 'failed')),
  user_id bigint references app_user,
  total_count int not null default 0, changed_count int not null default 0, error text, finished_at timestamptz,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(), version int not null default 1
);
create index renaming_user on renaming (user_id);
create index renaming_created on renaming (created_at desc, id);

create table renaming_change (
  renaming_id bigint not null references renaming on delete cascade,
  asset_id bigint not null references asset on delete cascade,
  before jsonb not null, after jsonb not null,
  primary key (renaming_id, asset_id)
);
create index renaming_change_asset on renaming_change (asset_id);
