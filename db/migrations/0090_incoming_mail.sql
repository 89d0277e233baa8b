-- Mailboxes that people write to, and every mail that came in by them with what became of it.
create table mailbox (
  id bigint generated always as identity primary key,
  name text not null, address text not null, entity_id bigint not null references entity,
  host text not null, port int, security text not null default 'tls' check (security in ('tls', 'starttls', 'none')),
  user_name text not null, sealed_password text, has_password boolean not null default false,
  folder text, processed_folder text, quarantine_folder text,
  is_active boolean not null default false, interval_minutes int not null default 2,
  case_type text not null default 'incident' check (case_type in ('incident', 'request')),
  category_id bigint references ticket_category,
  senders text not null default 'known' check (senders in ('known', 'everybody')),
  adds_cc boolean not null default true, opens_automatic boolean not null default false,
  max_megabytes int not null default 25, comment text,
  next_run_at timestamptz, last_run_at timestamptz, last_success_at timestamptz, last_error text,
  -- Of the folder as it was last seen: another validity means that all numbers are new.
  uid_validity bigint, last_uid bigint not null default 0,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  deleted_at timestamptz, version int not null default 1
);
create unique index mailbox_name on mailbox (lower(name)) where deleted_at is null;
create index mailbox_order on mailbox (name, id);
create index mailbox_entity on mailbox (entity_id);
create index mailbox_category on mailbox (category_id);
create index mailbox_due on mailbox (next_run_at) where is_active and deleted_at is null;

create table incoming_mail (
  id bigint generated always as identity primary key,
  received_at timestamptz not null, sent_at timestamptz,
  mailbox_id bigint not null references mailbox, entity_id bigint not null references entity,
  state text not null default 'received'
    check (state in ('received', 'opened', 'replied', 'ignored', 'quarantined', 'refused', 'discarded')),
  reason text, subject text not null default '',
  from_address text, from_name text, from_domain text, recipients text,
  sender_id bigint references app_user, is_known boolean not null default false, is_automatic boolean not null default false,
  ticket_id bigint references ticket on delete set null, entry_id bigint references ticket_entry on delete set null,
  -- The case that was over for too long to come back, and that this one therefore goes on from.
  follows_id bigint references ticket on delete set null,
  message_id text, size int not null, attachment_count int not null default 0,
  attempts int not null default 0, error text, headers text, body text, preview text,
  decision jsonb not null default '[]',
  case_entity_id bigint references entity, case_type text check (case_type in ('incident', 'request')),
  case_category_id bigint references ticket_category, case_group_id bigint references app_group,
  case_priority int, is_ignored boolean not null default false, answers_refusal boolean not null default false,
  -- Message-ID, sender, date, subject and content: the same mail in two mailboxes, or seen twice, is one.
  digest text not null unique,
  -- The mail as it came; null once its time is over.
  document_id bigint references document on delete set null,
  -- Digests of its small pictures: a signature is known again by them.
  pictures text[] not null default '{}',
  -- When somebody began to work on it; a process that died gives it back after a while.
  claimed_at timestamptz,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(), version int not null default 1
);
create index incoming_mail_received on incoming_mail (received_at desc, id);
create index incoming_mail_waiting on incoming_mail (id) where state = 'received';
create index incoming_mail_mailbox on incoming_mail (mailbox_id, message_id);
create index incoming_mail_message on incoming_mail (message_id);
create index incoming_mail_entity on incoming_mail (entity_id);
create index incoming_mail_sender on incoming_mail (sender_id);
create index incoming_mail_from on incoming_mail (from_address, received_at);
create index incoming_mail_ticket on incoming_mail (ticket_id, from_address);
create index incoming_mail_entry on incoming_mail (entry_id) where entry_id is not null;
create index incoming_mail_follows on incoming_mail (follows_id) where follows_id is not null;
create index incoming_mail_document on incoming_mail (document_id) where document_id is not null;
create index incoming_mail_pictures on incoming_mail using gin (pictures) where pictures <> '{}';
create index incoming_mail_case_entity on incoming_mail (case_entity_id) where case_entity_id is not null;
create index incoming_mail_case_category on incoming_mail (case_category_id) where case_category_id is not null;
create index incoming_mail_case_group on incoming_mail (case_group_id) where case_group_id is not null;

-- Messages of a mailbox by their number on the server: what was taken is not fetched again, and moves on when it is decided.
create table mailbox_message (
  mailbox_id bigint not null references mailbox on delete cascade,
  uid bigint not null,
  mail_id bigint not null references incoming_mail on delete cascade,
  primary key (mailbox_id, uid)
);
create index mailbox_message_mail on mailbox_message (mail_id);
