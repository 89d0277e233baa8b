-- Suppliers, contracts, budgets, purchases: what the register is worth, who answers for it and until when.
create table supplier_type (
  id bigint generated always as identity primary key,
  name text not null, comment text,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  deleted_at timestamptz, version int not null default 1
);
create unique index supplier_type_name on supplier_type (lower(name)) where deleted_at is null;

create table contract_type (
  id bigint generated always as identity primary key,
  name text not null, comment text,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  deleted_at timestamptz, version int not null default 1
);
create unique index contract_type_name on contract_type (lower(name)) where deleted_at is null;

create table budget_type (
  id bigint generated always as identity primary key,
  name text not null, comment text,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  deleted_at timestamptz, version int not null default 1
);
create unique index budget_type_name on budget_type (lower(name)) where deleted_at is null;

create table supplier (
  id              bigint generated always as identity primary key,
  name            text not null,
  entity_id       bigint not null references entity,
  type_id         bigint references supplier_type,
  registration    text,
  customer_number text,
  address         text,
  post_code       text,
  town            text,
  country         text,
  phone           text,
  email           text,
  website         text,
  is_active       boolean not null default true,
  comment         text,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  deleted_at timestamptz, version int not null default 1,
  search tsvector generated always as (
    setweight(to_tsvector('cigale', name), 'A') ||
    setweight(to_tsvector('simple', coalesce(registration, '') || ' ' || coalesce(customer_number, '')), 'A') ||
    setweight(to_tsvector('cigale', coalesce(town, '') || ' ' || coalesce(email, '')), 'B') ||
    setweight(to_tsvector('cigale', coalesce(comment, '')), 'C')) stored
);
create index supplier_search on supplier using gin (search);
create index supplier_sorted on supplier (name, id) where deleted_at is null;
create index supplier_entity on supplier (entity_id);
create index supplier_type_id on supplier (type_id);

create table contact (
  id         bigint generated always as identity primary key,
  name       text not null,
  first_name text,
  title      text,
  job_title  text,
  entity_id  bigint not null references entity,
  email      text,
  phone      text,
  mobile     text,
  comment    text,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  deleted_at timestamptz, version int not null default 1,
  search tsvector generated always as (
    setweight(to_tsvector('cigale', name || ' ' || coalesce(first_name, '')), 'A') ||
    setweight(to_tsvector('simple', coalesce(email, '')), 'A') ||
    setweight(to_tsvector('simple', coalesce(phone, '') || ' ' || coalesce(mobile, '')), 'B') ||
    setweight(to_tsvector('cigale', coalesce(job_title, '') || ' ' || coalesce(comment, '')), 'C')) stored
);
create index contact_search on contact using gin (search);
create index contact_sorted on contact (name, id) where deleted_at is null;
create index contact_entity on contact (entity_id);

create table supplier_contact (
  supplier_id bigint not null references supplier on delete cascade,
  contact_id  bigint not null references contact on delete cascade,
  created_at  timestamptz not null default now(),
  primary key (supplier_id, contact_id)
);
create index supplier_contact_contact on supplier_contact (contact_id);

create table budget (
  id          bigint generated always as identity primary key,
  name        text not null,
  entity_id   bigint not null references entity,
  type_id     bigint references budget_type,
  amount      numeric(14,2) not null,
  begins_on   date,
  ends_on     date,
  location_id bigint references location,
  comment     text,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  deleted_at timestamptz, version int not null default 1,
  check (ends_on >= begins_on)
);
create index budget_sorted on budget (name, id) where deleted_at is null;
create index budget_entity on budget (entity_id);
create index budget_type_id on budget (type_id);
create index budget_location on budget (location_id);

create table contract (
  id              bigint generated always as identity primary key,
  name            text not null,
  number          text,
  entity_id       bigint not null references entity,
  type_id         bigint references contract_type,
  supplier_id     bigint references supplier,
  state           text not null default 'active' check (state in ('draft', 'active', 'terminated')),
  starts_on       date,
  initial_months  int,
  renewal         text not null default 'none' check (renewal in ('none', 'tacit', 'express')),
  renewal_months  int,
  renewed_times   int not null default 0,
  notice_months   int,
  invoice_months  int,
  terminated_on   date,
  -- computed from the above, kept by every write and by the nightly job (a tacit renewal comes without anybody's act)
  ends_on         date,
  notice_on       date,
  account_number  text,
  support_week    text,
  support_saturday text,
  support_sunday  text,
  max_assets      int,
  location_id     bigint references location,
  manager_id      bigint references app_user,
  comment         text,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  deleted_at timestamptz, version int not null default 1,
  search_extra    text not null default '',
  search tsvector generated always as (
    setweight(to_tsvector('cigale', name), 'A') ||
    setweight(to_tsvector('simple', coalesce(number, '') || ' ' || coalesce(account_number, '')), 'A') ||
    setweight(to_tsvector('cigale', search_extra), 'B') ||
    setweight(to_tsvector('cigale', coalesce(comment, '')), 'C')) stored
);
create index contract_search on contract using gin (search);
create index contract_sorted on contract (name, id) where deleted_at is null;
create index contract_ends on contract (ends_on, id) where deleted_at is null;
create index contract_notice on contract (notice_on) where deleted_at is null;
create index contract_entity on contract (entity_id);
create index contract_type_id on contract (type_id);
create index contract_supplier on contract (supplier_id);
create index contract_location on contract (location_id);
create index contract_manager on contract (manager_id);

create table contract_partner (
  contract_id bigint not null references contract on delete cascade,
  supplier_id bigint not null references supplier on delete cascade,
  created_at  timestamptz not null default now(),
  primary key (contract_id, supplier_id)
);
create index contract_partner_supplier on contract_partner (supplier_id);

create table contract_asset (
  contract_id bigint not null references contract on delete cascade,
  asset_id    bigint not null references asset on delete cascade,
  created_at  timestamptz not null default now(),
  primary key (contract_id, asset_id)
);
create index contract_asset_asset on contract_asset (asset_id);

create table contract_cost (
  id          bigint generated always as identity primary key,
  contract_id bigint not null references contract on delete cascade,
  name        text not null,
  begins_on   date,
  ends_on     date,
  amount      numeric(14,2) not null,
  budget_id   bigint references budget,
  comment     text,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  version int not null default 1,
  check (ends_on >= begins_on)
);
create index contract_cost_contract on contract_cost (contract_id, begins_on);
create index contract_cost_budget on contract_cost (budget_id);

create table purchase (
  id                   bigint generated always as identity primary key,
  asset_id             bigint not null references asset on delete cascade,
  supplier_id          bigint references supplier,
  budget_id            bigint references budget,
  order_number         text,
  delivery_note        text,
  invoice              text,
  immobilisation_number text,
  price                numeric(14,2),
  warranty_value       numeric(14,2),
  ordered_on           date,
  purchased_on         date,
  delivered_on         date,
  used_since           date,
  inventoried_on       date,
  decommissioned_on    date,
  warranty_start       date,
  warranty_months      int,
  warranty_note        text,
  warranty_end         date,
  depreciation         text not null default 'none' check (depreciation in ('none', 'linear', 'declining')),
  depreciation_years   int,
  coefficient          numeric,
  criticality          text,
  comment              text,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  version int not null default 1
);
create unique index purchase_asset on purchase (asset_id);
create index purchase_supplier on purchase (supplier_id);
create index purchase_budget on purchase (budget_id);
create index purchase_warranty on purchase (warranty_end);
create index purchase_order on purchase (order_number);

-- A date that draws near and was told, once: told again only when the date itself moves.
create table due_date (
  id        bigint generated always as identity primary key,
  kind      text not null,
  record_id bigint not null,
  sort      text not null,
  due_on    date not null,
  told_at   timestamptz not null default now(),
  unique (kind, record_id, sort, due_on)
);
