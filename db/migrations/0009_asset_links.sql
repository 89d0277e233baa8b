-- What a link between two assets means is a dictionary; what agents see and what people say of it are kept apart.
create table link_type (
  id             bigint generated always as identity primary key,
  name           text not null,
  reverse_name   text not null,
  impact         text not null default 'none' check (impact in ('none', 'forward', 'backward', 'both')),
  is_containment boolean not null default false,
  is_single      boolean not null default false,
  from_types     jsonb not null default '[]',
  to_types       jsonb not null default '[]',
  code           text unique,
  comment        text,
  created_at     timestamptz not null default now(),
  updated_at     timestamptz not null default now(),
  deleted_at     timestamptz,
  version        int not null default 1
);
create unique index link_type_name on link_type (lower(name)) where deleted_at is null;

insert into link_type (code, name, reverse_name, impact, is_containment, is_single) values
  ('connected', 'a pour équipement connecté', 'est connecté à', 'none', false, false),
  ('contains', 'contient', 'est contenu dans', 'forward', true, true),
  ('runs-on', 'fonctionne sur', 'fait fonctionner', 'backward', false, false),
  ('depends-on', 'dépend de', 'est nécessaire à', 'backward', false, false),
  ('powers', 'alimente', 'est alimenté par', 'forward', false, false),
  ('backs-up', 'sauvegarde', 'est sauvegardé par', 'none', false, false),
  ('uses', 'utilise', 'est utilisé par', 'backward', false, false);

alter table asset_link
  add column type_id bigint references link_type,
  add column comment text,
  add column is_declared boolean not null default false;
update asset_link set type_id = (select id from link_type where code = 'connected'), is_declared = not is_observed;
alter table asset_link alter column type_id set not null;
-- Drops the unique key (from_id, to_id, type) with it.
alter table asset_link drop column type;
create unique index asset_link_ends on asset_link (from_id, to_id, type_id);
drop index asset_link_to;
create index asset_link_to on asset_link (to_id, type_id);
create index asset_link_type on asset_link (type_id);
-- The impact graph walks the links that hold, from either end.
create index asset_link_walk_from on asset_link (from_id, type_id, to_id) where ended_at is null;
create index asset_link_walk_to on asset_link (to_id, type_id, from_id) where ended_at is null;
