-- Installs by hand stand beside what agents tell; what a person set aside does not come back with the next inventory.
alter table software_install add column is_observed boolean not null default true;
create index software_install_by_hand on software_install (asset_id, software_version_id) where not is_observed;

create table asset_hidden (
  id bigint generated always as identity primary key,
  asset_id bigint not null references asset on delete cascade,
  section text not null,
  -- of a part its key; of a program what follows tells which installs
  key text not null,
  title text not null,
  -- of programs only: all versions when none is named
  software_id bigint references software on delete cascade,
  version text, architecture text,
  -- as it stood, to be put back at once: the part, or the installs
  data jsonb not null default '{}',
  reason text not null,
  user_id bigint references app_user on delete set null,
  created_at timestamptz not null default now(),
  unique (asset_id, section, key)
);
create index asset_hidden_software on asset_hidden (software_id) where software_id is not null;
create index asset_hidden_user on asset_hidden (user_id) where user_id is not null;
