import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { EICAR, type FakeClamd, startFakeClamd } from '../../tests/integration/fake-clamd.ts'
import { createClamdScanner, parseClamdAddress, verdictOf } from './clamd.ts'

async function* pieces(...parts: readonly Uint8Array[]): AsyncIterable<Uint8Array> {
  yield* parts
}

describe('an antivirus that speaks as clamd does', () => {
  let clamd: FakeClamd
  beforeAll(async () => {
    clamd = await startFakeClamd()
  })
  afterAll(() => clamd.stop())
  const scanner = (patience = 5) =>
    createClamdScanner({ address: { host: '127.0.0.1', port: clamd.port }, whenDown: 'refuse', patience })

  test('is shown every byte, however large the file', async () => {
    const parts = Array.from({ length: 40 }, () => randomBytes(50_000))
    expect(await scanner().scan(pieces(...parts, new Uint8Array()))).toEqual({ is: 'clean' })
    expect(clamd.seen()).toBe(2_000_000)
  })

  test('finds its test file, cut in two as well', async () => {
    const found = { is: 'infected', virus: 'Eicar-Test-Signature' }
    expect(await scanner().scan(pieces(EICAR))).toEqual(found)
    expect(await scanner().scan(pieces(EICAR.subarray(0, 30), EICAR.subarray(30)))).toEqual(found)
  })

  test.each([
    ['says nothing', 'silent', 0.2],
    ['hangs up', 'hang_up', 5],
    ['takes no more than so much', 'limit', 5],
  ] as const)('that %s could not be asked: the file is not clean', async (_, how, patience) => {
    clamd.behave(how)
    const verdict = await scanner(patience).scan(pieces(randomBytes(100_000), randomBytes(100_000)))
    expect(verdict.is).toBe('unavailable')
    clamd.behave('scan')
  })

  test('that is not there could not be asked', async () => {
    const nobody = createClamdScanner({ address: { path: '/nowhere/clamd.ctl' }, whenDown: 'refuse' })
    expect((await nobody.scan(pieces(EICAR))).is).toBe('unavailable')
  })
})

test.each([
  ['/run/clamav/clamd.ctl', { path: '/run/clamav/clamd.ctl' }],
  ['127.0.0.1:3310', { host: '127.0.0.1', port: 3310 }],
  ['antivirus.opamss:3310', { host: 'antivirus.opamss', port: 3310 }],
  ['[::1]:3310', { host: '::1', port: 3310 }],
  ['3310', undefined],
  ['localhost', undefined],
  ['host:99999', undefined],
])('CLAMD=%s', (text, address) => {
  expect(parseClamdAddress(text)).toEqual(address)
})

test.each([
  ['stream: OK', { is: 'clean' }],
  ['stream: Win.Test.EICAR_HDB-1 FOUND', { is: 'infected', virus: 'Win.Test.EICAR_HDB-1' }],
  ['stream: <b>x</b> FOUND', { is: 'infected', virus: '_b_x_/b_' }],
  ['', { is: 'unavailable' }],
  ['stream: OK and more', { is: 'unavailable' }],
  ['INSTREAM size limit exceeded. ERROR', { is: 'unavailable' }],
])('the answer “%s”', (answer, verdict) => {
  expect(verdictOf(answer)).toMatchObject(verdict)
})
