import { expect, it } from 'vitest'
import { parseClockQuestion } from '../imports/clock-request.ts'
import type { Ledger, Term } from '../rules/clock/ledger.ts'
import { clockQuestion } from './clock-question.ts'

const TERM: Term = {
  length: 20,
  unit: 'working_days',
  version: '2026-1',
  entries: 3,
  afterCorrection: 'begins_anew',
  correction: { length: 10, unit: 'working_days', citation: 'LPA, art. 72' },
  lapse: { length: 6, unit: 'months' },
}

it('asks what the command line takes, entry by entry as the case has them', () => {
  const entered = { actor: 'intake', rule: '2026-1' }
  const ledger: Ledger = [
    { kind: 'start', on: '2019-04-08', at: '2019-04-08 15:00:00+00', ...entered },
    { kind: 'pause', on: '2019-04-11', at: '2019-04-11 15:00:00.25+00', reason: { es: 'Faltan planos' }, ...entered },
    { kind: 'restart', on: '2019-04-29', at: '2019-04-29T09:00:00-06:00', ...entered },
  ]
  const known = [{ code: 'casa', title: { es: 'Casa' }, weekend: [6, 7], yearly: [], decrees: [] }]
  const read = parseClockQuestion(JSON.stringify(clockQuestion(TERM, 'casa', ledger, '2019-04-29')), known)
  expect(read.ok ? undefined : read.refusal).toBeUndefined()
  if (!read.ok) return
  expect(read.value.term).toEqual(TERM)
  expect(read.value.today).toBe('2019-04-29')
  expect(read.value.ledger.map(({ kind, on }) => ({ kind, on }))).toEqual(ledger.map(({ kind, on }) => ({ kind, on })))
  expect(read.value.ledger[1]?.at).toBe('2019-04-11T15:00:00.250Z')
})
