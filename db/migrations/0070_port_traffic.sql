-- What ports had counted at the end of a day, since their device was started: traffic of a day is the difference.
create table port_traffic (
  id bigint generated always as identity primary key,
  asset_id bigint not null references asset on delete cascade,
  port_key text not null,
  day date not null,
  in_mb bigint, out_mb bigint, in_errors bigint, out_errors bigint,
  unique (asset_id, port_key, day)
);
create index port_traffic_day on port_traffic (day);
-- The job looks only at ports that have told something since it last looked.
create index asset_part_counting on asset_part (updated_at) where section = 'port' and data ? 'inMb';
