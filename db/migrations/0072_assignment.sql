-- Whom a new case goes to: where the technician comes from, and how a group shares out what comes in. Null = as the category above.
alter table ticket_category
  add column technician_from text check (technician_from in ('category', 'asset-first', 'category-first')),
  add column distribution text check (distribution in ('none', 'turn', 'load'));

alter table app_group add column distribution text check (distribution in ('turn', 'load'));

alter table group_member add column is_passed_over boolean not null default false;

-- Whoever of a group was served longest ago comes next.
create table assignment_turn (
  group_id  bigint not null references app_group on delete cascade,
  user_id   bigint not null references app_user on delete cascade,
  last_turn bigint not null,
  primary key (group_id, user_id)
);
create index assignment_turn_user on assignment_turn (user_id);
