import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Decree, JurisdictionCalendar } from '../../../../platform/calendar/calendar.ts'
import { calendarFiles } from '../../../../platform/calendar/calendar-schema.ts'
import { calendarChain, workingCalendar } from '../../../../platform/calendar/working-calendar.ts'
import { loadPack } from '../../../../platform/packs/load-pack.ts'
import { projectRoot } from '../../../../platform/root.ts'
import { clockAccount } from './account.ts'
import { append } from './append.ts'
import { dayWords, readingWords } from './day-words.ts'
import type { Ledger, LedgerEntry, Term } from './ledger.ts'
import { readClock } from './reading.ts'

/** Written to be checked with a wall calendar of 2019 and 2020 and the days off of `deployments/amss/calendars`. */
let calendars: readonly JurisdictionCalendar[]
beforeAll(async () => {
  const pack = await loadPack(join(projectRoot, 'deployments', 'amss'))
  const read = pack.ok ? pack.value.read(calendarFiles) : pack
  if (!read.ok) throw new Error(read.refusal.message.es)
  calendars = read.value.map(({ value }) => value)
})

function calendarOf(code: string, ...decrees: readonly Decree[]) {
  const chain = calendarChain(code, calendars)
  if (!chain.ok) throw new Error(chain.refusal.message.en)
  return workingCalendar(chain.value.map((each) => (each.code === code ? { ...each, decrees } : each)))
}

const DECREE = {
  key: 'd',
  title: { es: 'Duelo nacional' },
  citation: 'Decreto de ejemplo',
  certainty: 'invented',
} as const

const TEN: Term = { length: 10, unit: 'working_days', version: '1', correction: { length: 10, unit: 'working_days' } }
const days = (length: number): Term => ({ ...TEN, length })
const filed = (on: string): LedgerEntry => ({ kind: 'start', on })
const observed = (on: string): LedgerEntry => ({
  kind: 'pause',
  on,
  reason: { es: 'Falta la escritura', en: 'The deed is missing' },
})
const answered = (on: string): LedgerEntry => ({ kind: 'resume', on })
const refiled = (on: string): LedgerEntry => ({ kind: 'restart', on })
const resolved = (on: string): LedgerEntry => ({ kind: 'stop', on })

function read(ledger: Ledger, term: Term, today: string, calendar = calendarOf('opamss')) {
  const answer = readClock(ledger, term, calendar, today)
  if (!answer.ok) throw new Error(answer.refusal.message.en)
  return answer.value
}

describe('when a term ends', () => {
  interface Case {
    readonly what: string
    readonly ledger: Ledger
    readonly term: Term
    readonly due: string | undefined
    readonly calendar?: string
    readonly decrees?: readonly Decree[]
  }
  const CASES: readonly Case[] = [
    {
      what: 'counting begins the day after filing; weekends do not count',
      ledger: [filed('2019-03-04')],
      term: TEN,
      due: '2019-03-18',
    },
    {
      what: 'filed on a Saturday, it counts as filed on Monday',
      ledger: [filed('2019-03-02')],
      term: TEN,
      due: '2019-03-18',
    },
    {
      what: 'the eight days of Holy Week do not count',
      ledger: [filed('2019-04-10')],
      term: days(5),
      due: '2019-04-24',
    },
    { what: 'nor the first six of August', ledger: [filed('2019-07-30')], term: days(3), due: '2019-08-08' },
    {
      what: 'nor those from Christmas Eve to 2 January',
      ledger: [filed('2019-12-20')],
      term: days(3),
      due: '2020-01-06',
    },
    {
      what: 'Apopa keeps its patron saint’s day',
      ledger: [filed('2019-11-22')],
      term: days(2),
      due: '2019-11-27',
      calendar: 'apopa',
    },
    { what: 'where the institution works', ledger: [filed('2019-11-22')], term: days(2), due: '2019-11-26' },
    {
      what: 'from date to date: a month from 15 March ends in Holy Week and moves past it',
      ledger: [filed('2019-03-15')],
      term: { ...TEN, length: 1, unit: 'months' },
      due: '2019-04-22',
    },
    {
      what: 'a month from 31 January ends on the last of February',
      ledger: [filed('2019-01-31')],
      term: { ...TEN, length: 1, unit: 'months' },
      due: '2019-02-28',
    },
    {
      what: 'a year from 29 February ends on the 28th, here a Sunday',
      ledger: [filed('2020-02-29')],
      term: { ...TEN, length: 1, unit: 'years', counting: { filedOnDayOff: 'same_day', suspensionFrom: 'same_day' } },
      due: '2021-03-01',
    },
    {
      what: 'ten calendar days end in Holy Week and move past it',
      ledger: [filed('2019-04-05')],
      term: { ...TEN, unit: 'calendar_days' },
      due: '2019-04-22',
    },
    {
      what: 'a decree that comes after filing moves the end',
      ledger: [filed('2019-03-04')],
      term: TEN,
      decrees: [{ ...DECREE, effect: 'holiday', from: '2019-03-14', to: '2019-03-15' }],
      due: '2019-03-20',
    },
    {
      what: 'a decree that makes a Saturday a working day brings it forward',
      ledger: [filed('2019-03-04')],
      term: TEN,
      decrees: [{ ...DECREE, effect: 'working', from: '2019-03-09', to: '2019-03-09' }],
      due: '2019-03-15',
    },
    {
      what: 'a suspension of all terms stops a month too',
      ledger: [filed('2020-03-02')],
      term: { ...TEN, length: 1, unit: 'months' },
      decrees: [{ ...DECREE, effect: 'suspension', from: '2020-03-16', to: '2020-03-25' }],
      due: '2020-04-13',
    },
    {
      what: 'suspended, it has no end yet',
      ledger: [filed('2019-03-04'), observed('2019-03-08')],
      term: TEN,
      due: undefined,
    },
    {
      what: 'two observations: 3 days used, then 4, then the last 3',
      ledger: [
        filed('2019-03-04'),
        observed('2019-03-08'),
        answered('2019-03-13'),
        observed('2019-03-20'),
        answered('2019-03-25'),
      ],
      term: TEN,
      due: '2019-03-28',
    },
    {
      what: 'observed on the last day, that day is left after the answer',
      ledger: [filed('2019-03-04'), observed('2019-03-18'), answered('2019-03-25')],
      term: TEN,
      due: '2019-03-26',
    },
    {
      what: 'unless the day of an observation still counts: then nothing is left',
      ledger: [filed('2019-03-04'), observed('2019-03-18'), answered('2019-03-25')],
      term: { ...TEN, counting: { filedOnDayOff: 'next_working_day', suspensionFrom: 'next_day' } },
      due: '2019-03-18',
    },
    {
      what: 'a correction filed in Holy Week counts as filed after it; 1 May is off',
      ledger: [filed('2019-04-03'), observed('2019-04-09'), answered('2019-04-17')],
      term: TEN,
      due: '2019-05-02',
    },
    {
      what: 'unless what is filed on a day off counts as filed that day',
      ledger: [filed('2019-04-03'), observed('2019-04-09'), answered('2019-04-17')],
      term: { ...TEN, counting: { filedOnDayOff: 'same_day', suspensionFrom: 'same_day' } },
      due: '2019-04-30',
    },
    {
      what: 'extended by five',
      ledger: [filed('2019-03-04'), { kind: 'extend', on: '2019-03-12', by: 5 }],
      term: TEN,
      due: '2019-03-25',
    },
    {
      what: 'filed again, it begins anew',
      ledger: [filed('2019-03-04'), observed('2019-03-08'), refiled('2019-03-13')],
      term: TEN,
      due: '2019-03-27',
    },
    {
      what: 'an extension of the first filing is not one of the second',
      ledger: [
        filed('2019-03-04'),
        { kind: 'extend', on: '2019-03-05', by: 5 },
        observed('2019-03-08'),
        refiled('2019-03-13'),
      ],
      term: TEN,
      due: '2019-03-27',
    },
    {
      what: 'resolved, it still says when it was due',
      ledger: [filed('2019-03-04'), resolved('2019-03-12')],
      term: TEN,
      due: '2019-03-18',
    },
  ]
  it.each(CASES)('$what', ({ ledger, term, due, calendar = 'opamss', decrees = [] }) => {
    expect(read(ledger, term, ledger.at(-1)?.on ?? '', calendarOf(calendar, ...decrees)).due).toBe(due)
  })
})

describe('what the clock says', () => {
  it('counts the days of each party, and their sum', () => {
    const ledger = [filed('2019-03-04'), observed('2019-03-08'), answered('2019-03-13'), resolved('2019-03-15')]
    expect(read(ledger, TEN, '2019-12-01').days).toEqual({ total: 9, administration: 5, applicant: 4, others: 0 })
  })

  it('counts days in which another body has the case apart from both', () => {
    const asked: LedgerEntry = { kind: 'pause', on: '2019-03-08', reason: { es: 'Opinión' }, awaits: 'others' }
    const { days: parties } = read([filed('2019-03-04'), asked, answered('2019-03-13')], TEN, '2019-03-14')
    expect(parties).toEqual({ total: 8, administration: 4, applicant: 0, others: 4 })
  })

  it('suspended, tells the last day to answer and when the term would end', () => {
    const { suspended, state } = read([filed('2019-04-03'), observed('2019-04-09')], TEN, '2019-04-12')
    expect(state).toBe('suspended')
    expect(suspended).toMatchObject({
      answerBy: '2019-04-30',
      dueIfAnsweredToday: '2019-04-30',
      dueIfAnsweredLast: '2019-05-13',
    })
  })

  it('lapses after six months without an answer, and not a day before', () => {
    const term: Term = { ...TEN, lapse: { length: 6, unit: 'months' } }
    const ledger = [filed('2019-03-04'), observed('2019-03-08')]
    expect(read(ledger, term, '2019-09-09').state).toBe('suspended')
    expect(read(ledger, term, '2019-09-10')).toMatchObject({ state: 'lapsed', endedOn: '2019-09-10' })
  })

  it('is decided by silence the day after the due date where the law says so, else overdue', () => {
    const silent: Term = { ...TEN, silence: { decides: 'granted', citation: 'LPA' } }
    const ledger = [filed('2019-03-04')]
    expect(read(ledger, silent, '2019-03-18').state).toBe('running')
    expect(read(ledger, silent, '2019-03-19')).toMatchObject({ state: 'decided_by_silence', endedOn: '2019-03-19' })
    expect(read(ledger, TEN, '2019-03-21')).toMatchObject({ state: 'overdue', late: 3, left: 0 })
  })

  it('tells how late a resolution came', () => {
    expect(read([filed('2019-03-04'), resolved('2019-03-20')], TEN, '2019-06-01')).toMatchObject({
      state: 'stopped',
      late: 2,
    })
  })
})

describe('what may be entered', () => {
  const term: Term = {
    ...TEN,
    entries: 2,
    lapse: { length: 6, unit: 'months' },
    extension: { times: 1, most: 5, citation: 'Reglamento' },
  }
  const paused = [filed('2019-03-04'), observed('2019-03-08')]
  const REFUSALS: readonly (readonly [string, Ledger, LedgerEntry, Term])[] = [
    ['no_start', [], observed('2019-03-04'), term],
    ['second_start', [filed('2019-03-04')], filed('2019-03-05'), term],
    ['not_suspended', [filed('2019-03-04')], answered('2019-03-05'), term],
    ['not_running', paused, observed('2019-03-11'), term],
    ['out_of_order', paused, answered('2019-03-07'), term],
    ['after_today', paused, answered('2020-03-07'), term],
    ['after_stop', [filed('2019-03-04'), resolved('2019-03-05')], observed('2019-03-06'), term],
    ['too_many_entries', [...paused, refiled('2019-03-11'), observed('2019-03-12')], refiled('2019-03-13'), term],
    ['lapsed', paused, answered('2019-10-01'), term],
    ['nothing_extended', [filed('2019-03-04')], { kind: 'extend', on: '2019-03-05', by: 0 }, term],
    ['no_extension', [filed('2019-03-04')], { kind: 'extend', on: '2019-03-05', by: 5 }, TEN],
    ['extension_too_long', [filed('2019-03-04')], { kind: 'extend', on: '2019-03-05', by: 6 }, term],
    ['extended_too_late', [filed('2019-03-04')], { kind: 'extend', on: '2019-03-19', by: 5 }, term],
    [
      'too_many_extensions',
      [filed('2019-03-04'), { kind: 'extend', on: '2019-03-05', by: 5 }],
      { kind: 'extend', on: '2019-03-06', by: 1 },
      term,
    ],
  ]
  it.each(REFUSALS)('%s is refused, in words', (kind, ledger, entry, under) => {
    const answer = append(ledger, entry, under, calendarOf('opamss'), '2019-12-31')
    expect(answer).toMatchObject({
      ok: false,
      refusal: { kind, message: { es: expect.any(String), en: expect.any(String) } },
    })
  })

  it('an answer on the last day before it lapses is taken', () => {
    const answer = append(paused, answered('2019-09-09'), term, calendarOf('opamss'), '2019-12-31')
    expect(answer.ok && answer.value.length).toBe(3)
  })
})

describe('the account, day by day', () => {
  it('says of each day whether it counts, as which, and why not', () => {
    const ledger = [filed('2019-04-10'), observed('2019-04-12'), answered('2019-04-22')]
    const account = clockAccount(ledger, days(3), calendarOf('opamss'), '2019-04-22')
    if (!account.ok) throw new Error(account.refusal.message.en)
    const said = account.value.rows.map((row) => `${row.date} ${dayWords(row, ledger, 'es')}`)
    expect(said).toEqual([
      '2019-04-10 Se presenta la solicitud.',
      '2019-04-11 Día 1 de 3.',
      '2019-04-12 Suspendido, a la espera de quien solicita. Se suspende el plazo: Falta la escritura.',
      '2019-04-13 No cuenta: Fin de semana.',
      ...['14', '15', '16', '17', '18', '19', '20', '21'].map(
        (day) => `2019-04-${day} No cuenta: Vacación de Semana Santa (Vacaciones de los empleados públicos).`,
      ),
      '2019-04-22 Suspendido, a la espera de quien solicita. Llega la respuesta; el plazo sigue al día siguiente.',
      '2019-04-23 Día 2 de 3.',
      '2019-04-24 Día 3 de 3. Último día del plazo.',
    ])
    expect(readingWords(account.value.reading, 'es')).toBe(
      'El plazo vence el 24 de abril de 2019; quedan 2 por contar.',
    )
    expect(readingWords(account.value.reading, 'en')).toBe('The term ends on 24 April 2019; 2 are left to count.')
  })
})
