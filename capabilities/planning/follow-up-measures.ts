import { z } from 'zod'
import { isMonth } from '../../kernel/civil.ts'
import { monthName } from '../../kernel/format.ts'
import type { ReadTx } from '../../platform/database/database.ts'
import type { Measure, MeasuredRecord } from '../../platform/measures/measure.ts'
import { followedPoas, followUpMethod } from './data/follow-up.ts'
import { planningPaths } from './paths.ts'
import {
  daysToReport,
  fullyExecuted,
  type ProgrammedMonth,
  programmedMonths,
  punctuality,
} from './rules/indicators/follow-up.ts'

/** Which activities a measure of follow-up counts: all, those of a unit, or those on the lines of an indicator. */
export const followUpParams = z.object({ unit: z.string().max(40).optional(), indicator: z.uuid().optional() })
type Params = z.infer<typeof followUpParams>

interface Counted extends ProgrammedMonth {
  readonly unit: string
}

/** The months of the activities chosen: programmed and over. */
export async function monthsOf(tx: ReadTx, params: Params, period: string, asOf: string): Promise<readonly Counted[]> {
  const year = Number(period.slice(0, 4))
  const followed = await followedPoas(tx, year, params.unit)
  return followed.flatMap(({ poa, reports }) =>
    programmedMonths(poa.plan, reports, { year, period, asOf, indicator: params.indicator }).map((month) => ({
      ...month,
      unit: poa.head.unit.code,
    })),
  )
}

/** One record an activity, with what its months contribute. */
export function byActivity(
  months: readonly Counted[],
  asOf: string,
  contribution: (own: readonly Counted[]) => Pick<MeasuredRecord, 'numerator' | 'denominator' | 'value'>,
): readonly MeasuredRecord[] {
  return [...Map.groupBy(months, ({ activityKey }) => activityKey)].flatMap(([id, own]) => {
    const [first] = own
    if (first === undefined) return []
    return [
      {
        kind: 'planning.activity',
        id,
        label: first.title,
        href: planningPaths.element(id, asOf),
        breakdowns: { unit: first.unit },
        ...contribution(own),
      },
    ]
  })
}

const own = {
  version: 1,
  grain: 'month',
  dimensions: ['unit'],
  params: followUpParams,
  // Plans and their follow-up are public.
  mayOpen: () => true,
} as const

const ofMonths = { es: '% de los meses', en: '% of months' }

export const activitiesOnTime: Measure<Params> = {
  ...own,
  id: 'planning.activities_on_time',
  title: {
    es: 'Meses programados que se cumplieron por completo',
    en: 'Programmed months that were carried out in full',
  },
  unit: ofMonths,
  method: {
    es: 'Meses en que se ejecutó todo lo programado, entre los meses programados y completos a la fecha, sumados sobre las actividades no canceladas.',
    en: 'Months in which all that was programmed was executed, out of the months programmed and over at the day, summed over activities that were not cancelled.',
  },
  fold: 'ratio',
  async records(tx, params, period, asOf) {
    return byActivity(await monthsOf(tx, params, period, asOf), asOf, (months) => ({
      numerator: months.filter(fullyExecuted).length,
      denominator: months.length,
    }))
  },
}

export const monthsDone: Measure<Params> = {
  ...own,
  id: 'planning.months_done',
  title: { es: 'Entregas mensuales cumplidas', en: 'Monthly deliveries carried out' },
  unit: { es: 'meses cumplidos', en: 'months carried out' },
  method: {
    es: 'Se suman, actividad por actividad, los meses en que se ejecutó todo lo programado.',
    en: 'Adds up, activity by activity, the months in which all that was programmed was executed.',
  },
  fold: 'sum',
  async records(tx, params, period, asOf) {
    return byActivity(await monthsOf(tx, params, period, asOf), asOf, (months) => ({
      value: months.filter(fullyExecuted).length,
    }))
  },
}

export const reportsInTime: Measure<Params> = {
  ...own,
  id: 'planning.reports_in_time',
  title: { es: 'Meses informados dentro del plazo', en: 'Months reported in time' },
  unit: ofMonths,
  method: {
    es: 'Meses informados dentro de los días que fija la institución después de terminar el mes, entre los meses cuyo plazo ya venció o que ya se informaron. Corregir un informe no cambia el día en que se presentó.',
    en: 'Months reported within the days that the institution sets after a month’s end, out of the months whose time is over or that were reported. Correcting a report does not change the day on which it was filed.',
  },
  fold: 'ratio',
  async records(tx, params, period, asOf) {
    const { reportWithinDays } = await followUpMethod(tx)
    const judged = (await monthsOf(tx, params, period, asOf)).flatMap((month) => {
      const how = punctuality(month, reportWithinDays, asOf)
      return how === 'not_yet' ? [] : [{ month, inTime: how === 'in_time' }]
    })
    const inTime = new Set(judged.filter((each) => each.inTime).map(({ month }) => month))
    return byActivity(
      judged.map(({ month }) => month),
      asOf,
      (months) => ({ numerator: months.filter((month) => inTime.has(month)).length, denominator: months.length }),
    )
  },
}

export const monthsWithEvidence: Measure<Params> = {
  ...own,
  id: 'planning.months_with_evidence',
  title: { es: 'Meses informados con evidencia', en: 'Months reported with evidence' },
  unit: ofMonths,
  method: {
    es: 'Meses informados que tienen al menos una evidencia, entre los meses informados.',
    en: 'Reported months that carry at least one piece of evidence, out of the months reported.',
  },
  fold: 'ratio',
  async records(tx, params, period, asOf) {
    const reported = (await monthsOf(tx, params, period, asOf)).filter(({ report }) => report !== undefined)
    return byActivity(reported, asOf, (months) => ({
      numerator: months.filter(({ report }) => (report?.evidence ?? 0) > 0).length,
      denominator: months.length,
    }))
  },
}

export const daysUntilReported: Measure<Params> = {
  ...own,
  id: 'planning.days_to_report',
  title: { es: 'Días que tarda un informe', en: 'Days that a report takes' },
  unit: { es: 'días', en: 'days' },
  method: {
    es: 'Promedio de los días entre el último día de cada mes informado y el día en que la unidad lo informó por primera vez.',
    en: 'Mean of the days between the last day of each reported month and the day on which the unit first told of it.',
  },
  fold: 'mean',
  async records(tx, params, period, asOf) {
    return (await monthsOf(tx, params, period, asOf)).flatMap((month): MeasuredRecord[] => {
      const { report } = month
      if (report === undefined || !isMonth(month.month)) return []
      return [
        {
          kind: 'planning.month_report',
          id: report.id,
          label: `${month.title} (${monthName(month.month, 'es')})`,
          href: planningPaths.element(month.activityKey, asOf),
          at: report.filedOn,
          breakdowns: { unit: month.unit },
          value: daysToReport(month),
        },
      ]
    })
  },
}

export const FOLLOW_UP_MEASURES: readonly Measure[] = [
  activitiesOnTime,
  monthsDone,
  reportsInTime,
  monthsWithEvidence,
  daysUntilReported,
].map((measure) => measure as Measure)
