import { describe, expect, it } from 'vitest'
import type { Result } from '../../../kernel/result.ts'
import { cellAddress } from '../../../platform/documents/cell-address.ts'
import type { ReadCell, ReadSheet } from '../../../platform/documents/workbook-content.ts'
import type { DraftPoa, MonthValues } from '../model.ts'
import type { ImportReading } from './draft.ts'
import { readPlanGrid } from './read-plan-file.ts'
import type { ImportRefusal } from './refusals.ts'
import type { ColourMeanings } from './schedules.ts'
import { workbookGrid } from './xlsx-grid.ts'

type Value = string | number | { readonly text?: string; readonly fill?: string; readonly comment?: string } | undefined

/** A sheet drawn as rows of values; merges as `A1:B2` corners. */
function sheet(
  rows: readonly (readonly Value[])[],
  merges: ReadSheet['merges'] = [],
  name = 'Plan',
  hidden = false,
): ReadSheet {
  const cells: ReadCell[] = rows.flatMap((row, r) =>
    row.flatMap((value, c): ReadCell[] => {
      if (value === undefined || value === '') return []
      const at = { row: r + 1, column: c + 1, address: cellAddress(r + 1, c + 1) }
      if (typeof value === 'number') return [{ ...at, text: String(value), number: value }]
      if (typeof value === 'string') return [{ ...at, text: value }]
      return [{ ...at, ...value, text: value.text ?? '' }]
    }),
  )
  return { name, hidden, rows: rows.length, columns: Math.max(...rows.map((row) => row.length)), cells, merges }
}

const UNITS = [
  { code: 'UPA', names: ['Unidad de Parques'] },
  { code: 'UFU', names: ['Unidad de Fuentes'] },
]
const TITLE = ['PLAN OPERATIVO UNIDAD DE PARQUES 2019']
const NAMES = ['RESULTADOS', 'INDICADORES', 'ACTIVIDADES', 'RESPONSABLES', 'RIESGO']
const TWELVE = ['Ene', 'Feb', 'Mar', 'Abr', 'May', 'Jun', 'Jul', 'Ago', 'Sep', 'Oct', 'Nov', 'Dic']
const HEAD = [
  [...NAMES, 'TIEMPO', ...Array<undefined>(11).fill(undefined), 'Total'],
  [...Array<undefined>(5).fill(undefined), ...TWELVE],
]
const WORDS = ['R1. Cuidados los parques', 'Al menos 5 parques', 'Barrer', 'Unidad de Parques', 'Falta de escobas']
const blank = (n: number): undefined[] => Array<undefined>(n).fill(undefined)

type Outcome = Result<Omit<ImportReading, 'file'>, ImportRefusal>
function read(sheets: readonly ReadSheet[], colours: ColourMeanings = {}): Outcome {
  return readPlanGrid(workbookGrid({ sheets }), { year: 2019, units: UNITS, colours })
}
function reading(outcome: Outcome): Omit<ImportReading, 'file'> {
  if (!outcome.ok) throw new Error(outcome.refusal.message.es)
  expect(outcome.value.findings.filter((finding) => finding.severity === 'error')).toEqual([])
  return outcome.value
}
const activities = (poas: readonly DraftPoa[]) =>
  poas.flatMap((poa) => poa.elements.filter((element) => element.kind === 'activity'))
const year = (months: Readonly<Record<number, number>>): MonthValues =>
  Array.from({ length: 12 }, (_, i) => months[i + 1] ?? null)

describe('months of a workbook', () => {
  it('marked by X count 1 each', () => {
    const { poas } = reading(read([sheet([TITLE, ...HEAD, [...WORDS, 'X', '', 'x', ...blank(9)]])]))
    expect(activities(poas)[0]?.schedule).toMatchObject({ kind: 'marks', months: year({ 1: 1, 3: 1 }) })
  })

  it('marked by number keep it, and the total written beside must agree', () => {
    const row = [...WORDS, 2, '', 3, ...blank(9), 5]
    const { poas } = reading(read([sheet([TITLE, ...HEAD, row])]))
    expect(activities(poas)[0]?.schedule).toMatchObject({
      kind: 'quantities',
      months: year({ 1: 2, 3: 3 }),
      annualTotal: 5,
    })
  })

  it('that do not add up are refused, with the cells named in both languages', () => {
    const outcome = read([sheet([TITLE, ...HEAD, [...WORDS, 2, '', 3, ...blank(9), 6]])])
    expect(outcome).toMatchObject({ ok: false, refusal: { kind: 'months_do_not_add_up', address: 'Plan!R4' } })
    if (!outcome.ok) {
      expect(outcome.refusal.message.es).toContain('Plan!F4–H4')
      expect(outcome.refusal.message.en).toContain('add up to 5')
    }
  })

  it('in percent may miss the total by what rounding takes', () => {
    const row = [...WORDS, ...Array<string>(12).fill('8.33%'), '100%']
    expect(read([sheet([TITLE, ...HEAD, row])]).ok).toBe(true)
  })

  it('marked by colour wait until the person says what the colour means', () => {
    const bar = { fill: '92D050' }
    const rows = sheet([TITLE, ...HEAD, [...WORDS, bar, bar, undefined, { fill: 'FF0000' }]])
    const waiting = reading(read([rows]))
    expect(activities(waiting.poas)[0]?.schedule).toBeUndefined()
    const finding = waiting.findings.find((entry) => entry.rule === 'colours_without_meaning')
    expect(finding?.message.es).toContain('#92D050 (2), #FF0000 (1)')

    const said = reading(read([rows], { Plan: { '92D050': 'programmed', FF0000: 'executed' } }))
    expect(activities(said.poas)[0]?.schedule).toMatchObject({ kind: 'marks', months: year({ 1: 1, 2: 1 }) })
    expect(said.executed).toMatchObject([{ months: year({ 4: 1 }) }])
    expect(said.findings.map((entry) => entry.rule)).not.toContain('colours_without_meaning')
  })

  it('are not marked by the shading of a whole row', () => {
    const shaded = WORDS.map((text) => ({ text, fill: 'EEEEEE' }))
    const { findings } = reading(read([sheet([TITLE, ...HEAD, [...shaded, ...Array(12).fill({ fill: 'EEEEEE' })]])]))
    expect(findings.map((finding) => finding.rule)).not.toContain('colours_without_meaning')
  })

  it('covered by one merged mark are all marked', () => {
    const merge = { top: 4, left: 6, bottom: 4, right: 8 }
    const { poas } = reading(read([sheet([TITLE, ...HEAD, [...WORDS, 'X']], [merge])]))
    expect(activities(poas)[0]?.schedule?.months).toEqual(year({ 1: 1, 2: 1, 3: 1 }))
  })

  it('told in words are a recurrence', () => {
    const merge = { top: 4, left: 6, bottom: 4, right: 17 }
    const { poas } = reading(read([sheet([TITLE, ...HEAD, [...WORDS, 'Trimestral']], [merge])]))
    expect(activities(poas)[0]?.schedule).toMatchObject({
      kind: 'recurrence',
      rule: 'Trimestral',
      months: year({ 3: 1, 6: 1, 9: 1, 12: 1 }),
    })
  })

  it('in weeks are marked when any of their weeks is', () => {
    const weeks = Array.from({ length: 12 }, () => ['1', '2', '3', '4']).flat()
    const months = TWELVE.flatMap((name) => [name, ...blank(3)])
    const merges = TWELVE.map((_, i) => ({ top: 3, left: 6 + i * 4, bottom: 3, right: 9 + i * 4 }))
    const head = [
      [...NAMES, 'TIEMPO'],
      [...blank(5), ...months],
      [...blank(5), ...weeks],
    ]
    const { poas } = reading(read([sheet([TITLE, ...head, [...WORDS, '', 'X', 'X', '', ...blank(4), 'X']], merges)]))
    expect(activities(poas)[0]?.schedule?.months).toEqual(year({ 1: 1, 3: 1 }))
  })

  it('with a column for what was programmed and one for what was done keep both', () => {
    const tracks = Array.from({ length: 12 }, () => ['P', 'E']).flat()
    const merges = TWELVE.map((_, i) => ({ top: 3, left: 6 + i * 2, bottom: 3, right: 7 + i * 2 }))
    const head = [
      [...NAMES, 'TIEMPO'],
      [...blank(5), ...TWELVE.flatMap((name) => [name, undefined])],
      [...blank(5), ...tracks],
    ]
    const { poas, executed } = reading(read([sheet([TITLE, ...head, [...WORDS, 4, 3, 6]], merges)]))
    expect(activities(poas)[0]?.schedule?.months).toEqual(year({ 1: 4, 2: 6 }))
    expect(executed[0]?.months).toEqual(year({ 1: 3 }))
  })

  it('of a cell with several activities go to each when they are marks; quantities keep the cell whole', () => {
    const two = WORDS.with(2, 'A.1 Barrer A.2 Regar')
    const marked = reading(read([sheet([TITLE, ...HEAD, [...two, 'X']])]))
    expect(activities(marked.poas).map((element) => element.schedule?.months)).toEqual([year({ 1: 1 }), year({ 1: 1 })])
    const counted = reading(read([sheet([TITLE, ...HEAD, [...two, 7]])]))
    expect(activities(counted.poas).map((element) => element.title)).toEqual(['Barrer A.2 Regar'])
  })
})

describe('sheets of a workbook', () => {
  const plan = (name: string, hidden = false) => sheet([...HEAD, [...WORDS, 'X']], [], name, hidden)

  it('without a title are named after their tab', () => {
    const { poas, findings } = reading(read([plan('UPA'), plan('Unidad de Fuentes')]))
    expect(poas.map((poa) => poa.unit)).toEqual(['UPA', 'UFU'])
    expect(findings.filter((finding) => finding.rule === 'plan_without_title')).toHaveLength(2)
  })

  it('may have a form above the table that says whose plan it is', () => {
    const form = [
      ['Unidad responsable:', 'Unidad de Fuentes'],
      ['Año:', '2019'],
    ]
    const { poas, unplaced } = reading(read([sheet([...form, ...HEAD, [...WORDS, 'X']])]))
    expect(poas.map((poa) => [poa.unit, poa.title])).toEqual([
      ['UFU', 'Unidad responsable: Unidad de Fuentes Año: 2019'],
    ])
    expect(unplaced).toEqual([])
  })

  it('may name the unit in capitals right above the headings', () => {
    expect(reading(read([sheet([['UNIDAD DE FUENTES'], ...HEAD, [...WORDS, 'X']])])).poas[0]?.unit).toBe('UFU')
  })

  it('may put a label and its objective on two rows', () => {
    const rows = [TITLE, ['OBJETIVO ESPECÍFICO'], ['1. Cuidar los parques'], ...HEAD, [...WORDS, 'X']]
    const poa = reading(read([sheet(rows)])).poas[0]
    expect(poa?.elements.find((element) => element.kind === 'specific_objective')).toMatchObject({
      code: '1.',
      title: 'Cuidar los parques',
    })
  })

  it('that are hidden are not read, and said so', () => {
    const { poas, findings } = reading(read([plan('UPA'), plan('UFU', true)]))
    expect(poas).toHaveLength(1)
    expect(findings.map((finding) => finding.rule)).toContain('hidden_sheet')
  })

  it('list what belongs to no column, with its address', () => {
    const head = HEAD.map((row, i) => [...row, ...(i === 0 ? ['OBSERVACIONES'] : [])])
    const outcome = reading(
      read([sheet([TITLE, ...head, [...WORDS, ...blank(13), 'Revisar en junio'], ['Elaborado por: la jefatura']])]),
    )
    expect(outcome.unplaced.map((cell) => [cell.address, cell.text])).toEqual([
      ['A5', 'Elaborado por: la jefatura'],
      ['S4', 'Revisar en junio'],
    ])
  })

  it('keep comments as findings', () => {
    const outcome = reading(
      read([sheet([TITLE, ...HEAD, [...WORDS.slice(0, 4), { text: 'Falta de agua', comment: 'confirmar' }]])]),
    )
    expect(outcome.findings.find((finding) => finding.rule === 'comment')?.message.es).toContain('confirmar')
  })

  it('share a merged cell without any proposal, and leave a blank one blank', () => {
    const merges = [
      { top: 4, left: 1, bottom: 5, right: 1 },
      { top: 4, left: 2, bottom: 5, right: 2 },
    ]
    const rows = [TITLE, ...HEAD, [...WORDS, 'X'], [undefined, undefined, 'Regar', 'Vecinos']]
    const poa = reading(read([sheet(rows, merges)])).poas[0]
    const [first, second] = poa?.subPlans[0]?.sections[0]?.lines ?? []
    expect(second?.cells.indicator).toEqual(first?.cells.indicator)
    expect(second?.cells.risk).toBeUndefined()
    expect(poa?.elements.flatMap((element) => element.proposals ?? []).map((proposal) => proposal.rule)).toEqual([
      'indicator_terms',
    ])
  })

  it('may put the objective in a column of the table, the target in another, and number the rows', () => {
    const names = ['No.', 'OBJETIVO ESPECÍFICO', 'RESULTADOS', 'INDICADORES', 'META', 'ACTIVIDADES', 'RIESGO', 'PESO']
    const rows = [
      TITLE,
      names,
      ['1', 'Cuidar', 'Cuidados los parques', 'Parques limpios', '5', 'Barrer', 'Falta de agua', 40],
      ['2', 'Abrir', 'Abiertas las plazas', 'Plazas', '2', 'Cavar', 'Falta de palas', 60],
    ]
    const poa = reading(read([sheet(rows)])).poas[0]
    expect(poa?.subPlans[0]?.sections).toHaveLength(2)
    expect(poa?.elements.filter((element) => element.kind === 'indicator').map((element) => element.title)).toEqual([
      'Parques limpios — 5',
      'Plazas — 2',
    ])
    expect(activities(poa ? [poa] : []).map((element) => [element.code, element.weight])).toEqual([
      ['1', 40],
      ['2', 60],
    ])
  })

  it('of another year are refused, naming where it says so', () => {
    const outcome = read([sheet([['PLAN OPERATIVO UNIDAD DE PARQUES 2021'], ...HEAD, [...WORDS, 'X']])])
    expect(outcome).toMatchObject({ ok: false, refusal: { kind: 'wrong_year', address: 'Plan!A1' } })
  })
})
