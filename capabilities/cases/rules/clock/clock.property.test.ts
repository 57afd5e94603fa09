import { describe, expect, it } from 'vitest'
import { fromDayNumber, toDayNumber } from '../../../../kernel/day-number.ts'
import { workingCalendar } from '../../../../platform/calendar/working-calendar.ts'
import type { Ledger } from './ledger.ts'
import { disagreement } from './oracle/compare.ts'
import { generatedCase, seeded } from './oracle/generated.ts'
import { readClock } from './reading.ts'

/** A hundred thousand and more: `npm run soak -- clock`. */
const HERE = 1500

describe('the clock on generated ledgers and calendars', () => {
  it('says what a clerk says who counts day by day with a pencil', () => {
    const random = seeded(2019)
    let suspended = 0
    for (let n = 0; n < HERE; n += 1) {
      const generated = generatedCase(random)
      const wrong = disagreement(generated)
      if (wrong !== undefined) throw new Error(`case ${n}: ${wrong}\n${JSON.stringify(generated)}`)
      if (generated.ledger.some(({ kind }) => kind === 'pause')) suspended += 1
    }
    expect(suspended).toBeGreaterThan(HERE / 3)
  })

  it('keeps its word: answered on the day it was asked about, the term ends when it said', () => {
    const random = seeded(82)
    let asked = 0
    for (let n = 0; n < HERE; n += 1) {
      const { ledger, term, chain, today } = generatedCase(random)
      const calendar = workingCalendar(chain)
      const read = readClock(ledger, term, calendar, today)
      if (!read.ok) throw new Error(read.refusal.message.en)
      const promised = read.value.suspended?.dueIfAnsweredToday
      if (promised === undefined) continue
      const kind = term.afterCorrection === 'begins_anew' ? 'restart' : 'resume'
      const answered: Ledger = [...ledger, { kind, on: today }]
      const after = readClock(answered, term, calendar, today)
      if (!after.ok) throw new Error(after.refusal.message.en)
      expect(after.value.due, JSON.stringify({ ledger, term, today })).toBe(promised)
      asked += 1
    }
    expect(asked).toBeGreaterThan(HERE / 10)
  })

  it('a day more off never brings a due date forward', () => {
    const random = seeded(97)
    for (let n = 0; n < HERE; n += 1) {
      const { ledger, term, chain, today } = generatedCase(random)
      const before = readClock(ledger, term, workingCalendar(chain), today)
      const on = fromDayNumber(toDayNumber(ledger[0]?.on ?? today) + 3 + (n % 30))
      const decree = { key: 'more', title: { es: 'x' }, citation: 'x', certainty: 'invented' as const }
      const more = chain.map((each, level) =>
        level === chain.length - 1
          ? { ...each, decrees: [...each.decrees, { ...decree, effect: 'holiday' as const, from: on, to: on }] }
          : each,
      )
      const after = readClock(ledger, term, workingCalendar(more), today)
      if (!before.ok || !after.ok) throw new Error('refused')
      // Filings that are moved by the new day may hand days from one party to the other; plain cases may not.
      if (ledger.some(({ kind }) => kind !== 'start' && kind !== 'extend' && kind !== 'stop')) continue
      if (before.value.due !== undefined && after.value.due !== undefined)
        expect(after.value.due >= before.value.due).toBe(true)
    }
  })
})
