import { describe, expect, it } from 'vitest'
import type { DraftElement } from '../../model.ts'
import { differenceLines, LISTED, sayDifference } from './difference-words.ts'

const guides: DraftElement = {
  key: 'a',
  kind: 'activity',
  code: 'A.1',
  title: 'Escribir las guías',
  from: [{ sheet: 'POA', address: 'D7' }],
  schedule: { kind: 'marks', months: [1, 1, ...Array<null>(10).fill(null)], from: [{ sheet: 'POA', address: 'E7' }] },
}
const later: DraftElement = {
  ...guides,
  schedule: { kind: 'marks', months: [null, 1, 1, ...Array<null>(9).fill(null)] },
}

const linesOf = (...all: Parameters<typeof sayDifference>[0][]) =>
  differenceLines(
    'UPA',
    all.map((change) => sayDifference(change, 'es')),
    '/t/importar/1',
    'es',
  )

describe('differences on the terminal', () => {
  it('say in which cell, of what, in what, and both sides', () => {
    const other = { ...guides, title: 'Publicar las guías' }
    expect(linesOf({ kind: 'text', before: guides, after: other })).toEqual([
      'Diferencias de UPA (1):',
      '  POA!D7 Actividad, Otro texto: A.1 Escribir las guías → A.1 Publicar las guías',
    ])
  })

  it('show months as a row, and name the first of their cells', () => {
    expect(linesOf({ kind: 'schedule', before: later, after: guides })[1]).toBe(
      '  POA!E7 Actividad, Otro cronograma: A.1 Escribir las guías | · 1 1 · · · · · · · · · → 1 1 · · · · · · · · · ·',
    )
  })

  it('say of what the file no longer has what it was, and of what it adds where it stands', () => {
    expect(linesOf({ kind: 'removed', before: guides }, { kind: 'added', after: guides }).slice(1)).toEqual([
      '  POA!D7 (antes) Actividad, Ya no está: A.1 Escribir las guías → —',
      '  POA!D7 Actividad, Se agrega: — → A.1 Escribir las guías',
    ])
  })

  it('are cut at a number that is said, with where the others are', () => {
    const lines = linesOf(...Array.from({ length: LISTED + 3 }, () => ({ kind: 'added', after: guides }) as const))
    expect(lines).toHaveLength(LISTED + 2)
    expect(lines.at(-1)).toBe('  … y 3 más: véalas en /t/importar/1, o todas con --json')
  })
})
