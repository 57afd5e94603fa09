import { MONTHS } from '../../../../kernel/civil.ts'
import { formatNumber, monthName } from '../../../../kernel/format.ts'
import type { DraftElement, Schedule } from '../../model.ts'
import { inColumn, isLive, linesWith, type PlanParts } from './plan-parts.ts'
import { ofKind, type Remark, remark } from './structure.ts'

/** What an indicator, an activity or a funding source should say of itself and does not. */
export function untold(parts: PlanParts): readonly Remark[] {
  return [
    ...ofKind(parts, 'indicator').flatMap(indicatorRemarks),
    ...ofKind(parts, 'activity')
      .filter(isLive)
      .flatMap((activity) => activityRemarks(parts, activity)),
    ...ofKind(parts, 'funding_source').flatMap((source) =>
      source.funding === undefined || source.funding === 'not_stated'
        ? [
            remark('funding_not_stated', source, {
              es: 'No dice si estos fondos están asegurados, por gestionar o en especie.',
              en: 'It does not say whether these funds are secured, to be raised or in kind.',
            }),
          ]
        : [],
    ),
    ...ofKind(parts, 'responsible')
      .filter(({ namesPersons }) => namesPersons === true)
      .map((responsible) =>
        remark('names_a_person', responsible, {
          es: 'Nombra a una persona y no un puesto; no se publica hasta que diga el puesto.',
          en: 'It names a person, not a post; it is not published until it says the post.',
        }),
      ),
  ]
}

function indicatorRemarks(indicator: DraftElement): readonly Remark[] {
  const targets = indicator.indicator?.targets ?? []
  // A milestone's target is its date.
  const aimed = targets.some(({ value, due }) => value !== undefined || due !== undefined)
  if (!aimed)
    return [
      remark('indicator_without_target', indicator, {
        es: 'No tiene meta: falta la cantidad o la fecha que se quiere alcanzar.',
        en: 'It has no target: the quantity or the date to be reached is missing.',
      }),
    ]
  if (targets.some(({ due }) => due !== undefined)) return []
  return [
    remark('indicator_without_date', indicator, {
      es: 'La meta no tiene fecha: se juzgará al final del año.',
      en: 'The target has no date: it will be judged at the end of the year.',
    }),
  ]
}

function activityRemarks(parts: PlanParts, activity: DraftElement): readonly Remark[] {
  const lines = linesWith(parts, 'activity', activity.key)
  const schedule = activity.schedule
  const remarks: Remark[] = []
  if (lines.length > 0 && inColumn(parts, lines, 'responsible').length === 0)
    remarks.push(
      remark('activity_without_responsible', activity, {
        es: 'Nadie responde por esta actividad.',
        en: 'Nobody answers for this activity.',
      }),
    )
  if (schedule === undefined || schedule.months.every((month) => month === null))
    return [
      ...remarks,
      remark('activity_without_schedule', activity, {
        es: 'No tiene ningún mes programado.',
        en: 'It has no month programmed.',
      }),
    ]
  return [
    ...remarks,
    ...monthsDoNotAddUp(activity, schedule),
    ...monthsAfterTheLastDate(parts, activity, schedule),
    ...programmeDiffers(parts, activity, schedule),
  ]
}

/** Decimals of a sheet: 0.1 + 0.2 is 0.3 to whoever wrote it. */
const CLOSE = 1e-6

function monthsDoNotAddUp(activity: DraftElement, schedule: Schedule): readonly Remark[] {
  const total = sumOf(schedule)
  if (schedule.annualTotal === undefined || Math.abs(schedule.annualTotal - total) < CLOSE) return []
  const [months, year] = [formatNumber(total), formatNumber(schedule.annualTotal)]
  return [
    remark('months_do_not_add_up', activity, {
      es: `Los meses suman ${months} y el total del año dice ${year}.`,
      en: `The months add up to ${months} and the year's total says ${year}.`,
    }),
  ]
}

/** Work programmed after every date on which its indicators are due is no longer work for them. */
function monthsAfterTheLastDate(parts: PlanParts, activity: DraftElement, schedule: Schedule): readonly Remark[] {
  const indicators = inColumn(parts, linesWith(parts, 'activity', activity.key), 'indicator')
  const targets = indicators.flatMap(({ indicator }) => indicator?.targets ?? [])
  const dates = targets.flatMap(({ due }) => due ?? []).sort()
  const last = dates.at(-1)
  // A target without a date runs the whole year.
  if (last === undefined || dates.length < targets.length) return []
  const lastMonth =
    last < `${parts.plan.year}` ? 0 : last.startsWith(`${parts.plan.year}-`) ? Number(last.slice(5, 7)) : 12
  const after = MONTHS.filter((month) => month > lastMonth && (schedule.months[month - 1] ?? 0) > 0)
  if (after.length === 0) return []
  const [es, en] = (['es', 'en'] as const).map((locale) => after.map((month) => monthName(month, locale)).join(', '))
  return [
    remark('months_after_the_last_date', activity, {
      es: `Hay trabajo programado después de la última fecha de sus indicadores (${last}): ${es}.`,
      en: `Work is programmed after the last date of its indicators (${last}): ${en}.`,
    }),
  ]
}

/** One activity with quantities that alone serves one indicator that counts: the two totals should meet. */
function programmeDiffers(parts: PlanParts, activity: DraftElement, schedule: Schedule): readonly Remark[] {
  if (schedule.kind !== 'quantities') return []
  const [indicator, second] = inColumn(parts, linesWith(parts, 'activity', activity.key), 'indicator')
  if (indicator === undefined || second !== undefined || indicator.indicator?.kind !== 'count') return []
  const activities = inColumn(parts, linesWith(parts, 'indicator', indicator.key), 'activity').filter(
    ({ schedule: own }) => own?.kind === 'quantities',
  )
  const [target, more] = indicator.indicator.targets
  if (activities.length !== 1 || target?.value === undefined || more !== undefined) return []
  const total = sumOf(schedule)
  if (Math.abs(total - target.value) < CLOSE) return []
  const [programmed, aim] = [formatNumber(total), formatNumber(target.value)]
  return [
    remark('programme_differs_from_target', activity, {
      es: `Lo programado suma ${programmed} y la meta de su indicador es ${aim}.`,
      en: `What is programmed adds up to ${programmed} and its indicator's target is ${aim}.`,
    }),
  ]
}

function sumOf(schedule: Schedule): number {
  return schedule.months.reduce<number>((sum, month) => sum + (month ?? 0), 0)
}
