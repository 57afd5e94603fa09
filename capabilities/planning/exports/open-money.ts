import { completedMonths } from '../../../kernel/civil.ts'
import type { StoredMoney } from '../data/money-query.ts'
import type { DraftElement } from '../model.ts'
import { planningPaths } from '../paths.ts'
import { upTo } from '../rules/money/money-rows.ts'
import { CODE, column, ID, type OpenRow, type OpenTable, PERMALINK, UNIT } from './open-table.ts'
import type { YearExport } from './year-export.ts'

/** Every amount of the activities' money as it was written: what the totals of the pages are the sum of. */
export const MONEY_TABLE: OpenTable = {
  name: 'dinero',
  title: { es: 'Dinero', en: 'Money' },
  explanation: {
    es: 'Una fila por monto: presupuesto o gasto de una actividad, de una fuente y de un mes o de todo el año. Sin fila no es cero.',
    en: 'One row an amount: budget of an activity or spending on it, of a source and of a month or the whole year. No row is not zero.',
  },
  columns: [
    column('year', 'Año del plan', 'Year of the plan'),
    UNIT,
    ID,
    CODE,
    column('title', 'Texto de la actividad', 'Text of the activity'),
    column('kind', 'planned: presupuesto; spent: gastado', 'planned: budget; spent: what was spent'),
    column(
      'sourceId',
      'Identificador de la fuente; vacío: no se indicó',
      'Identifier of the source; empty: not stated',
    ),
    column('source', 'Fuente de financiamiento', 'Funding source'),
    column('month', 'Mes, de 1 a 12; vacío: de todo el año', 'Month, 1 to 12; empty: of the whole year'),
    column('amount', 'Monto; menos de cero es un reintegro', 'Amount; less than zero was paid back'),
    column('currency', 'Moneda (ISO 4217)', 'Currency (ISO 4217)'),
    column('counted', 'Si cuenta a la fecha de corte', 'Whether it counts at the cut-off'),
    column('note', 'Nota', 'Note'),
    column('demo', 'Verdadero: generado, no de la institución', 'True: generated, not the institution’s'),
    PERMALINK,
  ],
  rows: (input, element) => {
    const { money } = input
    if (money === undefined) return []
    const completed = completedMonths(input.answer.plan.year, input.answer.cutOff)
    const places = placesOf(input)
    return [
      ...money.planned.flatMap((row) => moneyRow(places, input, { ...row, kind: 'planned', counted: true })),
      ...money.spent.flatMap((row) =>
        moneyRow(places, input, { ...row, kind: 'spent', counted: upTo([row], completed).length > 0 }),
      ),
    ].filter(({ id }) => element === undefined || id === element)
  },
}

/** Activities and sources of the plans that are exported, with their unit. */
function placesOf({ answer, unitCode }: YearExport): ReadonlyMap<string, Place> {
  return new Map(
    answer.plan.poas
      .filter(({ head }) => unitCode === undefined || head.unit.code === unitCode)
      .flatMap(({ head, plan }) => plan.elements.map((element) => [element.key, { unit: head.unit.code, element }])),
  )
}

interface Place {
  readonly unit: string
  readonly element: DraftElement
}

interface Told extends StoredMoney {
  readonly kind: 'planned' | 'spent'
  readonly counted: boolean
}

/** None where no plan of the export has the activity. */
function moneyRow(places: ReadonlyMap<string, Place>, input: YearExport, row: Told): readonly OpenRow[] {
  const place = places.get(row.activityId)
  if (place === undefined) return []
  const { unit, element } = place
  return [
    {
      year: input.answer.plan.year,
      unit,
      id: element.key,
      code: element.code ?? null,
      title: element.title,
      kind: row.kind,
      sourceId: row.sourceId,
      source: places.get(row.sourceId ?? '')?.element.title ?? null,
      month: row.month,
      amount: row.cents / 100,
      currency: input.money?.settings.currency ?? null,
      counted: row.counted,
      note: row.note,
      demo: row.demo,
      page: planningPaths.element(element.key),
    },
  ]
}
