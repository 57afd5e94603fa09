import { randomUUID } from 'node:crypto'
import { mkdir, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import type { Database } from '../database/database.ts'

const app = { role: 'trama_app' } as const

export async function databaseAnswers(database: Database): Promise<boolean> {
  const found = await database.read(app, (tx) => tx.execute(sql`select 1 as one`))
  return found.rows[0]?.one === 1
}

/**
 * Whether the database has every change of structure that this program knows. One that has more was brought up to date for a
 * newer program: during an upgrade process by process the older one goes on serving.
 */
export async function migrationsCurrent(database: Database, names: readonly string[]): Promise<boolean> {
  const found = await database.read(app, (tx) => tx.execute(sql`select name from trama.migration`))
  const applied = new Set(found.rows.map(({ name }) => name))
  return names.every((name) => applied.has(name))
}

/** A disk that is full or read-only is found by writing, not by asking for permissions. */
export async function folderIsWritable(folder: string): Promise<boolean> {
  const probe = join(folder, `.health-${randomUUID()}.part`)
  await mkdir(folder, { recursive: true })
  try {
    await writeFile(probe, 'x', { flag: 'wx' })
  } finally {
    await unlink(probe).catch(() => {})
  }
  return true
}
