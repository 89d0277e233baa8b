-- How a case of some sort is opened: values it begins with, fields that must be said, that are locked or left out.
create table ticket_template (
  id bigint generated always as identity primary key,
  name text not null,
  for_incident boolean not null default true, for_request boolean not null default true,
  for_problem boolean not null default true, for_change boolean not null default true,
  default_in_id bigint references entity,
  mandatory jsonb not null default '[]', read_only jsonb not null default '[]', hidden jsonb not null default '[]',
  before_solving jsonb not null default '[]',
  title text, description text,
  urgency int check (urgency between 1 and 5), impact int check (impact between 1 and 5),
  location_id bigint references location,
  channel text check (channel in ('portal', 'desk', 'phone', 'mail', 'api', 'visit')),
  assignee_group_id bigint references app_group, assignee_user_id bigint references app_user,
  observer_group_id bigint references app_group, observer_user_id bigint references app_user,
  sla_own_id bigint references service_level, sla_resolve_id bigint references service_level,
  comment text,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  deleted_at timestamptz, version int not null default 1
);
create unique index ticket_template_name on ticket_template (lower(name)) where deleted_at is null;
create index ticket_template_sort on ticket_template (name, id);
create index ticket_template_default on ticket_template (default_in_id) where default_in_id is not null;
create index ticket_template_location on ticket_template (location_id) where location_id is not null;
create index ticket_template_assignee_group on ticket_template (assignee_group_id) where assignee_group_id is not null;
create index ticket_template_assignee_user on ticket_template (assignee_user_id) where assignee_user_id is not null;
create index ticket_template_observer_group on ticket_template (observer_group_id) where observer_group_id is not null;
create index ticket_template_observer_user on ticket_template (observer_user_id) where observer_user_id is not null;
create index ticket_template_sla_own on ticket_template (sla_own_id) where sla_own_id is not null;
create index ticket_template_sla_resolve on ticket_template (sla_resolve_id) where sla_resolve_id is not null;

-- A category names the template of its cases by type; those below it inherit it.
alter table ticket_category
  add column template_incident_id bigint references ticket_template,
  add column template_request_id bigint references ticket_template,
  add column template_problem_id bigint references ticket_template,
  add column template_change_id bigint references ticket_template;
create index ticket_category_template_incident on ticket_category (template_incident_id) where template_incident_id is not null;
create index ticket_category_template_request on ticket_category (template_request_id) where template_request_id is not null;
create index ticket_category_template_problem on ticket_category (template_problem_id) where template_problem_id is not null;
create index ticket_category_template_change on ticket_category (template_change_id) where template_change_id is not null;
