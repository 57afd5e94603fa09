import type { Owner } from './owner.ts'

/**
 * What the application's roles may do with the tables that exist now. Run after every migration and harmless to repeat:
 *
 * - `trama_app` reads and writes every table of the house's schemas, except that a table marked append-only (by
 *   `trama.append_only(table)`, see 0000_foundation.sql) takes INSERT and SELECT alone, and a column marked sensitive (by
 *   `trama.sensitive_column(table, column)`, see 0007) can be written and not selected;
 * - `trama_public` sees the schemas but no table: a migration that opens one says so
 *   (`grant select on planning.plan to trama_public`).
 */
export async function settlePrivileges(owner: Owner): Promise<void> {
  await owner.query(SETTLE)
}

const SETTLE = `
do $$
declare
  home record;
  item record;
begin
  for home in
    select n.oid, n.nspname from pg_namespace n
    where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public')
      and exists (select 1 from pg_class c where c.relnamespace = n.oid and c.relkind in ('r', 'p', 'v', 'm'))
      and not exists (select 1 from pg_depend d where d.objid = n.oid and d.deptype = 'e')
  loop
    execute format('grant usage on schema %I to trama_app, trama_public', home.nspname);
    execute format('grant usage, select on all sequences in schema %I to trama_app', home.nspname);
    for item in
      select c.oid, c.relname, null::text as open_columns, 0::bigint as sensitive, exists (
        select 1 from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'append_only' and not t.tgisinternal
      ) as append_only
      from pg_class c where c.relnamespace = home.oid and c.relkind in ('r', 'p', 'v', 'm')
    loop
      execute format('grant select, insert on %I.%I to trama_app', home.nspname, item.relname);
      if item.append_only or home.nspname = 'trama' then
        execute format('revoke update, delete, truncate on %I.%I from trama_app', home.nspname, item.relname);
      else
        execute format('grant update, delete on %I.%I to trama_app', home.nspname, item.relname);
      end if;
      select string_agg(format('%I', a.attname), ', ') filter (where hidden is distinct from 'sensitive'),
        count(*) filter (where hidden = 'sensitive')
        into item.open_columns, item.sensitive
        from pg_attribute a, col_description(a.attrelid, a.attnum) as hidden
        where a.attrelid = item.oid and a.attnum > 0 and not a.attisdropped;
      if item.sensitive > 0 then
        execute format('revoke select on %I.%I from trama_app', home.nspname, item.relname);
        execute format('grant select (%s) on %I.%I to trama_app', item.open_columns, home.nspname, item.relname);
      end if;
    end loop;
  end loop;
  revoke insert on trama.migration from trama_app;
end $$`
