-- People named in what was said on a case, until they have looked.
create table ticket_mention (
  id        bigint generated always as identity primary key,
  ticket_id bigint not null references ticket on delete cascade,
  entry_id  bigint not null references ticket_entry on delete cascade,
  user_id   bigint not null references app_user on delete cascade,
  by_id     bigint references app_user,
  at        timestamptz not null,
  seen_at   timestamptz,
  unique (entry_id, user_id)
);
create index ticket_mention_unseen on ticket_mention (user_id, at desc) where seen_at is null;
create index ticket_mention_ticket on ticket_mention (ticket_id);
create index ticket_mention_user on ticket_mention (user_id);
create index ticket_mention_by on ticket_mention (by_id) where by_id is not null;
