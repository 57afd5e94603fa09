import { z } from 'zod'
import { ok, type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import type { Text } from '../../../kernel/text.ts'
import type { JurisdictionCalendar } from '../../../platform/calendar/calendar.ts'
import { dayOfYearSchema } from '../../../platform/calendar/calendar-schema.ts'
import { calendarChain, type WorkingCalendar, workingCalendar } from '../../../platform/calendar/working-calendar.ts'
import { type Complaint, parseInWords, pathText, says } from '../../../platform/packs/issues.ts'
import { civilDateSchema, textSchema } from '../../../platform/packs/words.ts'
import type { Ledger, Term } from '../rules/clock/ledger.ts'
import { lengthSchema, spanSchema, termSchema } from '../rules/definition/term-schema.ts'

/** What the clock is asked from outside: a term, a calendar, a ledger, and the day on which it is asked. docs/clock.md tells it. */
export interface ClockQuestion {
  readonly term: Term
  readonly calendar: WorkingCalendar
  readonly ledger: Ledger
  readonly today: string
}

const citation = z.string().trim().min(1)
const entered = {
  on: civilDateSchema,
  at: z.iso.datetime({ offset: true }).exactOptional(),
  actor: z.string().exactOptional(),
  rule: z.string().exactOptional(),
}

const ledgerSchema: z.ZodType<Ledger> = z
  .array(
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('start'), ...entered }),
      z.strictObject({
        kind: z.literal('pause'),
        ...entered,
        reason: textSchema,
        citation: citation.exactOptional(),
        awaits: z.enum(['applicant', 'others']).exactOptional(),
        answerWithin: spanSchema.exactOptional(),
      }),
      z.strictObject({ kind: z.literal('resume'), ...entered }),
      z.strictObject({
        kind: z.literal('extend'),
        ...entered,
        by: lengthSchema,
        reason: textSchema.exactOptional(),
        citation: citation.exactOptional(),
      }),
      z.strictObject({ kind: z.literal('restart'), ...entered }),
      z.strictObject({ kind: z.literal('stop'), ...entered, outcome: textSchema.exactOptional() }),
    ]),
  )
  .max(500)

const words = { title: textSchema.exactOptional(), citation: citation.exactOptional() }

/** A calendar as somebody outside writes it: what is not said has a usual value, and nothing of it is called found. */
const ownCalendarSchema = z.strictObject({
  extends: z.string().min(1).exactOptional(),
  weekend: z.array(z.int().min(1).max(7)).max(6).exactOptional(),
  yearly: z
    .array(
      z.union([
        z.strictObject({ from: dayOfYearSchema, to: dayOfYearSchema.exactOptional(), ...words }),
        z.strictObject({
          easterFrom: z.int().min(-60).max(60),
          easterTo: z.int().min(-60).max(60).exactOptional(),
          ...words,
        }),
      ]),
    )
    .max(500)
    .default([]),
  days: z
    .array(
      z
        .strictObject({
          from: civilDateSchema,
          to: civilDateSchema.exactOptional(),
          effect: z.enum(['holiday', 'suspension', 'working']).default('holiday'),
          ...words,
        })
        .refine(({ from, to = from }) => from <= to, {
          path: ['to'],
          params: says('Termina antes de empezar.', 'It ends before it begins.'),
        }),
    )
    .max(5000)
    .default([]),
})
type OwnCalendar = z.infer<typeof ownCalendarSchema>

const questionSchema = z.strictObject({
  term: termSchema,
  calendar: z.union([z.string().min(1), ownCalendarSchema]),
  ledger: ledgerSchema,
  today: civilDateSchema,
})

export interface QuestionRefusal extends Refusal<'not_json' | 'not_a_question' | 'no_calendar' | 'calendar_ring'> {
  /** Every place that is wrong, in the order of the text. */
  readonly complaints: readonly { readonly place: string; readonly message: Text }[]
}

/** Reads a question from text. `known`: calendars of the deployment, which may be named. */
export function parseClockQuestion(
  text: string,
  known: readonly JurisdictionCalendar[],
): Result<ClockQuestion, QuestionRefusal> {
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch (error) {
    const place = placeOfSyntaxError(text, error)
    return refuse({
      kind: 'not_json',
      message: { es: `Lo que llegó no es JSON${place.es}.`, en: `What arrived is no JSON${place.en}.` },
      complaints: [],
    })
  }
  const parsed = parseInWords(questionSchema, data)
  if (!parsed.ok) return refuse(wrong(parsed.complaints))
  const { term, ledger, today, calendar } = parsed.value
  const found = calendarOf(calendar, known)
  if (!found.ok) return refuse({ ...found.refusal, field: 'calendar', complaints: [] })
  return ok({ term, ledger, today, calendar: workingCalendar(found.value) })
}

function wrong(complaints: readonly Complaint[]): QuestionRefusal {
  return {
    kind: 'not_a_question',
    message: {
      es: 'La pregunta no está completa o tiene algo que no se entiende.',
      en: 'The question is not complete or has something that is not understood.',
    },
    complaints: complaints.map(({ at, message }) => ({ place: pathText(at), message })),
  }
}

/** The words, signs and numbers that JSON is made of, one after the other. */
const TOKEN = /\s*(?:[{}[\],:]|"(?:[^"\\\p{Cc}]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)\s*/uy

/** Where the engine says it, else the first thing that is nothing in JSON; not said where everything is something. */
function placeOfSyntaxError(text: string, error: unknown): Text & { readonly en: string } {
  const said = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1]
  const at = said === undefined ? firstStranger(text) : Number(said)
  if (at >= text.length) return { es: '', en: '' }
  const before = text.slice(0, at).split('\n')
  const [line, column] = [before.length, (before.at(-1)?.length ?? 0) + 1]
  return { es: `: línea ${line}, columna ${column}`, en: `: line ${line}, column ${column}` }
}

function firstStranger(text: string): number {
  TOKEN.lastIndex = 0
  let end = 0
  while (TOKEN.test(text)) end = TOKEN.lastIndex
  return end
}

function calendarOf(calendar: string | OwnCalendar, known: readonly JurisdictionCalendar[]) {
  if (typeof calendar === 'string') return calendarChain(calendar, known)
  const own = writtenOut(calendar)
  return calendarChain(own.code, [...known.filter(({ code }) => code !== own.code), own])
}

function writtenOut({ yearly, days, weekend, extends: wider }: OwnCalendar): JurisdictionCalendar {
  const grounds = (key: string, said: { readonly title?: Text; readonly citation?: string }) => ({
    key,
    title: said.title ?? { es: 'Día inhábil', en: 'Day off' },
    citation: said.citation ?? '–',
    certainty: 'unverified' as const,
  })
  return {
    code: 'own',
    title: { es: 'Calendario dado', en: 'Calendar as given' },
    ...(wider === undefined ? {} : { extends: wider }),
    ...(weekend === undefined ? {} : { weekend }),
    yearly: yearly.map((rule, index) => ({
      ...grounds(`yearly-${index}`, rule),
      days:
        'from' in rule
          ? { from: rule.from, to: rule.to ?? rule.from }
          : { easterFrom: rule.easterFrom, easterTo: rule.easterTo ?? rule.easterFrom },
    })),
    decrees: days.map((day, index) => ({
      ...grounds(`day-${index}`, day),
      effect: day.effect,
      from: day.from,
      to: day.to ?? day.from,
    })),
  }
}
