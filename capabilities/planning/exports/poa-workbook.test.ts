import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { closeWorkbookWorkers, readWorkbook, writeWorkbook } from '../../../platform/documents/workbook.ts'
import type { WorkbookContent } from '../../../platform/documents/workbook-content.ts'
import type { WorkbookSpec } from '../../../platform/documents/workbook-spec.ts'
import type { ImportReading } from '../imports/draft.ts'
import type { DraftElement, DraftPoa, MonthReport } from '../model.ts'
import { isSame } from '../rules/difference.ts'
import { generatedPlan, generatedReports } from '../rules/golden/generated-plan.ts'
import { ACTIVITY_CASES } from '../rules/golden/progress.table.ts'
import { MISSING_NAMES, STATE_NAMES } from '../rules/words.ts'
import { deploymentExports, exportOf } from './exported-example.ts'
import { IDENTITY_SHEET, readIdentity } from './identity-sheet.ts'
import type { PoaExport } from './poa-export.ts'
import { poaWorkbook, poaWorkbookSpec } from './poa-workbook.ts'
import { readPlan } from './read-plan.ts'

afterAll(closeWorkbookWorkers)

async function bytesOf(spec: WorkbookSpec): Promise<Uint8Array> {
  const written = await writeWorkbook(spec)
  if (!written.ok) throw new Error(written.refusal.message.en)
  return written.value
}

async function contentOf(bytes: Uint8Array): Promise<WorkbookContent> {
  const content = await readWorkbook(bytes)
  if (!content.ok) throw new Error(content.refusal.message.en)
  return content.value
}

/** The way of a workbook that comes back: it is imported like any other file. */
async function comeBack(
  bytes: Uint8Array,
  { plan, unit }: PoaExport,
): Promise<{ plan: DraftPoa; reading: ImportReading }> {
  const units = [{ code: unit.code, names: [unit.title.es] }]
  const reading = await readPlan({ name: 'poa.xlsx', bytes, year: plan.year, units })
  if (!reading.ok) throw new Error(reading.refusal.message.en)
  const [read] = reading.value.poas
  if (!read) throw new Error('nothing came back')
  return { plan: read, reading: reading.value }
}

/** A plan without where it was read from. */
function bare(plan: DraftPoa) {
  const elements = plan.elements.map(({ from: _from, proposals: _proposals, schedule, ...element }: DraftElement) => {
    if (!schedule) return element
    const { from: _cells, ...months } = schedule
    return { ...element, schedule: months }
  })
  return {
    title: plan.title,
    year: plan.year,
    subPlans: plan.subPlans,
    elements: elements.toSorted((a, b) => a.key.localeCompare(b.key)),
  }
}

describe('a workbook that comes back', { timeout: 120_000 }, () => {
  test('is the same plan, for each plan of the deployment, with every cell placed', async () => {
    const exports = await deploymentExports('2019-09-30')
    expect(exports.length).toBeGreaterThan(5)
    for (const input of exports) {
      const written = await poaWorkbook(input)
      if (!written.ok) throw new Error(written.refusal.message.en)
      const { plan, reading } = await comeBack(written.value, input)
      expect(bare(plan)).toEqual(bare(input.plan))
      expect(isSame(input.plan, plan)).toBe(true)
      expect(plan.elements.filter(({ from }) => from.length === 0)).toEqual([])
      expect(reading.unplaced).toEqual([])
      expect(reading.findings.filter(({ severity }) => severity !== 'note')).toEqual([])
      expect(
        reading.findings.filter(({ rule }) => rule === 'not_a_plan_table' || rule === 'own_follow_up'),
        'our own follow-up is known, in one note',
      ).toMatchObject([{ rule: 'own_follow_up', at: [] }])
    }
  })

  test('is the same plan, whatever is shared, numbered, marked or counted in it', async () => {
    const sizes = fc.record({
      seed: fc.nat(1_000_000),
      subPlans: fc.integer({ min: 1, max: 3 }),
      objectives: fc.integer({ min: 1, max: 3 }),
      results: fc.integer({ min: 1, max: 3 }),
      lines: fc.integer({ min: 1, max: 3 }),
      activities: fc.integer({ min: 0, max: 3 }),
    })
    await fc.assert(
      fc.asyncProperty(sizes, async (size) => {
        const input = exportOf(generatedPlan(size), new Map(), '2019-06-30')
        const { plan } = await comeBack(await bytesOf(poaWorkbookSpec(input)), input)
        expect(bare(plan)).toEqual(bare(input.plan))
      }),
      { numRuns: 15 },
    )
  })

  test('brings what a person changed, and only that', async () => {
    const [input] = await deploymentExports('2019-09-30')
    if (!input) throw new Error('no plan')
    const spec = poaWorkbookSpec(input)
    const [matrix, ...others] = spec.sheets
    if (!matrix) throw new Error('no matrix')
    const activity = input.plan.elements.find(
      (element) => element.kind === 'activity' && element.schedule?.kind === 'marks',
    )
    const cell = matrix.cells.find(({ value }) => value === activity?.title)
    if (!activity || !cell) throw new Error('no activity')
    const cells = matrix.cells.map((one) => (one === cell ? { ...one, value: 'Actividad escrita de nuevo' } : one))
    const changed = { ...spec, sheets: [{ ...matrix, cells }, ...others] }
    const { plan } = await comeBack(await bytesOf(changed), input)
    const before = new Set(input.plan.elements.map(({ key }) => key))
    const fresh = plan.elements.filter(({ key }) => !before.has(key))
    expect(fresh.map(({ kind, title }) => [kind, title])).toEqual([['activity', 'Actividad escrita de nuevo']])
    expect([...before].filter((key) => !plan.elements.some((element) => element.key === key))).toEqual([activity.key])
  })

  test('says of our own follow-up where somebody wrote something else', async () => {
    const [input] = await deploymentExports('2019-09-30')
    if (!input) throw new Error('no plan')
    const spec = poaWorkbookSpec(input)
    const [matrix, follow, ...others] = spec.sheets
    if (!matrix || !follow) throw new Error('no follow-up')
    const beside = { row: 6, column: 30, value: 'Falta el acta' }
    const inMonth = { row: 7, column: 12, value: 'hecho a medias' }
    const cells = follow.cells.filter(({ row, column }) => row !== inMonth.row || column !== inMonth.column)
    const written = { ...follow, name: 'Nuestro avance', cells: [...cells, beside, inMonth] }
    const { reading } = await comeBack(await bytesOf({ ...spec, sheets: [matrix, written, ...others] }), input)
    expect(reading.findings.filter(({ severity }) => severity === 'warning')).toMatchObject([
      {
        rule: 'own_follow_up_written',
        at: [
          { sheet: 'Nuestro avance', address: 'AD6' },
          { sheet: 'Nuestro avance', address: 'L7' },
        ],
      },
    ])
  })

  test('a month changed on a line is the new month of the same activity', async () => {
    const plan = generatedPlan({ seed: 5, subPlans: 1, objectives: 1, results: 1, lines: 2, activities: 1 })
    const input = exportOf(plan, new Map(), '2019-06-30')
    const spec = poaWorkbookSpec(input)
    const [matrix, ...others] = spec.sheets
    const activity = plan.elements.find(({ kind }) => kind === 'activity')
    const cell = matrix?.cells.find(({ value }) => typeof value === 'string' && value.endsWith(activity?.title ?? '-'))
    if (!matrix || !activity || !cell) throw new Error('no activity')
    const month = (one: { row: number; column: number }) =>
      one.row === cell.row && one.column > cell.column && one.column <= cell.column + 12
    const kept = matrix.cells.filter((one) => !month(one))
    const moved = { row: cell.row, column: cell.column + 2, value: 'X' }
    const { plan: back } = await comeBack(
      await bytesOf({ ...spec, sheets: [{ ...matrix, cells: [...kept, moved] }, ...others] }),
      input,
    )
    const read = back.elements.find(({ key }) => key === activity.key)
    expect(read?.schedule?.months).toEqual([null, 1, ...Array(10).fill(null)])
    expect(read?.title).toBe(activity.title)
  })

  test.each([
    ['no JSON', () => 'hola'],
    ['a key that is not there', (text: string) => text.replace(/"result":\["k\d+"\]/, '"result":["otro"]')],
    ['a kind that is none', (text: string) => text.replace('"kind":"result"', '"kind":"resultado"')],
    ['another version', (text: string) => text.replace('"version":1', '"version":2')],
  ])('a hidden sheet that was tampered with (%s) is not believed', async (_, tamper) => {
    const input = exportOf(
      generatedPlan({ seed: 1, subPlans: 1, objectives: 1, results: 1, lines: 1, activities: 1 }),
      new Map(),
      '2019-06-30',
    )
    const spec = poaWorkbookSpec(input)
    const sheets = spec.sheets.map((sheet) =>
      sheet.name === IDENTITY_SHEET
        ? { ...sheet, cells: sheet.cells.map((cell) => ({ ...cell, value: tamper(String(cell.value)) })) }
        : sheet,
    )
    expect(readIdentity(await contentOf(await bytesOf({ ...spec, sheets })))).toBeUndefined()
    expect(readIdentity(await contentOf(await bytesOf(spec)))).toBeDefined()
  })
})

describe('the follow-up sheet', { timeout: 120_000 }, () => {
  const ACTIVITY_WORD = 'Actividad'
  const FIGURES = { state: 'D', raw: 'G', capped: 'H', year: 'J' } as const

  test('holds every row of the golden table, to the last decimal', async () => {
    const byCutOff = Map.groupBy(ACTIVITY_CASES, ({ activity }) => activity.cutOffMonth)
    for (const [cutOffMonth, cases] of byCutOff) {
      const elements = cases.map(
        ({ id, activity }): DraftElement => ({
          key: id,
          kind: 'activity',
          title: id,
          from: [],
          schedule: activity.schedule,
          ...(activity.cancelled ? { cancelled: { reason: 'x', on: '2019-06-01' } } : {}),
        }),
      )
      const lines = elements.map(({ key }) => ({ key: `l${key}`, cells: { activity: [key] } }))
      const plan: DraftPoa = {
        title: 'POA 2019',
        year: 2019,
        from: [],
        elements,
        subPlans: [{ key: 'p', sections: [{ key: 's', headings: [], lines }] }],
      }
      const reports = new Map(cases.map(({ id, activity }): [string, readonly MonthReport[]] => [id, activity.reports]))
      const lastDay = new Date(Date.UTC(2019, cutOffMonth, 0)).toISOString().slice(0, 10)
      const input = exportOf(plan, reports, cutOffMonth === 0 ? '2018-12-31' : lastDay)
      const follow = (await contentOf(await bytesOf(poaWorkbookSpec(input)))).sheets[1]
      const at = new Map(follow?.cells.map((cell) => [cell.address, cell]))
      const rows = new Map(
        follow?.cells
          .filter((cell) => cell.column === 1 && cell.text === ACTIVITY_WORD)
          .map((cell) => [at.get(`C${cell.row}`)?.text, cell.row]),
      )
      for (const { id, expected } of cases) {
        const row = rows.get(id)
        const shown = (column: keyof typeof FIGURES, figure: number | keyof typeof MISSING_NAMES) => {
          const cell = at.get(`${FIGURES[column]}${row}`)
          if (typeof figure === 'number') expect([id, column, cell?.number]).toEqual([id, column, figure / 100])
          else expect([id, column, cell?.text]).toEqual([id, column, MISSING_NAMES[figure].es])
        }
        shown('raw', expected.toDateRaw)
        shown('capped', expected.toDateCapped)
        shown('year', expected.yearCapped)
        expect(at.get(`D${row}`)?.text).toBe(STATE_NAMES[expected.state].es)
      }
    }
  })

  test('never shows a figure as a threshold that it did not reach', async () => {
    const schedule = { kind: 'quantities' as const, months: [100_000, ...Array(11).fill(null)] }
    const element: DraftElement = { key: 'a', kind: 'activity', title: 'Casi', from: [], schedule }
    const line = { key: 'l', cells: { activity: ['a'] } }
    const plan: DraftPoa = {
      title: 'POA 2019',
      year: 2019,
      from: [],
      elements: [element],
      subPlans: [{ key: 'p', sections: [{ key: 's', headings: [], lines: [line] }] }],
    }
    const input = exportOf(plan, new Map([['a', [{ month: 1, executed: 99_999 }]]]), '2019-01-31')
    const follow = (await contentOf(await bytesOf(poaWorkbookSpec(input)))).sheets[1]
    const shown = follow?.cells
      .filter((cell) => cell.column === 8 && cell.number !== undefined)
      .map((cell) => cell.text)
    expect(new Set(shown)).toEqual(new Set(['99.9990 %']))
  })

  test('lists the plan, its objectives, results and activities with what was executed each month', async () => {
    const plan = generatedPlan({ seed: 3, subPlans: 2, objectives: 2, results: 2, lines: 2, activities: 2 })
    const reports = generatedReports(plan, 7, 6)
    const input = exportOf(plan, reports, '2019-06-30')
    const follow = (await contentOf(await bytesOf(poaWorkbookSpec(input)))).sheets[1]
    const kinds = Map.groupBy(
      follow?.cells.filter((cell) => cell.column === 1 && cell.row > 4) ?? [],
      (cell) => cell.text,
    )
    expect(Object.fromEntries([...kinds].map(([kind, cells]) => [kind, cells.length]))).toEqual({
      'Plan operativo anual': 1,
      'Parte del plan': 2,
      'Objetivo específico': 4,
      Resultado: 8,
      Actividad: 32,
    })
    const executed = follow?.cells.filter((cell) => cell.row > 4 && cell.column >= 12 && cell.number !== undefined)
    const sum = [...reports.values()].flat().reduce((total, report) => total + report.executed, 0)
    expect(executed?.reduce((total, cell) => total + (cell.number ?? 0), 0)).toBeCloseTo(sum, 6)
  })
})
