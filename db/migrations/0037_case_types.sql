-- Problems and changes are types of case with states of their own; a site may name states under each state.
alter table ticket_category
  add column for_problem boolean not null default true,
  add column for_change boolean not null default true;

create table ticket_sub_status (
  id bigint generated always as identity primary key,
  name text not null,
  status text not null,
  for_incident boolean not null default true, for_request boolean not null default true,
  for_problem boolean not null default true, for_change boolean not null default true,
  is_default boolean not null default false,
  position int not null default 0,
  comment text,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  deleted_at timestamptz, version int not null default 1
);
create unique index ticket_sub_status_name on ticket_sub_status (status, lower(name)) where deleted_at is null;
create index ticket_sub_status_position on ticket_sub_status (position, id);

alter table ticket
  add column sub_status_id bigint references ticket_sub_status,
  add column status_before text,
  add column analysis jsonb not null default '{}',
  add column planned_from timestamptz,
  add column planned_until timestamptz,
  add check (planned_until > planned_from);
create index ticket_sub_status_id on ticket (sub_status_id) where sub_status_id is not null;
-- Problems and changes are few beside what people report.
create index ticket_of_type on ticket (type, updated_at desc, id desc) where type in ('problem', 'change') and deleted_at is null;
create index ticket_planned on ticket (planned_from) where planned_from is not null and deleted_at is null;
-- One word for every state that somebody gave a reason for.
update ticket set why = (select jsonb_agg(case when x->>'field' = 'status' and x->>'rule' = 'wait' then x || '{"rule":"reason"}' else x end)
  from jsonb_array_elements(why) x) where why @> '[{"field":"status","rule":"wait"}]';

-- What cases are to each other; `from` is the duplicate, the child, what was caused, what blocks.
create table ticket_link (
  id bigint generated always as identity primary key,
  type text not null check (type in ('related', 'duplicate', 'child', 'cause', 'block')),
  from_id bigint not null references ticket on delete cascade,
  to_id bigint not null references ticket on delete cascade,
  created_at timestamptz not null default now(),
  check (from_id <> to_id)
);
create unique index ticket_link_one on ticket_link (from_id, type, to_id);
create index ticket_link_to on ticket_link (to_id, type);
