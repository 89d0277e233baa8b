create table transfer_model (
  id bigint generated always as identity primary key,
  name text not null, name_fr text, name_en text,
  "user" text not null check ("user" in ('fit', 'keep', 'empty')),
  "group" text not null check ("group" in ('fit', 'keep', 'empty')),
  location text not null check (location in ('fit', 'keep', 'empty')),
  technician text not null check (technician in ('fit', 'keep', 'empty')),
  support_group text not null check (support_group in ('fit', 'keep', 'empty')),
  leaves jsonb not null default '[]', comment text,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  deleted_at timestamptz, version int not null default 1
);
create unique index transfer_model_name on transfer_model (lower(name)) where deleted_at is null;
