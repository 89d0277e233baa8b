-- Articles in several languages, and articles for some groups only.
alter table article add column original_id bigint references article check (original_id <> id);
-- One of each language beside the original.
create unique index article_language on article (coalesce(original_id, id), language) where deleted_at is null;
create index article_original on article (original_id) where original_id is not null;

create table article_group (
  article_id bigint not null references article on delete cascade,
  group_id   bigint not null references app_group on delete cascade,
  primary key (article_id, group_id)
);
create index article_group_group on article_group (group_id, article_id);
