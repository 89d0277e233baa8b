-- Links made from a template for assets of a type: the maker's support page, a console, a wiki.
create table link_template (
  id bigint generated always as identity primary key,
  name text not null, template text not null, asset_type text, comment text,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  deleted_at timestamptz, version int not null default 1
);
create index link_template_sorted on link_template (name, id) where deleted_at is null;
