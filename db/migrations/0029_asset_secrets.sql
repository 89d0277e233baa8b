-- Codes of an asset that only few may read: PIN and PUK of a SIM card. Sealed by the key of the instance.
create table asset_secret (
  id bigint generated always as identity primary key,
  asset_id bigint not null references asset on delete cascade,
  name text not null, sealed text not null,
  updated_at timestamptz not null default now(),
  unique (asset_id, name)
);
