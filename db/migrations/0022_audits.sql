-- Audits of the register: what is looked for, and what was found day by day.
create table audit_rule (
  id bigint generated always as identity primary key,
  name text not null, subject text not null, severity text not null,
  is_active boolean not null default false,
  -- records of this unit and those below
  entity_id bigint not null references entity,
  group_id bigint references app_group,
  condition jsonb not null default '{"all": []}',
  code text, comment text,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  deleted_at timestamptz, version int not null default 1
);
create unique index audit_rule_code on audit_rule (code) where code is not null;
create index audit_rule_entity on audit_rule (entity_id);
create index audit_rule_group on audit_rule (group_id);
create index audit_rule_sorted on audit_rule (name, id) where deleted_at is null;

-- One line a rule and day, the last count of that day; `fault` says why it could not be counted.
create table audit_run (
  rule_id bigint not null references audit_rule on delete cascade, day date not null,
  at timestamptz not null, found int, fault text,
  primary key (rule_id, day)
);
-- By unit, so that everybody can be shown the course of those he sees. Units where nothing was found have no line.
create table audit_count (
  rule_id bigint not null, day date not null,
  entity_id bigint not null references entity, found int not null,
  primary key (rule_id, day, entity_id),
  foreign key (rule_id, day) references audit_run on delete cascade
);
create index audit_count_entity on audit_count (entity_id);

-- Seats bought that nobody was given; below nothing when more are given out than there are.
alter table licence add column free_seats int generated always as (seats - assigned_count) stored;
