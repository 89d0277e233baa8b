-- Which fields no two records may share, together, in a branch of the tree of entities.
create table unique_rule (
  id          bigint generated always as identity primary key,
  name        text not null,
  subject     text not null,
  -- of assets: only these types; none = all
  asset_types jsonb not null default '[]',
  fields      jsonb not null default '[]',
  entity_id   bigint not null references entity,
  mode        text not null check (mode in ('refuse', 'warn')),
  is_active   boolean not null default true,
  comment     text,
  created_at  timestamptz not null default now(),
  updated_at  timestamptz not null default now(),
  deleted_at  timestamptz,
  version     int not null default 1
);
create index unique_rule_name on unique_rule (name);
create index unique_rule_entity on unique_rule (entity_id);
