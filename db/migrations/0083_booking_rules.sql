-- What rules ask of a booking: how long it is (begun hours) and how many days before its beginning it is made.
alter table booking
  add column hours integer generated always as (ceil(extract(epoch from ends_at - starts_at) / 3600)::integer) stored,
  add column days_ahead integer generated always as
    (greatest(0, floor(extract(epoch from starts_at - created_at) / 86400))::integer) stored;
