import { completedMonths } from '../../../kernel/civil.ts'
import { say } from '../../../kernel/text.ts'
import type { JsonValue } from '../../../platform/documents/typst.ts'
import { amountWords, anyDemo, moneyAt, shareWords, sourceWords } from '../pages/plan/money-view.ts'
import type { MoneyProgress } from '../rules/money/money-progress.ts'
import { BOOK_WORDS } from './book-words.ts'
import type { YearExport } from './year-export.ts'

/**
 * The money page of a book: budget of the year and what was spent up to the cut-off, by unit and by funding source, with the
 * same sums as the pages. Empty where no money is written: a book without budgets does not claim a budget of zero.
 */
export function bookMoney(input: YearExport): JsonValue {
  const { answer, locale, money: amounts } = input
  if (amounts === undefined) return { tables: [] }
  const basis = {
    year: answer.plan.year,
    completed: completedMonths(answer.plan.year, answer.cutOff),
    progress: answer.progress,
  }
  const money = moneyAt(basis, amounts, answer.plan.poas)
  if (money.activities.length === 0) return { tables: [] }
  const words = BOOK_WORDS[locale]
  const { currency } = amounts.settings
  const row = (name: string, sums: MoneyProgress) => ({
    name,
    budget: amountWords(sums.budget, currency, locale),
    spent: amountWords(sums.spent, currency, locale),
    share: shareWords(sums.percent, locale),
  })
  const units = new Map(answer.plan.units.map(({ code, title }) => [code, `${code} · ${say(title, locale)}`]))
  const total = row(words.total, money.total)
  const table = (name: string, rows: ReturnType<typeof row>[]) => ({ name, rows, total })
  return {
    title: words.money,
    lead: words.moneyLead(currency),
    demo: anyDemo(amounts) ? words.moneyDemo : '',
    heads: [words.budget, words.spent, words.share],
    tables: [
      table(
        words.unit,
        money.by('unit').map((group) => row(units.get(group.key) ?? group.key, group.money)),
      ),
      table(
        words.source,
        money.by('source').map((group) => row(sourceWords(money, group.key, locale), group.money)),
      ),
    ],
  }
}
