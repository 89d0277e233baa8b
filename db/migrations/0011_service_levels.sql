-- Promises and the calendars by which they are counted.
create table work_calendar (
  id         bigint generated always as identity primary key,
  name       text not null,
  entity_id  bigint not null references entity,
  zone       text,
  -- [{day: 1…7, from, to}] in minutes of the wall clock
  hours      jsonb not null default '[]',
  holidays   text not null default 'fr',
  closings   jsonb not null default '[]',
  comment    text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version    int not null default 1
);
create index work_calendar_entity on work_calendar (entity_id);
create index work_calendar_name on work_calendar (name, id);

create table service_level (
  id          bigint generated always as identity primary key,
  name        text not null,
  entity_id   bigint not null references entity,
  type        text not null,
  target      text not null,
  amount      int not null check (amount > 0),
  unit        text not null,
  end_of_day  boolean not null default false,
  calendar_id bigint references work_calendar,
  escalations jsonb not null default '[]',
  comment     text,
  created_at  timestamptz not null default now(),
  updated_at  timestamptz not null default now(),
  deleted_at  timestamptz,
  version     int not null default 1
);
create index service_level_entity on service_level (entity_id);
create index service_level_calendar on service_level (calendar_id);
create index service_level_name on service_level (name, id);

alter table ticket
  add column sla_own_id bigint references service_level,
  add column sla_resolve_id bigint references service_level,
  add column ola_own_id bigint references service_level,
  add column ola_resolve_id bigint references service_level,
  -- null: no promise, or its clock stands still
  add column own_due_at timestamptz,
  add column resolve_due_at timestamptz,
  add column ola_own_due_at timestamptz,
  add column ola_resolve_due_at timestamptz;
create index ticket_own_due on ticket (own_due_at, id) where own_due_at is not null and deleted_at is null;
create index ticket_resolve_due on ticket (resolve_due_at, id) where resolve_due_at is not null and deleted_at is null;
create index ticket_ola_own_due on ticket (ola_own_due_at) where ola_own_due_at is not null;
create index ticket_ola_resolve_due on ticket (ola_resolve_due_at) where ola_resolve_due_at is not null;
create index ticket_sla_own on ticket (sla_own_id) where sla_own_id is not null;
create index ticket_sla_resolve on ticket (sla_resolve_id) where sla_resolve_id is not null;
create index ticket_ola_own on ticket (ola_own_id) where ola_own_id is not null;
create index ticket_ola_resolve on ticket (ola_resolve_id) where ola_resolve_id is not null;

-- One stopwatch a promise.
create table ticket_clock (
  ticket_id    bigint not null references ticket on delete cascade,
  slot         text not null,
  level_id     bigint not null references service_level,
  started_at   timestamptz not null,
  -- null: stands still
  due_at       timestamptz,
  paused_since timestamptz,
  -- taken in hand, or solved
  done_at      timestamptz,
  is_breached  boolean not null default false,
  -- how the due instant comes about (shared/service-levels/due.ts), in milliseconds
  why          jsonb not null default '{}',
  -- escalations of the level that have acted, by their place
  fired        int[] not null default '{}',
  next_at      timestamptz,
  primary key (ticket_id, slot)
);
create index ticket_clock_next on ticket_clock (next_at) where next_at is not null;
create index ticket_clock_level on ticket_clock (level_id) where done_at is null;

-- Waiting that is over; the waiting that lasts is in ticket.pending_since.
create table ticket_pause (
  ticket_id bigint not null references ticket on delete cascade,
  from_at   timestamptz not null,
  to_at     timestamptz not null,
  primary key (ticket_id, from_at)
);
