import type { Owner } from './owner.ts'

/**
 * A column named `sort_key` holds what `sortKey()` of kernel/sort-key.ts made: its bytes are its order. Under a server's
 * own collation (Spanish, ICU) the same keys would sort otherwise than on the embedded database, which only knows byte
 * order; so every such column is given the collation "C", whatever its migration said. Harmless to repeat.
 */
export async function settleSortKeys(owner: Owner): Promise<void> {
  await owner.query(SETTLE)
}

const SETTLE = `
do $$
declare
  item record;
begin
  for item in
    select table_schema, table_name from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where t.table_type = 'BASE TABLE' and c.column_name = 'sort_key' and c.collation_name is distinct from 'C'
      and table_schema not in ('pg_catalog', 'information_schema')
  loop
    execute format('alter table %I.%I alter column sort_key type text collate "C"', item.table_schema, item.table_name);
  end loop;
end $$`
