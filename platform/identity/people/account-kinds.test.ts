import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OFFICE_KINDS } from '../../capability/context.ts'
import { ACCOUNT_KINDS, loginOfName, rolesFor } from './account-kinds.ts'

describe('which roles an account may hold', () => {
  it.each([
    ['staff', 'planning_office', 'administrator, executive_director, unit_planner, reader'],
    ['staff', 'council', 'unit_planner, reader'],
    ['staff', 'municipality', 'unit_planner, reader'],
    ['staff', 'agency', 'unit_planner, reader'],
    ['professional', 'planning_office', 'professional, citizen'],
    ['citizen', 'planning_office', 'citizen'],
  ] as const)('%s of a %s: %s', (kind, office, roles) => {
    expect(rolesFor(kind, office).join(', ')).toBe(roles)
  })

  it('administration is of nobody outside the planning office, nor of who is not staff', () => {
    for (const kind of ACCOUNT_KINDS)
      for (const office of OFFICE_KINDS)
        if (kind !== 'staff' || office !== 'planning_office')
          expect(rolesFor(kind, office)).not.toContain('administrator')
  })
})

describe('the user name made of a name', () => {
  it.each([
    ['Ana María López Cañas', 'ana.lopez'],
    ['Luis Paz', 'luis.paz'],
    ['José Ángel Núñez', 'jose.angel'],
    ['María de los Ángeles Peña Ávila', 'maria.pena'],
    ["Sinéad O'Connor", 'sinead.oconnor'],
    ['Juan', 'juan'],
    ['李', 'cuenta'],
  ])('%s → %s', (name, login) => {
    expect(loginOfName(name)).toBe(login)
  })

  it('is one that signing in takes, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 2, maxLength: 200 }), (name) => {
        expect(loginOfName(name)).toMatch(/^[a-z0-9][a-z0-9._-]{1,60}$/)
      }),
    )
  })
})
