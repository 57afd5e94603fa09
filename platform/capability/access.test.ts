import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accessOf, answerFor, STANDINGS, type Standing } from './access.ts'
import { type Ctx, OFFICE_KINDS, ROLE_IDS } from './context.ts'
import { type Grant, mayDo, type Permission, RELATIONS } from './permission.ts'

const sentence = { es: 'x', en: 'x' }
const grant: fc.Arbitrary<Grant> = fc.record(
  {
    to: fc.constantFrom(...ROLE_IDS, 'public' as const, 'signed_in' as const, 'system' as const),
    officeKinds: fc.uniqueArray(fc.constantFrom(...OFFICE_KINDS), { minLength: 1 }),
    relation: fc.constantFrom(...RELATIONS),
  },
  { requiredKeys: ['to'] },
)

/** Somebody in this standing, and only in it, in an office of some kind. */
function person(standing: Standing): Ctx['who'] {
  if (standing === 'public' || standing === 'system') return standing
  return {
    accountId: 'me',
    personId: 'me',
    name: 'x',
    officeId: 'here',
    officeKind: 'agency',
    unitIds: ['unit'],
    roles: standing === 'signed_in' ? [] : [standing],
  }
}

describe('the table of who may what', () => {
  it('says of every permission and standing what the server would', () => {
    fc.assert(
      fc.property(fc.array(grant, { maxLength: 4 }), fc.constantFrom(...STANDINGS), (grants, standing) => {
        const permission: Permission = { id: 'x', sentence, grants }
        const answer = answerFor(permission, standing)
        const who = person(standing)
        const own = { unitId: 'unit', officeId: 'here', accountId: 'me' }
        const here = typeof answer === 'string' ? [] : answer.filter(inAnAgency)
        expect(mayDo(who, permission, own)).toBe(answer === 'always' || here.length > 0)
        const anyRecord = here.some(({ relation }) => relation === 'any')
        expect(mayDo(who, permission, {})).toBe(answer === 'always' || anyRecord)
      }),
    )
  })

  it('names every address, command and query beside the permission that it asks', () => {
    const read: Permission = { id: 'cases.read', sentence, grants: [{ to: 'public' }] }
    const [row] = accessOf([
      {
        id: 'cases',
        title: sentence,
        permissions: [read],
        routes: [{ method: 'GET', path: '/casos', permission: read }],
        menu: [{ path: '/casos', title: { es: 'Casos', en: 'Cases' } }],
        commands: [{ id: 'cases.open', title: sentence, permission: { ...read, id: 'other' } }],
        queries: [{ id: 'cases.list', permission: read }],
      },
    ])
    expect(row?.acts).toEqual([
      { kind: 'route', id: 'GET /casos', title: { es: 'Casos', en: 'Cases' } },
      { kind: 'query', id: 'cases.list', title: undefined },
    ])
  })
})

function inAnAgency({ officeKinds }: { readonly officeKinds: readonly string[] }): boolean {
  return officeKinds.length === 0 || officeKinds.includes('agency')
}
