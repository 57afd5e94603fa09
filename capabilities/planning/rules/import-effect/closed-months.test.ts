import { describe, expect, it } from 'vitest'
import type { DraftElement, MonthValues } from '../../model.ts'
import type { SignedQuarter } from '../review/closed-period.ts'
import { closedImport, type PlanOfFile, sayClosedChange } from './closed-months.ts'

/** `###.........`: the first quarter. */
function months(marks: string): MonthValues {
  return marks.split('').map((mark) => (mark === '#' ? 1 : null))
}
function activity(code: string, marks: string, key = code): DraftElement {
  const from = [{ sheet: 'POA', address: 'D4' }]
  const schedule = { kind: 'marks' as const, months: months(marks), from: [{ sheet: 'POA', address: 'E4' }] }
  return { key, kind: 'activity', code, title: 'Escribir las guías', from, schedule }
}
const FIRST: readonly SignedQuarter[] = [{ year: 2031, quarter: 1, signedOn: '2031-04-24' }]

function file(what: Partial<PlanOfFile>): PlanOfFile {
  return {
    unit: 'SCDU',
    year: 2031,
    plan: 'draft',
    changes: [],
    activities: [activity('A.1', '############')],
    matches: new Map([['A.1', 'stored']]),
    executed: [],
    reported: new Map(),
    ...what,
  }
}
const rescheduled = (from: string, to: string) => ({
  changes: [{ kind: 'schedule' as const, before: activity('A.1', from), after: activity('A.1', to) }],
})
const done = (marks: string) => ({
  executed: [{ activity: 'A.1', months: months(marks), from: [{ sheet: 'POA', address: 'F4' }] }],
})

describe('the first quarter is signed off; a file that', () => {
  it.each<[string, Partial<PlanOfFile>, string | undefined]>([
    ['moves a month out of it', rescheduled('###.........', '##.#........'), 'cambia lo programado de A.1 en marzo'],
    ['moves later months', rescheduled('###...#.....', '###....#....'), undefined],
    [
      'adds an activity in it',
      { changes: [{ kind: 'added', after: activity('A.9', '.##.#.......') }] },
      'cambia lo programado de A.9 en febrero y marzo',
    ],
    ['adds one after it', { changes: [{ kind: 'added', after: activity('A.9', '....#.......') }] }, undefined],
    [
      'leaves one of it out',
      { changes: [{ kind: 'removed', before: activity('A.2', '#.....#.....') }] },
      'quita A.2, que estaba programada en enero',
    ],
    ['says what was done in it', done('##..........'), 'agrega lo ejecutado de A.1 en enero y febrero'],
    [
      'says it of a month that was reported, and of one that was not',
      { ...done('##..........'), reported: new Map([['stored', [{ month: 1 }]]]) },
      'agrega lo ejecutado de A.1 en febrero',
    ],
    ['says what was done later', done('...##.......'), undefined],
    [
      'programmes it in a plan that nobody has reviewed',
      { plan: 'new', changes: [{ kind: 'added', after: activity('A.9', '###.........') }] },
      undefined,
    ],
    [
      'asks it of an approved plan, which it does not change',
      { plan: 'approved', ...rescheduled('#...........', '............') },
      undefined,
    ],
    [
      'says what was done in an approved plan',
      { plan: 'approved', ...done('#...........') },
      'agrega lo ejecutado de A.1 en enero',
    ],
    [
      'has no months at all',
      {
        changes: [
          {
            kind: 'schedule',
            before: activity('A.1', '###.........'),
            after: { key: 'A.1', kind: 'activity', title: 'Escribir las guías', from: [] },
          },
        ],
      },
      undefined,
    ],
  ])('%s', (_what, plan, said) => {
    const closed = closedImport(file(plan), FIRST)
    expect(closed?.changes.map((change) => sayClosedChange(change, 'es')).join('; ')).toBe(said)
  })

  it('is told which plan, what of it, by which signature, and what one can do', () => {
    const closed = closedImport(
      file({ ...rescheduled('#...........', '.#..........'), ...done('..#.........') }),
      FIRST,
    )
    expect(closed?.refusal).toMatchObject({ kind: 'closed_period' })
    expect(closed?.refusal.message.es).toMatch(
      /^El plan de SCDU no se acepta como viene en el archivo: cambia lo programado de A\.1 en enero y febrero; agrega lo ejecutado de A\.1 en marzo\. Enero de 2031 ya no admite cambios: la Dirección Ejecutiva firmó la revisión del trimestre 1 el 24 de abril de 2031/,
    )
    expect(closed?.changes.map(({ at }) => at[0]?.address)).toEqual(['E4', 'F4'])
  })

  it('is taken when the review is open again', () => {
    expect(closedImport(file(rescheduled('###.........', '............')), [])).toBeUndefined()
  })
})
