-- Sections of inventories that the site does not take, and since when; written after the setting inventory.leftOut.
create table inventory_switch (section text primary key, off_since timestamptz not null default now());
