import { sql } from 'drizzle-orm'
import { openEmbedded } from '../../platform/database/embedded.ts'

/**
 * A process of its own for the tests that kill it: opens the embedded database, writes row after row and says the number
 * of each one on its own line after the database acknowledged it.
 */
const [dataDir = '', cacheDir = ''] = process.argv.slice(2)
const opened = await openEmbedded({ dataDir, cacheDir })
if (!opened.ok) {
  console.log(`refused ${opened.refusal.kind} ${opened.refusal.message.es}`)
  process.exit(0)
}
const database = opened.value
const app = { role: 'trama_app' } as const
await database.write(app, async (tx) => {
  await tx.execute(sql`reset role`)
  await tx.execute(sql`create table if not exists acknowledged (n int primary key, filler text)`)
  await tx.execute(sql`grant all on acknowledged to trama_app`)
})
const last = await database.read(app, (tx) => tx.execute(sql`select coalesce(max(n), 0) as n from acknowledged`))
console.log('open')
for (let n = Number(last.rows[0]?.n) + 1; ; n += 1) {
  await database.write(app, (tx) => tx.execute(sql`insert into acknowledged values (${n}, repeat('x', 2000))`))
  console.log(n)
}
