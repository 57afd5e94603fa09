import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { asRecoveryCode, newRecoveryCodes, recoveryCodeHash } from './recovery-codes.ts'
import { createVault } from './seal.ts'
import { serverSecret } from './server-secret.ts'
import { codeAt, newTotpSecret, otpauthAddress, stepOfCode } from './totp-codes.ts'

const NOW = '2026-11-21T15:00:00.000Z'
const shifted = (seconds: number) => new Date(Date.parse(NOW) + seconds * 1000).toISOString()

describe('codes of an application', () => {
  test('the published example of RFC 6238 (appendix B, at 59 seconds) is right', () => {
    const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
    expect(codeAt(secret, '1970-01-01T00:00:59.000Z')).toBe('287082')
  })

  test.each([
    ['now', 0, true],
    ['of the step before', -30, true],
    ['of the step after', 30, true],
    ['two steps old', -60, false],
    ['two steps early', 60, false],
  ])('a code %s is accepted: %s s → %s', (_which, seconds, accepted) => {
    const secret = newTotpSecret()
    expect(stepOfCode(secret, codeAt(secret, shifted(seconds)), NOW, undefined) !== undefined).toBe(accepted)
  })

  test('a code is accepted once, and none older than it afterwards', () => {
    const secret = newTotpSecret()
    const step = stepOfCode(secret, codeAt(secret, NOW), NOW, undefined)
    expect(stepOfCode(secret, codeAt(secret, NOW), NOW, step)).toBeUndefined()
    expect(stepOfCode(secret, codeAt(secret, shifted(-30)), NOW, step)).toBeUndefined()
    expect(stepOfCode(secret, codeAt(secret, shifted(30)), NOW, step)).toBeGreaterThan(step ?? Number.NaN)
  })

  test('whatever else is typed is no code, and does no harm', () => {
    const secret = newTotpSecret()
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        expect(stepOfCode(secret, `${typed}á`, NOW, undefined)).toBeUndefined()
      }),
    )
    expect(stepOfCode(secret, 'pclrál', NOW, undefined)).toBeUndefined()
  })

  test('the square says whose account it is and of which institution', () => {
    const address = new URL(otpauthAddress(newTotpSecret(), 'ana.perez', 'Oficina: Planificación'))
    expect(decodeURIComponent(address.pathname)).toContain('ana.perez')
    expect(address.searchParams.get('issuer')).toBe('Oficina: Planificación')
  })
})

describe('recovery codes', () => {
  test('ten different ones, however they are typed', () => {
    const codes = newRecoveryCodes()
    expect(new Set(codes).size).toBe(10)
    fc.assert(
      fc.property(fc.constantFrom(...codes), fc.constantFrom('', ' ', '-', ' - '), fc.boolean(), (code, gap, lower) => {
        const typed = ` ${code.split('-').join(gap)} `
        return recoveryCodeHash(lower ? typed.toLowerCase() : typed) === recoveryCodeHash(code)
      }),
    )
  })

  test.each(['', '123456', 'ABCD-EFGH-JKMN-PQR', 'ABCD-EFGH-JKMN-PQR!'])('«%s» is none', (typed) => {
    expect(asRecoveryCode(typed)).toBeUndefined()
  })

  test('a letter O is read as zero, an I or L as one', () => {
    expect(asRecoveryCode('OIL0-OIL0-OIL0-OIL0')).toBe('0110011001100110')
  })
})

describe('secrets in the database', () => {
  test('are read with the same server secret by the same owner, and by nobody else', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (plain, owner, other) => {
        const sealed = createVault('one server').seal(plain, owner)
        expect(createVault('one server').open(sealed, owner)).toBe(plain)
        expect(createVault('another server').open(sealed, owner)).toBeUndefined()
        if (other !== owner) expect(createVault('one server').open(sealed, other)).toBeUndefined()
      }),
    )
  })

  test('are refused when a single character was altered', () => {
    const vault = createVault('one server')
    const sealed = vault.seal('GEZDGNBVGY3TQOJQ', 'ana')
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), fc.constantFrom('A', 'Q', 'g', 'w'), (at, letter) => {
        const altered = sealed.slice(0, at) + letter + sealed.slice(at + 1)
        return altered === sealed || vault.open(altered, 'ana') === undefined
      }),
    )
  })

  test('the server’s own secret is made once, readable by its owner alone, unless it was given', () => {
    const folder = mkdtempSync(join(tmpdir(), 'trama-secret-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const made = serverSecret(undefined, folder)
    expect(made.length).toBeGreaterThanOrEqual(43)
    expect(serverSecret(undefined, folder)).toBe(made)
    expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600)
    expect(serverSecret('given by who runs it', folder)).toBe('given by who runs it')
  })
})
