import { Temporal } from 'temporal-polyfill'
import type { CivilDate } from '../../../../kernel/civil.ts'
import { ok, type Refusal, type Result, refuse } from '../../../../kernel/result.ts'

/** One day that was said; the newest of them stands. */
export interface AnnouncedDate {
  /** 1, 2, 3 … of one announcement. */
  readonly number: number
  /** Undefined: taken back, nothing will be published. */
  readonly on: CivilDate | undefined
  readonly reason: string
  /** An instant. */
  readonly recordedAt: string
}

/** Days that were said, the first one first, and the day on which the figures were first published. */
export interface Announced {
  readonly dates: readonly AnnouncedDate[]
  readonly publishedOn: CivilDate | undefined
}

/** How an announcement stands on a day; `days` counts from the day that stood last. */
export type AnnouncedStanding =
  | { readonly kind: 'announced' | 'on_time' | 'withdrawn' }
  | { readonly kind: 'awaited' | 'early' | 'late'; readonly days: number }

/** Published figures stand against the last day that was said; the days before it stay to be read beside. */
export function announcedStanding({ dates, publishedOn }: Announced, today: CivilDate): AnnouncedStanding {
  const on = dates.at(-1)?.on
  if (on === undefined) return publishedOn === undefined ? { kind: 'withdrawn' } : { kind: 'on_time' }
  if (publishedOn === undefined) {
    const days = daysBetween(on, today)
    return days > 0 ? { kind: 'awaited', days } : { kind: 'announced' }
  }
  const days = daysBetween(on, publishedOn)
  if (days === 0) return { kind: 'on_time' }
  return days > 0 ? { kind: 'late', days } : { kind: 'early', days: -days }
}

/** Still to come: neither published nor taken back. */
export function isOpen({ dates, publishedOn }: Announced): boolean {
  return publishedOn === undefined && dates.at(-1)?.on !== undefined
}

/** A day is said from today on, once for a period, and only of what is not yet published. After it was taken back it may be said anew. */
export function mayAnnounce(known: Announced, on: CivilDate, today: CivilDate): Result<undefined, Refusal> {
  if (known.publishedOn !== undefined) return refuse(PUBLISHED)
  if (isOpen(known)) return refuse(ANNOUNCED)
  return on.localeCompare(today) < 0 ? refuse(PAST) : ok(undefined)
}

/** To another day, from today on. */
export function mayMove(known: Announced, on: CivilDate, today: CivilDate): Result<undefined, Refusal> {
  const open = mayTakeBack(known)
  if (!open.ok) return open
  if (on === known.dates.at(-1)?.on) return refuse(SAME_DAY)
  return on.localeCompare(today) < 0 ? refuse(PAST) : ok(undefined)
}

export function mayTakeBack(known: Announced): Result<undefined, Refusal> {
  if (known.publishedOn !== undefined) return refuse(PUBLISHED)
  return isOpen(known) ? ok(undefined) : refuse(NOT_ANNOUNCED)
}

function daysBetween(from: CivilDate, to: CivilDate): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days
}

const refusal = (kind: string, field: string, es: string, en: string): Refusal => ({ kind, field, message: { es, en } })

const PUBLISHED = refusal(
  'already_published',
  'period',
  'Las cifras de ese período ya están publicadas.',
  'The figures of that period are published already.',
)
const ANNOUNCED = refusal(
  'already_announced',
  'period',
  'Ese período ya tiene fecha anunciada. Para cambiarla, ábralo en el calendario.',
  'That period has an announced date already. To change it, open it in the calendar.',
)
const NOT_ANNOUNCED = refusal(
  'not_announced',
  'period',
  'Ese período no tiene fecha anunciada.',
  'That period has no announced date.',
)
const PAST = refusal('past_day', 'on', 'Se anuncia un día de hoy en adelante.', 'A day from today on is announced.')
const SAME_DAY = refusal(
  'same_day',
  'on',
  'Es la misma fecha que ya está anunciada.',
  'It is the date that is announced already.',
)
