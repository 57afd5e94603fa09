import { describe, expect, it } from 'vitest'
import { NOBODY, rolesAt, type Standing } from './roles.ts'

const definition = {
  roles: ['applicant', 'reviewer', 'head', 'clock'].map((key) => ({ key, title: { es: key } })),
}
const staff = (units: readonly string[], administrator = false): Standing => ({
  ...NOBODY,
  staff: true,
  administrator,
  units,
})
const OFFICE = 'reviewer head'

describe('the roles that a person has at a step of a case', () => {
  it.each<readonly [string, Standing, string | undefined, string]>([
    ['a stranger', NOBODY, 'CU', ''],
    ['the applicant', { ...NOBODY, applicant: true }, 'CU', 'applicant'],
    ['the applicant who works in the unit too', { ...staff(['CU']), applicant: true }, 'CU', 'applicant'],
    ['the program', { ...NOBODY, program: true }, 'CU', 'clock'],
    ['somebody of the unit', staff(['CU']), 'CU', OFFICE],
    ['somebody of the unit above', staff(['CU']), 'CU-LINES', OFFICE],
    ['somebody of a unit below', staff(['CU-LINES']), 'CU', ''],
    ['somebody of a unit whose code begins alike', staff(['CU']), 'CUX', ''],
    ['somebody of another unit', staff(['MAPS']), 'CU', ''],
    ['somebody of another unit where the step is of none', staff(['MAPS']), undefined, OFFICE],
    ['an administrator', staff([], true), 'CU', OFFICE],
    ['who works elsewhere', { ...staff(['CU']), staff: false }, 'CU', ''],
  ])('%s, unit %s of the step', (_who, standing, unit, roles) => {
    expect(rolesAt(definition, unit === undefined ? {} : { unit }, standing).join(' ')).toBe(roles)
  })
})
