create table record_template (
  id bigint generated always as identity primary key,
  name text not null, name_fr text, name_en text,
  subject text not null, "values" jsonb not null default '{}', comment text,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  deleted_at timestamptz, version int not null default 1
);
create unique index record_template_name on record_template (subject, lower(name)) where deleted_at is null;
