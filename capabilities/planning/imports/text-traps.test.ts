import { describe, expect, it } from 'vitest'
import type { DraftElement, DraftPoa, MatrixColumn } from '../model.ts'
import type { ImportReading } from './draft.ts'
import { readPlanGrid } from './read-plan-file.ts'
import { readTextGrid } from './text-grid.ts'

const HEADINGS = [
  'RESULTADOS',
  'INDICADORES',
  'FUENTE DE VERIFICACIÓN',
  'ACTIVIDADES',
  '2019',
  ...Array<string>(11).fill(''),
  'RESPONSABLES',
  'FUENTE DE FINANCIAMIENTO',
  'RIESGO',
]
const MONTHS = ['', '', '', '', ...'EFMAMJJASOND']
const NONE = Array<string>(12).fill('')

type Row = Partial<Record<MatrixColumn, string>>
const row = (cells: Row): string =>
  [
    cells.result,
    cells.indicator,
    cells.verification_source,
    cells.activity,
    ...NONE,
    cells.responsible,
    cells.funding_source,
    cells.risk,
  ]
    .map((cell) => cell ?? '')
    .join('\t')

const HEAD = [HEADINGS.join('\t'), MONTHS.join('\t')]
const OPENING = ['PLAN OPERATIVO UNIDAD DE PARQUES 2019', '', 'OBJETIVO ESPECÍFICO 1: Cuidar los parques', '']
const FULL = {
  result: 'R1. Cuidados los parques',
  indicator: 'Al finalizar el año hay 5 parques limpios',
  verification_source: 'Registro de visitas',
  activity: 'Barrer los parques',
  responsible: 'Unidad de Parques',
  funding_source: 'Fondos propios',
  risk: 'Falta de escobas',
}
const UNITS = [{ code: 'UPA', names: ['Unidad de Parques'] }]

function read(lines: readonly string[], units = UNITS): Omit<ImportReading, 'file'> {
  const grid = readTextGrid(new TextEncoder().encode(lines.join('\n')))
  const result = grid.ok ? readPlanGrid(grid.value, { year: 2019, units }) : grid
  if (!result.ok) throw new Error(result.refusal.message.es)
  expect(result.value.findings.filter((finding) => finding.severity === 'error')).toEqual([])
  return result.value
}

const only = (reading: Pick<ImportReading, 'poas'>): DraftPoa => {
  const [poa] = reading.poas
  if (!poa || reading.poas.length !== 1) throw new Error(`${reading.poas.length} plans`)
  return poa
}
const of = (poa: DraftPoa, kind: DraftElement['kind']) => poa.elements.filter((element) => element.kind === kind)
const titles = (poa: DraftPoa, kind: DraftElement['kind']) => of(poa, kind).map((element) => element.title)
const lines = (poa: DraftPoa) => poa.subPlans.flatMap((part) => part.sections.flatMap((section) => section.lines))
const said = (poa: DraftPoa, keys: readonly string[] = []) =>
  keys.map((key) => poa.elements.find((element) => element.key === key)?.title)
const rules = (element: DraftElement | undefined) => (element?.proposals ?? []).map((proposal) => proposal.rule)

describe('cells that stand for several rows', () => {
  it('reads a blank under a filled cell of the same result as the same cell, as a proposal', () => {
    const poa = only(read([...OPENING, ...HEAD, row(FULL), row({ activity: 'Regar los parques' })]))
    expect(lines(poa).map((line) => said(poa, line.cells.risk))).toEqual([['Falta de escobas'], ['Falta de escobas']])
    expect(rules(of(poa, 'risk')[0])).toContain('same_cell_continues')
  })

  it('never does so with activities, nor across results', () => {
    const poa = only(
      read([...OPENING, ...HEAD, row(FULL), row({ result: 'R2. Pintadas las bancas', activity: 'Pintar las bancas' })]),
    )
    expect(said(poa, lines(poa)[1]?.cells.risk)).toEqual([])
    expect(titles(poa, 'activity')).toEqual(['Barrer los parques', 'Pintar las bancas'])
  })

  it('leaves blanks alone in a column whose text is written again in each row', () => {
    const again = { activity: 'Regar los parques', responsible: 'Unidad de Parques' }
    const rows = [row(FULL), row(again), row({ ...again, activity: 'Podar' }), row({ activity: 'Sembrar' })]
    const poa = only(read([...OPENING, ...HEAD, ...rows]))
    expect(said(poa, lines(poa)[3]?.cells.responsible)).toEqual([])
  })

  it('gives a row with an indicator but no activity the activity above it', () => {
    const poa = only(
      read([
        ...OPENING,
        ...HEAD,
        row(FULL),
        row({ indicator: 'Al menos 2 fuentes con agua', verification_source: 'Fotografías' }),
      ]),
    )
    expect(lines(poa).map((line) => said(poa, line.cells.activity))).toEqual([
      ['Barrer los parques'],
      ['Barrer los parques'],
    ])
    expect(rules(of(poa, 'activity')[0])).toContain('activity_shared')
  })

  it('joins it to all of them when the cell above held several', () => {
    const several = { ...FULL, activity: 'A.1. Barrer los parques A.2. Regar los parques' }
    const poa = only(read([...OPENING, ...HEAD, row(several), row({ indicator: 'Al menos 2 fuentes con agua' })]))
    expect(lines(poa)).toHaveLength(2)
    for (const line of lines(poa)) expect(line.cells.indicator).toHaveLength(2)
  })

  it('joins a row that only carries one more risk to the line above', () => {
    const poa = only(read([...OPENING, ...HEAD, row(FULL), row({ risk: 'Retraso en la compra de abono' })]))
    expect(lines(poa)).toHaveLength(1)
    expect(said(poa, lines(poa)[0]?.cells.risk)).toEqual(['Falta de escobas', 'Retraso en la compra de abono'])
  })

  it('knows a result whose text stands in the middle of its rows', () => {
    const { result, ...rest } = FULL
    const poa = only(
      read([
        ...OPENING,
        ...HEAD,
        row(rest),
        row({ result, activity: 'Regar los parques' }),
        row({ activity: 'Podar' }),
      ]),
    )
    expect(lines(poa).map((line) => said(poa, line.cells.result))).toEqual(Array(3).fill(['Cuidados los parques']))
    expect(rules(of(poa, 'result')[0])).toContain('merged_text_in_the_middle')
  })

  it('lets the numbering of activities say to which indicator a blank belongs', () => {
    const rows = [
      row({ ...FULL, activity: 'A.1 Barrer' }),
      row({ activity: 'A.1 Regar' }),
      row({ indicator: 'Al menos 3 fuentes', activity: 'A.2 Podar' }),
    ]
    const poa = only(read([...OPENING, ...HEAD, ...rows]))
    expect(said(poa, lines(poa)[1]?.cells.indicator)).toEqual(['Al menos 3 fuentes'])
  })
})

describe('last cells of a row that drift', () => {
  const cut = (cells: readonly string[], shift: number) =>
    ['', '', '', 'Regar los parques', ...NONE, ...Array<string>(shift).fill(''), ...cells].join('\t')
  it.each([
    [['Jefatura de Parques'], 2, 'responsible'],
    [['Fondos del vecindario'], 3, 'funding_source'],
    [['Retraso en las lluvias'], 0, 'risk'],
    [['UPA'], 1, 'responsible'],
  ] as const)('%j, %i columns too far, is told by what it says', (cells, shift, column) => {
    const poa = only(read([...OPENING, ...HEAD, row(FULL), cut(cells, shift)]))
    const line = lines(poa)[1]
    expect(said(poa, line?.cells[column])).toEqual(cells)
    const element = poa.elements.find((candidate) => candidate.title === cells[0])
    expect(rules(element)).toContain('column_by_content')
  })

  it('keeps the order of three whatever they say', () => {
    const poa = only(
      read([...OPENING, ...HEAD, row(FULL), cut(['Tesorería', 'Tiempo y conocimiento', 'Jefe de otra unidad'], 2)]),
    )
    expect(said(poa, lines(poa)[1]?.cells.funding_source)).toEqual(['Tiempo y conocimiento'])
    expect(said(poa, lines(poa)[1]?.cells.risk)).toEqual(['Jefe de otra unidad'])
  })
})

describe('several values in one cell', () => {
  const activities = (activity: string) =>
    titles(only(read([...OPENING, ...HEAD, row({ ...FULL, activity })])), 'activity')
  it.each([
    ['A.1. Barrer A.2. Regar', ['Barrer', 'Regar']],
    ['1- Barrer los parques 2- Regar en verano. 3- Podar', ['Barrer los parques', 'Regar en verano.', 'Podar']],
    ['a) Barrer; b) Regar', ['Barrer;', 'Regar']],
    ['<p>A.1 Barrer</p> <p>A.2 Regar</p> <p>A.1 Podar</p>', ['Barrer', 'Regar', 'Podar']],
  ])('%s is split on its numbering', (activity, expected) => {
    expect(activities(activity)).toEqual(expected)
  })

  it.each([
    'Barrer, regar. Podar los parques.',
    '• Barrer; • Regar',
    'Barrer 2 parques y 3 plazas',
    'JORNADAS EN LOS BARRIOS: a) Norte; b) Sur',
  ])('%s is not: no numbering of its own parts it', (activity) => {
    expect(activities(activity)).toHaveLength(1)
  })

  it('splits indicators on their codes and responsibles on their roles', () => {
    const poa = only(
      read([
        ...OPENING,
        ...HEAD,
        row({
          ...FULL,
          indicator: 'O.1.R.1.I.1 Al menos 2 fuentes O.1.R.1.I.2 Al menos 3 bancas',
          responsible: 'Ana Ruiz (Supervisión) Luis Paz (Ejecución)',
        }),
      ]),
    )
    expect(of(poa, 'indicator').map((element) => element.code)).toEqual(['O.1.R.1.I.1', 'O.1.R.1.I.2'])
    expect(of(poa, 'responsible').map((element) => [element.role, element.namesPersons])).toEqual([
      ['supervises', true],
      ['executes', true],
    ])
  })
})

describe('lists by dashes in one cell', () => {
  const proposed = (activity: string) => {
    const poa = only(read([...OPENING, ...HEAD, row({ ...FULL, activity })]))
    const activities = poa.elements.filter(({ kind }) => kind === 'activity')
    expect(activities, 'only numbering parts a cell').toHaveLength(1)
    return activities.flatMap(({ proposals = [] }) => proposals).find(({ rule }) => rule === 'list_by_dashes')
  }

  it.each([
    ['- Revisar caja<br>- Revisar bodega', 2],
    ['-A marzo hay caja. -A junio hay bodega. -A julio, 3 más', 3],
    ['• Revisar caja; • Revisar bodega', 2],
  ])('%s stays one value, and a person is asked', (activity, count) => {
    expect(proposed(activity)?.reason.es).toContain(`«actividad» trae una lista de ${count} con guiones`)
  })

  it.each([
    '- Revisar caja',
    'Revisar caja - Revisar bodega',
    '- Revisar caja - y bodega',
    'Revisar:<br>- caja',
    '-5 % de fugas',
  ])('%s is not asked about', (activity) => expect(proposed(activity)).toBeUndefined())
})

describe('headings', () => {
  it('go on after a page break, where they only repeat', () => {
    const poa = only(read([...OPENING, ...HEAD, row(FULL), '', '', ...HEAD, row({ activity: 'Regar los parques' })]))
    expect(poa.subPlans[0]?.sections).toHaveLength(1)
    expect(said(poa, lines(poa)[1]?.cells.result)).toEqual(['Cuidados los parques'])
    expect(rules(of(poa, 'result')[0])).toContain('joined_after_page_break')
  })

  it('may be missing over a table that goes on with the same columns', () => {
    const reading = read([
      ...OPENING,
      ...HEAD,
      row(FULL),
      '',
      'OBJETIVO ESPECÍFICO 2: Abrir plazas',
      '',
      row({ ...FULL, result: 'R1. Abiertas las plazas' }),
    ])
    expect(only(reading).subPlans[0]?.sections).toHaveLength(2)
    expect(reading.findings.map((finding) => finding.rule)).toContain('headings_carried_over')
  })

  it('stand above a table as lines or inside it as rows', () => {
    const inside = `OBJETIVO ESPECÍFICO 1: Cuidar los parques${'\t'.repeat(18)}`
    const above = only(read([...OPENING, ...HEAD, row(FULL)]))
    const within = only(read([OPENING[0] ?? '', '', ...HEAD, inside, row(FULL)]))
    for (const poa of [above, within]) expect(titles(poa, 'specific_objective')).toEqual(['Cuidar los parques'])
  })

  it('of a page that repeat the first page are known for stale', () => {
    const header = ['PLAN OPERATIVO UNIDAD DE PARQUES 2019', '', 'OBJETIVO ESPECÍFICO 1: Cuidar los parques', '']
    const poa = only(
      read([
        ...header,
        ...HEAD,
        row(FULL),
        '',
        'OBJETIVO ESPECÍFICO 2: Abrir plazas',
        '',
        row({ ...FULL, result: 'R1. Abiertas las plazas', activity: 'A1 Buscar sitio' }),
        '',
        ...header,
        ...HEAD,
        row({ activity: 'A2 Comprar el sitio' }),
      ]),
    )
    expect(poa.subPlans[0]?.sections.map((section) => section.lines.length)).toEqual([1, 2])
    expect(rules(of(poa, 'specific_objective')[0])).toContain('stale_page_header')
  })

  it('name the parts of a unit’s plan in short capitals', () => {
    const part = (name: string) => [
      '',
      name,
      '',
      `OBJETIVO ESPECÍFICO 1: Cuidar ${name.toLowerCase()}`,
      '',
      ...HEAD,
      row(FULL),
    ]
    const poa = only(read(['POA 2019 UNIDAD DE PARQUES', ...part('VIVEROS'), ...part('FUENTES')]))
    expect(poa.subPlans.map((sub) => said(poa, sub.heading ? [sub.heading] : []))).toEqual([['VIVEROS'], ['FUENTES']])
  })

  it('list label and text in two cells, the label blank below', () => {
    const label = (name: string, text: string) => [name, '', text, ...Array<string>(16).fill('')].join('\t')
    const rows = [
      label('OBJETIVOS ESTRATÉGICOS', '1. Ordenar la ciudad'),
      label('', '2. Sembrar árboles'),
      label('OBJETIVOS ESPECÍFICOS', '1.1 Cuidar los parques'),
    ]
    const poa = only(read([OPENING[0] ?? '', '', ...rows, ...HEAD, row(FULL)]))
    expect(titles(poa, 'objective_heading')).toEqual(['Ordenar la ciudad', 'Sembrar árboles'])
    expect(of(poa, 'specific_objective').map((element) => element.code)).toEqual(['1.1'])
    expect(poa.subPlans[0]?.sections[0]?.headings).toHaveLength(3)
  })

  it('take month letters in the row itself for headings, not marks', () => {
    const withLetters = row(FULL).split('\t')
    withLetters.splice(4, 12, ...'EFMAMJJASOND')
    const poa = only(read([...OPENING, HEAD[0] ?? '', withLetters.join('\t')]))
    expect(of(poa, 'activity')[0]?.schedule).toBeUndefined()
  })
})

describe('a document without titles', () => {
  it('still has the objectives that stand right above its table, and not its prose', () => {
    const prose = ['Objetivo específico: así se llama lo que busca cada unidad.', '', 'Sigue el plan.', '']
    const poa = only(read([...prose, 'OBJETIVO ESPECÍFICO 1: Cuidar los parques', '', ...HEAD, row(FULL)]))
    expect(titles(poa, 'specific_objective')).toEqual(['Cuidar los parques'])
    expect(poa.unit).toBeUndefined()
  })
})

describe('the rest of the document', () => {
  it('names a unit that must present a plan and whose plan is absent', () => {
    const units = [...UNITS, { code: 'UFU', names: ['Unidad de Fuentes'] }]
    const list = [
      'Las dependencias que deben presentar sus POA son:',
      '',
      '1. Unidad de Parques',
      '2. Unidad de Fuentes',
      '',
    ]
    expect(read([...list, ...OPENING, ...HEAD, row(FULL)], units).missingPlans).toEqual(['UFU'])
    // Also when the institution's units are not known: by the words of the list.
    expect(read([...list, ...OPENING, ...HEAD, row(FULL)], []).missingPlans).toEqual(['Unidad de Fuentes'])
  })

  it('lists tables that are no plan, once each', () => {
    const budget = ['Ingresos\tTotal', 'Tasas\t$ 10.00', 'Multas\t$ 5.00']
    const { findings } = read([...budget, '', ...OPENING, ...HEAD, row(FULL)])
    expect(findings.filter((finding) => finding.rule === 'not_a_plan_table')).toHaveLength(1)
  })

  it('keeps what says nothing out of the plan and says so', () => {
    const { unplaced } = read([
      ...OPENING,
      ...HEAD,
      row({ ...FULL, risk: 'N/A' }),
      HEADINGS.map(() => '---').join('\t'),
    ])
    expect(unplaced.map((cell) => cell.text)).toEqual([...HEADINGS.map(() => '---'), 'N/A'])
  })

  it('reads the five-year plan and the scopes that serve it', () => {
    const table = [
      'Áreas Estratégicas PEI\tObjetivos Estratégicos PEI\tAlcances Estratégicos',
      'Ciudad\tOrdenar la ciudad\tDibujar planos',
      '\tSembrar árboles\tAbrir viveros',
      '\t\tRegar plazas',
    ]
    const { instruments } = read([
      'Plan Estratégico Institucional 2016-2020',
      '',
      ...table,
      '',
      ...OPENING,
      ...HEAD,
      row(FULL),
    ])
    const [pei, action] = instruments
    expect(pei?.nodes.map((node) => [node.kind, node.title, node.parent !== undefined])).toEqual([
      ['strategic_area', 'Ciudad', false],
      ['strategic_objective', 'Ordenar la ciudad', true],
      ['strategic_objective', 'Sembrar árboles', true],
    ])
    expect(action?.nodes.map((node) => node.serves)).toEqual([
      [pei?.nodes[1]?.key],
      [pei?.nodes[2]?.key],
      [pei?.nodes[2]?.key],
    ])
    expect(action?.nodes[2]?.proposals).toHaveLength(1)
  })
})

describe('text files', () => {
  const words = [...OPENING, ...HEAD, row(FULL)].join('\r\n')
  it.each([
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${words}`, 'utf8')],
    ['UTF-16', Buffer.from(`\uFEFF${words}`, 'utf16le')],
    ['UTF-16 without its mark', Buffer.from(words, 'utf16le')],
    ['Windows-1252', Buffer.from(words, 'latin1')],
  ])('in %s read the same', (_name, bytes) => {
    const grid = readTextGrid(bytes)
    const result = grid.ok ? readPlanGrid(grid.value, { year: 2019, units: UNITS }) : grid
    if (!result.ok) throw new Error(result.refusal.message.es)
    expect(only(result.value).title).toBe(OPENING[0])
    expect(titles(only(result.value), 'specific_objective')).toEqual(['Cuidar los parques'])
  })
})
