import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Actor, type Ctx, OFFICE_KINDS, ROLE_IDS } from './context.ts'
import { asksRecord, couldDo, type Grant, mayDo, type Permission, RELATIONS, type Subject } from './permission.ts'

const ids = fc.constantFrom('a', 'b', 'c')
const maybeId = fc.option(ids, { nil: undefined })
const actor: fc.Arbitrary<Actor> = fc
  .record({
    accountId: ids,
    personId: ids,
    officeId: ids,
    officeKind: fc.constantFrom(...OFFICE_KINDS),
    unitIds: fc.uniqueArray(ids),
    roles: fc.uniqueArray(fc.constantFrom(...ROLE_IDS)),
  })
  .map((each) => ({ ...each, name: 'x' }))
const anybody: fc.Arbitrary<Ctx['who']> = fc.oneof(actor, fc.constantFrom('public' as const, 'system' as const))
const grant: fc.Arbitrary<Grant> = fc.record(
  {
    to: fc.constantFrom(...ROLE_IDS, 'public' as const, 'signed_in' as const, 'system' as const),
    officeKinds: fc.uniqueArray(fc.constantFrom(...OFFICE_KINDS), { minLength: 1 }),
    relation: fc.constantFrom(...RELATIONS),
  },
  { requiredKeys: ['to'] },
)
const subject: fc.Arbitrary<Subject> = fc.record({
  unitId: maybeId,
  officeId: maybeId,
  accountId: maybeId,
  personId: maybeId,
})
const permission = fc.array(grant, { maxLength: 4 }).map(of)

function of(grants: readonly Grant[]): Permission {
  return { id: 'x', sentence: { es: 'x', en: 'x' }, grants }
}

describe('a permission', () => {
  it('without grants lets nobody in', () => {
    fc.assert(fc.property(anybody, subject, (who, record) => !mayDo(who, of([]), record)))
  })

  it('never takes away by one grant more', () => {
    fc.assert(
      fc.property(anybody, permission, grant, subject, (who, before, added, record) => {
        if (mayDo(who, before, record)) expect(mayDo(who, of([...before.grants, added]), record)).toBe(true)
      }),
    )
  })

  it('never takes away by one role, unit or known fact of the record more', () => {
    fc.assert(
      fc.property(actor, permission, subject, fc.constantFrom(...ROLE_IDS), ids, (who, asked, record, role, unit) => {
        if (!mayDo(who, asked, record)) return
        const more = { ...who, roles: [...who.roles, role], unitIds: [...who.unitIds, unit] }
        expect(mayDo(more, asked, record)).toBe(true)
      }),
    )
  })

  it('that asks for a relation never grants on a record of which nothing is known', () => {
    fc.assert(
      fc.property(anybody, fc.array(grant), (who, grants) => {
        const bound = grants.filter(({ relation }) => relation !== undefined && relation !== 'any')
        expect(mayDo(who, of(bound), {})).toBe(false)
        expect(mayDo(who, of(bound))).toBe(false)
      }),
    )
  })

  it('never grants by a relation that nobody defined', () => {
    fc.assert(
      fc.property(anybody, subject, (who, record) => {
        const invented = of([{ to: 'public', relation: 'own_cousin' as 'any' }])
        expect([mayDo(who, invented, record), couldDo(who, invented)]).toEqual([false, false])
      }),
    )
  })

  it('for kinds of office never covers the public, the system, or an office of unknown kind', () => {
    fc.assert(
      fc.property(anybody, grant, subject, (who, each, record) => {
        const nowhere = typeof who === 'string' ? who : unknownOffice(who)
        expect(mayDo(nowhere, of([{ ...each, officeKinds: [...OFFICE_KINDS] }]), record)).toBe(false)
      }),
    )
  })

  it('that covers a record could be done: the first door is never narrower than the second', () => {
    fc.assert(
      fc.property(anybody, permission, subject, (who, asked, record) => {
        if (mayDo(who, asked, record)) expect(couldDo(who, asked)).toBe(true)
      }),
    )
  })

  it('that asks nothing of the record is decided at the first door', () => {
    fc.assert(
      fc.property(anybody, permission, subject, (who, asked, record) => {
        if (!asksRecord(asked)) expect(mayDo(who, asked, record)).toBe(couldDo(who, asked))
      }),
    )
  })
})

function unknownOffice({ officeKind: _unknown, ...rest }: Actor): Actor {
  return rest
}

const ana: Actor = {
  accountId: 'ana',
  personId: 'person of ana',
  name: 'Ana',
  officeId: 'OPAMSS',
  officeKind: 'planning_office',
  unitIds: ['SCDU'],
  roles: ['unit_planner'],
}

describe('who may, case by case', () => {
  const cases: readonly [string, Grant, Ctx['who'], Subject, boolean][] = [
    ['anybody may what is public', { to: 'public' }, 'public', {}, true],
    ['the system may what is public', { to: 'public' }, 'system', {}, true],
    ['the system is not a signed-in person', { to: 'signed_in' }, 'system', {}, false],
    ['nobody acts as the system by a role', { to: 'system' }, ana, {}, false],
    ['a planner in the own unit', { to: 'unit_planner', relation: 'own_unit' }, ana, { unitId: 'SCDU' }, true],
    ['a planner in another unit', { to: 'unit_planner', relation: 'own_unit' }, ana, { unitId: 'SIM' }, false],
    ['who has another role', { to: 'administrator' }, ana, {}, false],
    ['the own office', { to: 'signed_in', relation: 'own_office' }, ana, { officeId: 'OPAMSS' }, true],
    ['another office', { to: 'signed_in', relation: 'own_office' }, ana, { officeId: 'Soyapango' }, false],
    ['a record of the own account', { to: 'signed_in', relation: 'own_record' }, ana, { accountId: 'ana' }, true],
    [
      'a record about the own person',
      { to: 'signed_in', relation: 'own_record' },
      ana,
      { personId: 'person of ana' },
      true,
    ],
    ['a record of somebody else', { to: 'signed_in', relation: 'own_record' }, ana, { accountId: 'eva' }, false],
    ['the public owns no record', { to: 'public', relation: 'own_record' }, 'public', { accountId: 'public' }, false],
    [
      'a municipality’s act, in the planning office',
      { to: 'signed_in', officeKinds: ['municipality'] },
      ana,
      {},
      false,
    ],
    ['the planning office’s act', { to: 'unit_planner', officeKinds: ['planning_office'] }, ana, {}, true],
  ]
  it.each(cases)('%s', (_, granted, who, record, expected) => {
    expect(mayDo(who, of([granted]), record)).toBe(expected)
  })

  it('who has no unit does not even see the door of what asks for the own unit', () => {
    const asked = of([{ to: 'unit_planner', relation: 'own_unit' }])
    expect([couldDo(ana, asked), couldDo({ ...ana, unitIds: [] }, asked)]).toEqual([true, false])
  })
})
