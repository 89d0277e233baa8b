-- A change of state can also date the purchase and begin the warranty.
alter table state_transition
  add column sets_purchased_on boolean not null default false,
  add column sets_warranty_start boolean not null default false;
