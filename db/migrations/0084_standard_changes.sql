-- Changes that are made again and again and were approved once for all, and how a change comes to be decided.
create table change_model (
  id bigint generated always as identity primary key,
  name text not null,
  entity_id bigint not null references entity,
  category_id bigint references ticket_category,
  state text not null default 'draft' check (state in ('draft', 'approved', 'suspended')),
  about text,
  title text not null,
  description text,
  impact int check (impact between 1 and 5),
  risk text not null check (risk in ('low', 'medium', 'high')),
  consequences text,
  control_list text,
  deployment_plan text not null,
  backout_plan text not null,
  test_plan text,
  checklist text,
  tasks text,
  window_minutes int,
  assignee_group_id bigint references app_group,
  assignee_user_id bigint references app_user,
  approved_by_id bigint references app_user,
  approved_at timestamptz,
  valid_until date,
  review_on date,
  state_reason text,
  comment text,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  deleted_at timestamptz, version int not null default 1
);
create index change_model_name on change_model (name, id);
create index change_model_entity on change_model (entity_id);
create index change_model_category on change_model (category_id);
create index change_model_valid on change_model (valid_until) where state = 'approved' and deleted_at is null;
create index change_model_review on change_model (review_on) where state = 'approved' and deleted_at is null;

alter table ticket
  add column change_type text check (change_type in ('standard', 'normal', 'emergency')),
  add column change_model_id bigint references change_model;
update ticket set change_type = 'normal' where type = 'change';
create index ticket_change_model on ticket (change_model_id) where change_model_id is not null;
