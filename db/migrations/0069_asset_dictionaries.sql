-- Lists of what was free text or missing: operators with their network codes, strands of cables, types of applications, models
-- of sockets; and with which credential a device is read.
create table line_operator (
  id bigint generated always as identity primary key,
  name text not null, country text, mobile_country text, mobile_network text, comment text,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  deleted_at timestamptz, version int not null default 1
);
create index line_operator_sorted on line_operator (name, id) where deleted_at is null;
create table cable_strand (
  id bigint generated always as identity primary key,
  name text not null, comment text,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  deleted_at timestamptz, version int not null default 1
);
create index cable_strand_sorted on cable_strand (name, id) where deleted_at is null;
create table appliance_type (
  id bigint generated always as identity primary key,
  name text not null, comment text,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  deleted_at timestamptz, version int not null default 1
);
create index appliance_type_sorted on appliance_type (name, id) where deleted_at is null;
create table socket_model (
  id bigint generated always as identity primary key,
  name text not null, manufacturer_id bigint references manufacturer, reference text, comment text,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  deleted_at timestamptz, version int not null default 1
);
create index socket_model_sorted on socket_model (name, id) where deleted_at is null;
create index socket_model_manufacturer on socket_model (manufacturer_id) where manufacturer_id is not null;
alter table socket add column model_id bigint references socket_model;
create index socket_model_id on socket (model_id) where model_id is not null;

alter table asset add column line_operator_id bigint references line_operator, add column cable_strand_id bigint references cable_strand,
  add column appliance_type_id bigint references appliance_type, add column snmp_credential_id bigint references snmp_credential;
create index asset_line_operator on asset (line_operator_id) where line_operator_id is not null;
create index asset_cable_strand on asset (cable_strand_id) where cable_strand_id is not null;
create index asset_appliance_type on asset (appliance_type_id) where appliance_type_id is not null;
create index asset_snmp_credential on asset (snmp_credential_id) where snmp_credential_id is not null;

-- What was typed becomes the list.
insert into line_operator (name, mobile_country, mobile_network)
  select custom ->> 'operator', min(split_part(custom ->> 'networkCode', '-', 1)) filter (where custom ->> 'networkCode' ~ '^\d{3}-\d{2,3}$'),
    min(split_part(custom ->> 'networkCode', '-', 2)) filter (where custom ->> 'networkCode' ~ '^\d{3}-\d{2,3}$')
  from asset where type in ('line', 'sim-card') and custom ->> 'operator' <> '' group by 1;
update asset a set line_operator_id = o.id from line_operator o where a.type in ('line', 'sim-card') and o.name = a.custom ->> 'operator';
update asset set custom = custom - 'operator' - 'networkCode' where type in ('line', 'sim-card') and custom ?| array['operator', 'networkCode'];
update asset_template set custom = custom - 'operator' - 'networkCode' where custom ?| array['operator', 'networkCode'];
