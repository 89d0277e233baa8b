-- Incidents that many suffer from: declared, told to staff by notes, stood down.
alter table ticket
  add column is_major boolean not null default false,
  add column major_at timestamptz,
  add column major_ended_at timestamptz;
create index ticket_major on ticket (major_at desc) where is_major and deleted_at is null;

-- What staff are told, each a version by its date; seen in an entity and those below it.
create table ticket_status_note (
  id bigint generated always as identity primary key,
  ticket_id bigint not null references ticket on delete cascade,
  entity_id bigint not null references entity,
  author_id bigint references app_user,
  title text not null,
  body text not null,
  at timestamptz not null
);
create index ticket_status_note_ticket on ticket_status_note (ticket_id, at desc);
create index ticket_status_note_entity on ticket_status_note (entity_id);
create index ticket_status_note_author on ticket_status_note (author_id) where author_id is not null;
