-- Words that are written often, with what stands for the case in them.
create table text_template (
  id bigint generated always as identity primary key,
  name text not null,
  usage text not null check (usage in ('reply', 'note', 'task', 'solution')),
  body text not null,
  for_incident boolean not null default true, for_request boolean not null default true,
  for_problem boolean not null default true, for_change boolean not null default true,
  minutes int check (minutes > 0),
  comment text,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  deleted_at timestamptz, version int not null default 1
);
create unique index text_template_name on text_template (usage, lower(name)) where deleted_at is null;
create index text_template_sort on text_template (name, id);

-- What a case waits for may say how often whoever asked is reminded, and what happens when nobody answers.
alter table ticket_sub_status
  add column remind_every int check (remind_every between 1 and 365),
  add column remind_times int check (remind_times between 0 and 20),
  add column reminder_id bigint references text_template,
  add column solution_id bigint references text_template,
  add column calendar_id bigint references work_calendar;
create index ticket_sub_status_reminder on ticket_sub_status (reminder_id) where reminder_id is not null;
create index ticket_sub_status_solution on ticket_sub_status (solution_id) where solution_id is not null;
create index ticket_sub_status_calendar on ticket_sub_status (calendar_id) where calendar_id is not null;

-- What the house does next while a case waits, and how many reminders it has written since it began to.
alter table ticket
  add column next_act text check (next_act in ('remind', 'solve')),
  add column next_act_at timestamptz,
  add column reminders int not null default 0,
  add check ((next_act is null) = (next_act_at is null));
create index ticket_next_act on ticket (next_act_at) where next_act_at is not null and deleted_at is null;

-- What is solved and will close by itself.
create index ticket_solved on ticket (solved_at) where status = 'solved' and deleted_at is null;
