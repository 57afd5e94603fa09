import type { DraftElement, DraftPoa, MonthReport, Schedule } from '../../capabilities/planning/model.ts'
import type { ActivityName, YearDocument } from './year-document.ts'

export const YEAR = 2025
export const UNITS = ['PER', 'PAR'] as const

/** What happened to a plan after it was approved, as far as the document tells it. */
export const REPROGRAMMED: ActivityName & { readonly months: readonly (number | null)[] } = {
  unit: 'PAR',
  activity: 'Sembrar árboles',
  months: [null, null, null, 100, null, null, null, null, 100, 100, null, null],
}
export const CANCELLED: ActivityName & { readonly on: string; readonly reason: string } = {
  unit: 'PAR',
  activity: 'Organizar la feria del agua',
  on: '2025-07-15',
  reason: 'El municipio la hará por su cuenta',
}
export const CORRECTED: ActivityName & { readonly month: number; readonly executed: number } = {
  unit: 'PER',
  activity: 'Resolver trámites',
  month: 3,
  executed: 105,
}

export const keyOf = ({ unit, activity }: ActivityName): string => `${unit} · ${activity}`

/** The plan of a unit as it was approved: one objective, its results with their activities. */
export function approvedPlan(document: YearDocument, unit: string): DraftPoa {
  const rows = document.programmed.filter((row) => row.unit === unit)
  const results = [...new Set(rows.map(({ result }) => result))]
  const objective = `${unit} · objetivo`
  const elements: DraftElement[] = [
    { key: objective, kind: 'specific_objective', title: `Objetivo de ${unit}`, from: [] },
    ...results.map((code): DraftElement => ({ key: `${unit} · ${code}`, kind: 'result', code, title: code, from: [] })),
    ...rows.map(
      (row): DraftElement => ({
        key: keyOf(row),
        kind: 'activity',
        title: row.activity,
        from: [],
        schedule: { kind: row.kind, months: row.months, annualTotal: row.total },
      }),
    ),
  ]
  const lines = rows.map((row) => ({
    key: `${keyOf(row)} · línea`,
    cells: { result: [`${unit} · ${row.result}`], activity: [keyOf(row)] },
  }))
  return {
    unit,
    title: `Plan operativo ${YEAR} de ${unit}`,
    year: YEAR,
    from: [],
    elements,
    subPlans: [{ key: `${unit} · plan`, sections: [{ key: `${unit} · tabla`, headings: [objective], lines }] }],
  }
}

/** The plan at the end of the year: reprogrammed and with what was cancelled. */
export function planInForce(document: YearDocument, unit: string): DraftPoa {
  const plan = approvedPlan(document, unit)
  return {
    ...plan,
    elements: plan.elements.map((element) => {
      if (element.key === keyOf(REPROGRAMMED) && element.schedule !== undefined)
        return { ...element, schedule: { ...element.schedule, months: REPROGRAMMED.months } }
      if (element.key === keyOf(CANCELLED))
        return { ...element, cancelled: { reason: CANCELLED.reason, on: CANCELLED.on } }
      return element
    }),
  }
}

export function baselinesOf(plan: DraftPoa): ReadonlyMap<string, Schedule> {
  return new Map(
    plan.elements.flatMap((element) => (element.schedule === undefined ? [] : [[element.key, element.schedule]])),
  )
}

/** What was reported, as first said or as corrected. */
export function reportsOf(
  document: YearDocument,
  unit: string,
  march: 'as_first_said' | 'corrected',
): ReadonlyMap<string, readonly MonthReport[]> {
  const rows = document.reported.filter((row) => row.unit === unit)
  return new Map(
    rows.map((row) => [
      keyOf(row),
      row.months.flatMap((said, index): MonthReport[] => {
        if (said === null) return []
        const month = index + 1
        const isCorrected = march === 'corrected' && keyOf(row) === keyOf(CORRECTED) && month === CORRECTED.month
        return [{ month, executed: isCorrected ? CORRECTED.executed : said }]
      }),
    ]),
  )
}
