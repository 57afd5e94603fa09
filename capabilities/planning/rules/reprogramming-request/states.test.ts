import { describe, expect, it } from 'vitest'
import {
  mayMove,
  moveReprogramming,
  REPROGRAMMING_ACTS,
  REPROGRAMMING_STATES,
  type ReprogrammingAct,
  type ReprogrammingState,
} from './states.ts'

/** The whole table: where each act leads from each state; `no` is refused. */
const TABLE: Readonly<Record<ReprogrammingState, Readonly<Record<ReprogrammingAct, ReprogrammingState | 'no'>>>> = {
  draft: { edit: 'draft', submit: 'submitted', withdraw: 'withdrawn', approve: 'no', reject: 'no' },
  submitted: { edit: 'no', submit: 'no', withdraw: 'withdrawn', approve: 'approved', reject: 'rejected' },
  approved: { edit: 'no', submit: 'no', withdraw: 'no', approve: 'no', reject: 'no' },
  rejected: { edit: 'no', submit: 'no', withdraw: 'no', approve: 'no', reject: 'no' },
  withdrawn: { edit: 'no', submit: 'no', withdraw: 'no', approve: 'no', reject: 'no' },
}

describe('the states of a request to reprogramme', () => {
  const cases = REPROGRAMMING_STATES.flatMap((state) =>
    REPROGRAMMING_ACTS.map((act) => [state, act, TABLE[state][act]] as const),
  )

  it.each(cases)('%s: %s → %s', (state, act, expected) => {
    const moved = moveReprogramming(state, act)
    expect(mayMove(state, act)).toBe(expected !== 'no')
    if (moved.ok) expect(moved.value).toBe(expected)
    else {
      expect(expected).toBe('no')
      expect(moved.refusal.message.es.length).toBeGreaterThan(20)
      expect(moved.refusal.message.en?.length).toBeGreaterThan(20)
    }
  })
})
