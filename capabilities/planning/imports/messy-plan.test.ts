import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { closeWorkbookWorkers, writeWorkbook } from '../../../platform/documents/workbook.ts'
import type { ImportReading } from './draft.ts'
import { asMeant, asRead, asSeen, inventedPlan, mess, messySheet, messyText, PROGRAMMED_COLOUR } from './messy-plan.ts'
import { readPlanFile, readPlanGrid } from './read-plan-file.ts'
import { readTextGrid } from './text-grid.ts'
import { workbookGrid } from './xlsx-grid.ts'

const UNITS = [{ code: 'UP', names: ['Unidad de Pruebas'] }]
const COLOURS = { Plan: { [PROGRAMMED_COLOUR]: 'programmed' as const } }

type Reading = Omit<ImportReading, 'file'>

/** Nothing dropped: every cell has its place or its reason, and no word of a placed cell is lost. */
function expectNothingDropped(reading: Reading): void {
  const { read, placed, headings, unplaced } = reading.counts.cells
  expect(placed + headings + unplaced).toBe(read)
  expect(reading.findings.filter((finding) => finding.severity === 'error')).toEqual([])
}

function readSheet(sheet: ReturnType<typeof messySheet>): Reading {
  const result = readPlanGrid(workbookGrid(asRead(sheet)), { year: 2019, units: UNITS, colours: COLOURS })
  if (!result.ok) throw new Error(result.refusal.message.es)
  return result.value
}

function readText(text: string): Reading {
  const grid = readTextGrid(new TextEncoder().encode(text))
  const result = grid.ok ? readPlanGrid(grid.value, { year: 2019, units: UNITS }) : grid
  if (!result.ok) throw new Error(result.refusal.message.es)
  return result.value
}

describe('an invented plan in a messy workbook', () => {
  it('reads back as it was meant, whatever the order, names and place of its columns', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(inventedPlan(true), mess, (plan, options) => {
        const reading = readSheet(messySheet(plan, options))
        expectNothingDropped(reading)
        expect(reading.unplaced.map((cell) => cell.text)).toEqual(options.letterhead ? ['OFICINA DE PRUEBAS'] : [])
        expect(reading.poas.map((poa) => poa.unit)).toEqual(['UP'])
        expect(reading.poas.flatMap(asSeen)).toEqual(asMeant(plan, options.marks))
      }),
      { numRuns: 80 },
    )
  })

  it('needs no proposal where merges say what is shared', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(inventedPlan(true), mess, (plan, options) => {
        const reading = readSheet(messySheet(plan, { ...options, page: 0, packed: 'none' }))
        const rules = reading.poas.flatMap((poa) => poa.elements.flatMap((element) => element.proposals ?? []))
        expect(rules.filter((proposal) => proposal.rule !== 'indicator_terms')).toEqual([])
      }),
      { numRuns: 50 },
    )
  })
})

describe('an invented plan in a messy text', () => {
  it('reads back as it was meant when blank cells, cut rows and drifting ends are understood', {
    timeout: 120_000,
  }, () => {
    fc.assert(
      fc.property(inventedPlan(false), mess, (plan, options) => {
        const reading = readText(messyText(plan, options))
        expectNothingDropped(reading)
        expect(reading.unplaced).toEqual([])
        expect(reading.poas.flatMap(asSeen)).toEqual(asMeant(plan, 'none'))
      }),
      { numRuns: 80 },
    )
  })

  it('drops nothing even when lines of tabs are torn at random', { timeout: 120_000 }, () => {
    const tear = fc.array(fc.record({ at: fc.nat(), cut: fc.nat(20), add: fc.nat(4) }), { maxLength: 12 })
    fc.assert(
      fc.property(inventedPlan(false), mess, tear, (plan, options, tears) => {
        const lines = messyText(plan, options).split('\n')
        for (const { at, cut, add } of tears) {
          const index = 2 + (at % Math.max(1, lines.length - 2))
          const cells = (lines[index] ?? '').split('\t')
          cells.splice(cut % cells.length, 0, ...Array<string>(add).fill(''))
          lines[index] = cells.join('\t')
        }
        const grid = readTextGrid(new TextEncoder().encode(lines.join('\n')))
        const result = grid.ok ? readPlanGrid(grid.value, { year: 2019, units: UNITS }) : grid
        if (result.ok) expectNothingDropped(result.value)
      }),
      { numRuns: 60 },
    )
  })
})

describe('a real .xlsx', () => {
  afterAll(closeWorkbookWorkers)

  it('reads as the grid it was written from, twice to the key', async () => {
    await fc.assert(
      fc.asyncProperty(inventedPlan(true), mess, async (plan, options) => {
        const sheet = messySheet(plan, options)
        const written = await writeWorkbook({
          title: 'Plan',
          created: '2019-01-01T00:00:00Z',
          styles: {},
          sheets: [sheet],
        })
        if (!written.ok) throw new Error(written.refusal.message.es)
        const file = { name: 'plan.xlsx', bytes: written.value, year: 2019, units: UNITS, colours: COLOURS }
        const [first, second] = [await readPlanFile(file), await readPlanFile(file)]
        expect(second).toEqual(first)
        if (!first.ok) throw new Error(first.refusal.message.es)
        expectNothingDropped(first.value)
        expect(first.value.poas.flatMap(asSeen)).toEqual(asMeant(plan, options.marks))
      }),
      { numRuns: 6 },
    )
  }, 120_000)
})
