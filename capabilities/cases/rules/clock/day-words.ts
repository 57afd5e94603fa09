import { formatDate } from '../../../../kernel/format.ts'
import type { Locale, Text } from '../../../../kernel/text.ts'
import { say } from '../../../../kernel/text.ts'
import type { DayRow } from './account.ts'
import type { Holder, Ledger, LedgerEntry, Span, TermUnit } from './ledger.ts'
import type { ClockReading } from './reading.ts'

export const UNIT_WORDS: Readonly<Record<TermUnit, { readonly one: Text; readonly many: Text }>> = {
  working_days: {
    one: { es: 'día hábil', en: 'working day' },
    many: { es: 'días hábiles', en: 'working days' },
  },
  calendar_days: {
    one: { es: 'día calendario', en: 'calendar day' },
    many: { es: 'días calendario', en: 'calendar days' },
  },
  months: { one: { es: 'mes', en: 'month' }, many: { es: 'meses', en: 'months' } },
  years: { one: { es: 'año', en: 'year' }, many: { es: 'años', en: 'years' } },
}

export const HOLDER_WORDS: Readonly<Record<Holder, Text>> = {
  administration: { es: 'administración', en: 'administration' },
  applicant: { es: 'solicitante', en: 'applicant' },
  others: { es: 'otra entidad', en: 'another body' },
}

/** «20 días hábiles» */
export function spanWords({ length, unit }: Pick<Span, 'length' | 'unit'>, locale: Locale): string {
  return `${length} ${say(UNIT_WORDS[unit][length === 1 ? 'one' : 'many'], locale)}`
}

function withCitation(words: string, citation: string | undefined): string {
  return citation === undefined ? words : `${words} (${citation})`
}

/** What an entry of the ledger says. */
export function entryWords(entry: LedgerEntry, locale: Locale): string {
  const es = locale === 'es'
  switch (entry.kind) {
    case 'start':
      return es ? 'Se presenta la solicitud.' : 'The application is filed.'
    case 'pause': {
      const why = withCitation(say(entry.reason, locale), entry.citation)
      return es ? `Se suspende el plazo: ${why}.` : `The term is suspended: ${why}.`
    }
    case 'resume':
      return es
        ? 'Llega la respuesta; el plazo sigue al día siguiente.'
        : 'The answer comes in; the term goes on the next day.'
    case 'restart':
      return es
        ? 'Reingreso: el plazo empieza de nuevo al día siguiente.'
        : 'Filed again: the term begins anew the next day.'
    case 'extend': {
      const why = entry.reason === undefined ? undefined : say(entry.reason, locale)
      const words = es ? `Se prorroga el plazo en ${entry.by}` : `The term is extended by ${entry.by}`
      return `${withCitation(why === undefined ? words : `${words}: ${why}`, entry.citation)}.`
    }
    case 'stop': {
      const outcome = entry.outcome === undefined ? '' : `: ${say(entry.outcome, locale)}`
      return es ? `Termina el plazo${outcome}.` : `The term ends${outcome}.`
    }
  }
}

/** One day of the account in a sentence or two: what counts, or why it does not, and what was entered. */
export function dayWords(row: DayRow, ledger: Ledger, locale: Locale): string {
  return [
    countWords(row, locale),
    ...row.entered.flatMap((at) => entryAt(ledger, at, locale)),
    ...endWords(row, locale),
  ]
    .filter((sentence) => sentence !== '')
    .join(' ')
}

function entryAt(ledger: Ledger, at: number, locale: Locale): readonly string[] {
  const entry = ledger[at]
  return entry === undefined ? [] : [entryWords(entry, locale)]
}

function countWords({ counts, number, of, off, holder }: DayRow, locale: Locale): string {
  const es = locale === 'es'
  if (counts && number !== undefined) {
    if (number <= of) return es ? `Día ${number} de ${of}.` : `Day ${number} of ${of}.`
    return es ? `Día ${number}: ${number - of} después del plazo.` : `Day ${number}: ${number - of} past the term.`
  }
  if (off !== undefined) {
    const why = withCitation(say(off.title, locale), off.citation)
    return es ? `No cuenta: ${why}.` : `Does not count: ${why}.`
  }
  if (holder === 'applicant')
    return es ? 'Suspendido, a la espera de quien solicita.' : 'Suspended, the applicant’s answer is awaited.'
  if (holder === 'others')
    return es ? 'Suspendido, a la espera de otra entidad.' : 'Suspended, another body’s answer is awaited.'
  return ''
}

function endWords({ isDue, isAnswerBy }: DayRow, locale: Locale): readonly string[] {
  const es = locale === 'es'
  return [
    ...(isDue ? [es ? 'Último día del plazo.' : 'Last day of the term.'] : []),
    ...(isAnswerBy ? [es ? 'Último día para responder.' : 'Last day to answer.'] : []),
  ]
}

/** The state of the clock in one sentence, for who asks «¿y cuándo me responden?». */
export function readingWords(reading: ClockReading, locale: Locale): string {
  const es = locale === 'es'
  const day = (date: string | undefined) => (date === undefined ? '' : formatDate(date, locale, 'prose'))
  const { state, due, left, late, suspended, endedOn } = reading
  switch (state) {
    case 'running':
      return es
        ? `El plazo vence el ${day(due)}; quedan ${left} por contar.`
        : `The term ends on ${day(due)}; ${left} are left to count.`
    case 'overdue':
      return es
        ? `El plazo venció el ${day(due)}; han pasado ${late} desde entonces.`
        : `The term ended on ${day(due)}; ${late} have passed since.`
    case 'decided_by_silence':
      return es
        ? `El plazo venció el ${day(due)} sin resolución; desde el ${day(endedOn)} la ley la da por dictada.`
        : `The term ended on ${day(due)} without a decision; from ${day(endedOn)} the law takes it as given.`
    case 'lapsed':
      return es
        ? `El expediente caducó el ${day(endedOn)} por falta de respuesta.`
        : `The case lapsed on ${day(endedOn)} for want of an answer.`
    case 'stopped': {
      if (late > 0)
        return es
          ? `Terminó el ${day(endedOn)}, ${late} después de vencer el plazo (${day(due)}).`
          : `It ended on ${day(endedOn)}, ${late} after the term was over (${day(due)}).`
      return es ? `Terminó el ${day(endedOn)}, dentro del plazo.` : `It ended on ${day(endedOn)}, within the term.`
    }
    case 'suspended':
      return suspendedWords(suspended, due, day, es)
  }
}

function suspendedWords(
  suspended: ClockReading['suspended'],
  due: string | undefined,
  day: (date: string | undefined) => string,
  es: boolean,
): string {
  const since = es ? `Suspendido desde el ${day(suspended?.since)}.` : `Suspended since ${day(suspended?.since)}.`
  if (due !== undefined)
    return es
      ? `${since} El plazo ya había vencido el ${day(due)}.`
      : `${since} The term had ended already, on ${day(due)}.`
  const today = suspended?.dueIfAnsweredToday
  const last = suspended?.dueIfAnsweredLast
  const words = es
    ? `Si la respuesta llegara hoy, vencería el ${day(today)}`
    : `If the answer came today, it would end on ${day(today)}`
  if (last === undefined) return `${since} ${words}.`
  return es
    ? `${since} ${words}; si llega el último día (${day(suspended?.answerBy)}), el ${day(last)}.`
    : `${since} ${words}; if it comes on the last day (${day(suspended?.answerBy)}), on ${day(last)}.`
}
