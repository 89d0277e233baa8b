-- Who is told of what, as data.
create table notification_rule (
  id bigint generated always as identity primary key,
  name text not null,
  event text not null,
  entity_id bigint not null references entity,
  is_active boolean not null default true,
  roles jsonb not null default '[]',
  user_id bigint references app_user,
  group_id bigint references app_group,
  profile_id bigint references profile,
  address text,
  except_roles jsonb not null default '[]',
  except_user_id bigint references app_user,
  except_group_id bigint references app_group,
  channels jsonb not null default '["inbox", "mail"]',
  tells_actor boolean not null default false,
  condition jsonb not null default '{"all": []}',
  position int not null default 0,
  code text,
  comment text,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  deleted_at timestamptz, version int not null default 1
);
create index notification_rule_event on notification_rule (event) where is_active and deleted_at is null;
create index notification_rule_sort on notification_rule (position, id) where deleted_at is null;
create index notification_rule_entity on notification_rule (entity_id);
create index notification_rule_user on notification_rule (user_id) where user_id is not null;
create index notification_rule_group on notification_rule (group_id) where group_id is not null;
create index notification_rule_profile on notification_rule (profile_id) where profile_id is not null;
create index notification_rule_except_user on notification_rule (except_user_id) where except_user_id is not null;
create index notification_rule_except_group on notification_rule (except_group_id) where except_group_id is not null;
create unique index notification_rule_code on notification_rule (code) where code is not null;

-- The words of mails, in place of the shipped ones.
create table notification_template (
  id bigint generated always as identity primary key,
  name text not null,
  event text not null,
  language text not null check (language in ('fr', 'en')),
  entity_id bigint not null references entity,
  is_active boolean not null default true,
  subject text not null,
  body text not null,
  comment text,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  deleted_at timestamptz, version int not null default 1
);
create index notification_template_event on notification_template (event, language) where is_active and deleted_at is null;
create index notification_template_sort on notification_template (name, id);
create index notification_template_entity on notification_template (entity_id);

-- A mail on its way out. What is secret in it (one-time links) is told by `secrets` and made while it is sent.
create table outgoing_mail (
  id bigint generated always as identity primary key,
  user_id bigint references app_user on delete set null,
  address text not null,
  address_name text,
  language text not null default 'fr',
  family text not null,
  entity_id bigint not null references entity,
  record_kind text not null default 'none',
  record_id bigint,
  subject text not null,
  body_text text not null default '',
  body_html text not null default '',
  headers jsonb not null default '{}',
  secrets jsonb not null default '[]',
  message_id text not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed', 'held', 'cancelled')),
  tries int not null default 0,
  next_try_at timestamptz,
  -- taken by a process until then; one that dies lets go of it by that
  leased_until timestamptz,
  sent_at timestamptz,
  last_error text,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  version int not null default 1
);
create unique index outgoing_mail_message on outgoing_mail (message_id);
create index outgoing_mail_sort on outgoing_mail (created_at desc, id desc);
create index outgoing_mail_waiting on outgoing_mail (next_try_at, id) where state = 'waiting';
create index outgoing_mail_state on outgoing_mail (state, created_at desc, id desc);
create index outgoing_mail_sent on outgoing_mail (sent_at) where sent_at is not null;
create index outgoing_mail_thread on outgoing_mail (record_kind, record_id, address, id desc) where record_id is not null;
create index outgoing_mail_user on outgoing_mail (user_id) where user_id is not null;
create index outgoing_mail_entity on outgoing_mail (entity_id);

-- What somebody was told: one line a change, record and person, however often its event is handled.
create table notice (
  id bigint generated always as identity primary key,
  change_id text not null,
  event text not null,
  family text not null,
  user_id bigint references app_user on delete cascade,
  -- people without an account, and shared mailboxes
  address text,
  address_name text,
  language text not null default 'fr',
  record_kind text not null default 'none',
  record_id bigint,
  entity_id bigint references entity,
  -- what was said, of which its reader must still be allowed to know when it is mailed
  entry_id bigint,
  by_id bigint references app_user on delete set null,
  rule_id bigint references notification_rule,
  reason text not null,
  title text not null,
  about text not null default '',
  body text not null default '',
  at timestamptz not null,
  read_at timestamptz,
  in_inbox boolean not null default true,
  mail text not null default 'none' check (mail in ('none', 'once', 'digest', 'done')),
  mail_at timestamptz,
  mail_id bigint references outgoing_mail on delete set null,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  version int not null default 1
);
create unique index notice_once on notice (change_id, record_kind, coalesce(record_id, 0), coalesce(user_id, 0), coalesce(address, ''));
create index notice_user on notice (user_id, at desc, id desc) where in_inbox;
create index notice_unread on notice (user_id) where read_at is null and in_inbox;
create index notice_sort on notice (at desc, id desc);
create index notice_mail on notice (mail_at) where mail in ('once', 'digest');
create index notice_waiting on notice (record_kind, record_id) where mail = 'once';
create index notice_entity on notice (entity_id);
create index notice_by on notice (by_id) where by_id is not null;
create index notice_rule on notice (rule_id) where rule_id is not null;
create index notice_mail_id on notice (mail_id) where mail_id is not null;
