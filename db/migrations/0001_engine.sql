-- The engine's own memory: history, outbox, search, settings, files. No ITSM word here.
create extension if not exists unaccent;
create extension if not exists pg_trgm;

-- French stemming after removing accents, so that "imprimantes" finds "Imprimante" and "eleve" finds "élève".
create text search configuration cigale (copy = french);
alter text search configuration cigale
  alter mapping for asciiword, asciihword, hword_asciipart, word, hword, hword_part with unaccent, french_stem;

-- unaccent() is only STABLE because its dictionary could change; ours does not, and an index needs IMMUTABLE.
create function plain(value text) returns text language sql immutable parallel safe strict
  as $$ select lower(public.unaccent('public.unaccent'::regdictionary, value)) $$;

create table history (
  id          bigint generated always as identity primary key,
  at          timestamptz not null default now(),
  kind        text not null,
  record_id   bigint not null,
  change_id   uuid not null,
  action      text not null,
  user_id     bigint,
  actor_name  text not null,
  source      text not null,
  -- [{"field","old","new","oldText","newText"}]; texts are kept so that history reads right after a deletion
  changes     jsonb not null default '[]'
);
create index history_record on history (kind, record_id, id desc);
create index history_user on history (user_id, id desc);

create table outbox (
  id            bigint generated always as identity primary key,
  at            timestamptz not null default now(),
  event         text not null,
  kind          text not null,
  record_id     bigint,
  change_id     uuid not null,
  user_id       bigint,
  data          jsonb not null default '{}',
  dispatched_at timestamptz
);
create index outbox_waiting on outbox (id) where dispatched_at is null;

create table idempotency (
  user_id    bigint not null,
  key        text not null,
  route      text not null,
  body_hash  text not null,
  status     int,
  response   jsonb,
  created_at timestamptz not null default now(),
  primary key (user_id, key)
);
create index idempotency_age on idempotency (created_at);

create table setting (
  key        text primary key,
  value      jsonb not null,
  updated_at timestamptz not null default now(),
  version    int not null default 1
);

create table saved_view (
  id         bigint generated always as identity primary key,
  kind       text not null,
  name       text not null,
  user_id    bigint,
  is_shared  boolean not null default false,
  query      jsonb not null default '{}',
  position   int not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version    int not null default 1
);
create index saved_view_kind on saved_view (kind, user_id);

-- Exact handles of records (serial, number, MAC, IP): found before any text. value: upper case, letters and digits only.
create table search_exact (
  value     text not null,
  kind      text not null,
  record_id bigint not null,
  sort      text not null,
  shown     text not null,
  primary key (kind, record_id, sort, value)
);
create index search_exact_value on search_exact (value text_pattern_ops);

-- Vocabulary for small typing errors.
create table search_word (
  word text primary key,
  uses int not null default 1
);
create index search_word_trigram on search_word using gin (word gin_trgm_ops);

create table document (
  id         bigint generated always as identity primary key,
  sha256     text not null,
  name       text not null,
  mime       text not null,
  size       bigint not null,
  user_id    bigint,
  created_at timestamptz not null default now()
);
create index document_sha on document (sha256);
create index document_user on document (user_id, created_at);

create table attachment (
  id          bigint generated always as identity primary key,
  document_id bigint not null references document,
  kind        text not null,
  record_id   bigint not null,
  entry_id    bigint,
  created_at  timestamptz not null default now()
);
create index attachment_record on attachment (kind, record_id);
create index attachment_document on attachment (document_id);
