-- When changes are not to be carried out: in an entity and those below it, for those that meet the condition.
create table freeze_window (
  id bigint generated always as identity primary key,
  name text not null,
  entity_id bigint not null references entity,
  is_active boolean not null default true,
  effect text not null default 'refuse' check (effect in ('refuse', 'warn')),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  repeats text not null default 'none' check (repeats in ('none', 'week', 'month', 'year')),
  month_way text not null default 'day',
  repeats_until date,
  condition jsonb not null default '{"all":[]}',
  reason text not null,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  deleted_at timestamptz, version int not null default 1,
  check (ends_at > starts_at)
);
create index freeze_window_sort on freeze_window (starts_at desc, id desc);
create index freeze_window_entity on freeze_window (entity_id) where is_active and deleted_at is null;

-- Which changes that are still to be carried out meet in time.
create index ticket_window on ticket using gist (tstzrange(planned_from, planned_until))
  where type = 'change' and planned_from is not null and planned_until is not null and deleted_at is null;
