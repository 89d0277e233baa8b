-- Dated, signed notes on records of any kind that has them.
create table record_note (
  id         bigint generated always as identity primary key,
  -- hangs on a record of any kind
  kind       text not null,
  record_id  bigint not null,
  author_id  bigint references app_user,
  body       text not null,
  body_text  text not null,
  -- stands first
  is_pinned  boolean not null default false,
  -- shown to whoever works on a case about the record
  is_shown   boolean not null default false,
  created_at timestamptz not null default now(),
  edited_at  timestamptz,
  edited_by_id bigint references app_user,
  deleted_at timestamptz,
  version    int not null default 1,
  search     tsvector generated always as (to_tsvector('cigale', left(body_text, 100000))) stored
);
create index record_note_record on record_note (kind, record_id, created_at desc);
create index record_note_author on record_note (author_id) where author_id is not null;
create index record_note_edited_by on record_note (edited_by_id) where edited_by_id is not null;
create index record_note_search on record_note using gin (search);
