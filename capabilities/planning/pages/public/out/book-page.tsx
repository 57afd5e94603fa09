import { formatDate } from '../../../../../kernel/format.ts'
import type { Locale } from '../../../../../kernel/text.ts'
import { Button, ButtonLink } from '../../../../../ui/button/button.tsx'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import type { BookKind, StoredBook } from '../../../data/out-books.ts'
import type { YearExport } from '../../../exports/year-export.ts'

export const BOOK_PAGE_WORDS = {
  es: {
    titles: {
      'planes-operativos': 'Libro de los planes operativos',
      'plan-de-accion': 'Libro del Plan de Acción',
    } satisfies Record<BookKind, string>,
    leads: {
      'planes-operativos':
        'Los planes de todas las unidades con su avance: portada, contenido con páginas y un capítulo por unidad, para imprimir o archivar (PDF/A-2b).',
      'plan-de-accion':
        'Áreas, objetivos, alcances, resultados e indicadores con su avance, para imprimir o archivar (PDF/A-2b).',
    } satisfies Record<BookKind, string>,
    of: (year: number, date: string) => `Año ${year}, con corte al ${date}.`,
    ask: 'Preparar el libro',
    askLead: 'Se prepara en unos segundos y queda guardado: quien lo pida después lo recibe de inmediato.',
    making: 'El libro se está preparando',
    makingLead: 'Puede dejar esta página y volver: el libro estará aquí.',
    steps: ['En espera', 'Reuniendo las cifras', 'Componiendo las páginas', 'Guardando'],
    look: 'Ver si ya está',
    ready: 'Descargar el libro (PDF)',
    code: (code: string) => `Código de verificación ${code}: el mismo que está impreso en cada página.`,
    failed: 'El libro no se pudo preparar',
    failedLead: 'Quedó anotado para quien administra la plataforma. Puede pedirlo otra vez.',
  },
  en: {
    titles: { 'planes-operativos': 'Book of the operating plans', 'plan-de-accion': 'Book of the Plan de Acción' },
    leads: {
      'planes-operativos':
        'The plans of all units with their progress: cover, contents with pages and one chapter a unit, to print or to file (PDF/A-2b).',
      'plan-de-accion':
        'Areas, objectives, scopes, results and indicators with their progress, to print or to file (PDF/A-2b).',
    },
    of: (year: number, date: string) => `Year ${year}, cut-off ${date}.`,
    ask: 'Make the book',
    askLead: 'It is made in some seconds and kept: whoever asks for it later gets it at once.',
    making: 'The book is being made',
    makingLead: 'You may leave this page and come back: the book will be here.',
    steps: ['Waiting', 'Gathering the figures', 'Laying out the pages', 'Keeping it'],
    look: 'See whether it is ready',
    ready: 'Download the book (PDF)',
    code: (code: string) => `Verification code ${code}: the one printed on every page.`,
    failed: 'The book could not be made',
    failedLead: 'It was noted for who administers the platform. You may ask for it again.',
  },
} as const

export interface BookPageProps {
  readonly locale: Locale
  readonly csrf: string
  readonly kind: BookKind
  readonly input: YearExport
  readonly book: StoredBook | undefined
  readonly here: string
  readonly pdf: string
}

/** Where a book is asked for, where one sees how far it is, and where it is fetched. */
export function BookPage({ locale, csrf, kind, input, book, here, pdf }: BookPageProps) {
  const words = BOOK_PAGE_WORDS[locale]
  const { answer } = input
  const making = book !== undefined && book.sha256 === undefined && !book.failed
  return (
    <>
      <PageHead
        title={words.titles[kind]}
        lead={
          <p>
            {words.leads[kind]} {words.of(answer.plan.year, formatDate(answer.cutOff, locale, 'prose'))}
          </p>
        }
      />
      {book?.failed === true ? (
        <Notice kind="warning" locale={locale} title={words.failed}>
          <p>{words.failedLead}</p>
        </Notice>
      ) : null}
      {making ? (
        <Notice kind="info" locale={locale} title={words.making}>
          <p>
            <progress value={book.done} max={book.total} aria-label={words.making} /> {words.steps[book.done] ?? ''} (
            {Math.round((100 * book.done) / book.total)} %)
          </p>
          <p>{words.makingLead}</p>
          <p>
            <a href={here}>{words.look}</a>
          </p>
        </Notice>
      ) : book?.sha256 === undefined ? (
        <form method="post" action={here}>
          {csrf === '' ? null : <input type="hidden" name="csrf" value={csrf} />}
          <p>{words.askLead}</p>
          <Button type="submit" kind="primary">
            {words.ask}
          </Button>
        </form>
      ) : (
        <>
          <p>
            <ButtonLink kind="primary" href={pdf}>
              {words.ready}
            </ButtonLink>
          </p>
          <p class="soft">{words.code(input.verification)}</p>
        </>
      )}
    </>
  )
}
