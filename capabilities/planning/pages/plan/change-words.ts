import { isMonth } from '../../../../kernel/civil.ts'
import { formatDate, formatNumber, monthName } from '../../../../kernel/format.ts'
import type { Locale } from '../../../../kernel/text.ts'
import type { IndicatorTerms, Schedule } from '../../model.ts'
import type { Cancelled, NewActivity, PlanChange } from '../../rules/reprogramming-request/change.ts'
import type { ChangeTally } from '../../rules/reprogramming-request/summary.ts'
import { targetWords } from './element-words.ts'

const KINDS: Readonly<Record<Locale, Readonly<Record<PlanChange['kind'], string>>>> = {
  es: { schedule: 'Otros meses', cancel: 'Cancelación', terms: 'Otra meta o fecha', activity: 'Actividad nueva' },
  en: { schedule: 'Other months', cancel: 'Cancellation', terms: 'Another target or date', activity: 'New activity' },
}

export function changeKindWords(kind: PlanChange['kind'], locale: Locale): string {
  return KINDS[locale][kind]
}

/** One side of a change in words: `oct 1, nov 1 · total 2`. */
export function sideWords(kind: PlanChange['kind'], side: PlanChange['before'] | undefined, locale: Locale): string {
  const es = locale === 'es'
  if (side === undefined) return es ? 'ya no está en el plan' : 'no longer in the plan'
  if (kind === 'schedule') return monthsWords(side as Schedule | null, locale)
  if (kind === 'cancel') {
    const cancelled = side as Cancelled | null
    if (cancelled === null) return es ? 'vigente' : 'in force'
    return `${es ? 'cancelada el' : 'cancelled on'} ${formatDate(cancelled.on, locale)}: ${cancelled.reason}`
  }
  if (kind === 'terms') {
    const terms = side as IndicatorTerms | null
    const said = (terms?.targets ?? []).map((target) => targetWords(target, terms?.kind === 'percentage', locale))
    return said.length === 0 ? (es ? 'sin meta' : 'no target') : said.join('; ')
  }
  const added = side as NewActivity | null
  return added === null ? '–' : `${added.title}: ${monthsWords(added.schedule, locale)}`
}

/** Both sides of a change: of other months only those that change, since twelve beside twelve hide them. */
export function changeSides(change: PlanChange, locale: Locale): readonly [before: string, after: string] {
  const { kind, before, after } = change
  if (kind !== 'schedule' || before === null || after === null)
    return [sideWords(kind, before, locale), sideWords(kind, after, locale)]
  const changed = Array.from({ length: 12 }, (_, index) => index + 1).filter(
    (month) => (before.months[month - 1] ?? null) !== (after.months[month - 1] ?? null),
  )
  const totals = total(before) !== total(after)
  const said = (schedule: Schedule) =>
    [
      ...changed.flatMap((month) => {
        const amount = schedule.months[month - 1] ?? null
        const words = amount === null ? (locale === 'es' ? 'nada' : 'nothing') : formatNumber(amount)
        return isMonth(month) ? [`${monthName(month, locale, 'short')} ${words}`] : []
      }),
      ...(totals ? [`total ${formatNumber(total(schedule))}`] : []),
    ].join(', ')
  return [said(before), said(after)]
}

function total({ months }: Schedule): number {
  return months.reduce<number>((sum, month) => sum + (month ?? 0), 0)
}

function monthsWords(schedule: Schedule | null, locale: Locale): string {
  const months = (schedule?.months ?? []).flatMap((amount, index) => {
    const month = index + 1
    if (amount === null || !isMonth(month)) return []
    const name = monthName(month, locale, 'short')
    return [schedule?.kind === 'marks' ? name : `${name} ${formatNumber(amount)}`]
  })
  if (months.length === 0) return locale === 'es' ? 'sin meses programados' : 'no programmed months'
  const whole = schedule === null || schedule.kind === 'marks' ? '' : ` · total ${formatNumber(total(schedule))}`
  return `${months.join(', ')}${whole}`
}

/** `octubre de 2019`, `cuarto trimestre de 2019`. */
export function periodWords(period: string, locale: Locale): string {
  const [year = '', part = ''] = period.split('-')
  const quarter = /^Q([1-4])$/.exec(part)?.[1]
  if (quarter !== undefined)
    return locale === 'es' ? `${quarter}.º trimestre de ${year}` : `quarter ${quarter} of ${year}`
  const month = Number(part)
  return isMonth(month) ? `${monthName(month, locale)} ${locale === 'es' ? 'de ' : ''}${year}` : period
}

/** `2 actividades, 4 meses, 1 total`: only what is not nothing. */
export function tallyWords(tally: ChangeTally, locale: Locale): string {
  const count = (n: number, one: string, many: string) =>
    n === 0 ? [] : [`${formatNumber(n)} ${n === 1 ? one : many}`]
  const es = locale === 'es'
  const said = [
    ...count(tally.activities, es ? 'actividad' : 'activity', es ? 'actividades' : 'activities'),
    ...count(tally.months, es ? 'mes cambiado' : 'month changed', es ? 'meses cambiados' : 'months changed'),
    ...count(
      tally.totals,
      es ? 'total del año distinto' : 'year’s total different',
      es ? 'totales del año distintos' : 'years’ totals different',
    ),
    ...count(tally.added, es ? 'actividad nueva' : 'new activity', es ? 'actividades nuevas' : 'new activities'),
    ...count(tally.cancelled, es ? 'cancelación' : 'cancellation', es ? 'cancelaciones' : 'cancellations'),
    ...count(tally.targets, es ? 'meta o fecha' : 'target or date', es ? 'metas o fechas' : 'targets or dates'),
  ]
  return said.length === 0 ? (es ? 'Todavía ningún cambio' : 'No change yet') : said.join(', ')
}
