import { Temporal } from 'temporal-polyfill'
import type { Locale } from '../../kernel/text.ts'
import type { Channel, NotificationKind } from './kind.ts'

/** When and in which language a person wants to be written to. Times of day, `07:30`, in the institution's zone. */
export interface Timing {
  readonly locale: Locale
  readonly digestAt: string
  /** No letters from here … */
  readonly quietFrom: string | undefined
  /** … to here, over midnight where it is earlier. */
  readonly quietTo: string | undefined
}

/** Of who has not chosen: the summary before the working day begins, no letters at night. */
export const USUAL_TIMING: Timing = { locale: 'es', digestAt: '07:30', quietFrom: '20:00', quietTo: '06:00' }

/** The end of the quiet hours that `now` lies in (an instant, ISO), or undefined when it lies in none. */
export function quietUntil(timing: Timing, zone: string, now: string): string | undefined {
  const { quietFrom, quietTo } = timing
  if (quietFrom === undefined || quietTo === undefined || quietFrom === quietTo) return undefined
  const local = Temporal.Instant.from(now).toZonedDateTimeISO(zone)
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' })
  const overnight = quietFrom > quietTo
  const quiet = overnight ? time >= quietFrom || time < quietTo : time >= quietFrom && time < quietTo
  if (!quiet) return undefined
  const day = overnight && time >= quietFrom ? local.toPlainDate().add({ days: 1 }) : local.toPlainDate()
  return day.toZonedDateTime({ timeZone: zone, plainTime: quietTo }).toInstant().toString()
}

/**
 * Up to when (an instant, ISO) what waits for the summary goes into it now; undefined in quiet hours, which hold it back
 * until they end. What came after the hour of the summary waits for the next day's.
 */
export function digestCutOff(timing: Timing, zone: string, now: string): string | undefined {
  if (quietUntil(timing, zone, now) !== undefined) return undefined
  const local = Temporal.Instant.from(now).toZonedDateTimeISO(zone)
  const today = local.toPlainDate().toZonedDateTime({ timeZone: zone, plainTime: timing.digestAt })
  const last =
    Temporal.ZonedDateTime.compare(today, local) <= 0
      ? today
      : local.toPlainDate().subtract({ days: 1 }).toZonedDateTime({ timeZone: zone, plainTime: timing.digestAt })
  return last.toInstant().toString()
}

/** The channels a notification takes: what the person chose, else what the kind proposes. */
export function channelsFor(
  kind: Pick<NotificationKind<never>, 'defaultChannels' | 'urgent' | 'confidential'>,
  choices: ReadonlyMap<Channel, boolean>,
): ReadonlySet<Channel> {
  if (kind.confidential === true) return new Set(['email'])
  const wanted = (channel: Channel) => choices.get(channel) ?? kind.defaultChannels.includes(channel)
  const channels = new Set<Channel>()
  if (wanted('in_app')) channels.add('in_app')
  if (wanted('email')) channels.add('email')
  // What a letter has told is not told again; what is urgent does not wait for a summary.
  else if (wanted('digest')) channels.add(kind.urgent === true ? 'email' : 'digest')
  return channels
}
