-- The same words by another road: a function in SQL that calls a stable one is not inlined into an immutable one, and is
-- started anew at each call (3.9 µs a value on PostgreSQL 18); in PL/pgSQL it is prepared once a session (1.1 µs). Every
-- comparison of names and every index on plain(…) pays it. The answers are the same, so that the indexes stay right.
create or replace function plain(value text) returns text language plpgsql immutable parallel safe strict
  as $$ begin return lower(public.unaccent('public.unaccent'::regdictionary, value)); end $$;
