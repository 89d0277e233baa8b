-- Ways from one state to another that a profile may not go.
create table life_limit (
  id bigint generated always as identity primary key,
  profile_id bigint not null references profile,
  type text not null,
  from_status text not null,
  to_status text not null,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  version int not null default 1,
  unique (profile_id, type, from_status, to_status)
);
