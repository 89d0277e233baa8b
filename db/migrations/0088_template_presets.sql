-- Whom one asks for approval again and again, and more that a template of cases begins with.
create table approval_template (
  id bigint generated always as identity primary key,
  name text not null,
  steps jsonb not null default '[]',
  comment text,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  deleted_at timestamptz, version int not null default 1
);
create index approval_template_name on approval_template (name, id);

alter table ticket_template
  add column default_for_id bigint references profile,
  add column ola_own_id bigint references service_level,
  add column ola_resolve_id bigint references service_level,
  add column contract_id bigint references contract,
  add column requester_id bigint references app_user,
  add column asset_id bigint references asset,
  add column tasks text,
  add column approval_template_id bigint references approval_template,
  add column window_days int,
  add column window_time text,
  add column window_minutes int,
  add column risk text,
  add column symptoms text,
  add column causes text,
  add column workaround text,
  add column reasons text,
  add column consequences text,
  add column control_list text,
  add column deployment_plan text,
  add column backout_plan text,
  add column test_plan text,
  add column checklist text;
create index ticket_template_default_for on ticket_template (default_for_id);
create index ticket_template_ola_own on ticket_template (ola_own_id);
create index ticket_template_ola_resolve on ticket_template (ola_resolve_id);
create index ticket_template_contract on ticket_template (contract_id);
create index ticket_template_requester on ticket_template (requester_id);
create index ticket_template_asset on ticket_template (asset_id);
create index ticket_template_approval on ticket_template (approval_template_id);
