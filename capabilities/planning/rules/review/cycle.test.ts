import { describe, expect, it } from 'vitest'
import {
  ACTION_TITLES,
  nextState,
  possibleActions,
  REVIEW_ACTIONS,
  REVIEW_MOMENTS,
  REVIEW_PARTIES,
  type ReviewAction,
  type ReviewMoment,
  type ReviewParty,
  type ReviewState,
  reasonRefusal,
  STATE_TITLES,
} from './cycle.ts'

type Allowed = readonly [ReviewMoment, ReviewAction, readonly ReviewParty[], ReviewState]

/** All that is allowed; whatever is not in this list must be refused. */
const ALLOWED: readonly Allowed[] = [
  ['none', 'open', ['administrator', 'programme'], 'units'],
  ['units', 'deliver', ['unit', 'administrator'], 'units'],
  ['units', 'take_back', ['unit', 'administrator'], 'units'],
  ['units', 'consolidate', ['consolidating_unit', 'administrator'], 'consolidation'],
  ['consolidation', 'deliver', ['unit', 'administrator'], 'consolidation'],
  ['consolidation', 'take_back', ['unit', 'administrator'], 'consolidation'],
  ['consolidation', 'ask_units', ['consolidating_unit', 'administrator'], 'units'],
  ['consolidation', 'present', ['consolidating_unit', 'administrator'], 'direction'],
  ['direction', 'send_back', ['director', 'administrator'], 'consolidation'],
  ['direction', 'sign', ['director'], 'signed'],
  ['signed', 'reopen', ['director', 'administrator'], 'consolidation'],
]

const EVERY = REVIEW_MOMENTS.flatMap((moment) =>
  REVIEW_ACTIONS.flatMap((action) => REVIEW_PARTIES.map((party) => ({ moment, action, party }))),
)

describe('the review of a quarter', () => {
  it('is looked at in every state, action and part', () => {
    expect(EVERY).toHaveLength(REVIEW_MOMENTS.length * REVIEW_ACTIONS.length * REVIEW_PARTIES.length)
  })

  it.each(EVERY)('$moment · $action by $party', ({ moment, action, party }) => {
    const allowed = ALLOWED.find(([at, what, by]) => at === moment && what === action && by.includes(party))
    const answer = nextState(moment, action, [party])
    if (allowed !== undefined) {
      expect(answer).toEqual({ ok: true, value: allowed[3] })
      return
    }
    const mayElsewhere = ALLOWED.some(([, what, by]) => what === action && by.includes(party))
    expect(answer).toMatchObject({
      ok: false,
      refusal: { kind: mayElsewhere ? 'not_in_this_state' : 'not_your_part' },
    })
    if (!answer.ok) expect(answer.refusal.message.en?.length).toBeGreaterThan(20)
  })

  it('offers as buttons exactly what would not be refused', () => {
    for (const moment of REVIEW_MOMENTS)
      for (const party of REVIEW_PARTIES)
        expect(possibleActions(moment, [party])).toEqual(
          REVIEW_ACTIONS.filter((action) => nextState(moment, action, [party]).ok),
        )
    expect(possibleActions('direction', ['director'])).toEqual(['send_back', 'sign'])
    expect(possibleActions('signed', ['unit', 'reader'])).toEqual([])
  })

  it('lets who acts in two parts do what either may, and nobody without a part anything', () => {
    expect(nextState('consolidation', 'present', ['unit', 'consolidating_unit']).ok).toBe(true)
    expect(nextState('consolidation', 'present', []).ok).toBe(false)
  })

  it.each([
    ['reopen', undefined, 'reason_missing'],
    ['reopen', '   corto   ', 'reason_missing'],
    ['reopen', 'Se informó mal el mes de abril.', undefined],
    ['send_back', '', 'reason_missing'],
    ['ask_units', 'x', 'reason_missing'],
    ['sign', undefined, undefined],
  ] as const)('%s with the reason %s', (action, reason, kind) => {
    expect(reasonRefusal(action, reason)?.kind).toBe(kind)
  })

  it('has a name for every state and action in both languages', () => {
    for (const title of [...Object.values(STATE_TITLES), ...Object.values(ACTION_TITLES)])
      expect([title.es.length > 5, (title.en?.length ?? 0) > 5]).toEqual([true, true])
  })
})
