-- What agents saw change in machines, one row a part: read as a list and asked by audits, without looking through all of history.
create table hardware_change (
  id bigint generated always as identity primary key,
  asset_id bigint not null references asset on delete cascade,
  seen_at timestamptz not null,
  part text not null,
  change text not null check (change in ('added', 'removed', 'replaced', 'less', 'more')),
  before text, after text, before_mb bigint, after_mb bigint
);
create index hardware_change_asset on hardware_change (asset_id, id);
create index hardware_change_seen on hardware_change (seen_at desc, id);
-- What agents wrote among all acts on a record.
create index history_by_agent on history (kind, record_id, id desc) where source = 'agent';
