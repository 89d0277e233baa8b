-- Requests for approval: steps one after the other, voices side by side, deputies, links that serve once.
create table approval (
  id            bigint generated always as identity primary key,
  -- hangs on a record of any kind
  subject_kind  text not null,
  subject_id    bigint not null,
  name          text not null,
  state         text not null default 'open' check (state in ('open', 'approved', 'refused', 'withdrawn')),
  step          int not null default 1 check (step >= 1),
  steps         jsonb not null default '[]',
  comment       text,
  asked_by_id   bigint references app_user,
  asked_at      timestamptz not null default now(),
  step_asked_at timestamptz not null default now(),
  decided_at    timestamptz,
  reminded_at   timestamptz,
  created_at    timestamptz not null default now(),
  updated_at    timestamptz not null default now(),
  version       int not null default 1
);
create index approval_subject on approval (subject_kind, subject_id, id);
create index approval_sorted on approval (asked_at desc, id desc);
create index approval_asked_by on approval (asked_by_id);
create index approval_open on approval (step_asked_at) where state = 'open';

create table approver (
  id              bigint generated always as identity primary key,
  approval_id     bigint not null references approval on delete cascade,
  step            int not null default 1 check (step >= 1),
  user_id         bigint references app_user,
  group_id        bigint references app_group,
  managers_only   boolean not null default false,
  answer          text check (answer in ('approved', 'refused')),
  answered_by_id  bigint references app_user,
  answered_for_id bigint references app_user,
  by_link         boolean not null default false,
  answered_at     timestamptz,
  comment         text,
  created_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now(),
  version         int not null default 1,
  check (num_nonnulls(user_id, group_id) = 1),
  check ((answer is null) = (answered_at is null))
);
create unique index approver_one on approver (approval_id, step, coalesce(user_id, 0), coalesce(group_id, 0), managers_only);
create index approver_user on approver (user_id) where user_id is not null;
create index approver_group on approver (group_id) where group_id is not null;
create index approver_answered_by on approver (answered_by_id) where answered_by_id is not null;
create index approver_answered_for on approver (answered_for_id) where answered_for_id is not null;

create table deputy (
  id         bigint generated always as identity primary key,
  user_id    bigint not null references app_user,
  deputy_id  bigint not null references app_user,
  starts_at  timestamptz not null,
  ends_at    timestamptz not null,
  comment    text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version    int not null default 1,
  check (user_id <> deputy_id),
  check (ends_at > starts_at)
);
create index deputy_deputy on deputy (deputy_id, ends_at);
create index deputy_user on deputy (user_id);
create index deputy_sorted on deputy (starts_at desc, id desc);

-- Records of a kind that a person was asked about. A function, because the read gate of such records asks it in every
-- statement: it is planned once a connection instead of each time.
create function subjects_asked_of(person bigint, asked_kind text) returns setof bigint language plpgsql stable rows 10 as $$
begin
  return query
    with speaker as (
      select person as id
      union all select d.user_id from deputy d where d.deputy_id = person and now() >= d.starts_at and now() < d.ends_at),
    voice as (
      select v.approval_id, v.step, v.answer from approver v join speaker s on s.id = v.user_id
      union all
      select v.approval_id, v.step, v.answer from speaker s join group_member m on m.user_id = s.id
        join approver v on v.group_id = m.group_id and (m.is_manager or not v.managers_only))
    select a.subject_id from voice v join approval a on a.id = v.approval_id
    where a.subject_kind = asked_kind and (v.answer is not null or (a.state = 'open' and v.step = a.step));
end $$;

-- A decision without signing in: what the database keeps is a hash.
create table approval_link (
  id          bigint generated always as identity primary key,
  approver_id bigint not null references approver on delete cascade,
  user_id     bigint not null references app_user,
  token_hash  text not null unique,
  made_by_id  bigint references app_user,
  made_at     timestamptz not null default now(),
  expires_at  timestamptz not null,
  used_at     timestamptz
);
create index approval_link_approver on approval_link (approver_id);
create index approval_link_user on approval_link (user_id);
create index approval_link_made_by on approval_link (made_by_id);

-- What is asked about a case, to be searched and used by rules; whether what is open beside it keeps it from being solved.
alter table ticket add column approval text not null default 'none' check (approval in ('none', 'asked', 'approved', 'refused'));
create index ticket_approval on ticket (approval, updated_at desc, id desc) where approval <> 'none' and deleted_at is null;
-- null = as the entity above
alter table entity
  add column solving_approvals text check (solving_approvals in ('warn', 'refuse')),
  add column solving_children text check (solving_children in ('warn', 'refuse')),
  add column solving_tasks text check (solving_tasks in ('warn', 'refuse'));
