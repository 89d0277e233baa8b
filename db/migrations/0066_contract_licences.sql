-- Contracts cover licences as they cover equipment; who sold a licence and whom one asks about it.
create table contract_licence (
  contract_id bigint not null references contract on delete cascade,
  licence_id  bigint not null references licence on delete cascade,
  primary key (contract_id, licence_id)
);
create index contract_licence_licence on contract_licence (licence_id);
alter table licence add column supplier_id bigint references supplier, add column contact_id bigint references contact;
create index licence_supplier on licence (supplier_id) where supplier_id is not null;
create index licence_contact on licence (contact_id) where contact_id is not null;
