import { Temporal } from 'temporal-polyfill'
import type { CivilDate } from '../../kernel/civil.ts'

/** A day to keep in mind, as calendar programs take it. */
export interface CalendarEvent {
  /** The same for the same thing at every fetch, so that a program changes its entry instead of adding one. */
  readonly uid: string
  readonly on: CivilDate
  readonly summary: string
  readonly description?: string
  /** A whole address. */
  readonly url?: string
  readonly categories?: readonly string[]
}

export interface Calendar {
  readonly name: string
  /** IANA name of the zone in whose days it speaks. */
  readonly zone: string
  /** BCP 47. */
  readonly language: string
  /** When what it says was last put together: an instant. */
  readonly stamp: string
  readonly events: readonly CalendarEvent[]
}

/**
 * A calendar as RFC 5545 has it. Days without hours are dates (§3.3.4), which no zone can move; the zone is named all the same
 * (§3.6.5 and what programs of the market read) for programs that show hours.
 */
export function icalendar({ name, zone, language, stamp, events }: Calendar): string {
  const dtstamp = stamp.replace(/\.\d+/, '').replace(/[-:]/g, '')
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Trama//Trama//ES',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME;LANGUAGE=${language}:${text(name)}`,
    `X-WR-CALNAME:${text(name)}`,
    `X-WR-TIMEZONE:${zone}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT12H',
    'X-PUBLISHED-TTL:PT12H',
    ...timeZone(zone, stamp),
    ...events.flatMap((event) => eventLines(event, dtstamp, language)),
    'END:VCALENDAR',
  ]
  return `${lines.map(fold).join('\r\n')}\r\n`
}

function eventLines(event: CalendarEvent, dtstamp: string, language: string): readonly string[] {
  const { uid, on, summary, description, url, categories = [] } = event
  return [
    'BEGIN:VEVENT',
    `UID:${text(uid)}`,
    `DTSTAMP:${dtstamp}`,
    `DTSTART;VALUE=DATE:${day(on)}`,
    // The end is the first day that is no longer part of it (§3.6.1).
    `DTEND;VALUE=DATE:${day(Temporal.PlainDate.from(on).add({ days: 1 }).toString())}`,
    `SUMMARY;LANGUAGE=${language}:${text(summary)}`,
    ...(description === undefined ? [] : [`DESCRIPTION;LANGUAGE=${language}:${text(description)}`]),
    ...(url === undefined ? [] : [`URL:${url.replace(/[\r\n]/g, '')}`]),
    ...(categories.length === 0 ? [] : [`CATEGORIES:${categories.map(text).join(',')}`]),
    // Who has something due is not thereby busy all day.
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]
}

/** The zone as it stands in the year of the stamp. Where clocks are changed a program knows the zone by its name. */
function timeZone(zone: string, stamp: string): readonly string[] {
  const offset = Temporal.Instant.from(stamp).toZonedDateTimeISO(zone).offset.replace(':', '')
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${zone}`,
    'BEGIN:STANDARD',
    'DTSTART:19700101T000000',
    `TZOFFSETFROM:${offset}`,
    `TZOFFSETTO:${offset}`,
    'END:STANDARD',
    'END:VTIMEZONE',
  ]
}

function day(date: CivilDate): string {
  return date.replaceAll('-', '')
}

/** §3.3.11: backslash, semicolon, comma and line ends are escaped; other control characters have no place in it. */
function text(value: string): string {
  return value
    .replace(/\\/g, '\\\\')
    .replace(/;/g, '\\;')
    .replace(/,/g, '\\,')
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/[^\P{Cc}\t]/gu, '')
}

const MOST_OCTETS = 75

/** §3.1: no line is longer than 75 octets; what goes on begins with a blank. A character is never cut in two. */
function fold(line: string): string {
  let folded = ''
  let octets = 0
  for (const char of line) {
    const size = Buffer.byteLength(char)
    if (octets + size > MOST_OCTETS) {
      folded += '\r\n '
      octets = 1
    }
    folded += char
    octets += size
  }
  return folded
}
