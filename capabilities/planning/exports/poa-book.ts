import type { Result } from '../../../kernel/result.ts'
import { say } from '../../../kernel/text.ts'
import type { DocumentRefusal } from '../../../platform/documents/refusals.ts'
import { type JsonValue, renderPdf } from '../../../platform/documents/typst.ts'
import { bookFigure, bookFrame } from './book-frame.ts'
import { bookMoney } from './book-money.ts'
import { BOOK_WORDS } from './book-words.ts'
import { poaExportOf } from './poa-export-of.ts'
import { poaPdfData } from './poa-pdf.ts'
import type { YearExport } from './year-export.ts'

/** Of a book of some hundred pages; a single matrix has sixty seconds. */
export const BOOK_SECONDS = 240

/** The operating plans of all units: cover, contents with how each unit stands, one chapter a unit. */
export function poaBook(input: YearExport): Promise<Result<Uint8Array, DocumentRefusal>> {
  const template = { folder: 'capabilities/planning/exports', file: 'poa-book.typ' }
  return renderPdf(template, poaBookData(input), { created: input.madeAt, seconds: BOOK_SECONDS })
}

export function poaBookData(input: YearExport): JsonValue {
  const { locale, answer } = input
  const { plan, progress } = answer
  const words = BOOK_WORDS[locale]
  const title = words.poaTitle(plan.year)
  const frame = bookFrame(input, { title, subtitle: words.poaSubtitle, head: words.unit })
  const chapters = plan.units.flatMap((unit) => {
    const poa = plan.poas.find(({ head }) => head.unit.id === unit.id)
    const { institution, madeOn: today, madeAt: now, madeBy } = input
    const reader = { institution, locale, today, now, ...(madeBy === undefined ? {} : { name: madeBy }) }
    const chapter = poa && poaExportOf(answer, poa, reader)
    return chapter ? [{ unit, chapter }] : []
  })
  const present = new Set(chapters.map(({ unit }) => unit.id))
  return {
    ...frame,
    money: bookMoney(input),
    facts: [...frame.facts, { name: words.progress, value: spoken(bookFigure(progress.institution, input)) }],
    lines: chapters.map(({ unit, chapter }) => ({
      title: `${unit.code} · ${say(unit.title, locale)}`,
      ...bookFigure(chapter.progress.poa, input),
    })),
    missing: plan.units.flatMap((unit) =>
      unit.presentsPlan && !present.has(unit.id) ? [say(unit.title, locale)] : [],
    ),
    chapters: chapters.map(({ chapter }) => poaPdfData({ ...chapter, verification: input.verification })),
  }
}

export function spoken({ percent, state, reason }: ReturnType<typeof bookFigure>): string {
  return reason === '' ? `${percent} · ${state}` : reason
}
