import { describe, expect, it } from 'vitest'
import { readPlanFile } from './read-plan-file.ts'
import { reportJson, reportText } from './report.ts'

const PLAN = [
  'Las unidades que deben presentar su plan operativo son:',
  '1. Unidad de Fuentes',
  '',
  'PLAN OPERATIVO UNIDAD DE PARQUES 2019',
  '',
  'RESULTADOS\tINDICADORES\tACTIVIDADES\tRIESGO',
  'R1. Cuidados los parques\tAl menos 5 parques\tA.1 Barrer A.2 Regar\tN/A',
].join('\n')

async function read() {
  const result = await readPlanFile({
    name: 'plan.txt',
    bytes: new TextEncoder().encode(PLAN),
    year: 2019,
    units: [{ code: 'UPA', names: ['Unidad de Parques'] }],
  })
  if (!result.ok) throw new Error(result.refusal.message.es)
  return result.value
}

describe('report of a reading', () => {
  it('counts in Spanish, unit by unit, and names every cell left out', async () => {
    const report = reportText(await read(), 'es')
    expect(report).toContain('Planes leídos: 1')
    expect(report).toContain('UPA · PLAN OPERATIVO UNIDAD DE PARQUES 2019')
    expect(report).toContain('1 resultado · 1 indicador · 2 actividades')
    expect(report).toContain('L7C4 «N/A» — Dice que no aplica')
    expect(report).toContain('Planes que faltan: Unidad de Fuentes')
    expect(report).toContain('2 valores separados por su numeración')
  })

  it('says of one cell that it is one', async () => {
    const bytes = new TextEncoder().encode(`Ver\tcon dirección\n\nOtra\t\n\n${PLAN}`)
    const result = await readPlanFile({ name: 'plan.txt', bytes, year: 2019, units: [] })
    const report = result.ok ? reportText(result.value, 'es') : ''
    expect(report).toContain('no se leyó (L1, 2 celdas)')
    expect(report).toContain('no se leyó (L3, 1 celda)')
  })

  it('tells together of which tables no month is marked, and where each begins', async () => {
    const table = [
      'RESULTADOS\tINDICADORES\tACTIVIDADES\tE\tF\tM\tA\tM\tJ\tJ\tA\tS\tO\tN\tD\tRIESGO',
      'R1. Uno\tUn parque\tBarrer',
    ]
    const bytes = new TextEncoder().encode(
      [
        'PLAN OPERATIVO UNIDAD DE PARQUES 2019',
        ...Array(6)
          .fill(['', ...table])
          .flat(),
      ].join('\n'),
    )
    const result = await readPlanFile({ name: 'plan.txt', bytes, year: 2019, units: [] })
    const lines = result.ok
      ? reportText(result.value, 'es')
          .split('\n')
          .filter((line) => line.includes('en los meses'))
      : []
    expect(lines).toEqual([
      '  Nota: 6 tablas no traen marcas ni cantidades en los meses: sus 6 filas quedan sin programación. No se inventó ninguna. [L4C1, L7C1, L10C1, L13C1, L16C1, L19C1]',
    ])
  })

  it('tells what asks for a decision before what is only worth knowing', async () => {
    const severities = [...reportText(await read(), 'es').matchAll(/^ {2}(Atención|Nota): /gmu)].map(([, word]) => word)
    expect(new Set(severities)).toEqual(new Set(['Atención', 'Nota']))
    expect(severities).toEqual(severities.toSorted())
  })

  it('says the same in English', async () => {
    const report = reportText(await read(), 'en')
    expect(report).toContain('1 result · 1 indicator · 2 activities')
    expect(report).toContain('Plans missing: Unidad de Fuentes')
    expect(report).toContain('L7C4 «N/A» — Says that none applies')
  })

  it('gives machines the whole reading and the proposals counted', async () => {
    const json = JSON.parse(JSON.stringify(reportJson(await read())))
    expect(json.proposals).toMatchObject({ split_on_numbering: 2, indicator_terms: 1 })
    expect(json.unplaced).toHaveLength(1)
    expect(json.counts.cells).toEqual({ read: 8, placed: 3, headings: 4, unplaced: 1 })
  })
})
