import { lastDayOfMonth, MONTHS, type Month } from '../../../../kernel/civil.ts'
import { monthName } from '../../../../kernel/format.ts'
import type { Text } from '../../../../kernel/text.ts'
import type { DraftPoa, MonthReport } from '../../model.ts'
import { planningPaths } from '../../paths.ts'

/** A day that somebody of a unit should keep in mind. */
export interface OwnDate {
  /** The same at every reading for the same thing. */
  readonly key: string
  readonly on: string
  readonly title: Required<Text>
  readonly detail?: Required<Text>
  /** Where it is done, without language. */
  readonly path: string
}

export interface DatedPlan {
  readonly id: string
  readonly unit: { readonly code: string }
  readonly plan: DraftPoa
  readonly reports: ReadonlyMap<string, readonly MonthReport[]>
}

/**
 * Until when each month of a unit is to be reported: its last day, after which it is late (`to-report.ts`). A month whose programmed
 * activities have all been reported asks for nothing more; neither does a cancelled activity or a programmed 0.
 */
export function monthDates({ id, unit, plan, reports }: DatedPlan): readonly OwnDate[] {
  return MONTHS.flatMap((month): OwnDate[] => {
    const open = plan.elements.filter((element) => {
      if (element.kind !== 'activity' || element.cancelled !== undefined) return false
      const programmed = element.schedule?.months[month - 1] ?? 0
      return programmed > 0 && !(reports.get(element.key) ?? []).some((report) => report.month === month)
    })
    if (open.length === 0) return []
    return [
      {
        key: `mes-${id}-${month}`,
        on: lastDayOfMonth(plan.year, month),
        title: {
          es: `Informar ${monthOf(month, 'es')} de ${plan.year} (${unit.code}): ${open.length} ${open.length === 1 ? 'actividad' : 'actividades'}`,
          en: `Report ${monthOf(month, 'en')} ${plan.year} (${unit.code}): ${open.length} ${open.length === 1 ? 'activity' : 'activities'}`,
        },
        detail: list(open.map(({ code, title }) => coded(code, title))),
        path: planningPaths.matrix(plan.year, unit.code),
      },
    ]
  })
}

/** Days on which targets of the unit's indicators are due. */
export function targetDates({ unit, plan }: DatedPlan): readonly OwnDate[] {
  return plan.elements.flatMap((element): OwnDate[] => {
    if (element.kind !== 'indicator' || element.cancelled !== undefined) return []
    return (element.indicator?.targets ?? []).flatMap((target, index): OwnDate[] => {
      if (target.due === undefined) return []
      const words = coded(element.code, element.title)
      return [
        {
          key: `meta-${element.key}-${index}`,
          on: target.due,
          title: {
            es: `Vence una meta (${unit.code}): ${short(words)}`,
            en: `Target due (${unit.code}): ${short(words)}`,
          },
          detail: { es: words, en: words },
          path: planningPaths.element(element.key),
        },
      ]
    })
  })
}

/** In the order of days; of one day in the order of their keys, so that the same dates are always written the same. */
export function inOrder(dates: readonly OwnDate[]): readonly OwnDate[] {
  return dates.toSorted((a, b) => (a.on === b.on ? (a.key < b.key ? -1 : 1) : a.on < b.on ? -1 : 1))
}

const MOST_NAMED = 20

function list(titles: readonly string[]): Required<Text> {
  const named = titles.slice(0, MOST_NAMED).map((title) => `- ${title}`)
  const more = titles.length - named.length
  return {
    es: [...named, ...(more > 0 ? [`y ${more} más`] : [])].join('\n'),
    en: [...named, ...(more > 0 ? [`and ${more} more`] : [])].join('\n'),
  }
}

function coded(code: string | undefined, title: string): string {
  return code === undefined || code === '' ? title : `${code} ${title}`
}

function short(title: string): string {
  return title.length <= 80 ? title : `${title.slice(0, 78).replace(/\s+\S*$/u, '')}…`
}

function monthOf(month: Month, locale: 'es' | 'en'): string {
  return monthName(month, locale)
}
