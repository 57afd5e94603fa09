import type { DraftElement, DraftNode, DraftPoa } from '../../model.ts'
import { type ExampleYear, exampleReading } from '../plan/example-year.ts'

/** Words that must never leave the house without an account. */
export const SECRET_NAME = 'Persona Ficticia Reservada'

const months = (...marked: readonly number[]) =>
  Array.from({ length: 12 }, (_, index) => (marked.includes(index + 1) ? 1 : null))

const ELEMENTS: readonly DraftElement[] = [
  {
    key: 'u-area',
    kind: 'objective_heading',
    title: 'Lo que la unidad escribe arriba',
    from: [{ sheet: 'POA', address: 'A3' }],
  },
  { key: 'u-o1', kind: 'specific_objective', code: 'O.1', title: 'Atender mejor', titleEn: 'Serve better', from: [] },
  { key: 'u-r1', kind: 'result', code: 'O.1.R.1', title: 'Trámites al día', from: [{ sheet: 'POA', address: 'A5' }] },
  {
    key: 'u-i1',
    kind: 'indicator',
    code: 'O.1.R.1.I.1',
    title: 'Cuatro informes en el año',
    from: [{ sheet: 'POA', address: 'B5' }],
    indicator: {
      kind: 'recurring_deliverable',
      direction: 'increase',
      accumulation: 'flow',
      targets: [{ value: 4, comparator: 'at_least', unit: 'informes', due: '2019-12-31' }],
    },
    proposals: [
      {
        rule: 'target_from_words',
        reason: { es: 'El número está escrito con letras.', en: 'The number is written in words.' },
      },
    ],
  },
  { key: 'u-v1', kind: 'verification_source', title: 'Informes presentados', from: [] },
  {
    key: 'u-a1',
    kind: 'activity',
    code: 'A.1.',
    title: 'Escribir cada informe',
    from: [{ sheet: 'POA', address: 'D5' }],
    schedule: { kind: 'marks', months: months(3, 6, 9, 12), from: [{ sheet: 'POA', address: 'E5:P5' }] },
  },
  { key: 'u-a2', kind: 'activity', code: 'A.2.', title: 'Sin meses todavía', from: [] },
  {
    key: 'u-a3',
    kind: 'activity',
    code: 'A.3.',
    title: 'Dejada sin efecto',
    from: [],
    schedule: { kind: 'marks', months: months(1) },
    cancelled: { reason: 'Ya no hace falta', on: '2019-02-01' },
  },
  { key: 'u-q1', kind: 'responsible', title: 'Jefatura de la unidad', from: [], role: 'supervises' },
  {
    key: 'u-q2',
    kind: 'responsible',
    title: SECRET_NAME,
    code: `Lic. ${SECRET_NAME}`,
    label: `Responsable: ${SECRET_NAME}`,
    from: [],
    role: 'executes',
    namesPersons: true,
    proposals: [
      {
        rule: 'names_persons',
        reason: { es: `Parece un nombre: ${SECRET_NAME}`, en: `Looks like a name: ${SECRET_NAME}` },
      },
    ],
  },
  { key: 'u-f1', kind: 'funding_source', title: 'Fondos propios', from: [], funding: 'secured' },
  { key: 'u-k1', kind: 'risk', title: 'Que falte equipo', from: [] },
]

const PLAN: DraftPoa = {
  unit: 'UNO',
  title: 'Plan de la unidad uno',
  year: 2019,
  from: [],
  elements: ELEMENTS,
  subPlans: [
    {
      key: 'u-p',
      sections: [
        {
          key: 'u-s',
          headings: ['u-area', 'u-o1'],
          lines: [
            {
              key: 'u-l1',
              cells: {
                result: ['u-r1'],
                indicator: ['u-i1'],
                verification_source: ['u-v1'],
                activity: ['u-a1', 'u-a2'],
                responsible: ['u-q1', 'u-q2'],
                funding_source: ['u-f1'],
                risk: ['u-k1'],
              },
            },
            { key: 'u-l2', cells: { result: ['u-r1'], activity: ['u-a3'], risk: ['u-k1'] } },
          ],
        },
      ],
    },
  ],
}

const node = (key: string, kind: DraftNode['kind'], title: string, rest: Partial<DraftNode> = {}): DraftNode => ({
  key,
  kind,
  title,
  from: [],
  ...rest,
})

/** A small invented year with one plan, one unit that owes its plan, and plans above: everything that a page can show. */
export const EXAMPLE_PLAN: ExampleYear = {
  demo: true,
  poas: [
    {
      code: 'UNO',
      plan: PLAN,
      reports: {
        'u-a1': [
          { month: 3, executed: 1, note: 'Presentado' },
          { month: 6, executed: 0.5 },
          { month: 7, executed: 0.25 },
        ],
      },
      baselines: { 'u-a1': { kind: 'marks', months: months(3, 6, 9, 11) } },
      readings: {
        'u-i1': [
          exampleReading({ period: '2019-03', value: 1, note: 'Primer informe' }),
          exampleReading({ period: '2019-Q2', missing: 'not_applicable' }),
        ],
      },
    },
  ],
  missing: ['DOS'],
  pei: [
    node('mision', 'mission', 'Servir al territorio'),
    node('vision', 'vision', 'Ser de confianza'),
    node('meta', 'goal', 'Más prosperidad'),
    node('valor', 'value', 'Respeto'),
    node('eje', 'cross_axis', 'Derechos'),
    node('area', 'strategic_area', 'Gestión', { code: '1' }),
    node('oe1', 'strategic_objective', 'Gestionar mejor', { code: '1', parent: 'area', titleEn: 'Manage better' }),
  ],
  actionPlan: [
    node('al1', 'scope', 'Trámites al día'),
    node('al1r1', 'strategic_result', 'Menos espera', { parent: 'al1' }),
    node('al1i1', 'strategic_indicator', 'Días de espera', {
      parent: 'al1r1',
      indicator: { kind: 'count', direction: 'decrease', accumulation: 'stock', targets: [] },
    }),
  ],
  serves: [
    ['al1', 'oe1'],
    ['u-o1', 'al1'],
    ['u-o1', 'oe1'],
  ],
}
