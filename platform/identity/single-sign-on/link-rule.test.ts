import { expect, test } from 'vitest'
import { type Candidate, type Vouched, whoseIs } from './link-rule.ts'

const ana: Candidate = { accountId: 'ana', linked: false, asksSecondStep: false }
const luis: Candidate = { ...ana, accountId: 'luis' }
const nobody: Vouched = { linkedTo: undefined, email: undefined, candidates: [] }
const email = 'ana@oficina.gob.sv'
const linkedTo = { identityId: 'i', accountId: 'ana' }

test.each<[string, Vouched, string]>([
  ['linked before', { ...nobody, linkedTo }, 'link → ana'],
  [
    'linked before, although the address is somebody else’s by now',
    { linkedTo, email, candidates: [luis] },
    'link → ana',
  ],
  ['never seen, with an address of one account', { ...nobody, email, candidates: [ana] }, 'email → ana'],
  ['never seen, without an address that is vouched for', { ...nobody, candidates: [ana] }, 'provider_unverified'],
  ['never seen, with an address of nobody', { ...nobody, email }, 'provider_unknown'],
  [
    'never seen, with an address of two accounts',
    { ...nobody, email, candidates: [ana, luis] },
    'provider_link_yourself',
  ],
  [
    'never seen, with an address by which another person of the provider’s came before',
    { ...nobody, email, candidates: [{ ...ana, linked: true }] },
    'provider_link_yourself',
  ],
  [
    'never seen, with an address of an account that asks for a second step',
    { ...nobody, email, candidates: [{ ...ana, asksSecondStep: true }] },
    'provider_link_yourself',
  ],
])('an identity %s', (_what, vouched, opens) => {
  const whose = whoseIs(vouched, 'Cuenta del Gobierno')
  expect(whose.ok ? `${whose.value.by} → ${whose.value.accountId}` : whose.refusal.kind).toBe(opens)
})
