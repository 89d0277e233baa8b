-- The last word of a search, as it is being typed: what it may still become, in as few lexemes as say it (each costs a walk
-- through the index). "certif" is one beginning. Of "Wi-Fi" only the whole and the last part are beginnings, for every
-- word begins with some two letters.
create function typed_word(word text) returns tsquery language plpgsql immutable parallel safe strict as $$
declare
  quoted constant text := '''%s'':*';
  stemmed constant tsquery := to_tsquery('cigale', format(quoted, translate(word, '''\', '  ')));
  -- Taking accents away can bring a quote (from a prime): it is taken out after that.
  whole constant tsquery := to_tsquery('simple', format(quoted, translate(plain(word), '''\', '  ')));
begin
  case numnode(stemmed)
    when 0 then return whole;
    when 1 then
      -- A stem that begins the word says all that the word says.
      if starts_with(split_part(whole::text, '''', 2), split_part(stemmed::text, '''', 2)) then return stemmed; end if;
      return stemmed || whole;
    else
      return regexp_replace(regexp_replace(stemmed::text, '(''[^''-]+''):\*(?= )', '\1', 'g'), ' <-> ''[^''-]{1,2}'':\*$', '')::tsquery;
  end case;
end $$;
