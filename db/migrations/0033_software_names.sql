-- How programs are written here. A version keeps what machines said of it; which title it stands under is what rules make of
-- that. Installs point at versions, so that a new rule moves some thousand versions and not a single one of millions of installs.
alter table name_rule drop constraint name_rule_subject_check,
  add constraint name_rule_subject_check check (subject in ('manufacturer', 'model', 'os', 'publisher'));

create table software_rule (
  id bigint generated always as identity primary key,
  match text not null check (match in ('exact', 'starts', 'pattern')),
  value text not null, publisher text,
  becomes text, trims boolean not null default false, becomes_publisher text,
  version_parts int check (version_parts between 1 and 4), category text, hides boolean not null default false,
  is_active boolean not null default false, comment text,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  deleted_at timestamptz, version int not null default 1
);
create unique index software_rule_once on software_rule (match, lower(value), lower(coalesce(publisher, ''))) where deleted_at is null;
create index software_rule_value on software_rule (value, id);

alter table software_version add column said_name text, add column said_publisher text, add column said_version text,
  -- a rule decides where it stands; what people moved by hand is left alone
  add column is_ruled boolean not null default false, add column is_hidden boolean not null default false,
  add column install_count int not null default 0;
update software_version v set said_name = s.name, said_publisher = s.publisher, said_version = v.version,
  install_count = (select count(*) from software_install i where i.software_version_id = v.id)
from software s where s.id = v.software_id;
alter table software_version alter column said_name set not null, alter column said_publisher set not null, alter column said_version set not null,
  drop constraint software_version_software_id_version_architecture_key,
  add constraint software_version_said unique (said_name, said_publisher, said_version, architecture);
create index software_version_software on software_version (software_id, version);

-- Hidden from lists: all its versions are noise, or none is left under it. `title_id`: where they went.
alter table software add column is_hidden boolean not null default false, add column title_id bigint references software;
create index software_title on software (title_id) where title_id is not null;

alter table renaming add column software_count int not null default 0;
create table renaming_version_change (
  renaming_id bigint not null references renaming on delete cascade,
  software_version_id bigint not null references software_version on delete cascade,
  before jsonb not null, after jsonb not null,
  primary key (renaming_id, software_version_id)
);
create index renaming_version_change_version on renaming_version_change (software_version_id);
create table renaming_title_change (
  renaming_id bigint not null references renaming on delete cascade,
  software_id bigint not null references software on delete cascade,
  before text, after text,
  primary key (renaming_id, software_id)
);
create index renaming_title_change_software on renaming_title_change (software_id);
