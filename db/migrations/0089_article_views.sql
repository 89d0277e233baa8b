-- Who looked at an article on which day: read by how many, lately and in all.
create table article_view (
  article_id bigint not null references article on delete cascade,
  user_id    bigint not null references app_user on delete cascade,
  viewed_on  date not null,
  primary key (article_id, user_id, viewed_on)
);
create index article_view_user on article_view (user_id);
create index article_view_lately on article_view (article_id, viewed_on);
-- In all, so that lists can be sorted by it.
alter table article add column views integer not null default 0;
create index article_views on article (views desc, id desc) where deleted_at is null;
create function count_article_view() returns trigger language plpgsql as $$
begin
  update article set views = views + 1 where id = new.article_id;
  return null;
end $$;
create trigger article_view_counted after insert on article_view for each row execute function count_article_view();
