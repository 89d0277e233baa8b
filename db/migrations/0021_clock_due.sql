-- Promises that have just been broken are looked for every minute.
create index ticket_clock_due on ticket_clock (due_at) where not is_breached and done_at is null;
