import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import { NO_FIELDS } from '../../../../../platform/web/form.ts'
import { portalPage, type WebContext } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import { BOOKS, type BookKey, type BookKind, type StoredBook, storedBook } from '../../../data/out-books.ts'
import { publicYear } from '../../../data/public-queries.ts'
import { askForBook } from '../../../exports/book-job.ts'
import { sendFile } from '../../../exports/send-file.ts'
import { type YearExport, yearExportOf } from '../../../exports/year-export.ts'
import { outPaths } from '../../../out-paths.ts'
import { planningPaths } from '../../../paths.ts'
import { READ_PUBLIC } from '../../../permissions.ts'
import { pageWords } from '../../plan/page-words.ts'
import { askedCutOff, readerOf, yearOf } from '../request.ts'
import { BOOK_PAGE_WORDS, BookPage } from './book-page.tsx'

interface AskedBook {
  readonly kind: BookKind
  readonly input: YearExport
  readonly key: BookKey
  readonly book: StoredBook | undefined
}

/** The book of the address as it would be made now, and whether it has been. A response where there is none. */
async function bookOf(c: WebContext): Promise<AskedBook | Response> {
  const kind = BOOKS.find((one) => one === c.req.param('book'))
  const year = yearOf(c.req.param('year'))
  const { runner } = c.get('services')
  const ctx = c.get('ctx')
  if (kind === undefined || year === undefined) return troublePage(c, 404, 'not_found')
  const found = await runner.query(publicYear, ctx, { year, cutOff: askedCutOff(c).cutOff })
  if (!found.ok) return troublePage(c, 404, 'not_found')
  const { locale, today, institution } = readerOf(c)
  const input = yearExportOf(found.value, { institution, locale, today, now: ctx.now })
  const { plan, cutOff } = found.value
  const key: BookKey = { book: kind, year: plan.year, cutOff, locale, verification: input.verification }
  // Books hold what is published and nothing of who asks: the program keeps them, whoever it is for.
  const stored = await runner.query(storedBook, { ...ctx, who: 'system' }, key)
  if (!stored.ok) return refusalPage(c, 403, stored.refusal)
  return { kind, input, key, book: stored.value }
}

async function showBook(c: WebContext): Promise<Response> {
  const asked = await bookOf(c)
  if (asked instanceof Response) return asked
  const { kind, input, book } = asked
  const locale = c.get('locale')
  const { plan, cutOff } = input.answer
  const title = BOOK_PAGE_WORDS[locale].titles[kind]
  // While it is made the page looks again by itself, with and without script.
  if (book !== undefined && book.sha256 === undefined && !book.failed) c.header('refresh', '4')
  return portalPage(c, {
    title: `${title} ${plan.year}`,
    breadcrumbs: [
      { title: pageWords(locale).plan(plan.year), href: localPath(locale, planningPaths.year(plan.year, cutOff)) },
      { title },
    ],
    body: (
      <BookPage
        locale={locale}
        csrf={c.get('csrf')}
        kind={kind}
        input={input}
        book={book}
        here={localPath(locale, outPaths.book(kind, plan.year, cutOff))}
        pdf={localPath(locale, outPaths.bookPdf(kind, plan.year, cutOff))}
      />
    ),
  })
}

async function postBook(c: WebContext): Promise<Response> {
  const asked = await bookOf(c)
  if (asked instanceof Response) return asked
  const { key, kind } = asked
  const ctx = { ...c.get('ctx'), who: 'system' } as const
  const done = await c.get('services').runner.command(askForBook, ctx, key, { address: c.get('address') })
  if (!done.ok) return refusalPage(c, 409, done.refusal)
  return c.redirect(localPath(c.get('locale'), outPaths.book(kind, key.year, key.cutOff)), 303)
}

async function sendBook(c: WebContext): Promise<Response> {
  const asked = await bookOf(c)
  if (asked instanceof Response) return asked
  const { book, kind, key } = asked
  // Not made yet, or something has changed since: the page says so and makes it.
  if (book?.sha256 === undefined)
    return c.redirect(localPath(c.get('locale'), outPaths.book(kind, key.year, key.cutOff)), 303)
  const etag = `"${book.sha256}"`
  if (c.req.header('if-none-match') === etag) return c.body(null, 304, { etag })
  const bytes = await c.get('services').files.read(book.sha256)
  if (bytes === undefined) return troublePage(c, 404, 'not_found')
  return sendFile(c, { name: `${kind}-${key.year}-al-${key.cutOff}.pdf`, format: 'pdf', bytes, etag })
}

export const bookRoutes: readonly Route[] = [
  { method: 'GET', path: '/planes/:year/libros/:book', permission: READ_PUBLIC, handle: showBook },
  {
    method: 'POST',
    path: '/planes/:year/libros/:book',
    permission: READ_PUBLIC,
    weight: 'export',
    form: NO_FIELDS,
    handle: postBook,
  },
  {
    method: 'GET',
    path: '/planes/:year/libros/:book/libro.pdf',
    permission: READ_PUBLIC,
    weight: 'export',
    handle: sendBook,
  },
]
