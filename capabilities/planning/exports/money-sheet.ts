import { completedMonths } from '../../../kernel/civil.ts'
import { isMissing, type Maybe } from '../../../kernel/missing.ts'
import { say } from '../../../kernel/text.ts'
import type { CellSpec, SheetSpec } from '../../../platform/documents/workbook-spec.ts'
import type { MoneyAnswer } from '../data/money-query.ts'
import { ALERT_NAMES, amountWords, moneyAt, shareWords, sourceWords } from '../pages/plan/money-view.ts'
import type { MoneyProgress } from '../rules/money/money-progress.ts'
import { percentCell } from './follow-sheet.ts'
import { MONEY_SHEET_WORDS } from './money-sheet-words.ts'
import type { YearExport } from './year-export.ts'

const HEAD = 4

/** Budget and spending of each activity by source beside its progress of the year, and what they add up to; nothing without money. */
export function moneySheet(input: YearExport): SheetSpec | undefined {
  const { answer, locale, unitCode, money: amounts } = input
  if (amounts === undefined) return undefined
  const poas = answer.plan.poas.filter(({ head }) => unitCode === undefined || head.unit.code === unitCode)
  const basis = {
    year: answer.plan.year,
    completed: completedMonths(answer.plan.year, answer.cutOff),
    progress: answer.progress,
  }
  const money = moneyAt(basis, amounts, poas)
  if (money.activities.length === 0) return undefined
  const words = MONEY_SHEET_WORDS[locale]
  const cells: CellSpec[] = [
    { row: 1, column: 1, value: `${words.title} ${answer.plan.year}`, style: 'title' },
    { row: 2, column: 1, value: words.lead(amounts.settings.currency), style: 'soft' },
    ...words.heads.map((value, index): CellSpec => ({ row: HEAD, column: index + 1, value, style: 'head' })),
  ]
  let row = HEAD + 1
  for (const { activity, unit, bySource, work, alerts } of money.activities)
    for (const [index, group] of bySource.entries()) {
      const cell = (column: number, value: string | null): CellSpec => ({ row, column, value, style: 'text' })
      cells.push(
        cell(1, unit),
        cell(2, activity.code ?? null),
        cell(3, activity.title),
        cell(4, sourceWords(money, group.key, locale)),
        ...progressCells(row, group.money, input, amounts),
        index === 0
          ? percentCell(row, 8, work, 'capped', { bands: answer.plan.bands, locale })
          : { row, column: 8, value: null, style: 'text' },
        cell(9, index === 0 ? alerts.map((alert) => say(ALERT_NAMES[alert], locale)).join('\n') || null : null),
      )
      row += 1
    }
  cells.push({ row, column: 1, value: words.total, style: 'textStrong' })
  cells.push(...progressCells(row, money.total, input, amounts))
  return {
    name: words.title,
    cells,
    columnWidths: { 1: 12, 2: 10, 3: 56, 4: 30, 5: 15, 6: 15, 7: 13, 8: 13, 9: 34 },
    rowHeights: { 1: 26, [HEAD]: 34 },
    freeze: { rows: HEAD, columns: 3 },
    print: {
      paper: 'letter',
      landscape: true,
      fitToWidth: true,
      repeatRows: [HEAD, HEAD],
      footer: input.verification,
    },
  }
}

/** Amounts and share as numbers that can be counted with, or the reason why there is none. */
function progressCells(row: number, money: MoneyProgress, { locale }: YearExport, amounts: MoneyAnswer): CellSpec[] {
  const amount = (column: number, cents: Maybe<number>): CellSpec =>
    isMissing(cents)
      ? { row, column, value: amountWords(cents, amounts.settings.currency, locale), style: 'text' }
      : { row, column, value: cents / 100, style: 'money' }
  return [
    amount(5, money.budget),
    amount(6, money.spent),
    isMissing(money.percent)
      ? { row, column: 7, value: shareWords(money.percent, locale), style: 'text' }
      : { row, column: 7, value: money.percent / 100, style: 'percent1' },
  ]
}
