import { expect, it } from 'vitest'
import { isCalled } from './page-called.ts'

it.each([
  ['Riesgos', 'riesgos', true],
  ['Riesgos', 'riesgo', true],
  ['Mis trámites', 'MIS TRAMITES', true],
  ['Plan estratégico', 'estrategico', true],
  ['Estado de un expediente', 'estado de expediente', true],
  ['Mapa', 'mapa de riesgos', false],
  ['Plan del año', 'de la', false],
  ['Plan del año', '', false],
  ['Territorio', '%', false],
])('“%s” for «%s»: %s', (title, words, meant) => {
  expect(isCalled(title, words)).toBe(meant)
})
