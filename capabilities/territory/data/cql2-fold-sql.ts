import { type SQL, sql } from 'drizzle-orm'
import { caseFoldings } from '../rules/cql2/case-folding.ts'

let table: string | undefined
const foldings = () => (table ??= JSON.stringify(Object.fromEntries(caseFoldings())))

/**
 * A text without regard to case. Most texts are of plain letters, which either database folds at once; the others go letter by letter
 * through the table of foldings.
 */
export function withoutCase(value: SQL): SQL {
  return sql`((case when octet_length(${value}) = length(${value}) then lower(${value})
    else (select string_agg(coalesce(${foldings()}::jsonb ->> s.letter, s.letter), '' order by s.place)
      from string_to_table(${value}, null) with ordinality as s(letter, place)) end) collate "C")`
}

/** A text without its accents, whether they are one character with the letter or stand behind it. */
export function withoutAccents(value: SQL): SQL {
  return sql`((case when octet_length(${value}) = length(${value}) then ${value}
    else regexp_replace(normalize(unaccent(${value}), NFD), '[\u0300-\u036F]', '', 'g') end) collate "C")`
}
