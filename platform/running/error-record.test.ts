import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { errorRecord } from './error-record.ts'

/** As the driver wraps what PostgreSQL answers. */
function databaseError(typed: string): Error {
  const cause = Object.assign(new Error(`invalid input syntax for type uuid: "${typed}"`), {
    code: '22P02',
    table: 'person',
    constraint: 'person_email',
    detail: `Key (email)=(${typed}) already exists.`,
  })
  return Object.assign(new Error(`Failed query: insert … params: ${typed}`, { cause }), {
    query: 'insert into identity.person (email)\n values ($1)',
    params: [typed],
  })
}

describe('an error in the log', () => {
  it('is told by its name, its code and its place in the program', () => {
    const record = errorRecord(databaseError('ana@example.org'))
    expect(record).toMatchObject({
      name: 'Error',
      cause: { code: '22P02', table: 'person', constraint: 'person_email' },
    })
    expect(record.frames[0]).toMatch(/error-record\.test\.ts(?:\?\S*)?:\d+:\d+$/)
  })

  it('is told at all, whatever was thrown', () => {
    expect(errorRecord('ana@example.org')).toEqual({ name: 'string', frames: [] })
    expect(errorRecord(undefined)).toEqual({ name: 'undefined', frames: [] })
    const ring = new Error('a')
    ring.cause = ring
    expect(JSON.stringify(errorRecord(ring))).toContain('cause')
  })

  it('never repeats what somebody typed', () => {
    const secret = fc
      .oneof(
        fc.emailAddress(),
        fc.string({ minLength: 6, maxLength: 40 }),
        fc.constant('\n    at ana (/home/ana.ts:1:1)'),
      )
      .filter((text) => text.trim().length >= 6)
    fc.assert(
      fc.property(secret, (typed) => {
        const written = JSON.stringify([
          errorRecord(databaseError(typed)),
          errorRecord(Object.assign(new TypeError(typed), { code: `no code: ${typed}`, table: `${typed} x` })),
          errorRecord(typed),
        ])
        const own = JSON.stringify([errorRecord(databaseError('')), errorRecord(new TypeError(''))])
        // What the record would say anyway (a letter, the name of this file) is no secret.
        if (!own.includes(JSON.stringify(typed).slice(1, -1)))
          expect(written).not.toContain(JSON.stringify(typed).slice(1, -1))
      }),
    )
  })
})
