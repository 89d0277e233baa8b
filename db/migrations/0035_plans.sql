-- Floor plans with pins, and where on earth places are.
alter table location
  add column latitude numeric(9, 6) check (latitude between -90 and 90),
  add column longitude numeric(9, 6) check (longitude between -180 and 180);
create index location_point on location (id) where latitude is not null and longitude is not null;

-- The picture of a place from above; width and height in pixels, as the file says them.
create table floor_plan (
  location_id bigint primary key references location on delete cascade,
  document_id bigint not null references document,
  width       int not null check (width between 1 and 20000),
  height      int not null check (height between 1 and 20000)
);
create index floor_plan_document on floor_plan (document_id);

-- What stands where on a plan: an asset, or a place below that of the plan. x from the left, y from the top, shares of the
-- picture: another picture of the same floor keeps its pins.
create table plan_pin (
  id       bigint generated always as identity primary key,
  plan_id  bigint not null references floor_plan (location_id) on delete cascade,
  asset_id bigint unique references asset on delete cascade,
  place_id bigint unique references location on delete cascade,
  x        double precision not null check (x between 0 and 1),
  y        double precision not null check (y between 0 and 1),
  check (num_nonnulls(asset_id, place_id) = 1),
  check (place_id <> plan_id)
);
create index plan_pin_plan on plan_pin (plan_id);
