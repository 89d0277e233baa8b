-- Words of the site for what is said on a case: how it was solved, what sort of work a task is, how an answer came in.
create table solution_type (
  id bigint generated always as identity primary key,
  name text not null,
  for_incident boolean not null default true, for_request boolean not null default true,
  for_problem boolean not null default true, for_change boolean not null default true,
  comment text,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  deleted_at timestamptz, version int not null default 1
);
create unique index solution_type_name on solution_type (lower(name)) where deleted_at is null;
create index solution_type_sort on solution_type (name, id);

create table task_category (
  id bigint generated always as identity primary key,
  name text not null, parent_id bigint references task_category,
  complete_name text not null default '', path bigint[] not null default '{}',
  comment text,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  deleted_at timestamptz, version int not null default 1
);
create unique index task_category_name on task_category (coalesce(parent_id, 0), lower(name)) where deleted_at is null;
create index task_category_path on task_category using gin (path);
create index task_category_sort on task_category (complete_name, id);

create table request_source (
  id bigint generated always as identity primary key,
  name text not null,
  comment text,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  deleted_at timestamptz, version int not null default 1
);
create unique index request_source_name on request_source (lower(name)) where deleted_at is null;
create index request_source_sort on request_source (name, id);

alter table ticket add column solution_type_id bigint references solution_type;
create index ticket_solution_type on ticket (solution_type_id) where solution_type_id is not null;

alter table ticket_entry
  add column solution_type_id bigint references solution_type,
  add column category_id bigint references task_category,
  add column group_id bigint references app_group,
  add column source_id bigint references request_source;
create index ticket_entry_solution_type on ticket_entry (solution_type_id) where solution_type_id is not null;
create index ticket_entry_category on ticket_entry (category_id) where category_id is not null;
create index ticket_entry_group on ticket_entry (group_id) where group_id is not null;
create index ticket_entry_source on ticket_entry (source_id) where source_id is not null;

-- A text that is written often knows what it is.
alter table text_template
  add column solution_type_id bigint references solution_type,
  add column task_category_id bigint references task_category,
  add column group_id bigint references app_group,
  add column source_id bigint references request_source;
create index text_template_solution_type on text_template (solution_type_id) where solution_type_id is not null;
create index text_template_task_category on text_template (task_category_id) where task_category_id is not null;
create index text_template_group on text_template (group_id) where group_id is not null;
create index text_template_source on text_template (source_id) where source_id is not null;
