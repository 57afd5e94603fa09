import { MONTHS } from '../../../../kernel/civil.ts'
import { settle, sum } from '../../../../kernel/decimal.ts'
import { monthName } from '../../../../kernel/format.ts'
import type { Refusal } from '../../../../kernel/result.ts'
import type { MonthValues, Schedule, ScheduleKind } from '../../model.ts'
import { NO_SCHEDULE } from '../../model.ts'
import { reprogrammedMonths } from '../reprogramming.ts'
import { checkSchedule, hasSchedule } from '../schedule.ts'
import { type PlanChange, same } from './change.ts'

export type ProposalRefusal = Refusal<
  | 'nothing_changes'
  | 'closed_month'
  | 'no_reason'
  | 'no_title'
  | 'no_month'
  | 'mark_is_one'
  | 'not_twelve_months'
  | 'negative_month'
  | 'total_differs'
>

/**
 * Why a change cannot be proposed. Months up to `closedThrough` (0–12) are over or signed off: what was programmed in them
 * stays, because it was reported and reviewed against.
 */
export function proposalRefusal(change: PlanChange, closedThrough: number): ProposalRefusal | undefined {
  switch (change.kind) {
    case 'schedule':
      return scheduleRefusal(change.before ?? NO_SCHEDULE, change.after ?? NO_SCHEDULE, closedThrough)
    case 'activity':
      return activityRefusal(change.after, closedThrough)
    case 'cancel':
      if (change.after !== null && change.after.reason.trim() === '') return NO_REASON
      return same(change.before, change.after) ? NOTHING_CHANGES : undefined
    case 'terms':
      return same(change.before, change.after) ? NOTHING_CHANGES : undefined
    default:
      return NOTHING_CHANGES
  }
}

/** The months whose programme the change makes another. */
export function monthsTouched(change: PlanChange): readonly number[] {
  if (change.kind === 'schedule')
    return reprogrammedMonths(change.before ?? NO_SCHEDULE, change.after ?? NO_SCHEDULE).map(({ month }) => month)
  if (change.kind !== 'activity' || change.after === null) return []
  return reprogrammedMonths(NO_SCHEDULE, change.after.schedule).map(({ month }) => month)
}

function scheduleRefusal(before: Schedule, after: Schedule, closedThrough: number): ProposalRefusal | undefined {
  const wrong = wrongSchedule(after)
  if (wrong !== undefined) return wrong
  const changed = reprogrammedMonths(before, after)
  if (changed.length === 0) return NOTHING_CHANGES
  const closed = changed.filter(({ month }) => month <= closedThrough)
  if (closed.length === 0) return undefined
  const names = (locale: 'es' | 'en') => closed.map(({ month }) => monthName(month, locale)).join(', ')
  return {
    kind: 'closed_month',
    field: `m${closed[0]?.month}`,
    message: {
      es: `Estos meses ya pasaron o están cerrados y no se reprograman: ${names('es')}. Deje en ellos lo que estaba programado.`,
      en: `These months are over or closed and are not reprogrammed: ${names('en')}. Leave in them what was programmed.`,
    },
  }
}

function activityRefusal(
  added: Extract<PlanChange, { kind: 'activity' }>['after'],
  closedThrough: number,
): ProposalRefusal | undefined {
  if (added === null || added.title.trim() === '')
    return {
      kind: 'no_title',
      field: 'title',
      message: { es: 'Escriba qué se hará en la nueva actividad.', en: 'Write what the new activity will do.' },
    }
  if (!hasSchedule(added.schedule))
    return {
      kind: 'no_month',
      field: `m${Math.min(12, closedThrough + 1)}`,
      message: {
        es: 'Programe al menos un mes: una actividad sin meses no se puede seguir.',
        en: 'Programme at least one month: an activity without months cannot be followed.',
      },
    }
  return scheduleRefusal(NO_SCHEDULE, added.schedule, closedThrough)
}

function wrongSchedule(schedule: Schedule): ProposalRefusal | undefined {
  const checked = checkSchedule(schedule)
  if (!checked.ok) return checked.refusal
  const wrong = schedule.kind === 'marks' ? schedule.months.findIndex((month) => month !== null && month !== 1) : -1
  if (wrong < 0) return undefined
  const month = MONTHS[wrong] ?? 1
  return {
    kind: 'mark_is_one',
    field: `m${month}`,
    message: {
      es: `Esta actividad se programa con marcas: en ${monthName(month, 'es')} escriba 1 o deje el mes vacío.`,
      en: `This activity is programmed by marks: in ${monthName(month, 'en')} write 1 or leave the month empty.`,
    },
  }
}

/** Twelve months as a schedule of the same kind; its total is what they add up to. A recurrence that is changed is one no more. */
export function scheduleOfMonths(kind: ScheduleKind, months: MonthValues): Schedule {
  if (months.every((month) => month === null)) return NO_SCHEDULE
  const total = settle(sum(months.map((month) => month ?? 0)))
  const marks = months.every((month) => month === null || month === 1)
  const settled = kind === 'none' || kind === 'recurrence' ? (marks ? 'marks' : 'quantities') : kind
  return { kind: settled, months, annualTotal: total }
}

const NOTHING_CHANGES: ProposalRefusal = {
  kind: 'nothing_changes',
  message: {
    es: 'Lo propuesto es igual a lo vigente: no hay nada que reprogramar aquí.',
    en: 'What is proposed equals what is in force: there is nothing to reprogramme here.',
  },
}
const NO_REASON: ProposalRefusal = {
  kind: 'no_reason',
  field: 'cancelReason',
  message: { es: 'Escriba por qué se cancela la actividad.', en: 'Write why the activity is cancelled.' },
}
