-- Those with a part in a case who have no account: a supplier with its own number for it, a person known by name and e-mail.
create table ticket_party (
  id          bigint generated always as identity primary key,
  ticket_id   bigint not null references ticket on delete cascade,
  role        text not null check (role in ('requester', 'observer', 'assignee')),
  supplier_id bigint references supplier,
  name        text not null,
  email       text,
  reference   text,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  version int not null default 1,
  check (supplier_id is null or role <> 'requester'),
  check (supplier_id is not null or role <> 'assignee')
);
create index ticket_party_ticket on ticket_party (ticket_id, role, id);
create index ticket_party_supplier on ticket_party (supplier_id, role) where supplier_id is not null;
create index ticket_party_email on ticket_party (lower(email)) where email is not null;
