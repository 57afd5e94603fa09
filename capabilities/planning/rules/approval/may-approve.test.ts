import { describe, expect, it } from 'vitest'
import type { Finding } from '../checks/finding.ts'
import { type ApprovalRefusal, approvalRefusal, blockingFindings, type ToApprove } from './may-approve.ts'

function finding(severity: Finding['severity']): Finding {
  return {
    check: 'duplicate_code',
    severity,
    elementKey: 'a',
    kind: 'activity',
    at: [],
    sentence: { es: 'Se repite.' },
  }
}

const READY: ToApprove = { status: 'draft', activities: 3, findings: [], on: '2018-12-20', today: '2018-12-21' }

const CASES: readonly (readonly [string, Partial<ToApprove>, ApprovalRefusal['kind'] | undefined])[] = [
  ['a whole plan', {}, undefined],
  ['on the day of the act itself', { on: '2018-12-21' }, undefined],
  ['what is only said or worth a look does not block', { findings: [finding('note'), finding('warning')] }, undefined],
  ['one grave finding blocks', { findings: [finding('warning'), finding('error')] }, 'findings_block'],
  ['an act that has not taken place', { on: '2018-12-22' }, 'approved_in_future'],
  ['no activity', { activities: 0 }, 'nothing_to_approve'],
  ['approved before', { status: 'approved' }, 'already_approved'],
  ['approved before, whatever the findings', { status: 'approved', findings: [finding('error')] }, 'already_approved'],
]

describe('may this plan be approved', () => {
  it.each(CASES)('%s', (_case, change, kind) => {
    const refusal = approvalRefusal({ ...READY, ...change })
    expect(refusal?.kind).toBe(kind)
    if (refusal !== undefined) expect(refusal.message.en).toBeTruthy()
  })

  it('names every finding that stands in the way, in their order', () => {
    const all = [finding('error'), finding('note'), finding('error')]
    expect(blockingFindings(all)).toEqual([all[0], all[2]])
  })
})
