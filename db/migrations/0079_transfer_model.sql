create table transfer_model (
  id bigint generated always as identity primary key,
  name text not null, name_fr text, name_en text,
  "user" text check ("user" in ('keep', 'empty')),
  "group" text check ("group" in ('keep', 'empty')),
  location text check (location in ('keep', 'empty')),
  technician text check (technician in ('keep', 'empty')),
  support_group text check (support_group in ('keep', 'empty')),
  leaves jsonb not null default '[]', comment text,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  deleted_at timestamptz, version int not null default 1
);
create unique index transfer_model_name on transfer_model (lower(name)) where deleted_at is null;
