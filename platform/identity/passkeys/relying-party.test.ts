import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Bearing, softwarePasskey } from '../../../tests/software-passkey.ts'
import {
  challengeIn,
  checkAssertion,
  checkCreation,
  creationOptions,
  goesForward,
  readAssertion,
  readCreation,
  relyingPartyOf,
  requestOptions,
} from './relying-party.ts'

const ORIGIN = 'https://trama.oficina.gob.sv'
const party = { id: 'trama.oficina.gob.sv', origin: ORIGIN }
const ana = {
  accountId: '01999999-0000-7000-8000-000000000001',
  login: 'ana.perez',
  name: 'Ana Pérez',
  institution: 'Oficina de Planificación',
}

test.each([
  ['https://trama.oficina.gob.sv', 'trama.oficina.gob.sv'],
  ['https://trama.oficina.gob.sv:8443/t', 'trama.oficina.gob.sv'],
  ['http://localhost:8080', 'localhost'],
  ['http://127.0.0.1:8080', undefined],
  ['https://192.0.2.7', undefined],
  ['http://[::1]:8080', undefined],
  ['http://trama.oficina.gob.sv', undefined],
])('under %s passkeys are made for %s', (origin, name) => {
  expect(relyingPartyOf(origin)?.id).toBe(name)
})

/** A device whose passkey is kept by the account. */
async function enrolled() {
  const device = softwarePasskey(ORIGIN)
  const options = await creationOptions(party, ana, [])
  const made = await checkCreation(party, options.challenge, device.create(options))
  if (!made.ok) throw new Error(made.refusal.message.en)
  return { device, stored: { ...made.value, accountId: ana.accountId } }
}

describe('a passkey is made', () => {
  test('for the account, found without a name, with a finger, a face or a PIN, and not twice on one device', async () => {
    const { stored } = await enrolled()
    const options = await creationOptions(party, ana, [stored])
    expect(options.authenticatorSelection).toMatchObject({ residentKey: 'required', userVerification: 'required' })
    expect(options.attestation).toBe('none')
    expect(options.excludeCredentials?.map(({ id }) => id)).toEqual([stored.credentialId])
    expect(options.user.id).not.toContain('ana')
  })

  test.each<[string, Bearing]>([
    ['by a page of somebody else’s', { origin: 'https://trama.oficina.example' }],
    ['for another question', { challenge: 'b3RyYSBwcmVndW50YSBkaXN0aW50YQ' }],
    ['without asking who holds it', { unverified: true }],
  ])('%s: refused', async (_how, as) => {
    const options = await creationOptions(party, ana, [])
    const made = await checkCreation(party, options.challenge, softwarePasskey(ORIGIN).create(options, as))
    expect(made.ok).toBe(false)
  })
})

describe('a passkey proves whose it is', () => {
  test('again and again, with a counter that goes up', async () => {
    const { device, stored } = await enrolled()
    let counter = stored.counter
    for (let use = 0; use < 3; use += 1) {
      const options = await requestOptions(party)
      const checked = await checkAssertion(party, options.challenge, device.sign(options), { ...stored, counter })
      expect(checked).toEqual({ ok: true, value: { counter: counter + 1, userVerified: true } })
      counter += 1
    }
  })

  test.each<[string, Bearing, string]>([
    ['by a page of somebody else’s', { origin: 'https://trama.oficina.example' }, 'passkey_wrong'],
    ['for another question', { challenge: 'b3RyYSBwcmVndW50YSBkaXN0aW50YQ' }, 'passkey_wrong'],
    ['without asking who holds it', { unverified: true }, 'passkey_wrong'],
    ['by another key', { impostor: true }, 'passkey_wrong'],
    ['for another account', { userHandle: 'b3RyYSBjdWVudGE' }, 'passkey_wrong'],
    ['with a counter that stands still', { counter: 1 }, 'passkey_copied'],
    ['with a counter that went back', { counter: 0 }, 'passkey_copied'],
  ])('%s: refused', async (_how, as, kind) => {
    const { device, stored } = await enrolled()
    const options = await requestOptions(party)
    const checked = await checkAssertion(party, options.challenge, device.sign(options, as), stored)
    expect(checked.ok ? undefined : checked.refusal.kind).toBe(kind)
  })

  test('a device that does not count is taken as it is, until it begins to', () => {
    expect(goesForward(0, 0)).toBe(true)
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (before, now) => {
        expect(goesForward(before, now)).toBe(now > before || before + now === 0)
      }),
    )
  })
})

describe('what a browser sends', () => {
  test('is read as its own toJSON writes it, and names the question it answers', async () => {
    const device = softwarePasskey(ORIGIN)
    const creation = await creationOptions(party, ana, [])
    const made = device.create(creation)
    const browsers = {
      ...made,
      authenticatorAttachment: 'platform',
      clientExtensionResults: { credProps: { rk: true } },
    }
    const read = readCreation(JSON.stringify(browsers))
    expect(read).toEqual(made)
    expect(read === undefined ? undefined : challengeIn(read)).toBe(creation.challenge)

    const request = await requestOptions(party)
    const signed = device.sign(request)
    expect(readAssertion(JSON.stringify(signed))).toEqual(signed)
    const { userHandle: _forgotten, ...nameless } = signed.response
    expect(readAssertion(JSON.stringify({ ...signed, response: { ...nameless, userHandle: null } }))?.response).toEqual(
      nameless,
    )
  })

  test('anything else is not read, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(readCreation(text)).toBeUndefined()
        expect(readAssertion(text)).toBeUndefined()
      }),
    )
    expect(challengeIn({ response: { clientDataJSON: 'bm8ganNvbg' } })).toBeUndefined()
  })
})
