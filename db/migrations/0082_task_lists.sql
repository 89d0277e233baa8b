-- The list of tasks: what is to be done by when, and all of them by their beginning.
create index ticket_entry_todo on ticket_entry (planned_at, id) where type = 'task' and state = 'todo' and deleted_at is null;
create index ticket_entry_task on ticket_entry (created_at, id) where type = 'task' and deleted_at is null;
