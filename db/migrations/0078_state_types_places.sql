-- Which types of equipment a state is for; none named = all.
alter table asset_state add column asset_types jsonb not null default '[]';

-- What a place is called for short, and where in the building it is.
alter table location add column alias text, add column building text, add column room text, add column altitude numeric;
