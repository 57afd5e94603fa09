import { describe, expect, it } from 'vitest'
import type { Month } from '../../../kernel/civil.ts'
import { isMissing } from '../../../kernel/missing.ts'
import type { CellSpec } from '../../../platform/documents/workbook-spec.ts'
import { exampleYear } from '../pages/plan/example-year.ts'
import { planView } from '../pages/plan/plan-view.ts'
import { presentPoa } from '../pages/public/api/present-poa.ts'
import { EXAMPLE_PLAN } from '../pages/public/example-plan.ts'
import { STATE_NAMES } from '../rules/words.ts'
import { actionPlanBookData } from './action-plan-book.ts'
import { FIRST_MONTH, HEAD_ROW, TOTALS } from './control-cells.ts'
import { controlRows, isOwed } from './control-rows.ts'
import { controlWorkbookSpec } from './control-workbook.ts'
import { OPEN_TABLES, tableCsv, tableJson } from './open-tables.ts'
import { poaBookData } from './poa-book.ts'
import { yearExportOf } from './year-export.ts'

const INSTITUTION = { es: 'Oficina de Pruebas', en: 'Office of Tests' }
const answer = exampleYear(EXAMPLE_PLAN)
const READER = { institution: INSTITUTION, locale: 'es', today: '2019-11-21', now: '2019-11-21T10:00:00Z' } as const
const input = yearExportOf(answer, READER)
const view = planView(answer, { locale: 'es', today: '2019-11-21', institution: INSTITUTION })
const [matrix, summary] = controlWorkbookSpec(input).sheets
const rows = controlRows(answer)

/** A row of the sheet by its columns. */
function sheetRow(index: number): ReadonlyMap<number, CellSpec['value']> {
  const cells = matrix?.cells.filter(({ row }) => row === HEAD_ROW + 1 + index) ?? []
  return new Map(cells.map(({ column, value }) => [column, value]))
}
const table = (name: string) => {
  const found = OPEN_TABLES.find((one) => one.name === name)
  if (found === undefined) throw new Error(`No table ${name}.`)
  return found
}

describe('the progress-control matrix', () => {
  it('has a row for the institution, each unit, objective, result and activity, each once', () => {
    const keys = rows.flatMap((row) => (isOwed(row) ? [] : [row.figure.key]))
    expect(new Set(keys).size).toBe(keys.length)
    const activities = answer.plan.poas.flatMap(({ plan }) => plan.elements.filter(({ kind }) => kind === 'activity'))
    expect(keys.filter((key) => key.startsWith('activity:'))).toHaveLength(activities.length)
    expect(keys[0]).toBe('institution:institution')
    expect(sheetRow(rows.length).size, 'nothing after the last').toBe(0)
  })

  it('says the same as the API and as the figures of the pages, activity by activity', () => {
    for (const poa of view.plan.poas) {
      const data = JSON.parse(JSON.stringify(presentPoa(view, poa)))
      for (const element of data.elements) {
        if (element.kind !== 'activity') continue
        const index = rows.findIndex((row) => !isOwed(row) && row.figure.id === element.id)
        const row = sheetRow(index)
        expect(row.get(TOTALS)).toBe(element.programmed)
        expect(row.get(TOTALS + 1)).toBe(element.executed)
        expect(row.get(TOTALS + 2)).toBe(element.unprogrammed)
        expect(row.get(TOTALS + 3)).toBe(element.programmedYear)
        const { toDate, state } = element.progress
        if ('raw' in toDate) {
          expect(row.get(TOTALS + 4)).toBe(toDate.raw / 100)
          expect(row.get(TOTALS + 5)).toBe(toDate.capped / 100)
        } else expect(typeof row.get(TOTALS + 5), 'a reason, never 0').toBe('string')
        expect(row.get(TOTALS + 7)).toBe(STATE_NAMES[state as keyof typeof STATE_NAMES].es)
        for (const { month, programmed, executed } of element.months) {
          expect(row.get(FIRST_MONTH + 2 * (month - 1))).toBe(programmed)
          expect(row.get(FIRST_MONTH + 2 * month - 1)).toBe(executed)
        }
      }
    }
  })

  it('has totals as values with the rule beside them', () => {
    const row = sheetRow(0)
    const { toDate, explanation } = answer.progress.institution
    if (!isMissing(toDate)) expect(row.get(TOTALS + 5)).toBe(toDate.capped / 100)
    expect(explanation.formula).toBe('weighted_mean')
    expect(row.get(TOTALS + 12)).toMatch(/^Promedio ponderado/)
  })

  it('of one unit has that unit alone, and no summary', () => {
    const code = answer.plan.poas[0]?.head.unit.code ?? ''
    const spec = controlWorkbookSpec({ ...input, unitCode: code })
    const units = spec.sheets[0]?.cells
      .filter(({ row, column }) => row > HEAD_ROW && column === 1)
      .map(({ value }) => value)
    expect(new Set(units)).toEqual(new Set([code]))
    expect(spec.sheets).toHaveLength(2)
    expect(
      summary?.cells.some(({ link }) => link !== undefined),
      'the summary leads to the rows',
    ).toBe(true)
  })
})

describe('the tables', () => {
  it('say as CSV and as JSON what the matrix says', () => {
    const json = JSON.parse(tableJson(table('avance'), input))
    expect(json).toHaveLength(rows.length)
    const csv = tableCsv(table('avance'), input, { bom: false }).split('\r\n')
    expect(csv[0]).toBe(
      table('avance')
        .columns.map(({ key }) => key)
        .join(','),
    )
    rows.forEach((row, index) => {
      if (isOwed(row)) expect(json[index].missing).toBe('not_collected')
      else {
        expect(json[index].state).toBe(row.figure.state)
        expect(json[index].toDateCapped).toBe(isMissing(row.figure.toDate) ? null : row.figure.toDate.capped)
      }
    })
  })

  it('have twelve rows an activity, of which an empty month is not 0', () => {
    const json = JSON.parse(tableJson(table('meses'), input))
    expect(json.length % 12).toBe(0)
    expect(json.some(({ programmed }: { programmed: number | null }) => programmed === null)).toBe(true)
  })

  it('of one element are its own rows', () => {
    const activity = rows.find((row) => !isOwed(row) && row.activity !== undefined)
    if (activity === undefined || isOwed(activity)) throw new Error('The example has activities.')
    const json = JSON.parse(tableJson(table('meses'), input, activity.figure.id))
    expect(json.map(({ id, month }: { id: string; month: number }) => [id, month])).toEqual(
      Array.from({ length: 12 }, (_, index) => [activity.figure.id, index + 1]),
    )
  })
})

describe('money in what leaves the house', () => {
  const [scdu] = answer.plan.poas
  const activities = scdu?.plan.elements.filter(({ kind }) => kind === 'activity').slice(0, 2) ?? []
  const source = scdu?.plan.elements.find(({ kind }) => kind === 'funding_source')?.key ?? null
  const at = (n: number, month: Month | null, cents: number, sourceId: string | null = source) => ({
    id: `${n} ${month} ${cents}`,
    activityId: activities[n]?.key ?? '',
    sourceId,
    month,
    cents,
    version: 1,
    note: null,
    demo: false,
    setAt: '2019-02-01T00:00:00Z',
  })
  const money = {
    planned: [at(0, null, 100_050), at(0, null, 20_000, null)],
    spent: [at(0, 1, 30_025), at(0, 12, 5_000), at(1, 1, 999), { ...at(0, 1, 1), activityId: 'of no plan' }],
    settings: { currency: 'USD', method: undefined },
  }
  const withMoney = { ...input, money }
  const sheet = controlWorkbookSpec(withMoney).sheets.find(({ name }) => name === 'Dinero y avance')
  const valueAt = (row: number, column: number) =>
    sheet?.cells.find((cell) => cell.row === row && cell.column === column)?.value

  it('is a row an activity and source, adds up to its total, and says what nobody wrote in words', () => {
    expect([5, 6, 7].map((row) => [valueAt(row, 5), valueAt(row, 6)])).toEqual([
      [1000.5, 300.25],
      [200, 'sin reporte'],
      ['sin presupuesto', 9.99],
    ])
    expect([valueAt(8, 1), valueAt(8, 5), valueAt(8, 6)]).toEqual(['Total', 1200.5, 310.24])
  })

  it('is no sheet where no money is written', () => {
    expect(controlWorkbookSpec(input).sheets.map(({ name }) => name)).not.toContain('Dinero y avance')
  })

  it('is a row an amount in the table; one after the cut-off is there and does not count', () => {
    const json: readonly { amount: number; kind: string; counted: boolean }[] = JSON.parse(
      tableJson(table('dinero'), withMoney),
    )
    expect(json.map(({ kind, amount, counted }) => [kind, amount, counted])).toEqual([
      ['planned', 1000.5, true],
      ['planned', 200, true],
      ['spent', 300.25, true],
      ['spent', 50, false],
      ['spent', 9.99, true],
    ])
  })

  it.each([
    ['operating plans', poaBookData],
    ['Plan de Acción', actionPlanBookData],
  ])('and the book of the %s says the year’s money by unit and by source, both adding up to the same', (_, dataOf) => {
    const { money: page } = JSON.parse(JSON.stringify(dataOf(withMoney)))
    const [byUnit, bySource] = page.tables
    expect(byUnit.total).toMatchObject({ name: 'Total', budget: '$1,200.50', spent: '$310.24', share: '26\u00a0%' })
    expect(bySource.total).toEqual(byUnit.total)
    expect(byUnit.rows).toHaveLength(1)
    expect(bySource.rows.map((row: { name: string }) => row.name)).toContain('Sin fuente indicada')
  })

  it('makes another code of the content: who has the file of yesterday gets that of today', () => {
    const codeOf = (some: typeof money) => yearExportOf(answer, READER, undefined, some).verification
    expect(codeOf({ ...money, spent: [] })).not.toBe(codeOf(money))
  })
})

describe('the book of the operating plans', () => {
  it('lists each unit with the figure of the matrix and names who owes a plan', () => {
    const data = JSON.parse(JSON.stringify(poaBookData(input)))
    expect(data.lines).toHaveLength(answer.plan.poas.length)
    expect(data.chapters).toHaveLength(answer.plan.poas.length)
    expect(data.missing).toHaveLength(rows.filter(isOwed).length)
  })

  it('has no page of money where none is written', () => {
    expect(JSON.parse(JSON.stringify(poaBookData(input))).money).toEqual({ tables: [] })
  })
})
