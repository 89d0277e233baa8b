-- In whose name an entity and those below it write. What is left out is that of the entity above, at last that of the settings.
create table mail_identity (
  id bigint generated always as identity primary key,
  name text not null,
  entity_id bigint not null references entity,
  from_address text,
  from_name text,
  reply_to text,
  subject_prefix text,
  footer text,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  version int not null default 1
);
create unique index mail_identity_entity on mail_identity (entity_id);
create index mail_identity_sort on mail_identity (name, id);
