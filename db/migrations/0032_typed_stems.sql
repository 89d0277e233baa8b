-- A word as it is typed may already be longer than the stem it will have: "impriman" becomes "imprimante", which is kept as
-- "imprim". So what has been typed of an ending is finished, for each ending that the stemmer takes away
-- (snowballstem.org/algorithms/french; "y" for "envoy" that becomes "envoi"), and the stems are looked up as whole words.
-- What may still follow is worked out here once, by what the word ends in: trying every ending took 0.9 ms a word.
do $make$
declare
  endings constant text[] := '{ances,iques,ismes,ables,istes,eux,aux,eaux,atrices,ateurs,ations,logies,usions,utions,ssion,ssions,
    ences,issements,ements,ites,ives,euses,amment,emment,ments,issantes,antes,iers,ieres,ions,erions,irions,assions,issions,
    erent,aient,eraient,iraient,eront,iront,erez,irez,eriez,iriez,assent,issent,abilites,icites,ivites,icatrices,icateurs,
    ications,yer}';
  rests jsonb;
begin
  select jsonb_object_agg(begun, further) into rests from (
    select left(ending, size) as begun, jsonb_agg(substr(ending, size + 1)) as further
    from unnest(endings) as ending, generate_series(1, length(ending) - 1) as size group by 1) each;
  execute format($function$
    create function stems_to_come(word text) returns text[] language sql immutable parallel safe strict as $body$
      select coalesce(tsvector_to_array(to_tsvector('cigale', string_agg(word || rest, ' '))), '{}')
      from generate_series(1, least(length(word) - 1, 9)) as size, jsonb_array_elements_text(%L::jsonb -> right(word, size)) as rest
    $body$
  $function$, rests);
end $make$;

create or replace function typed_word(word text) returns tsquery language plpgsql immutable parallel safe strict as $$
declare
  quoted constant text := '''%s'':*';
  stemmed constant tsquery := to_tsquery('cigale', format(quoted, translate(word, '''\', '  ')));
  -- Taking accents away can bring a quote (from a prime): it is taken out after that.
  bare constant text := translate(plain(word), '''\', '  ');
  whole constant tsquery := to_tsquery('simple', format(quoted, bare));
  stem constant text := split_part(stemmed::text, '''', 2);
  typed constant text := split_part(whole::text, '''', 2);
  found tsquery;
  further text;
begin
  case numnode(stemmed)
    when 0 then return whole;
    when 1 then
      -- A stem that begins the word says all that the word says.
      found := case when starts_with(typed, stem) then stemmed else stemmed || whole end;
      if bare !~ '^[a-z]{4,}$' then return found; end if;
      select string_agg(quote_literal(s), ' | ') into further from unnest(stems_to_come(bare)) as s
      where s ~ '^[a-z]{3,}$' and not starts_with(s, stem) and not starts_with(s, typed);
      return case when further is null then found else found || further::tsquery end;
    else
      return regexp_replace(regexp_replace(stemmed::text, '(''[^''-]+''):\*(?= )', '\1', 'g'), ' <-> ''[^''-]{1,2}'':\*$', '')::tsquery;
  end case;
end $$;
