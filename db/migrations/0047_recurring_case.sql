-- Cases that open by themselves, again and again.
create table recurring_case (
  id bigint generated always as identity primary key,
  name text not null,
  entity_id bigint not null references entity,
  is_active boolean not null default true,
  type text not null check (type in ('incident', 'request', 'problem', 'change')),
  category_id bigint references ticket_category,
  title text not null, description text, checklist text,
  urgency int check (urgency between 1 and 5), impact int check (impact between 1 and 5),
  location_id bigint references location,
  asset_id bigint references asset,
  requester_id bigint references app_user,
  assignee_group_id bigint references app_group, assignee_user_id bigint references app_user,
  observer_group_id bigint references app_group,
  unit text not null check (unit in ('day', 'week', 'month', 'year')),
  every int not null check (every between 1 and 1000),
  weekdays jsonb not null default '[]',
  month_way text not null check (month_way in ('day', 'weekday', 'last-day', 'last-weekday')),
  starts_on date not null, ends_on date check (ends_on >= starts_on),
  time text not null default '08:00' check (time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  calendar_id bigint references work_calendar,
  on_closed_day text not null check (on_closed_day in ('keep', 'skip', 'before', 'after')),
  lead_days int not null check (lead_days between 0 and 365),
  waits_for_last boolean not null default false,
  next_at timestamptz,
  last_at timestamptz,
  last_outcome text check (last_outcome in ('opened', 'waited', 'refused')),
  last_reason text,
  last_case_id bigint references ticket,
  comment text,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  deleted_at timestamptz, version int not null default 1
);
create index recurring_case_sort on recurring_case (name, id);
create index recurring_case_next on recurring_case (next_at) where next_at is not null and deleted_at is null;
create index recurring_case_entity on recurring_case (entity_id);
create index recurring_case_category on recurring_case (category_id) where category_id is not null;
create index recurring_case_location on recurring_case (location_id) where location_id is not null;
create index recurring_case_asset on recurring_case (asset_id) where asset_id is not null;
create index recurring_case_requester on recurring_case (requester_id) where requester_id is not null;
create index recurring_case_assignee_group on recurring_case (assignee_group_id) where assignee_group_id is not null;
create index recurring_case_assignee_user on recurring_case (assignee_user_id) where assignee_user_id is not null;
create index recurring_case_observer_group on recurring_case (observer_group_id) where observer_group_id is not null;
create index recurring_case_calendar on recurring_case (calendar_id) where calendar_id is not null;
create index recurring_case_last_case on recurring_case (last_case_id) where last_case_id is not null;

-- Which recurrence opened a case.
alter table ticket add column recurring_id bigint references recurring_case;
create index ticket_recurring on ticket (recurring_id, id) where recurring_id is not null;
