-- Whom to ring for a machine, and when it was last started.
alter table asset add column contact_number text;
alter table asset add column last_boot_at timestamptz;
