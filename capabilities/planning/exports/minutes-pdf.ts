import { formatDate } from '../../../kernel/format.ts'
import type { Result } from '../../../kernel/result.ts'
import type { Locale } from '../../../kernel/text.ts'
import type { DocumentRefusal } from '../../../platform/documents/refusals.ts'
import { type JsonValue, renderPdf } from '../../../platform/documents/typst.ts'
import { AGREEMENT_WORDS } from '../pages/staff/review/agreement-words.ts'
import { MEETING_WORDS } from '../pages/staff/review/meeting-words.ts'
import type { Minutes, MinutesAgreement } from '../pages/staff/review/minutes-of.ts'

export interface MinutesPdfInput {
  readonly minutes: Minutes
  readonly locale: Locale
  readonly institution: string
  readonly madeOn: string
  readonly madeAt: string
}

/** The minutes as they are signed and filed: portrait letter, in the institution's layout. */
export function minutesPdf(input: MinutesPdfInput): Promise<Result<Uint8Array, DocumentRefusal>> {
  return renderPdf({ folder: 'capabilities/planning/exports', file: 'minutes.typ' }, minutesPdfData(input), {
    created: input.madeAt,
  })
}

/** All that the template draws, in words of the reader's language. */
export function minutesPdfData({ minutes, locale, institution, madeOn }: MinutesPdfInput): JsonValue {
  const words = MEETING_WORDS[locale]
  const agreementWords = AGREEMENT_WORDS[locale]
  const { meeting } = minutes
  return {
    lang: locale,
    title: minutes.title,
    institution,
    standing: minutes.standing,
    demo: minutes.demo ? words.demo : '',
    made: words.madeOn(formatDate(madeOn, locale, 'prose')),
    page: locale === 'es' ? 'Página' : 'Page',
    of: locale === 'es' ? 'de' : 'of',
    facts: [
      { term: words.heldOn, lines: [minutes.heldOn], lang: locale },
      { term: words.place, lines: [meeting.place], lang: 'es' },
      { term: words.attendees, lines: meeting.attendees, lang: 'es' },
      { term: words.agenda, lines: meeting.agenda, lang: 'es' },
      ...(meeting.notes === undefined ? [] : [{ term: words.notes, lines: [meeting.notes], lang: 'es' }]),
      ...(minutes.hash === undefined ? [] : [{ term: words.hash, lines: [minutes.hash], lang: locale }]),
    ],
    figures: {
      title: words.figures,
      institution: `${words.institution}: ${minutes.institution.progress} · ${minutes.institution.state}`,
      head: [words.unitColumn, words.progress, words.state, words.missing, words.findings, words.delivered],
      rows: minutes.units.map((unit) => [
        unit.title,
        unit.progress,
        unit.state,
        String(unit.missing),
        String(unit.findings),
        unit.delivered ? words.yes : words.no,
      ]),
    },
    agreed: [
      agreed(words.earlier, words.noneEarlier, minutes.earlier),
      agreed(words.agreements, words.none, minutes.agreements),
    ],
    head: [
      agreementWords.number,
      agreementWords.agreement,
      agreementWords.responsible,
      agreementWords.due,
      agreementWords.state,
    ],
  }
}

function agreed(title: string, none: string, rows: readonly MinutesAgreement[]): JsonValue {
  return {
    title,
    none,
    rows: rows.map(({ number, text, responsible, due, state }) => [number, text, responsible, due, state]),
  }
}
