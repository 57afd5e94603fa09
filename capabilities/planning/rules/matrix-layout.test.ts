import { describe, expect, it } from 'vitest'
import type { DraftElement, DraftPoa, ElementKind } from '../model.ts'
import { layMatrix } from './matrix-layout.ts'

const element = (key: string, kind: ElementKind): DraftElement => ({ key, kind, title: key, from: [] })

function planOf(lines: readonly Record<string, string>[]): DraftPoa {
  const kinds: Record<string, ElementKind> = { R: 'result', I: 'indicator', A: 'activity', K: 'risk' }
  const keys = new Set(lines.flatMap((line) => Object.values(line)))
  const cells = (line: Record<string, string>) =>
    Object.fromEntries(Object.values(line).map((key) => [kinds[key.charAt(0)] ?? 'risk', [key]]))
  return {
    title: 'Plan',
    year: 2019,
    from: [],
    elements: [...keys].map((key) => element(key, kinds[key.charAt(0)] ?? 'risk')),
    subPlans: [
      {
        key: 'p',
        sections: [{ key: 's', headings: [], lines: lines.map((line, n) => ({ key: `l${n}`, cells: cells(line) })) }],
      },
    ],
  }
}

function spansOf(plan: DraftPoa, column: string): readonly string[] {
  return layMatrix(plan).flatMap((subPlan) =>
    subPlan.sections.flatMap((section) =>
      section.lines.flatMap((line) =>
        line.cells
          .filter((cell) => cell.column === column)
          .map((cell) => `${cell.elements.map((e) => e.key).join('+')}×${cell.span}`),
      ),
    ),
  )
}

describe('the matrix as it is drawn', () => {
  it('draws one risk that four activities share once, over four lines', () => {
    const plan = planOf([1, 2, 3, 4].map((n) => ({ r: 'R1', a: `A${n}`, k: 'K1' })))
    expect(spansOf(plan, 'risk')).toEqual(['K1×4'])
    expect(spansOf(plan, 'activity')).toEqual(['A1×1', 'A2×1', 'A3×1', 'A4×1'])
  })

  it('draws a shared value again under another result', () => {
    const plan = planOf([
      { r: 'R1', a: 'A1', k: 'K1' },
      { r: 'R2', a: 'A2', k: 'K1' },
    ])
    expect(spansOf(plan, 'risk')).toEqual(['K1×1', 'K1×1'])
  })

  it('keeps empty cells apart, so that every line is drawn in full', () => {
    const plan = planOf([
      { r: 'R1', a: 'A1' },
      { r: 'R1', a: 'A2' },
    ])
    expect(spansOf(plan, 'risk')).toEqual(['×1', '×1'])
    expect(spansOf(plan, 'result')).toEqual(['R1×2'])
  })
})
