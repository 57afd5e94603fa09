import { describe, expect, it } from 'vitest'
import { missing } from '../../../kernel/missing.ts'
import type { DraftElement, DraftNode, DraftPoa } from '../model.ts'
import { type Figure, figureKey } from './explanation.ts'
import { GOLDEN_BANDS } from './golden/bands.ts'
import { institutionProgress } from './institution-progress.ts'
import { instrumentProgress } from './instrument-progress.ts'
import { planProgress } from './plan-progress.ts'

const BASIS = { cutOff: { year: 2019, month: 1 }, bands: GOLDEN_BANDS }

/** A unit's plan of one objective, one result, one activity of ten, of which `done` were done (undefined: not reported). */
function unit(id: string, done: number | undefined): ReturnType<typeof planProgress> {
  const element = (kind: DraftElement['kind'], rest: Partial<DraftElement> = {}): DraftElement => ({
    key: `${id}-${kind}`,
    kind,
    title: `${kind} ${id}`,
    from: [],
    ...rest,
  })
  const months = [10, ...Array<null>(11).fill(null)]
  const plan: DraftPoa = {
    title: id,
    year: 2019,
    from: [],
    elements: [
      element('specific_objective'),
      element('result'),
      element('activity', { schedule: { kind: 'quantities', months } }),
    ],
    subPlans: [
      {
        key: `${id}-p`,
        sections: [
          {
            key: `${id}-s`,
            headings: [`${id}-specific_objective`],
            lines: [{ key: `${id}-l`, cells: { result: [`${id}-result`], activity: [`${id}-activity`] } }],
          },
        ],
      },
    ],
  }
  const reports = done === undefined ? new Map() : new Map([[`${id}-activity`, [{ month: 1, executed: done }]]])
  return planProgress({ plan, id, reports, ...BASIS })
}
function figureOf(progress: ReturnType<typeof unit>, kind: Figure['kind'], id: string): Figure {
  const figure = progress.figures.get(figureKey(kind, id))
  if (figure === undefined) throw new Error(`no figure ${kind} ${id}`)
  return figure
}
function excludedOf(figure: Figure | undefined): readonly (readonly [string, string])[] {
  if (figure?.explanation.formula !== 'weighted_mean') throw new Error('not a mean')
  return figure.explanation.excluded.map(({ id, reason }) => [id, reason] as const)
}

describe('the institution', () => {
  it('is the mean of its units; a unit whose plan is absent is named', () => {
    const institution = institutionProgress(
      'Institución',
      [
        { id: 'u1', title: 'Unidad 1', poa: unit('a', 10).poa },
        { id: 'u2', title: 'Unidad 2', poa: unit('b', 4).poa },
        { id: 'u3', title: 'Auditoría', poa: missing('not_collected') },
      ],
      BASIS,
    )
    expect(institution.toDate).toEqual({ raw: 70, capped: 70 })
    expect(institution.coverage).toEqual({ judged: 2, of: 3 })
    expect(excludedOf(institution)).toEqual([['u3', 'not_collected']])
  })
})

const NODES: readonly DraftNode[] = [
  { key: 'mission', kind: 'mission', title: 'Misión', from: [] },
  { key: 'area', kind: 'strategic_area', title: 'Área', from: [] },
  { key: 'oe1', kind: 'strategic_objective', title: 'OE 1', from: [], parent: 'area' },
  { key: 'oe2', kind: 'strategic_objective', title: 'OE 2', from: [], parent: 'area' },
]
const PEI = { id: 'pei', title: 'PEI', nodes: NODES }

describe('the five-year plan', () => {
  const a = unit('a', 10)
  const b = unit('b', 4)
  const all = new Map([...a.figures, ...b.figures])
  const objectiveA = figureOf(a, 'objective', 'a-specific_objective')
  const objectiveB = figureOf(b, 'objective', 'b-specific_objective')

  it('comes from what serves it in several units; what nobody serves is named', () => {
    const { whole, nodes } = instrumentProgress(
      PEI,
      [
        { serves: 'oe1', figure: objectiveA },
        { serves: 'oe1', figure: objectiveB },
      ],
      all,
      BASIS,
    )
    expect(nodes.get('oe1')?.toDate).toEqual({ raw: 70, capped: 70 })
    expect(nodes.get('oe2')?.toDate).toEqual({ missing: 'not_programmed' })
    expect(nodes.get('area')?.toDate).toEqual({ raw: 70, capped: 70 })
    expect(excludedOf(nodes.get('area'))).toEqual([['oe2', 'not_programmed']])
    expect(nodes.has('mission')).toBe(false)
    expect(whole.toDate).toEqual({ raw: 70, capped: 70 })
  })

  it('lets one objective serve several nodes', () => {
    const { nodes } = instrumentProgress(
      PEI,
      [
        { serves: 'oe1', figure: objectiveA },
        { serves: 'oe2', figure: objectiveA },
        { serves: 'oe2', figure: objectiveB },
      ],
      all,
      BASIS,
    )
    expect(nodes.get('oe1')?.toDate).toEqual({ raw: 100, capped: 100 })
    expect(nodes.get('oe2')?.toDate).toEqual({ raw: 70, capped: 70 })
    expect(nodes.get('area')?.toDate).toEqual({ raw: 85, capped: 85 })
  })

  it('does not count a result beside the objective that it is part of', () => {
    const { nodes } = instrumentProgress(
      PEI,
      [
        { serves: 'oe1', figure: figureOf(a, 'activity', 'a-activity') },
        { serves: 'oe1', figure: objectiveA },
        { serves: 'oe1', figure: objectiveB },
      ],
      all,
      BASIS,
    )
    expect(nodes.get('oe1')?.toDate).toEqual({ raw: 70, capped: 70 })
    expect(excludedOf(nodes.get('oe1'))).toEqual([['a-activity', 'counted_above']])
  })

  it('counts a link written twice once, and names a unit that has not reported', () => {
    const silent = unit('c', undefined)
    const objectiveC = figureOf(silent, 'objective', 'c-specific_objective')
    const { nodes } = instrumentProgress(
      PEI,
      [
        { serves: 'oe1', figure: objectiveB },
        { serves: 'oe1', figure: objectiveB },
        { serves: 'oe1', figure: objectiveC },
      ],
      new Map([...all, ...silent.figures]),
      BASIS,
    )
    expect(nodes.get('oe1')?.coverage).toEqual({ judged: 1, of: 2 })
    expect(excludedOf(nodes.get('oe1'))).toEqual([['c-specific_objective', 'not_reported']])
  })

  it('leaves a cancelled objective out, whatever serves it', () => {
    const cancelled = NODES.map((node) =>
      node.key === 'oe1' ? { ...node, cancelled: { reason: 'Reforma', on: '2019-01-10' } } : node,
    )
    const { nodes } = instrumentProgress(
      { ...PEI, nodes: cancelled },
      [{ serves: 'oe1', figure: objectiveA }],
      all,
      BASIS,
    )
    expect(nodes.get('oe1')?.toDate).toEqual({ missing: 'not_applicable' })
    expect(excludedOf(nodes.get('area'))).toEqual([
      ['oe1', 'cancelled'],
      ['oe2', 'not_programmed'],
    ])
  })
})
