-- What a case costs, line by line, and the contract under which it is worked on.
create table ticket_cost (
  id          bigint generated always as identity primary key,
  ticket_id   bigint not null references ticket on delete cascade,
  name        text not null,
  sort        text not null check (sort in ('time', 'fixed', 'material')),
  day         date,
  minutes     int,
  rate        numeric(14,2),
  quantity    numeric(14,3),
  unit_price  numeric(14,2),
  -- computed from the above where both halves are there
  amount      numeric(14,2) not null,
  budget_id   bigint references budget,
  supplier_id bigint references supplier,
  comment     text,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  version int not null default 1
);
create index ticket_cost_ticket on ticket_cost (ticket_id, day, id);
create index ticket_cost_budget on ticket_cost (budget_id) where budget_id is not null;
create index ticket_cost_supplier on ticket_cost (supplier_id) where supplier_id is not null;

alter table ticket add column contract_id bigint references contract;
create index ticket_contract on ticket (contract_id) where contract_id is not null;
