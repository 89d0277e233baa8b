-- Fields that agents never write on assets of a type (or of any): what people say of them stays.
create table type_lock (
  id         bigint generated always as identity primary key,
  name       text not null,
  -- null = every type
  asset_type text,
  fields     jsonb not null default '[]',
  comment    text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version    int not null default 1
);
create index type_lock_name on type_lock (name);
