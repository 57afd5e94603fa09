import { z } from 'zod'
import type { Result } from '../../../kernel/result.ts'
import type { DocumentRefusal } from '../../../platform/documents/refusals.ts'
import { registerFile } from '../../../platform/files/register.ts'
import { defineJob, type Job, JobRefused } from '../../../platform/jobs/jobs.ts'
import { moneyQuery } from '../data/money-query.ts'
import { askBook, type BookKind, bookById, bookFailed, bookMade, bookStep } from '../data/out-books.ts'
import { publicYear } from '../data/public-queries.ts'
import { actionPlanBook } from './action-plan-book.ts'
import { BOOK_SECONDS, poaBook } from './poa-book.ts'
import { type YearExport, yearExportOf } from './year-export.ts'

const app = { role: 'trama_app' } as const

const MAKERS: Readonly<Record<BookKind, (input: YearExport) => Promise<Result<Uint8Array, DocumentRefusal>>>> = {
  'planes-operativos': poaBook,
  'plan-de-accion': actionPlanBook,
}

/** Makes a book of what is published: figures, pages, keeping. A book of the largest year takes some seconds. */
export const makeBook: Job<{ readonly bookId: string }> = defineJob({
  id: 'planning.make_book',
  title: { es: 'Preparar un libro en PDF', en: 'Make a book as PDF' },
  input: z.object({ bookId: z.string() }),
  timeout: BOOK_SECONDS + 60,
  keptDays: 7,
  retry: { attempts: 3 },
  async run(ctx, { bookId }, { services, signal, progress }) {
    const { database, runner, files, institution } = services
    const step = async (done: number) => {
      signal.throwIfAborted()
      await database.write(app, (tx) => bookStep(tx, bookId, done))
      await progress(done, 3)
    }
    const book = await database.read(app, (tx) => bookById(tx, bookId))
    if (book === undefined || book.sha256 !== undefined) return
    const { year, cutOff, locale } = book
    const found = await runner.query(publicYear, { ...ctx, who: 'public' }, { year, cutOff })
    if (!found.ok) return giveUp(found.refusal)
    await step(1)
    const money = await runner.query(moneyQuery, { ...ctx, who: 'public' }, { year })
    if (!money.ok) return giveUp(money.refusal)
    const reader = { institution, locale, today: ctx.today, now: ctx.now }
    const input = yearExportOf(found.value, reader, undefined, money.value)
    const made = await MAKERS[book.book](input)
    if (!made.ok && made.refusal.kind === 'busy') throw new Error('Too many documents are being made.')
    if (!made.ok) return giveUp(made.refusal)
    await step(2)
    const stored = await files.put(made.value)
    await database.write(app, async (tx) => {
      await registerFile(tx, { ...stored, type: 'application/pdf', scan: 'clean' }, ctx.now)
      await bookMade(tx, bookId, stored.sha256)
    })
    await progress(3, 3)

    async function giveUp(refusal: { kind: string; message: { es: string } }): Promise<never> {
      await database.write(app, (tx) => bookFailed(tx, bookId))
      throw new JobRefused(refusal)
    }
  },
})

export const askForBook = askBook(makeBook)
