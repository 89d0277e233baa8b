-- Documents under headings, and documents that are an address elsewhere.
create table document_heading (
  id bigint generated always as identity primary key,
  name text not null, parent_id bigint references document_heading, path bigint[] not null default '{}', complete_name text not null default '',
  comment text,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  deleted_at timestamptz, version int not null default 1
);
create unique index document_heading_name on document_heading (coalesce(parent_id, 0), lower(name)) where deleted_at is null;
create index document_heading_parent on document_heading (parent_id);
create index document_heading_path on document_heading using gin (path);

-- A content in the store, or an address: one of the two.
alter table document alter column sha256 drop not null, add column url text,
  add constraint document_is_one check (num_nonnulls(sha256, url) = 1);
alter table attachment add column heading_id bigint references document_heading on delete set null;
create index attachment_heading on attachment (heading_id) where heading_id is not null;
