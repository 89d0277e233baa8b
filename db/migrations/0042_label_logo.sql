-- A logo on labels: each entity may have its own, those below use the nearest above; a layout says where it stands.
create table label_logo (
  entity_id   bigint primary key references entity on delete cascade,
  document_id bigint not null references document,
  width       int not null check (width > 0),
  height      int not null check (height > 0)
);
create index label_logo_document on label_logo (document_id);
alter table label_layout add column logo text check (logo in ('above', 'right'));
