-- What became of a change, by when one looks back on it, and what is asked then.
create table review_form (
  id bigint generated always as identity primary key,
  name text not null,
  category_id bigint references ticket_category,
  for_entity_id bigint references entity,
  questions text,
  due_days int not null,
  is_required boolean not null default false,
  comment text,
  created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
  deleted_at timestamptz, version int not null default 1
);
create index review_form_name on review_form (name, id);
create index review_form_category on review_form (category_id);
create index review_form_entity on review_form (for_entity_id);

alter table ticket
  add column outcome text check (outcome in ('as-planned', 'with-problems', 'backed-out', 'failed')),
  add column review_due_on date,
  add column reviewed_at timestamptz,
  add column review_answers jsonb not null default '[]';
create index ticket_review_due on ticket (review_due_on) where review_due_on is not null and outcome is null and deleted_at is null;
