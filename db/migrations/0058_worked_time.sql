-- How long a case took in working hours: counted after the fact from its calendar, for statistics.
alter table ticket
  add column take_worked_seconds int,
  add column solve_worked_seconds int;
-- Those still to be counted.
create index ticket_worked on ticket (id)
  where (taken_at is not null and take_worked_seconds is null) or (solved_at is not null and solve_worked_seconds is null);
