-- Which program another one follows, whether cases may be about it, and where each version stands in the house.
alter table software add column upgrade_of_id bigint references software, add column is_for_cases boolean not null default false;
create index software_upgrade_of on software (upgrade_of_id) where upgrade_of_id is not null;
alter table software_version add column state_id bigint references asset_state;
create index software_version_state on software_version (state_id) where state_id is not null;
create table ticket_software (
  ticket_id   bigint not null references ticket on delete cascade,
  software_id bigint not null references software,
  primary key (ticket_id, software_id)
);
create index ticket_software_software on ticket_software (software_id);
