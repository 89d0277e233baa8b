-- What a state means to lists, clocks and figures: one word instead of all the states that mean it. Written with the state.
alter table ticket add column phase text not null default 'open';
update ticket set phase = case when status in ('solved', 'observed', 'applied', 'review') then 'solved'
  when status in ('closed', 'cancelled', 'refused') then 'closed' else 'open' end where status in
  ('solved', 'observed', 'applied', 'review', 'closed', 'cancelled', 'refused');
alter table ticket add constraint ticket_phase_of_status check (phase = case when status in ('solved', 'observed', 'applied', 'review')
  then 'solved' when status in ('closed', 'cancelled', 'refused') then 'closed' else 'open' end);
-- The queue: what is open, the most urgent first, what waits longest before what is new.
create index ticket_phase_priority on ticket (phase, priority desc, opened_at, id) where deleted_at is null;
drop index ticket_status_priority;
