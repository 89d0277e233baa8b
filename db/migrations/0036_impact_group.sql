-- Named frames around assets in the graph of consequences; an asset stands in one at most.
create table impact_group (
  id         bigint generated always as identity primary key,
  name       text not null,
  colour     text not null,
  entity_id  bigint not null references entity,
  comment    text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version    int not null default 1
);
create index impact_group_entity on impact_group (entity_id);
create index impact_group_sorted on impact_group (name, id) where deleted_at is null;

alter table asset add column impact_group_id bigint references impact_group on delete set null;
create index asset_impact_group on asset (impact_group_id) where impact_group_id is not null;
