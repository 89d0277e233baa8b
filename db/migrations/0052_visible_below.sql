-- Records that entities below theirs may read too. Few are: they have small indexes of their own.
alter table asset add column is_recursive boolean not null default false;
alter table contract add column is_recursive boolean not null default false;
alter table budget add column is_recursive boolean not null default false;
alter table licence add column is_recursive boolean not null default false;
alter table stock_item add column is_recursive boolean not null default false;
create index asset_recursive on asset (entity_id) where is_recursive;
create index contract_recursive on contract (entity_id) where is_recursive;
create index budget_recursive on budget (entity_id) where is_recursive;
create index licence_recursive on licence (entity_id) where is_recursive;
create index stock_item_recursive on stock_item (entity_id) where is_recursive;
