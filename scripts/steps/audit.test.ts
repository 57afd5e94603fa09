import { describe, expect, it } from 'vitest'
import { findingsIn, openFindings } from './audit.mjs'

const HOLE = { url: 'https://github.com/advisories/GHSA-1', severity: 'high', title: 'Opens the door' }
const report = (vulnerabilities: object) =>
  `npm warn something\n${JSON.stringify({ auditReportVersion: 2, vulnerabilities })}\n`
const TODAY = '2026-11-21'

describe('known holes in packages', () => {
  it('are read from what npm says, each once, under the package that has it', () => {
    const output = report({
      door: { name: 'door', severity: 'high', via: [HOLE, HOLE] },
      house: { name: 'house', severity: 'high', via: ['door'] },
    })
    expect(findingsIn(output)).toEqual([
      { advisory: HOLE.url, package: 'door', severity: 'high', title: 'Opens the door' },
    ])
  })

  it.each([
    ['nothing', ''],
    ['a registry without that service', '{"message":"404 Not Found","error":{"code":"ENOAUDIT"}}'],
    ['no network', '{"error":{"code":"ENOTFOUND"}}'],
    ['half an answer', '{"vulnerabilities":'],
  ])('are not known when the answer is %s', (_, output) => {
    expect(findingsIn(output)).toBeUndefined()
  })

  it.each([
    { what: 'a high one', severity: 'high', allowed: [], open: 1 },
    { what: 'a critical one', severity: 'critical', allowed: [], open: 1 },
    { what: 'a moderate one', severity: 'moderate', allowed: [], open: 0 },
    {
      what: 'one looked at',
      severity: 'high',
      allowed: [{ reason: 'not reached by us', until: '2027-01-01' }],
      open: 0,
    },
    {
      what: 'one looked at too long ago',
      severity: 'high',
      allowed: [{ reason: 'not reached', until: '2026-01-01' }],
      open: 1,
    },
    {
      what: 'one let through without a reason',
      severity: 'high',
      allowed: [{ reason: '', until: '2027-01-01' }],
      open: 1,
    },
  ])('$what: $open to be closed', ({ severity, allowed, open }) => {
    const findings = [{ advisory: HOLE.url, package: 'door', severity, title: HOLE.title }]
    const list = allowed.map((one) => ({ advisory: HOLE.url, ...one }))
    expect(openFindings(findings, list, TODAY)).toHaveLength(open)
  })
})
