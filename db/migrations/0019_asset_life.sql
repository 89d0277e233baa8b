-- The life of assets: which state may follow which, since when each is in its own, templates, numbers in sequence.
alter table asset add column state_since timestamptz;
update asset set state_since = coalesce(
  (select max(h.at) from history h, jsonb_array_elements(h.changes) c
   where h.kind = 'asset' and h.record_id = asset.id and c->>'field' = 'state'), created_at) where state_id is not null;
create index asset_state_since on asset (state_since, id) where deleted_at is null;

create table state_transition (
  id bigint generated always as identity primary key,
  name text not null,
  -- empty: from any state, and from none
  from_state_id bigint references asset_state, to_state_id bigint not null references asset_state,
  asset_type text, position int not null default 0,
  sets_ordered_on boolean not null default false, sets_delivered_on boolean not null default false,
  sets_used_since boolean not null default false, sets_decommissioned_on boolean not null default false,
  comment text,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  deleted_at timestamptz, version int not null default 1
);
create index state_transition_from on state_transition (from_state_id);
create index state_transition_to on state_transition (to_state_id);
create index state_transition_sorted on state_transition (position, id) where deleted_at is null;

create table asset_template (
  id bigint generated always as identity primary key,
  name text not null, asset_type text not null, asset_name text,
  entity_id bigint references entity, state_id bigint references asset_state, location_id bigint references location,
  group_id bigint references app_group, technician_id bigint references app_user, support_group_id bigint references app_group,
  manufacturer_id bigint references manufacturer, model_id bigint references model,
  asset_comment text, custom jsonb not null default '{}', comment text,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  deleted_at timestamptz, version int not null default 1
);
create unique index asset_template_name on asset_template (lower(name)) where deleted_at is null;
create index asset_template_entity on asset_template (entity_id);
create index asset_template_state on asset_template (state_id);
create index asset_template_location on asset_template (location_id);
create index asset_template_group on asset_template (group_id);
create index asset_template_technician on asset_template (technician_id);
create index asset_template_support on asset_template (support_group_id);
create index asset_template_manufacturer on asset_template (manufacturer_id);
create index asset_template_model on asset_template (model_id);

create table number_sequence (
  id bigint generated always as identity primary key,
  name text not null, pattern text not null, asset_type text, entity_id bigint references entity,
  first_number int not null default 1, for_agents boolean not null default false, comment text,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  deleted_at timestamptz, version int not null default 1
);
create index number_sequence_entity on number_sequence (entity_id);
create unique index number_sequence_name on number_sequence (lower(name)) where deleted_at is null;
-- The last number given, for each period that the pattern tells ('2026', '2026-11', '' for ever). Locked by whoever takes
-- one until his transaction ends: a number that was not used is given again, so there are no gaps.
create table number_counter (
  sequence_id bigint not null references number_sequence on delete cascade,
  period text not null, last int not null,
  primary key (sequence_id, period)
);

-- Who was given what, and gave it back: one line a gesture, with the condition of the thing and what came with it.
create table hand_over (
  id bigint generated always as identity primary key,
  asset_id bigint not null references asset on delete cascade,
  direction text not null check (direction in ('out', 'in')),
  user_id bigint references app_user, group_id bigint references app_group, location_id bigint references location,
  author_id bigint references app_user,
  condition text check (condition in ('new', 'good', 'worn', 'damaged')),
  accessories text, comment text, due_on date,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(), version int not null default 1
);
create index hand_over_asset on hand_over (asset_id, created_at desc);
create index hand_over_user on hand_over (user_id);
create index hand_over_group on hand_over (group_id);
create index hand_over_location on hand_over (location_id);
create index hand_over_author on hand_over (author_id);
create index hand_over_sorted on hand_over (created_at desc, id desc);

-- Machines that went silent: since when they are held for it, and the state they come back to.
alter table asset add column stale_since timestamptz, add column stale_from_state_id bigint references asset_state;
create index asset_stale on asset (stale_since) where stale_since is not null;
