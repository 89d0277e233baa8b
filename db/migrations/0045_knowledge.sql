-- The knowledge base: articles, their versions, what readers thought of them, and the cases they helped with.
create table article_category (
  id bigint generated always as identity primary key,
  name text not null, parent_id bigint references article_category, path bigint[] not null default '{}', complete_name text not null default '',
  comment text,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  deleted_at timestamptz, version int not null default 1
);
create unique index article_category_name on article_category (coalesce(parent_id, 0), lower(name)) where deleted_at is null;
create index article_category_path on article_category using gin (path);

create table article (
  id            bigint generated always as identity primary key,
  title         text not null,
  summary       text,
  body          text not null,
  body_text     text not null default '',
  state         text not null default 'draft' check (state in ('draft', 'published', 'archived')),
  audience      text not null check (audience in ('portal', 'desk')),
  language      text not null check (language in ('fr', 'en')),
  category_id   bigint references article_category,
  entity_id     bigint not null references entity,
  owner_id      bigint references app_user,
  author_id     bigint references app_user,
  visible_from  timestamptz,
  visible_until timestamptz,
  review_on     date,
  is_pinned     boolean not null default false,
  published_at  timestamptz,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  deleted_at timestamptz, version int not null default 1,
  check (visible_until > visible_from),
  search tsvector generated always as (
    setweight(to_tsvector('cigale', title), 'A') ||
    setweight(to_tsvector('cigale', coalesce(summary, '')), 'B') ||
    setweight(to_tsvector('cigale', left(body_text, 100000)), 'C')) stored
);
create index article_search on article using gin (search);
create index article_sorted on article (updated_at desc, id desc) where deleted_at is null;
create index article_entity on article (entity_id);
create index article_category_id on article (category_id);
create index article_owner on article (owner_id);
create index article_author on article (author_id);
create index article_review on article (review_on) where review_on is not null and deleted_at is null;
-- What the portal reads: few of them, in the order of its page.
create index article_public on article (is_pinned desc, title, id) where state = 'published' and audience = 'portal' and deleted_at is null;

create table article_version (
  article_id bigint not null references article on delete cascade,
  number     int not null,
  title      text not null,
  summary    text,
  body       text not null,
  author_id  bigint references app_user,
  created_at timestamptz not null,
  primary key (article_id, number)
);
create index article_version_author on article_version (author_id);

create table article_vote (
  article_id bigint not null references article on delete cascade,
  user_id    bigint not null references app_user on delete cascade,
  is_helpful boolean not null,
  comment    text,
  created_at timestamptz not null,
  primary key (article_id, user_id)
);
create index article_vote_user on article_vote (user_id);

-- Somebody found the answer here and opened no case: once a person and day.
create table article_solved (
  article_id bigint not null references article on delete cascade,
  user_id    bigint not null references app_user on delete cascade,
  solved_on  date not null,
  primary key (article_id, user_id, solved_on)
);
create index article_solved_user on article_solved (user_id);

create table article_case (
  article_id bigint not null references article on delete cascade,
  ticket_id  bigint not null references ticket on delete cascade,
  created_at timestamptz not null default now(),
  primary key (article_id, ticket_id)
);
create index article_case_ticket on article_case (ticket_id);
