-- Rules: if this, then that, in order; and what they did about each record.
create table rule (
  id            bigint generated always as identity primary key,
  name          text not null,
  set           text not null,
  entity_id     bigint not null references entity,
  with_children boolean not null default true,
  position      int not null default 0,
  is_active     boolean not null default false,
  condition     jsonb not null default '{"all":[]}',
  effects       jsonb not null default '[]',
  stops         boolean not null default false,
  comment       text,
  created_at    timestamptz not null default now(),
  updated_at    timestamptz not null default now(),
  deleted_at    timestamptz,
  version       int not null default 1
);
create index rule_set_position on rule (set, position, id) where deleted_at is null;
create index rule_entity on rule (entity_id);
create index rule_position on rule (position, id);

-- One asking of a set of rules about a record: which acted, which did not and where their condition failed.
create table rule_trace (
  id        bigint generated always as identity primary key,
  set       text not null,
  kind      text not null,
  record_id bigint not null,
  at        timestamptz not null,
  change_id uuid not null,
  -- {"acted":[{id,version,name,changes}],"not":[[id,version,…way]]}
  trace     jsonb not null
);
create index rule_trace_record on rule_trace (kind, record_id, id desc);
