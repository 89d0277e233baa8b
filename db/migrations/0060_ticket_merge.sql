-- Several cases of one trouble become one: the others are over and say where they went.
alter table ticket add column merged_into_id bigint references ticket;
create index ticket_merged_into on ticket (merged_into_id) where merged_into_id is not null;

-- What a merge moved: enough to put each piece back where it was.
create table ticket_merge (
  ticket_id bigint primary key references ticket on delete cascade,
  into_id bigint not null references ticket on delete cascade,
  user_id bigint references app_user,
  moved jsonb not null,
  created_at timestamptz not null default now()
);
create index ticket_merge_into on ticket_merge (into_id);
