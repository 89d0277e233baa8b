-- Calendars that other programs read by a secret address, with the rights of whoever made them.
create table calendar_feed (
  id          bigint generated always as identity primary key,
  token_hash  text not null unique,
  hint        text not null,
  user_id     bigint not null references app_user on delete cascade,
  name        text not null,
  sort        text not null check (sort in ('own', 'group', 'pool', 'changes')),
  group_id    bigint references app_group,
  pool_id     bigint references booking_pool,
  is_detailed boolean not null default false,
  last_used_at timestamptz,
  -- Readings since the beginning of the minute: a brake.
  window_at   timestamptz,
  window_reads int not null default 0,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  deleted_at timestamptz, version int not null default 1,
  check ((sort = 'group') = (group_id is not null)),
  check ((sort = 'pool') = (pool_id is not null))
);
create index calendar_feed_user on calendar_feed (user_id, id);
create index calendar_feed_group on calendar_feed (group_id) where group_id is not null;
create index calendar_feed_pool on calendar_feed (pool_id) where pool_id is not null;
