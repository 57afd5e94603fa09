import { sql } from 'drizzle-orm'
import type { Database } from '../../platform/database/database.ts'

/** Tables that a refused request may touch: that it was refused is itself remembered there. */
export const REMEMBERS_REFUSALS: readonly string[] = ['identity.sign_in_failure']

/** Counts every row that any transaction changed for good; what is rolled back is not counted, as it did not happen. */
export interface ChangeWatch {
  /** Tables changed since the last call, with how many rows. */
  take(): Promise<ReadonlyMap<string, number>>
}

export async function watchChanges(database: Database): Promise<ChangeWatch> {
  await database.write({ role: 'trama_app' }, async (tx) => {
    await tx.execute(sql`reset role`)
    await tx.execute(sql`create schema fuzz`)
    await tx.execute(sql`create table fuzz.change (id bigint generated always as identity, name text not null)`)
    await tx.execute(sql`
      create function fuzz.note() returns trigger language plpgsql security definer as $$
      begin insert into fuzz.change (name) values (tg_table_schema || '.' || tg_table_name); return null; end $$`)
    await tx.execute(sql`
      do $$ declare t record; begin
        for t in select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where c.relkind in ('r', 'p') and not c.relispartition
            and n.nspname not in ('pg_catalog', 'information_schema', 'fuzz', 'public', 'trama') loop
          execute format('create trigger fuzz_note after insert or update or delete on %I.%I for each row execute function fuzz.note()',
            t.nspname, t.relname);
        end loop; end $$`)
    await tx.execute(sql`grant usage on schema fuzz to trama_app`)
    await tx.execute(sql`grant select on fuzz.change to trama_app`)
  })
  let last = 0
  return {
    async take() {
      const found = await database.read({ role: 'trama_app' }, (tx) =>
        tx.execute(sql`select name, count(*) as n, max(id) as last from fuzz.change where id > ${last} group by name`),
      )
      last = Math.max(last, ...found.rows.map((row) => Number(row.last)))
      return new Map(found.rows.map((row) => [String(row.name), Number(row.n)]))
    },
  }
}
