import { parseCivilDate } from '../../../../../kernel/civil.ts'
import type { Locale, Text } from '../../../../../kernel/text.ts'
import { say } from '../../../../../kernel/text.ts'
import type { JurisdictionCalendar } from '../../../../../platform/calendar/calendar.ts'
import {
  calendarChain,
  type WorkingCalendar,
  workingCalendar,
} from '../../../../../platform/calendar/working-calendar.ts'
import type { FieldError } from '../../../../../ui/form/form-state.ts'
import { type ClockAccount, clockAccount } from '../../../rules/clock/account.ts'
import { type Counting, type Ledger, type LedgerEntry, TERM_UNITS, type Term } from '../../../rules/clock/ledger.ts'

/** What can be entered after the filing, as the address names it. */
export const DEEDS = {
  observacion: { es: 'Observación: se espera a quien solicita', en: 'Observation: the applicant’s answer is awaited' },
  consulta: { es: 'Consulta a otra entidad', en: 'Another body is asked' },
  respuesta: { es: 'Respuesta: el plazo sigue', en: 'Answer: the term goes on' },
  reingreso: { es: 'Reingreso: el plazo empieza de nuevo', en: 'Filed again: the term begins anew' },
  prorroga: { es: 'Prórroga', en: 'Extension' },
  resolucion: { es: 'Resolución o desistimiento', en: 'Decision or withdrawal' },
} as const satisfies Record<string, Text>
export type Deed = keyof typeof DEEDS

/** Rows for deeds on the page; more than these are asked of the command line. */
export const MOST_DEEDS = 12
const FEWEST_BLANK = 2

export interface DeedRow {
  readonly deed: string
  readonly on: string
  readonly by: string
}

export interface ClockForm {
  /** Nothing was asked yet. */
  readonly blank: boolean
  readonly values: Readonly<Record<string, string>>
  readonly rows: readonly DeedRow[]
  readonly errors: readonly FieldError[]
  readonly answer?: ClockFormAnswer
}

export interface ClockFormAnswer {
  readonly account: ClockAccount
  readonly ledger: Ledger
  readonly term: Term
  readonly calendar: WorkingCalendar
  readonly today: string
}

const NAMES = [
  'largo',
  'unidad',
  'calendario',
  'presentada',
  'al',
  'responder',
  'caduca',
  'observado',
  'inhabil',
] as const

const MISSING = {
  length: { es: 'Escriba un número entero de 1 a 3650.', en: 'Write a whole number from 1 to 3650.' },
  unit: { es: 'Elija en qué se cuenta el plazo.', en: 'Choose what the term is counted in.' },
  calendar: { es: 'Elija un calendario.', en: 'Choose a calendar.' },
  day: { es: 'Elija un día, por ejemplo 2026-03-04.', en: 'Choose a day, for example 2026-03-04.' },
  deed: { es: 'Elija qué pasó ese día.', en: 'Choose what happened on that day.' },
} as const satisfies Record<string, Text>

/** Reads the address; `today` stands where no other day to look from is given. */
export function readClockForm(
  query: URLSearchParams,
  calendars: readonly JurisdictionCalendar[],
  today: string,
  locale: Locale,
): ClockForm {
  const values = Object.fromEntries(NAMES.map((name) => [name, (query.get(name) ?? '').trim().slice(0, 40)]))
  const rows = rowsOf(query)
  // A guide leads here with the term of its procedure: the day is still to be written, and nothing is wrong.
  const blank = !query.has('presentada')
  if (blank) {
    const usual = { unidad: values.unidad || 'working_days', responder: values.responder || '10' }
    return { blank, values: { ...values, ...usual }, rows: padded(rows), errors: [] }
  }

  const errors: FieldError[] = []
  const fail = (field: string, message: Text) => {
    errors.push({ field, message: say(message, locale) })
    return undefined
  }
  const whole = (name: string, optional: boolean) => {
    const text = values[name] ?? ''
    if (optional && text === '') return undefined
    const number = /^\d{1,4}$/.test(text) ? Number(text) : 0
    return number >= 1 && number <= 3650 ? number : fail(name, MISSING.length)
  }
  const length = whole('largo', false)
  const unit = TERM_UNITS.find((each) => each === values.unidad) ?? fail('unidad', MISSING.unit)
  const correction = whole('responder', true)
  const lapse = whole('caduca', true)
  const chain = calendarChain(values.calendario ?? '', calendars)
  if (!chain.ok) fail('calendario', MISSING.calendar)
  const filed = parseCivilDate(values.presentada ?? '') ?? fail('presentada', MISSING.day)
  const deeds = rows.flatMap((row, index) => deedOf(row, index, fail, locale))
  const asked = values.al === '' ? today : (parseCivilDate(values.al ?? '') ?? fail('al', MISSING.day))
  const form = { blank, values, rows: padded(rows) }
  if (
    errors.length > 0 ||
    length === undefined ||
    unit === undefined ||
    !chain.ok ||
    filed === undefined ||
    asked === undefined
  )
    return { ...form, errors }

  const counting: Counting = {
    filedOnDayOff: values.inhabil === 'ese_dia' ? 'same_day' : 'next_working_day',
    suspensionFrom: values.observado === 'cuenta' ? 'next_day' : 'same_day',
  }
  const term: Term = {
    length,
    unit,
    version: '1',
    counting,
    ...(correction === undefined ? {} : { correction: { length: correction, unit: 'working_days' } }),
    ...(lapse === undefined ? {} : { lapse: { length: lapse, unit: 'months' } }),
  }
  const ledger: Ledger = [{ kind: 'start', on: filed }, ...deeds]
  const calendar = workingCalendar(chain.value)
  const last = ledger.at(-1)?.on ?? filed
  // Who gives no day to look from asks about what was entered, also where that still lies ahead.
  const until = values.al === '' && last > asked ? last : asked
  const account = clockAccount(ledger, term, calendar, until)
  if (account.ok) return { ...form, errors, answer: { account: account.value, ledger, term, calendar, today: until } }
  return { ...form, errors: [errorAt(account.refusal.field, say(account.refusal.message, locale))] }
}

function rowsOf(query: URLSearchParams): readonly DeedRow[] {
  const [deeds, days, counts] = ['hecho', 'dia', 'cuanto'].map((name) => query.getAll(name))
  return Array.from({ length: Math.min(MOST_DEEDS, Math.max(deeds?.length ?? 0, days?.length ?? 0)) }, (_, index) => ({
    deed: deeds?.[index]?.slice(0, 40) ?? '',
    on: days?.[index]?.trim().slice(0, 10) ?? '',
    by: counts?.[index]?.trim().slice(0, 4) ?? '',
  })).filter(({ deed, on }) => deed !== '' || on !== '')
}

function padded(rows: readonly DeedRow[]): readonly DeedRow[] {
  const blanks = Math.min(MOST_DEEDS - rows.length, FEWEST_BLANK)
  return [...rows, ...Array.from({ length: blanks }, () => ({ deed: '', on: '', by: '' }))]
}

/** The names of a row's fields, as errors point to them. */
export function rowField(part: 'hecho' | 'dia' | 'cuanto', index: number): string {
  return `${part}-${index + 1}`
}

function deedOf(
  row: DeedRow,
  index: number,
  fail: (field: string, message: Text) => undefined,
  locale: Locale,
): readonly LedgerEntry[] {
  const deed = (Object.keys(DEEDS) as Deed[]).find((each) => each === row.deed)
  const on = parseCivilDate(row.on)
  if (deed === undefined) fail(rowField('hecho', index), MISSING.deed)
  if (on === undefined) fail(rowField('dia', index), MISSING.day)
  if (deed === undefined || on === undefined) return []
  if (deed !== 'prorroga') return [entryOf(deed, on, locale)]
  const by = /^\d{1,4}$/.test(row.by) ? Number(row.by) : 0
  if (by >= 1 && by <= 3650) return [{ kind: 'extend', on, by }]
  fail(rowField('cuanto', index), MISSING.length)
  return []
}

function entryOf(deed: Exclude<Deed, 'prorroga'>, on: string, locale: Locale): LedgerEntry {
  const es = locale === 'es'
  switch (deed) {
    case 'observacion':
      return { kind: 'pause', on, reason: { es: es ? 'observación' : 'observation' }, awaits: 'applicant' }
    case 'consulta':
      return { kind: 'pause', on, reason: { es: es ? 'consulta' : 'another body is asked' }, awaits: 'others' }
    case 'respuesta':
      return { kind: 'resume', on }
    case 'reingreso':
      return { kind: 'restart', on }
    case 'resolucion':
      return { kind: 'stop', on }
  }
}

/** A refusal of the rule at the row whose line of the ledger it names: the first line is the filing. */
function errorAt(place: string | undefined, message: string): FieldError {
  const match = /^ledger\[(\d+)\]\.(\w+)$/.exec(place ?? '')
  if (match === null) return { message }
  const line = Number(match[1])
  if (line === 0) return { field: 'presentada', message }
  return { field: rowField(match[2] === 'on' ? 'dia' : 'hecho', line - 1), message }
}
