-- Cases: incident and request now; problem and change enter as further types of the same kind.
create table ticket_category (
  id bigint generated always as identity primary key,
  name text not null, parent_id bigint references ticket_category, path bigint[] not null default '{}', complete_name text not null default '',
  code text, for_incident boolean not null default true, for_request boolean not null default true, in_portal boolean not null default true,
  group_id bigint references app_group, technician_id bigint references app_user, comment text,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  deleted_at timestamptz, version int not null default 1
);
create unique index ticket_category_name on ticket_category (coalesce(parent_id, 0), lower(name)) where deleted_at is null;
create index ticket_category_path on ticket_category using gin (path);

create sequence ticket_number;
create table ticket (
  id             bigint generated always as identity primary key,
  number         bigint not null default nextval('ticket_number') unique,
  type           text not null,
  entity_id      bigint not null references entity,
  title          text not null,
  description    text not null default '',
  description_text text not null default '',
  status         text not null default 'new',
  urgency        int not null default 3 check (urgency between 1 and 5),
  impact         int not null default 3 check (impact between 1 and 5),
  priority       int not null default 3 check (priority between 1 and 6),
  category_id    bigint references ticket_category,
  location_id    bigint references location,
  channel        text not null default 'desk',
  author_id      bigint references app_user,
  opened_at      timestamptz not null default now(),
  taken_at       timestamptz,
  solved_at      timestamptz,
  closed_at      timestamptz,
  pending_since  timestamptz,
  waiting_seconds bigint not null default 0,
  -- why a field was filled by the house: [{"field","rule","reason"}]
  why            jsonb not null default '[]',
  created_at     timestamptz not null default now(),
  updated_at     timestamptz not null default now(),
  deleted_at     timestamptz,
  version        int not null default 1,
  search         tsvector generated always as (
    setweight(to_tsvector('cigale', title), 'A') || setweight(to_tsvector('cigale', left(description_text, 100000)), 'C')) stored
);
create index ticket_search on ticket using gin (search);
create index ticket_sorted_updated on ticket (updated_at desc, id desc) where deleted_at is null;
create index ticket_sorted_opened on ticket (opened_at desc, id desc) where deleted_at is null;
create index ticket_status_updated on ticket (status, updated_at desc, id desc) where deleted_at is null;
create index ticket_status_priority on ticket (status, priority desc, id desc) where deleted_at is null;
create index ticket_entity_status on ticket (entity_id, status) where deleted_at is null;
create index ticket_category_id on ticket (category_id);
create index ticket_author on ticket (author_id);
create index ticket_location on ticket (location_id);

create table ticket_actor (
  ticket_id bigint not null references ticket on delete cascade,
  role      text not null check (role in ('requester', 'observer', 'assignee')),
  user_id   bigint references app_user,
  group_id  bigint references app_group,
  position  int not null default 0,
  check (num_nonnulls(user_id, group_id) = 1)
);
create unique index ticket_actor_one on ticket_actor (ticket_id, role, coalesce(user_id, 0), coalesce(group_id, 0));
create index ticket_actor_user on ticket_actor (user_id, role, ticket_id) where user_id is not null;
create index ticket_actor_group on ticket_actor (group_id, role, ticket_id) where group_id is not null;

create table ticket_asset (
  ticket_id bigint not null references ticket on delete cascade,
  asset_id  bigint not null references asset on delete cascade,
  primary key (ticket_id, asset_id)
);
create index ticket_asset_asset on ticket_asset (asset_id, ticket_id);

-- The timeline. One row a thing said or done; `type` decides what `data` holds.
create table ticket_entry (
  id          bigint generated always as identity primary key,
  ticket_id   bigint not null references ticket on delete cascade,
  type        text not null check (type in ('reply', 'note', 'task', 'solution')),
  is_private  boolean not null default false,
  author_id   bigint references app_user,
  body        text not null default '',
  body_text   text not null default '',
  -- task: todo|done; solution: proposed|accepted|refused
  state       text,
  assignee_id bigint references app_user,
  planned_at  timestamptz,
  duration_minutes int,
  data        jsonb not null default '{}',
  created_at  timestamptz not null default now(),
  updated_at  timestamptz not null default now(),
  deleted_at  timestamptz,
  version     int not null default 1,
  search      tsvector generated always as (to_tsvector('cigale', left(body_text, 100000))) stored
);
create index ticket_entry_ticket on ticket_entry (ticket_id, id);
create index ticket_entry_search on ticket_entry using gin (search);
create index ticket_entry_assignee on ticket_entry (assignee_id) where type = 'task';
