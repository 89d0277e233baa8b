-- Organisation, people, rights, sessions.
create table entity (
  id            bigint generated always as identity primary key,
  name          text not null,
  parent_id     bigint references entity,
  path          bigint[] not null default '{}',
  complete_name text not null default '',
  code          text,
  inventory_tag text,
  comment       text,
  created_at    timestamptz not null default now(),
  updated_at    timestamptz not null default now(),
  deleted_at    timestamptz,
  version       int not null default 1
);
create unique index entity_name on entity (coalesce(parent_id, 0), lower(name)) where deleted_at is null;
create index entity_path on entity using gin (path);
create index entity_parent on entity (parent_id);

create table location (
  id            bigint generated always as identity primary key,
  name          text not null,
  parent_id     bigint references location,
  path          bigint[] not null default '{}',
  complete_name text not null default '',
  entity_id     bigint not null references entity,
  code          text,
  address       text,
  comment       text,
  created_at    timestamptz not null default now(),
  updated_at    timestamptz not null default now(),
  deleted_at    timestamptz,
  version       int not null default 1
);
create index location_path on location using gin (path);
create index location_parent on location (parent_id);
create index location_entity on location (entity_id);
create index location_name on location using gin (plain(complete_name) gin_trgm_ops);

create table app_user (
  id              bigint generated always as identity primary key,
  login           text not null,
  name            text not null,
  first_name      text,
  last_name       text,
  email           text,
  phone           text,
  job_title       text,
  entity_id       bigint not null references entity,
  location_id     bigint references location,
  manager_id      bigint references app_user,
  language        text not null default 'fr',
  is_active       boolean not null default true,
  password_hash   text,
  password_at     timestamptz,
  last_sign_in_at timestamptz,
  preferences     jsonb not null default '{}',
  comment         text,
  created_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now(),
  deleted_at      timestamptz,
  version         int not null default 1,
  search          tsvector generated always as (
    setweight(to_tsvector('cigale', coalesce(name, '')), 'A') ||
    setweight(to_tsvector('simple', coalesce(login, '') || ' ' || coalesce(email, '')), 'B') ||
    setweight(to_tsvector('cigale', coalesce(job_title, '')), 'C')) stored
);
create unique index app_user_login on app_user (lower(login)) where deleted_at is null;
create index app_user_entity on app_user (entity_id);
create index app_user_email on app_user (lower(email));
create index app_user_name on app_user using gin (plain(name) gin_trgm_ops);
create index app_user_sorted on app_user (name, id) where deleted_at is null;
create index app_user_search on app_user using gin (search);
create index app_user_manager on app_user (manager_id);
create index app_user_location on app_user (location_id);

create table app_group (
  id            bigint generated always as identity primary key,
  name          text not null,
  entity_id     bigint not null references entity,
  code          text,
  email         text,
  can_be_assigned boolean not null default true,
  comment       text,
  created_at    timestamptz not null default now(),
  updated_at    timestamptz not null default now(),
  deleted_at    timestamptz,
  version       int not null default 1
);
create unique index app_group_name on app_group (entity_id, lower(name)) where deleted_at is null;
create index app_group_trigram on app_group using gin (plain(name) gin_trgm_ops);

create table group_member (
  id         bigint generated always as identity primary key,
  group_id   bigint not null references app_group on delete cascade,
  user_id    bigint not null references app_user on delete cascade,
  is_manager boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version    int not null default 1,
  unique (group_id, user_id)
);
create index group_member_user on group_member (user_id);

create table profile (
  id          bigint generated always as identity primary key,
  code        text unique,
  name        text not null,
  shell       text not null default 'desk' check (shell in ('desk', 'portal')),
  -- {"ticket.solve": "group", …}: permission name → reach (own, group, entity, subtree, all)
  permissions jsonb not null default '{}',
  is_shipped  boolean not null default false,
  comment     text,
  created_at  timestamptz not null default now(),
  updated_at  timestamptz not null default now(),
  deleted_at  timestamptz,
  version     int not null default 1
);

create table access_grant (
  id           bigint generated always as identity primary key,
  user_id      bigint not null references app_user on delete cascade,
  profile_id   bigint not null references profile,
  entity_id    bigint not null references entity,
  is_recursive boolean not null default true,
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now(),
  version      int not null default 1,
  unique (user_id, profile_id, entity_id)
);
create index access_grant_profile on access_grant (profile_id);
create index access_grant_entity on access_grant (entity_id);

create table session (
  id           bigint generated always as identity primary key,
  token_hash   text not null unique,
  user_id      bigint not null references app_user on delete cascade,
  address      text,
  user_agent   text,
  created_at   timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at   timestamptz not null
);
create index session_of_user on session (user_id);
create index session_expiry on session (expires_at);

create table api_token (
  id           bigint generated always as identity primary key,
  token_hash   text not null unique,
  hint         text not null,
  user_id      bigint not null references app_user on delete cascade,
  name         text not null,
  scopes       text[] not null default '{}',
  expires_at   timestamptz,
  last_used_at timestamptz,
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now(),
  deleted_at   timestamptz,
  version      int not null default 1
);
create index api_token_user on api_token (user_id);

-- Failed sign-ins per account and per address: brakes on guessing that survive a restart and hold on every node.
create table sign_in_failure (
  subject  text not null,
  at       timestamptz not null default now()
);
create index sign_in_failure_subject on sign_in_failure (subject, at);
