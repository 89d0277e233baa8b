-- What speaks of a machine lies in the unit of that machine: agents, their messages, the questions about them. Whoever may
-- read inventory in one branch sees those of his branch only.
alter table inventory_message add column entity_id bigint references entity;

update agent g set entity_id = coalesce(
  (select a.entity_id from asset a where a.id = g.asset_id), g.entity_id,
  (select e.id from entity e where e.deleted_at is null and lower(e.inventory_tag) = lower(g.tag) and g.tag <> '' limit 1),
  (select e.id from entity e where e.parent_id is null order by e.id limit 1));
update inventory_message m set entity_id = coalesce(
  (select a.entity_id from asset a where a.id = m.asset_id),
  (select g.entity_id from agent g where g.device_id = m.device_id),
  (select e.id from entity e where e.parent_id is null order by e.id limit 1));
update inventory_doubt d set entity_id = coalesce(
  (select a.entity_id from asset a where a.id = d.asset_id), (select m.entity_id from inventory_message m where m.id = d.message_id));

create index agent_entity on agent (entity_id);
create index inventory_message_entity on inventory_message (entity_id, received_at desc);
create index inventory_doubt_entity on inventory_doubt (entity_id);

-- Kept here and not by each writer: an asset changes hands by an edit, a merge, a decision taken back, and none may forget.
create function lie_with_asset() returns trigger language plpgsql as $$
begin
  if new.asset_id is not null then
    new.entity_id := coalesce((select entity_id from asset where id = new.asset_id), new.entity_id);
  end if;
  return new;
end $$;
create trigger agent_lies_with_asset before insert or update of asset_id on agent for each row execute function lie_with_asset();
create trigger inventory_message_lies_with_asset before insert or update of asset_id on inventory_message for each row execute function lie_with_asset();
create trigger inventory_doubt_lies_with_asset before insert or update of asset_id on inventory_doubt for each row execute function lie_with_asset();

create function take_inventory_along() returns trigger language plpgsql as $$
begin
  update agent set entity_id = new.entity_id where asset_id = new.id;
  update inventory_message set entity_id = new.entity_id where asset_id = new.id;
  update inventory_doubt set entity_id = new.entity_id where asset_id = new.id;
  return null;
end $$;
create trigger asset_takes_inventory_along after update of entity_id on asset for each row
  when (old.entity_id is distinct from new.entity_id) execute function take_inventory_along();
create index inventory_doubt_asset on inventory_doubt (asset_id);
