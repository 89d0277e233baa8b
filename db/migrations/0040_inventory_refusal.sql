-- Machines that told their inventory and were not let in: one row a device and identity, with what it said of itself, why
-- and how often. The raw message stays, to be taken in again.
create table inventory_refusal (
  id           bigint generated always as identity primary key,
  device_id    text not null,
  -- device, UUID and serial: the same device with another identity is another question
  fingerprint  text not null,
  name         text,
  serial       text,
  uuid         text,
  manufacturer text,
  model        text,
  type         text not null,
  tag          text,
  addresses    text,
  macs         text,
  address      text,
  agent_id     bigint references agent on delete set null,
  entity_id    bigint references entity,
  message_id   bigint references inventory_message on delete set null,
  reason       text not null check (reason in ('rule', 'nameless', 'decided')),
  rule_id      bigint references rule on delete set null,
  detail       text,
  trace        jsonb not null default '{}',
  state        text not null default 'refused' check (state in ('refused', 'accepted', 'ignored', 'entered')),
  times        int not null default 1,
  first_at     timestamptz not null,
  last_at      timestamptz not null,
  asset_id     bigint references asset on delete set null,
  user_id      bigint references app_user,
  decided_at   timestamptz,
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now(),
  deleted_at   timestamptz,
  version      int not null default 1,
  search tsvector generated always as (
    setweight(to_tsvector('simple', coalesce(name, '') || ' ' || coalesce(serial, '') || ' ' || device_id), 'A') ||
    setweight(to_tsvector('simple', coalesce(manufacturer, '') || ' ' || coalesce(model, '') || ' ' || coalesce(tag, '')), 'B') ||
    setweight(to_tsvector('simple', coalesce(addresses, '') || ' ' || coalesce(macs, '') || ' ' || coalesce(uuid, '')), 'B') ||
    setweight(to_tsvector('cigale', coalesce(detail, '')), 'C')) stored
);
create unique index inventory_refusal_machine on inventory_refusal (device_id, fingerprint);
create index inventory_refusal_last on inventory_refusal (state, last_at desc, id desc) where deleted_at is null;
create index inventory_refusal_search on inventory_refusal using gin (search);
create index inventory_refusal_entity on inventory_refusal (entity_id);
create index inventory_refusal_message on inventory_refusal (message_id);
create index inventory_refusal_asset on inventory_refusal (asset_id);
create index inventory_refusal_agent on inventory_refusal (agent_id);
create index inventory_refusal_rule on inventory_refusal (rule_id);
create index inventory_refusal_user on inventory_refusal (user_id);

create trigger inventory_refusal_lies_with_asset before insert or update of asset_id on inventory_refusal for each row execute function lie_with_asset();

create or replace function take_inventory_along() returns trigger language plpgsql as $$
begin
  update agent set entity_id = new.entity_id where asset_id = new.id;
  update inventory_message set entity_id = new.entity_id where asset_id = new.id;
  update inventory_doubt set entity_id = new.entity_id where asset_id = new.id;
  update inventory_refusal set entity_id = new.entity_id where asset_id = new.id;
  return null;
end $$;
