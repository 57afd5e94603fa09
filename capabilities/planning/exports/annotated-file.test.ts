import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { closeWorkbookWorkers, readWorkbook, writeWorkbook } from '../../../platform/documents/workbook.ts'
import type { ReadCell, WorkbookContent } from '../../../platform/documents/workbook-content.ts'
import type { SheetSpec } from '../../../platform/documents/workbook-spec.ts'
import type { ImportReading } from '../imports/draft.ts'
import { asMeant, asSeen, inventedPlan, mess, messySheet, PROGRAMMED_COLOUR } from '../imports/messy-plan.ts'
import { type Observation, observationsOf, observationsOfRefusal } from '../imports/observations.ts'
import { withoutObservations } from '../imports/without-observations.ts'
import { annotatedFile } from './annotated-file.ts'
import { deploymentExports } from './exported-example.ts'
import { poaWorkbook } from './poa-workbook.ts'
import { readPlan } from './read-plan.ts'

const UNITS = [{ code: 'UP', names: ['Unidad de Pruebas'] }]
const COLOURS = { Plan: { [PROGRAMMED_COLOUR]: 'programmed' as const } }
const RED_SHEET = 'Observaciones Trama'

async function written(...sheets: readonly SheetSpec[]): Promise<Uint8Array> {
  const made = await writeWorkbook({ title: 'Plan', created: '2019-01-01T00:00:00Z', styles: {}, sheets })
  if (!made.ok) throw new Error(made.refusal.message.es)
  return made.value
}
const read = (bytes: Uint8Array, colours = COLOURS, units = UNITS) =>
  readPlan({ name: 'plan.xlsx', bytes, year: 2019, units, colours })
async function reading(bytes: Uint8Array, colours = COLOURS): Promise<ImportReading> {
  const result = await read(bytes, colours)
  if (!result.ok) throw new Error(result.refusal.message.es)
  return result.value
}
async function annotated(bytes: Uint8Array, observations: readonly Observation[], locale: 'es' | 'en' = 'es') {
  const file = { name: 'plan.xlsx', bytes, observations, locale, today: '2019-02-01', now: '2019-02-01T15:00:00Z' }
  const made = await annotatedFile(file)
  if (!made.ok) throw new Error(made.refusal.message.es)
  return made.value
}
async function content(bytes: Uint8Array): Promise<WorkbookContent> {
  const result = await readWorkbook(bytes)
  if (!result.ok) throw new Error(result.refusal.message.es)
  return result.value
}
/** What the file says of the plan, apart from which bytes said it. */
const said = ({ file: _file, ...rest }: ImportReading) => rest
const cellOf = (book: WorkbookContent, sheet: string, address: string): ReadCell | undefined =>
  book.sheets.find(({ name }) => name === sheet)?.cells.find((cell) => cell.address === address)

/** A plan of one line; `total` beside its two marked months. */
function smallPlan(total: number, cells: SheetSpec['cells'] = []): SheetSpec {
  const heads = ['RESULTADOS', 'INDICADORES', 'ACTIVIDADES', 'RESPONSABLES', 'RIESGO']
  const months = ['Ene', 'Feb', 'Mar', 'Abr', 'May', 'Jun', 'Jul', 'Ago', 'Sep', 'Oct', 'Nov', 'Dic']
  const words = ['R1. Cuidados los parques', 'Al menos 5 parques', 'Barrer', 'Unidad de Parques', 'Falta de escobas']
  return {
    name: 'Plan',
    merges: [{ top: 1, left: 1, bottom: 1, right: 18 }],
    cells: [
      { row: 1, column: 1, value: 'PLAN OPERATIVO UNIDAD DE PRUEBAS 2019' },
      ...[...heads, ...months, 'Total'].map((value, index) => ({ row: 2, column: index + 1, value })),
      ...words.map((value, index) => ({ row: 3, column: index + 1, value })),
      { row: 3, column: 6, value: 2 },
      { row: 3, column: 8, value: 3, fill: 'FFFF00', comment: 'Ana: confirmar con la jefatura' },
      { row: 3, column: 18, value: total },
      ...cells,
    ],
  }
}

describe('the file that a person gets back', () => {
  afterAll(closeWorkbookWorkers)

  it('reads to the plan it read to before, however messy it is', { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(inventedPlan(true), mess, fc.constantFrom('es', 'en'), async (plan, options, locale) => {
        const bytes = await written(messySheet(plan, options))
        const before = await reading(bytes)
        const once = await annotated(bytes, observationsOf(before), locale)
        expect(once.annotated).toBe(true)
        const after = await reading(once.bytes)
        expect(said(after)).toEqual(said(before))
        expect(after.poas.flatMap(asSeen)).toEqual(asMeant(plan, options.marks))
        const twice = await annotated(once.bytes, observationsOf(after), locale === 'es' ? 'en' : 'es')
        expect(said(await reading(twice.bytes))).toEqual(said(before))
        const sheets = (await content(twice.bytes)).sheets.map(({ name }) => name)
        expect(
          sheets.filter((name) => /Trama/.test(name)),
          'one list of ours, the newest',
        ).toHaveLength(1)
      }),
      { numRuns: 8 },
    )
  })

  it('also when it left this house: the golden workbooks of a year', { timeout: 240_000 }, async () => {
    const [first, ...others] = await deploymentExports('2019-06-30')
    const plans = [first, others.find(({ unit }) => unit.code === 'SCDU')].flatMap((plan) => plan ?? [])
    expect(plans.length).toBeGreaterThan(0)
    for (const plan of plans) {
      const made = await poaWorkbook(plan)
      if (!made.ok) throw new Error(made.refusal.message.es)
      const units = [{ code: plan.unit.code, names: [plan.unit.title.es] }]
      const before = await read(made.value, {} as typeof COLOURS, units)
      if (!before.ok) throw new Error(before.refusal.message.es)
      const observed = [...observationsOf(before.value), ...everyCellWrong(before.value)]
      const after = await read((await annotated(made.value, observed)).bytes, {} as typeof COLOURS, units)
      if (!after.ok) throw new Error(after.refusal.message.es)
      expect(said(after.value)).toEqual(said(before.value))
    }
  })

  it('keeps what was in it: fills, merges, formulas, own comments; and says in red and in words what is wrong', async () => {
    const bytes = await written(smallPlan(6))
    const refused = await read(bytes)
    if (refused.ok) throw new Error('Months that do not add up were taken.')
    const observations = observationsOfRefusal(refused.refusal)
    const file = await annotated(bytes, [
      ...observations,
      {
        level: 'correct',
        at: [{ sheet: 'Plan', address: 'H3' }],
        message: { es: '¿Qué significa?', en: 'What is it?' },
      },
    ])
    expect(file.name).toBe('plan-observaciones.xlsx')
    const book = await content(file.bytes)
    const before = await content(bytes)
    expect(cellOf(book, 'Plan', 'R3')?.comment).toBe(
      '— Trama —\nPor corregir: Los meses de Plan!F3–H3 suman 5 y el total anual escrito en Plan!R3 es 6.',
    )
    expect(cellOf(book, 'Plan', 'R3')?.fill, 'the red is no fill of the cell').toBeUndefined()
    expect(cellOf(book, 'Plan', 'H3')).toMatchObject({ text: '3', fill: 'FFFF00' })
    expect(cellOf(book, 'Plan', 'H3')?.comment).toBe(
      'Ana: confirmar con la jefatura\n\n— Trama —\nPor corregir: ¿Qué significa?',
    )
    expect(withoutObservations(book)).toEqual(before)
    const list = book.sheets.find(({ name }) => name === RED_SHEET)
    expect(list?.cells.filter(({ row }) => row === 6).map(({ text }) => text)).toEqual([
      '1',
      'Por corregir',
      'Plan',
      'R3',
      '6',
      'Los meses de Plan!F3–H3 suman 5 y el total anual escrito en Plan!R3 es 6.',
    ])
    expect(await inside(file.bytes)).toContain('location="&#39;Plan&#39;!R3"')
    expect(await inside(file.bytes)).toMatch(/<conditionalFormatting sqref="R3">/)
  })

  it('corrected in that very file, is taken: our red and our words are gone from the reading', async () => {
    const bytes = await written(smallPlan(6))
    const refused = await read(bytes)
    const { bytes: back } = await annotated(bytes, refused.ok ? [] : observationsOfRefusal(refused.refusal))
    const corrected = await withNumber(back, 'R3', 5)
    expect(said(await reading(corrected))).toEqual(said(await reading(await written(smallPlan(5)))))
    const clean = await annotated(corrected, observationsOf(await reading(corrected)))
    expect(await inside(clean.bytes), 'what is corrected is not red any more').not.toMatch(/sqref="R3"/)
  })

  it('is a list where the file is no workbook', async () => {
    const text = new TextEncoder().encode('PLAN\tOPERATIVO')
    const observation = {
      level: 'correct',
      at: [{ sheet: 'lines', address: 'L1C2' }],
      message: { es: 'Falta el año.' },
    } as const
    const file = await annotated(text, [observation])
    expect(file).toMatchObject({ annotated: false, name: 'plan-lista.xlsx' })
    const [list] = (await content(file.bytes)).sheets
    const row = list?.cells.filter((cell) => cell.row === 6).map((cell) => cell.text)
    expect(row).toEqual(['1', 'Por corregir', 'líneas del texto', 'L1C2', 'Falta el año.'])
  })
})

/** A remark on the first cell of every element: more red than any real file has. */
function everyCellWrong({ poas }: ImportReading): readonly Observation[] {
  return poas.flatMap(({ elements }) =>
    elements.map(
      ({ from }) => ({ level: 'correct', at: from.slice(0, 1), message: { es: 'Mírelo.', en: 'Look.' } }) as const,
    ),
  )
}

/** The parts of the first sheets, as text. */
async function inside(bytes: Uint8Array): Promise<string> {
  const { fromBufferPromise } = await import('yauzl')
  const zip = await fromBufferPromise(Buffer.from(bytes))
  let all = ''
  for await (const entry of zip.eachEntry()) {
    if (!/worksheets\/[^/]*\.xml$/.test(entry.fileName)) continue
    for await (const chunk of await zip.openReadStreamPromise(entry)) all += String(chunk)
  }
  return all
}

/** As a person would correct it: another number in one cell, everything else as it is. */
async function withNumber(bytes: Uint8Array, address: string, value: number): Promise<Uint8Array> {
  const { fileURLToPath } = await import('node:url')
  const { init } = await import('excelize-wasm')
  const { OpenReader } = await init(fileURLToPath(import.meta.resolve('excelize-wasm/excelize.wasm.gz')))
  const file = OpenReader(bytes)
  file.SetCellValue('Plan', address, value)
  return new Uint8Array(file.WriteToBuffer().buffer as unknown as Uint8Array)
}
