import { formatDate, formatNumber } from '../../../kernel/format.ts'
import { isMissing } from '../../../kernel/missing.ts'
import { say } from '../../../kernel/text.ts'
import type { JsonValue } from '../../../platform/documents/typst.ts'
import { percentWords } from '../pages/plan/figure-words.ts'
import type { Figure } from '../rules/explanation.ts'
import { MISSING_NAMES, STATE_NAMES } from '../rules/words.ts'
import { BOOK_WORDS } from './book-words.ts'
import { poaWords } from './poa-words.ts'
import type { YearExport } from './year-export.ts'

/** What cover, contents and feet of every book say: whose it is, of which day, and by which code it can be checked. */
export function bookFrame(
  input: YearExport,
  book: { readonly title: string; readonly subtitle: string; readonly head: string },
) {
  const { locale, answer, institution } = input
  const words = BOOK_WORDS[locale]
  const poa = poaWords(locale)
  const date = formatDate(answer.cutOff, locale, 'prose')
  const made = [poa.madeOn(formatDate(input.madeOn, locale, 'prose')), input.madeBy && poa.madeBy(input.madeBy)]
  return {
    lang: locale,
    title: book.title,
    subtitle: book.subtitle,
    institution: say(institution, locale),
    cutOff: poa.cutOffAt(date),
    made: made.filter(Boolean).join(' '),
    verification: poa.verification(input.verification),
    demo: input.demoNote === undefined ? '' : say(input.demoNote, locale),
    words: {
      page: poa.page,
      of: poa.of,
      contents: words.contents,
      missing: words.missing,
      heads: [book.head, words.toDate, words.state, words.page],
    },
    facts: [
      { name: words.year, value: String(answer.plan.year) },
      { name: words.cutOff, value: date },
      { name: words.units, value: formatNumber(answer.plan.poas.length) },
    ],
  } satisfies JsonValue
}

/** A figure as books print it: the percentage or why there is none, and its state in words. */
export function bookFigure(figure: Figure | undefined, { locale, answer }: YearExport) {
  if (figure === undefined) return { percent: '', state: '', reason: '' }
  const gone = isMissing(figure.toDate)
  return {
    percent: gone ? '–' : percentWords(figure.toDate, 'capped', answer.plan.bands, locale),
    state: say(STATE_NAMES[figure.state], locale),
    reason: isMissing(figure.toDate) ? say(MISSING_NAMES[figure.toDate.missing], locale) : '',
  }
}
