-- What a printer had counted at the end of a day: totals since it was made, of which curves are the differences.
create table page_count (
  id bigint generated always as identity primary key,
  asset_id bigint not null references asset on delete cascade,
  day date not null,
  total bigint, mono bigint, color bigint, copies bigint, scans bigint, faxes bigint,
  -- who told: the program of an agent; null = a person
  source text,
  unique (asset_id, day)
);
create index page_count_day on page_count (day);
