-- Consumables, cartridges, accessories, spare parts: a ledger by place. Balances follow from it and can never be negative.
create table stock_item (
  id              bigint generated always as identity primary key,
  name            text not null,
  category        text not null check (category in ('cartridge', 'consumable', 'accessory', 'spare_part')),
  entity_id       bigint not null references entity,
  reference       text,
  barcode         text,
  manufacturer_id bigint references manufacturer,
  unit            text,
  color           text,
  page_yield      int,
  threshold       int check (threshold >= 0),
  target          int check (target >= 0),
  quantity        int not null default 0 check (quantity >= 0),
  to_order        int not null default 0,
  is_low          boolean not null default false,
  comment         text,
  created_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now(),
  deleted_at      timestamptz,
  version         int not null default 1,
  search_extra    text not null default '',
  search          tsvector generated always as (
    setweight(to_tsvector('cigale', name), 'A') ||
    setweight(to_tsvector('simple', coalesce(reference, '') || ' ' || coalesce(barcode, '')), 'A') ||
    setweight(to_tsvector('cigale', search_extra), 'B')) stored
);
create unique index stock_item_name on stock_item (entity_id, category, lower(name)) where deleted_at is null;
create index stock_item_sorted on stock_item (name, id) where deleted_at is null;
create index stock_item_search on stock_item using gin (search);
create index stock_item_trigram on stock_item using gin (plain(name) gin_trgm_ops);
create index stock_item_manufacturer on stock_item (manufacturer_id);
create index stock_item_low on stock_item (is_low) where deleted_at is null and is_low;

create table stock_level (
  id          bigint generated always as identity primary key,
  item_id     bigint not null references stock_item on delete cascade,
  location_id bigint not null references location,
  quantity    int not null default 0 check (quantity >= 0),
  threshold   int check (threshold >= 0),
  target      int check (target >= 0),
  is_low      boolean not null generated always as (threshold is not null and quantity <= threshold) stored,
  to_order    int not null generated always as (greatest(coalesce(target, 0) - quantity, 0)) stored,
  unique (item_id, location_id)
);
create index stock_level_location on stock_level (location_id, item_id);

create table stock_movement (
  id             bigint generated always as identity primary key,
  at             timestamptz not null,
  type           text not null check (type in ('opening', 'receipt', 'issue', 'return', 'transfer_out', 'transfer_in', 'correction')),
  item_id        bigint not null references stock_item,
  location_id    bigint not null references location,
  quantity       int not null check (quantity <> 0),
  balance        int not null check (balance >= 0),
  counterpart_id bigint references location,
  user_id        bigint references app_user on delete set null,
  group_id       bigint references app_group on delete set null,
  asset_id       bigint references asset on delete set null,
  reference      text,
  comment        text,
  unit_price     numeric(14, 2) check (unit_price >= 0),
  author_id      bigint references app_user on delete set null,
  -- one line is reversed once at most
  reverses_id    bigint unique references stock_movement,
  pair_id        bigint references stock_movement,
  is_reversed    boolean not null default false,
  check (num_nonnulls(user_id, group_id, asset_id) <= 1)
);
create index stock_movement_at on stock_movement (at desc, id desc);
create index stock_movement_item on stock_movement (item_id, at desc, id desc);
create index stock_movement_location on stock_movement (location_id, at desc);
create index stock_movement_user on stock_movement (user_id, at desc) where user_id is not null;
create index stock_movement_group on stock_movement (group_id, at desc) where group_id is not null;
create index stock_movement_asset on stock_movement (asset_id, at desc) where asset_id is not null;
create index stock_movement_counterpart on stock_movement (counterpart_id) where counterpart_id is not null;
create index stock_movement_author on stock_movement (author_id, at desc);
create index stock_movement_pair on stock_movement (pair_id) where pair_id is not null;

-- A ledger that could be rewritten would prove nothing. The mark "reversed" is all that may be set afterwards.
create function keep_stock_ledger() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (old.at, old.type, old.item_id, old.location_id, old.quantity, old.balance)
     is distinct from (new.at, new.type, new.item_id, new.location_id, new.quantity, new.balance) then
    raise exception 'a line of the stock ledger is never changed: reverse it';
  end if;
  return new;
end $$;
create trigger stock_movement_stays before update or delete on stock_movement for each row execute function keep_stock_ledger();

create table stock_item_model (
  item_id  bigint not null references stock_item on delete cascade,
  model_id bigint not null references model on delete cascade,
  primary key (item_id, model_id)
);
create index stock_item_model_model on stock_item_model (model_id, item_id);

create table cartridge (
  id              bigint generated always as identity primary key,
  item_id         bigint not null references stock_item,
  asset_id        bigint not null references asset on delete cascade,
  movement_id     bigint not null references stock_movement,
  state           text not null default 'installed' check (state in ('installed', 'worn', 'returned')),
  installed_on    date not null,
  installed_pages int check (installed_pages >= 0),
  worn_on         date,
  worn_pages      int check (worn_pages >= 0),
  printed_pages   int generated always as (worn_pages - installed_pages) stored,
  created_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now(),
  version         int not null default 1
);
create index cartridge_item on cartridge (item_id, state);
create index cartridge_asset on cartridge (asset_id, installed_on desc);
create index cartridge_movement on cartridge (movement_id);
create index cartridge_sorted on cartridge (installed_on desc, id desc);
