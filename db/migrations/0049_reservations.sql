-- Things people book: pools with their rules, bookable things (of the register or not), bookings and series of them.
create table booking_pool (
  id                bigint generated always as identity primary key,
  name              text not null,
  entity_id         bigint not null references entity,
  description       text,
  is_open           boolean not null default true,
  audience          text not null default 'everyone' check (audience in ('everyone', 'entity', 'groups')),
  max_hours         int,
  notice_hours      int,
  horizon_days      int,
  buffer_minutes    int,
  calendar_id       bigint references work_calendar,
  approval          text not null default 'none' check (approval in ('none', 'group', 'manager')),
  approver_group_id bigint references app_group,
  shows_names       boolean not null default false,
  terms             text,
  created_at        timestamptz not null default now(),
  updated_at        timestamptz not null default now(),
  deleted_at        timestamptz,
  version           int not null default 1
);
create index booking_pool_entity on booking_pool (entity_id);
create index booking_pool_calendar on booking_pool (calendar_id);
create index booking_pool_approver on booking_pool (approver_group_id);
create index booking_pool_sorted on booking_pool (name, id) where deleted_at is null;

create table booking_pool_group (
  pool_id  bigint not null references booking_pool on delete cascade,
  group_id bigint not null references app_group on delete cascade,
  primary key (pool_id, group_id)
);
create index booking_pool_group_group on booking_pool_group (group_id);

create table bookable (
  id          bigint generated always as identity primary key,
  name        text not null,
  pool_id     bigint not null references booking_pool,
  asset_id    bigint references asset on delete set null,
  location_id bigint references location,
  is_out      boolean not null default false,
  comment     text,
  created_at  timestamptz not null default now(),
  updated_at  timestamptz not null default now(),
  deleted_at  timestamptz,
  version     int not null default 1
);
create unique index bookable_asset on bookable (asset_id) where deleted_at is null;
create index bookable_of_asset on bookable (asset_id);
create index bookable_pool on bookable (pool_id) where deleted_at is null;
create index bookable_location on bookable (location_id);
create index bookable_sorted on bookable (name, id) where deleted_at is null;

create table booking_series (
  id         bigint generated always as identity primary key,
  name       text not null,
  entity_id  bigint not null references entity,
  pool_id    bigint not null references booking_pool,
  user_id    bigint not null references app_user,
  author_id  bigint references app_user,
  repeats    jsonb not null,
  starts_at  timestamptz not null,
  ends_at    timestamptz not null,
  reason     text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version    int not null default 1
);
create index booking_series_pool on booking_series (pool_id);
create index booking_series_entity on booking_series (entity_id);
create index booking_series_user on booking_series (user_id);
create index booking_series_author on booking_series (author_id);
create index booking_series_sorted on booking_series (created_at desc, id desc);

create table booking (
  id            bigint generated always as identity primary key,
  name          text not null,
  entity_id     bigint not null references entity,
  pool_id       bigint not null references booking_pool,
  bookable_id   bigint not null references bookable,
  user_id       bigint not null references app_user,
  author_id     bigint references app_user,
  series_id     bigint references booking_series,
  state         text not null check (state in ('asked', 'booked', 'lent', 'returned', 'cancelled', 'refused')),
  starts_at     timestamptz not null,
  ends_at       timestamptz not null,
  -- the end and the time to make the thing ready for the next one
  blocked_until timestamptz not null,
  -- the day it ends, where the house stands: what reminders look at
  due_on        date not null,
  reason        text,
  ticket_id     bigint references ticket on delete set null,
  terms_at      timestamptz,
  lent_at       timestamptz,
  lender_id     bigint references app_user,
  condition_out text,
  comment_out   text,
  returned_at   timestamptz,
  receiver_id   bigint references app_user,
  condition_in  text,
  comment_in    text,
  why           jsonb not null default '{}',
  created_at    timestamptz not null default now(),
  updated_at    timestamptz not null default now(),
  version       int not null default 1,
  check (starts_at < ends_at and ends_at <= blocked_until),
  -- Nobody has a thing while somebody else does, whatever the code above believes. Two ids meet when they are equal, so
  -- that no extension is needed.
  constraint booking_apart exclude using gist (
    int8range(bookable_id, bookable_id, '[]') with &&,
    tstzrange(starts_at, blocked_until) with &&
  ) where (state in ('asked', 'booked', 'lent'))
);
create index booking_pool_time on booking (pool_id, starts_at);
create index booking_bookable_time on booking (bookable_id, starts_at);
create index booking_entity on booking (entity_id);
create index booking_user on booking (user_id, starts_at);
create index booking_author on booking (author_id);
create index booking_lender on booking (lender_id);
create index booking_receiver on booking (receiver_id);
create index booking_series_time on booking (series_id, starts_at);
create index booking_ticket on booking (ticket_id);
create index booking_lent on booking (due_on) where state = 'lent';
create index booking_sorted on booking (starts_at desc, id desc);
