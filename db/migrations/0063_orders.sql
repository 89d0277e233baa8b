-- What is bought: the catalogue of priced lines, orders with their lines, receptions as events of quantity, and bills.
create table catalogue_item (
  id              bigint generated always as identity primary key,
  name            text not null,
  supplier_id     bigint not null references supplier,
  code            text not null,
  sort            text not null check (sort in ('asset', 'stock', 'service')),
  asset_type      text,
  model_id        bigint references model,
  template_id     bigint references asset_template,
  stock_item_id   bigint references stock_item,
  unit            text,
  unit_price      numeric(14, 2) not null,
  tax_rate        numeric,
  warranty_months int,
  valid_from      date,
  valid_until     date,
  is_active       boolean not null default true,
  entity_id       bigint not null references entity,
  is_recursive    boolean not null default false,
  comment         text,
  created_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now(),
  deleted_at      timestamptz,
  version         int not null default 1,
  check (valid_from <= valid_until)
);
create index catalogue_item_code on catalogue_item (supplier_id, code) where deleted_at is null;
create index catalogue_item_supplier on catalogue_item (supplier_id);
create index catalogue_item_model on catalogue_item (model_id);
create index catalogue_item_template on catalogue_item (template_id);
create index catalogue_item_stock_item on catalogue_item (stock_item_id);
create index catalogue_item_entity on catalogue_item (entity_id);
create index catalogue_item_sorted on catalogue_item (name, id) where deleted_at is null;

create table supplier_order (
  id                bigint generated always as identity primary key,
  number            text not null,
  name              text not null,
  state             text not null default 'draft' check (state in
    ('draft', 'submitted', 'approved', 'ordered', 'partly_received', 'received', 'closed', 'cancelled', 'refused')),
  entity_id         bigint not null references entity,
  supplier_id       bigint not null references supplier,
  contact_id        bigint references contact,
  budget_id         bigint references budget,
  contract_id       bigint references contract,
  requester_id      bigint references app_user,
  group_id          bigint references app_group,
  location_id       bigint references location,
  author_id         bigint references app_user,
  submitter_id      bigint references app_user,
  approver_id       bigint references app_user,
  ordered_on        date,
  due_on            date,
  account_code      text,
  commitment_number text,
  terms             text,
  comment           text,
  reason            text,
  total_excl        numeric(14, 2) not null default 0,
  total_tax         numeric(14, 2) not null default 0,
  total_incl        numeric(14, 2) not null default 0,
  created_at        timestamptz not null default now(),
  updated_at        timestamptz not null default now(),
  deleted_at        timestamptz,
  version           int not null default 1,
  search_extra      text not null default '',
  search tsvector generated always as (
    setweight(to_tsvector('cigale', name), 'A') ||
    setweight(to_tsvector('simple', number || ' ' || coalesce(commitment_number, '')), 'A') ||
    setweight(to_tsvector('cigale', search_extra), 'B') ||
    setweight(to_tsvector('cigale', coalesce(comment, '')), 'C')) stored
);
create unique index supplier_order_number on supplier_order (number);
create index supplier_order_search on supplier_order using gin (search);
create index supplier_order_sorted on supplier_order (created_at desc, id desc) where deleted_at is null;
create index supplier_order_due on supplier_order (due_on) where state in ('ordered', 'partly_received');
create index supplier_order_entity on supplier_order (entity_id);
create index supplier_order_supplier on supplier_order (supplier_id);
create index supplier_order_contact on supplier_order (contact_id);
create index supplier_order_budget on supplier_order (budget_id);
create index supplier_order_contract on supplier_order (contract_id);
create index supplier_order_requester on supplier_order (requester_id);
create index supplier_order_group on supplier_order (group_id);
create index supplier_order_location on supplier_order (location_id);
create index supplier_order_author on supplier_order (author_id);
create index supplier_order_submitter on supplier_order (submitter_id);
create index supplier_order_approver on supplier_order (approver_id);

-- The last number given, per period of the pattern (a year, as shipped).
create table order_counter (
  period text primary key,
  last   int not null
);

create table order_line (
  id              bigint generated always as identity primary key,
  order_id        bigint not null references supplier_order on delete cascade,
  position        int not null default 0,
  item_id         bigint references catalogue_item,
  designation     text not null,
  code            text,
  sort            text not null default 'service' check (sort in ('asset', 'stock', 'service')),
  asset_type      text,
  model_id        bigint references model,
  template_id     bigint references asset_template,
  stock_item_id   bigint references stock_item,
  quantity        numeric not null check (quantity > 0),
  unit            text,
  unit_price      numeric(14, 2) not null check (unit_price >= 0),
  discount        numeric check (discount between 0 and 100),
  tax_rate        numeric check (tax_rate between 0 and 100),
  warranty_months int,
  -- Exact: products of numerics lose nothing, a division might (hence 0.01), and it is rounded once, to the cent.
  amount          numeric(14, 2) generated always as
    (round(quantity * unit_price * (100 - coalesce(discount, 0)) * 0.01, 2)) stored,
  received        numeric not null default 0,
  created_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now(),
  version         int not null default 1,
  -- Nobody receives more than was ordered, whatever the code above believes.
  constraint order_line_received check (received >= 0 and received <= quantity)
);
create index order_line_order on order_line (order_id, position, id);
create index order_line_item on order_line (item_id);
create index order_line_model on order_line (model_id);
create index order_line_template on order_line (template_id);
create index order_line_stock_item on order_line (stock_item_id);
create index order_line_sorted on order_line (position, id);

create table reception (
  id            bigint generated always as identity primary key,
  name          text not null,
  order_id      bigint not null references supplier_order on delete cascade,
  delivery_note text,
  received_on   date not null,
  location_id   bigint references location,
  receiver_id   bigint references app_user,
  comment       text,
  undone_at     timestamptz,
  undoer_id     bigint references app_user,
  created_at    timestamptz not null default now(),
  updated_at    timestamptz not null default now(),
  version       int not null default 1
);
create index reception_order on reception (order_id);
create index reception_location on reception (location_id);
create index reception_receiver on reception (receiver_id);
create index reception_undoer on reception (undoer_id);
create index reception_sorted on reception (received_on desc, id desc);

create table reception_line (
  id           bigint generated always as identity primary key,
  order_id     bigint not null references supplier_order on delete cascade,
  reception_id bigint not null references reception on delete cascade,
  line_id      bigint not null references order_line on delete cascade,
  designation  text not null,
  quantity     numeric not null check (quantity > 0),
  movement_id  bigint references stock_movement,
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now(),
  version      int not null default 1
);
create index reception_line_order on reception_line (order_id);
create index reception_line_reception on reception_line (reception_id);
create index reception_line_line on reception_line (line_id);
create index reception_line_movement on reception_line (movement_id);

-- What a reception made; `made_version` as the asset was then, to know whether anybody has touched it since.
create table reception_asset (
  reception_line_id bigint not null references reception_line on delete cascade,
  asset_id          bigint not null references asset on delete cascade,
  made_version      int not null,
  primary key (reception_line_id, asset_id)
);
create index reception_asset_asset on reception_asset (asset_id);

create table bill (
  id          bigint generated always as identity primary key,
  number      text not null,
  order_id    bigint not null references supplier_order on delete cascade,
  state       text not null default 'received' check (state in ('received', 'checked', 'disputed', 'paid')),
  billed_on   date not null,
  amount_excl numeric(14, 2) not null,
  amount_incl numeric(14, 2) not null,
  reason      text,
  paid_on     date,
  comment     text,
  created_at  timestamptz not null default now(),
  updated_at  timestamptz not null default now(),
  version     int not null default 1
);
create unique index bill_number on bill (order_id, number);
create index bill_sorted on bill (billed_on desc, id desc);
