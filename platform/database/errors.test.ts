import { describe, expect, it } from 'vitest'
import { databaseTrouble } from './errors.ts'

const coded = (code: string) => Object.assign(new Error('as PostgreSQL or the system says it'), { code })

describe('why a request cannot be served', () => {
  it.each([
    { what: 'the server is being stopped', error: coded('57P01'), is: 'away' },
    { what: 'the server is starting', error: coded('57P03'), is: 'away' },
    { what: 'nobody listens there', error: coded('ECONNREFUSED'), is: 'away' },
    { what: 'the connection broke', error: coded('ECONNRESET'), is: 'away' },
    { what: 'it takes no more connections', error: coded('53300'), is: 'away' },
    { what: 'the driver lost it', error: new Error('Connection terminated unexpectedly'), is: 'away' },
    {
      what: 'the driver lost it before',
      error: new Error('Client has encountered a connection error and is not queryable'),
      is: 'away',
    },
    { what: 'no connection came free', error: new Error('timeout exceeded when trying to connect'), is: 'away' },
    { what: 'inside what a library says', error: new Error('Failed query', { cause: coded('08006') }), is: 'away' },
    { what: 'a statement ran too long', error: new Error('Failed query', { cause: coded('57014') }), is: 'too_long' },
    { what: 'an answer had no end', error: coded('54000'), is: 'too_long' },
    { what: 'a transaction stood still', error: coded('25P03'), is: 'too_long' },
    { what: 'a rule of the table was broken', error: coded('23505'), is: undefined },
    { what: 'the role may not', error: coded('42501'), is: undefined },
    { what: 'a mistake of ours', error: new TypeError('Connection is not a function'), is: undefined },
    { what: 'nothing that is an error', error: 'ECONNREFUSED', is: undefined },
  ])('$what: $is', ({ error, is }) => {
    expect(databaseTrouble(error)).toBe(is)
  })
})
