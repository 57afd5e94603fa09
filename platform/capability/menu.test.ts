import { expect, test } from 'vitest'
import { menuSections } from './menu.ts'

test('entries stand in their groups, in the order of the groups and, within one, as they came', () => {
  const sections = menuSections([
    { group: 'administration', path: '/t/personas' },
    { group: 'plans', path: '/t/poa' },
    { group: 'own', path: '/t' },
    { group: 'plans', path: '/t/importar' },
  ])
  expect(sections.map(({ group, items }) => [group, ...items.map(({ path }) => path)])).toEqual([
    ['own', '/t'],
    ['plans', '/t/poa', '/t/importar'],
    ['administration', '/t/personas'],
  ])
})

test('what is one’s own has no heading; administration is folded; a group without entries is absent', () => {
  const [own, administration, ...others] = menuSections([{ group: 'own' }, { group: 'administration' }])
  expect(own).toMatchObject({ title: undefined, folded: false })
  expect(administration).toMatchObject({ title: { es: 'Administración' }, folded: true })
  expect(others).toEqual([])
})
