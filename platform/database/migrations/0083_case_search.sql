-- What a case is looked for by, its number and its applicant, folded as the program folds what is typed (kernel/sort-key.ts): small
-- letters, no accents. Nothing in it but what any database holds as unchanging, so that it can be kept beside them.
create function cases.searched(number text, applicant text) returns text language sql immutable parallel safe as $$
  select lower(translate(number || ' ' || coalesce(applicant, ''),
    'ÁÀÂÄÃÅáàâäãåÉÈÊËéèêëÍÌÎÏíìîïÓÒÔÖÕóòôöõÚÙÛÜúùûüÑñÇçÝý',
    'AAAAAAaaaaaaEEEEeeeeIIIIiiiiOOOOOoooooUUUUuuuuNnCcYy'))
$$;
