-- What people who asked for something think of how it went.
create table survey (
  id bigint generated always as identity primary key,
  name text not null,
  entity_id bigint not null references entity,
  is_active boolean not null default true,
  for_incident boolean not null default true, for_request boolean not null default true,
  rate int not null default 100 check (rate between 1 and 100),
  delay_days int not null default 0 check (delay_days between 0 and 90),
  open_days int not null default 14 check (open_days between 1 and 365),
  scale text not null default '5' check (scale in ('5', '10')),
  question text not null,
  further text,
  comment_below int check (comment_below between 1 and 10),
  comment text,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  deleted_at timestamptz, version int not null default 1
);
create index survey_sort on survey (name, id);
create index survey_entity on survey (entity_id) where is_active and deleted_at is null;

-- One question about one case, to one person. The answer holds the questions as they were.
create table survey_answer (
  id bigint generated always as identity primary key,
  survey_id bigint not null references survey,
  ticket_id bigint not null references ticket,
  entity_id bigint not null references entity,
  user_id bigint not null references app_user,
  category_id bigint references ticket_category,
  state text not null default 'asked' check (state in ('asked', 'answered', 'expired')),
  questions jsonb not null default '[]',
  scale int not null default 5,
  comment_below int,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  answered_at timestamptz,
  marks jsonb not null default '[]',
  rating int check (rating between 1 and 10),
  -- the rating on a scale of 100, to compare what was asked on different scales
  score int check (score between 0 and 100),
  comment text,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  version int not null default 1,
  check ((state = 'answered') = (rating is not null))
);
create unique index survey_answer_ticket on survey_answer (ticket_id);
create index survey_answer_sort on survey_answer (asked_at desc, id desc);
create index survey_answer_survey on survey_answer (survey_id);
create index survey_answer_entity on survey_answer (entity_id);
create index survey_answer_user on survey_answer (user_id) where state = 'asked';
create index survey_answer_category on survey_answer (category_id) where category_id is not null;
create index survey_answer_expires on survey_answer (expires_at) where state = 'asked';

-- By which a question is answered without signing in: one that serves, of which only a hash is kept.
create table survey_link (
  answer_id bigint primary key references survey_answer on delete cascade,
  token_hash text not null unique
);

create index ticket_closed on ticket (closed_at) where closed_at is not null and deleted_at is null;
