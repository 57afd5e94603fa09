import { sql } from 'drizzle-orm'
import type { WriteTx } from '../database/database.ts'
import type { StoredFile } from './store.ts'

/** Notes in the database that the store holds a file; called in the transaction that refers to it. */
export async function registerFile(tx: WriteTx, stored: StoredFile, now: string): Promise<void> {
  await tx.execute(sql`
    insert into platform.file (sha256, size, type, at) values (${stored.sha256}, ${stored.size}, ${stored.type}, ${now})
    on conflict (sha256) do nothing`)
}
