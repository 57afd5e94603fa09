import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Id, newId } from '../../../kernel/ids.ts'
import { refuse } from '../../../kernel/result.ts'
import type { Command, Query } from '../../../platform/capability/command.ts'
import type { ReadTx, WriteTx } from '../../../platform/database/database.ts'
import { enqueue, type Job } from '../../../platform/jobs/jobs.ts'
import { ASK_BOOK } from '../out-permissions.ts'

export const BOOKS = ['planes-operativos', 'plan-de-accion'] as const
export type BookKind = (typeof BOOKS)[number]

/** A book of a year as anybody may read it: what it says is told by its code, so that the same is made once. */
export const bookKeySchema = z.object({
  book: z.enum(BOOKS),
  year: z.number().int(),
  cutOff: z.iso.date(),
  locale: z.enum(['es', 'en']),
  verification: z.string().max(40),
})
export type BookKey = z.infer<typeof bookKeySchema>

export interface StoredBook extends BookKey {
  readonly id: Id
  readonly askedAt: string
  /** Absent until it is made. */
  readonly sha256: string | undefined
  /** Steps done, of how many. */
  readonly done: number
  readonly total: number
  readonly failed: boolean
}

export const storedBook: Query<BookKey, StoredBook | undefined> = {
  id: 'planning.stored_book',
  permission: ASK_BOOK,
  run: async (tx, _ctx, key) => ({ ok: true, value: await findBook(tx, key) }),
}

async function findBook(tx: ReadTx, { book, year, cutOff, locale, verification }: BookKey) {
  const found = await tx.execute(sql`
    select * from planning.book where book = ${book} and year = ${year} and cut_off = ${cutOff} and locale = ${locale}
      and verification = ${verification}`)
  return found.rows[0] && toBook(found.rows[0])
}

export async function bookById(tx: ReadTx, id: Id): Promise<StoredBook | undefined> {
  const found = await tx.execute(sql`select * from planning.book where id = ${id}`)
  return found.rows[0] && toBook(found.rows[0])
}

function toBook(row: Record<string, unknown>): StoredBook {
  return {
    id: String(row.id),
    book: row.book as BookKind,
    year: Number(row.year),
    cutOff: String(row.cut_off),
    locale: row.locale === 'en' ? 'en' : 'es',
    verification: String(row.verification),
    askedAt: String(row.asked_at),
    sha256: row.sha256 === null ? undefined : String(row.sha256),
    done: Number(row.done),
    total: Number(row.total),
    failed: row.failed === true,
  }
}

/** Has a book made that is not there yet. Asked twice, it is made once; one that failed is tried again. */
export function askBook(job: Job<{ readonly bookId: string }>): Command<BookKey, { readonly id: Id }> {
  return {
    id: 'planning.ask_book',
    title: { es: 'Pedir un libro en PDF', en: 'Ask for a book as PDF' },
    input: bookKeySchema,
    permission: ASK_BOOK,
    async run(tx, ctx, key) {
      const { book, year, cutOff, locale, verification } = key
      const office = await tx.execute(sql`select id from identity.office where kind = 'planning_office' limit 1`)
      const officeId = office.rows[0]?.id
      if (officeId === undefined) return refuse(NO_OFFICE)
      await tx.execute(sql`
        insert into planning.book (id, office_id, book, year, cut_off, locale, verification, asked_at)
        values (${newId()}, ${String(officeId)}, ${book}, ${year}, ${cutOff}, ${locale}, ${verification}, ${ctx.now})
        on conflict (book, year, cut_off, locale, verification) do update set failed = false`)
      const stored = await findBook(tx, key)
      if (stored === undefined) return refuse(NO_OFFICE)
      if (stored.sha256 === undefined) await enqueue(tx, job, { bookId: stored.id }, { singletonKey: stored.id })
      return { ok: true, value: { output: { id: stored.id }, changes: [] } }
    },
  }
}

export async function bookStep(tx: WriteTx, id: Id, done: number): Promise<void> {
  await tx.execute(sql`update planning.book set done = ${done} where id = ${id}`)
}

export async function bookMade(tx: WriteTx, id: Id, sha256: string): Promise<void> {
  await tx.execute(
    sql`update planning.book set sha256 = ${sha256}, done = total, version = version + 1 where id = ${id}`,
  )
}

export async function bookFailed(tx: WriteTx, id: Id): Promise<void> {
  await tx.execute(sql`update planning.book set failed = true where id = ${id}`)
}

const NO_OFFICE = {
  kind: 'no_office',
  message: { es: 'No hay ninguna oficina cargada.', en: 'No office is loaded.' },
} as const
