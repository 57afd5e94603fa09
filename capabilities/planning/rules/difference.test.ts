import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DraftElement, DraftPoa } from '../model.ts'
import { type Change, differencePoa, isSame } from './difference.ts'
import { generatedPlan, rekeyed } from './golden/generated-plan.ts'

const MARCH = [null, null, 1, null, null, null, null, null, null, null, null, null]

/** Two results; the risk is shared by all activities, the source by the first two. */
function unitPlan(): DraftPoa {
  const element = (key: string, kind: DraftElement['kind'], title: string, rest: Partial<DraftElement> = {}) => ({
    key,
    kind,
    title,
    from: [{ sheet: 'POA', address: key }],
    ...rest,
  })
  return {
    title: 'Plan de la unidad de ejemplo',
    year: 2019,
    from: [],
    elements: [
      element('o1', 'specific_objective', 'Ordenar el archivo', { code: 'O.1' }),
      element('r1', 'result', 'Archivo inventariado', { code: 'O.1.R.1' }),
      element('r2', 'result', 'Archivo digitalizado', { code: 'O.1.R.2' }),
      element('i1', 'indicator', 'Cajas inventariadas', {
        indicator: { kind: 'count', direction: 'increase', accumulation: 'flow', targets: [{ value: 40 }] },
      }),
      element('v1', 'verification_source', 'Inventario firmado'),
      element('a1', 'activity', 'Contar las cajas del depósito', {
        code: 'A.1.',
        schedule: { kind: 'marks', months: MARCH },
      }),
      element('a2', 'activity', 'Rotular las cajas', { code: 'A.2.' }),
      element('a3', 'activity', 'Digitalizar los planos', { code: 'A.1.' }),
      element('k1', 'risk', 'Falta de espacio'),
    ],
    subPlans: [
      {
        key: 'p1',
        sections: [
          {
            key: 's1',
            headings: ['o1'],
            lines: [
              {
                key: 'l1',
                cells: {
                  result: ['r1'],
                  indicator: ['i1'],
                  verification_source: ['v1'],
                  activity: ['a1', 'a2'],
                  risk: ['k1'],
                },
              },
              { key: 'l2', cells: { result: ['r2'], activity: ['a3'], risk: ['k1'] } },
            ],
          },
        ],
      },
    ],
  }
}

/** The plan read again under other keys, with some elements different. */
function readAgain(changed: Partial<Record<string, Partial<DraftElement>>> = {}): DraftPoa {
  const plan = unitPlan()
  const elements = plan.elements.map((element) => ({ ...element, ...changed[element.key] }))
  return rekeyed({ ...plan, elements }, 'x')
}

function told(before: DraftPoa, after: DraftPoa): readonly string[] {
  return differencePoa(before, after).changes.map(inWords)
}
function inWords(change: Change): string {
  if (change.kind === 'layout') return 'layout'
  if (change.kind === 'plan_title') return `plan_title ${change.after}`
  const element = 'before' in change ? change.before : change.after
  return `${change.kind} ${element.title}`
}

/** Takes keys off every line, or puts others on the line that holds `beside`. */
function withLines(plan: DraftPoa, edit: (keys: readonly string[]) => readonly string[]): DraftPoa {
  return {
    ...plan,
    subPlans: plan.subPlans.map((subPlan) => ({
      ...subPlan,
      sections: subPlan.sections.map((section) => ({
        ...section,
        lines: section.lines.map((line) => ({
          ...line,
          cells: { ...line.cells, activity: edit(line.cells.activity ?? []) },
        })),
      })),
    })),
  }
}

describe('a plan compared with its file read again', () => {
  it('is the same when the file is the same, whatever the keys and cells', () => {
    const again = readAgain()
    const moved = { ...again, elements: again.elements.map((element) => ({ ...element, from: [] })) }
    expect(isSame(unitPlan(), moved)).toBe(true)
    expect(differencePoa(unitPlan(), moved).matches.get('xa3')).toBe('a3')
  })

  it('tells a corrected word from a new activity', () => {
    expect(told(unitPlan(), readAgain({ a1: { title: 'Contar todas las cajas del depósito' } }))).toEqual([
      'text Contar las cajas del depósito',
    ])
  })

  it('keeps what was reported with the work when codes are renumbered', () => {
    const after = readAgain({ a1: { code: 'A.2.' }, a2: { code: 'A.1.' } })
    const difference = differencePoa(unitPlan(), after)
    expect(difference.changes.map(inWords)).toEqual(['code Contar las cajas del depósito', 'code Rotular las cajas'])
    expect(difference.matches.get('xa1')).toBe('a1')
  })

  it('follows a rewritten text by its code when the code is single in its place', () => {
    expect(told(unitPlan(), readAgain({ a3: { title: 'Fotografiar mapas' } }))).toEqual(['text Digitalizar los planos'])
  })

  it('names what is added and what is removed', () => {
    const without = withLines(readAgain(), (keys) => keys.filter((key) => key !== 'xa2'))
    const after = { ...without, elements: without.elements.filter((element) => element.key !== 'xa2') }
    expect(told(unitPlan(), after)).toEqual(['removed Rotular las cajas'])
    expect(told(after, unitPlan())).toEqual(['added Rotular las cajas'])
  })

  it('sees an activity that moved to another result as the same activity', () => {
    const after = withLines(readAgain(), (keys) =>
      keys.includes('xa3') ? ['xa3', 'xa2'] : keys.filter((key) => key !== 'xa2'),
    )
    const difference = differencePoa(unitPlan(), after)
    expect(difference.matches.get('xa2')).toBe('a2')
    expect(difference.changes.map(inWords)).toContain('moved Rotular las cajas')
  })

  it('sees an activity that moved to another part of the plan as the same activity', () => {
    const inParts = (first: readonly string[], second: readonly string[]): DraftPoa => ({
      ...unitPlan(),
      subPlans: [first, second].map((activity, index) => ({
        key: `p${index}`,
        sections: [{ key: `s${index}`, headings: [], lines: [{ key: `l${index}`, cells: { activity } }] }],
      })),
    })
    const { changes, matches } = differencePoa(inParts(['a1', 'a2'], ['a3']), inParts(['a1'], ['a3', 'a2']))
    expect(matches.get('a2')).toBe('a2')
    expect(changes.map(inWords)).toContain('moved Rotular las cajas')
  })

  it('does not take an activity of another result for the same because of its number', () => {
    const after = readAgain({ a3: { title: 'Fotografiar mapas', code: 'A.2.' } })
    const without = withLines(after, (keys) => keys.filter((key) => key !== 'xa2'))
    const difference = differencePoa(unitPlan(), {
      ...without,
      elements: without.elements.filter((element) => element.key !== 'xa2'),
    })
    expect(difference.matches.get('xa3')).toBeUndefined()
  })

  it('sees a risk that no longer is shared with a line', () => {
    const after = readAgain()
    const [part] = after.subPlans
    const [section] = part?.sections ?? []
    const [first, second] = section?.lines ?? []
    if (!part || !section || !first || !second) throw new Error('the plan lost its lines')
    const { risk: _risk, ...cells } = second.cells
    const alone = { ...part, sections: [{ ...section, lines: [first, { ...second, cells }] }] }
    const changes = differencePoa(unitPlan(), { ...after, subPlans: [alone] }).changes
    const risk = changes.find((change) => change.kind === 'shared' && change.before.key === 'k1')
    expect(risk?.kind === 'shared' && risk.lost.map((element) => element.key)).toEqual(['r2', 'a3'])
  })

  it('sees lines in another order', () => {
    const after = readAgain()
    const turned = {
      ...after,
      subPlans: after.subPlans.map((part) => ({
        ...part,
        sections: part.sections.map((section) => ({ ...section, lines: [...section.lines].reverse() })),
      })),
    }
    expect(told(unitPlan(), turned)).toEqual(['layout'])
  })

  it('sees sections in another order', () => {
    const plan = generatedPlan({ seed: 1, subPlans: 1, objectives: 2, results: 1, lines: 1, activities: 1 })
    const turned = plan.subPlans.map((part) => ({ ...part, sections: part.sections.toReversed() }))
    expect(told(plan, rekeyed({ ...plan, subPlans: turned }, 'z'))).toEqual(['layout'])
  })

  it('compares months and targets', () => {
    const after = readAgain({
      a1: { schedule: { kind: 'marks', months: [1, ...MARCH.slice(1)] } },
      i1: { indicator: { kind: 'count', direction: 'increase', accumulation: 'flow', targets: [{ value: 41 }] } },
    })
    expect(told(unitPlan(), after)).toEqual(['terms Cajas inventariadas', 'schedule Contar las cajas del depósito'])
  })

  it('does not take the silence of a document for a change: no months, weights or cancellations', () => {
    const stored = unitPlan()
    const before = {
      ...stored,
      elements: stored.elements.map((element) =>
        element.key === 'a2'
          ? { ...element, weight: 3, cancelled: { reason: 'Sin fondos', on: '2019-05-02' } }
          : element,
      ),
    }
    const after = readAgain()
    const silent = after.elements.map(({ schedule: _schedule, ...element }) => element)
    expect(isSame(before, { ...after, elements: silent })).toBe(true)
  })

  it('a file that has months and leaves one activity without any says so', () => {
    const after = readAgain({ a2: { schedule: { kind: 'marks', months: MARCH } } })
    const [a1, ...rest] = [
      ...after.elements.filter((element) => element.key === 'xa1'),
      ...after.elements.filter((element) => element.key !== 'xa1'),
    ]
    if (a1 === undefined) throw new Error('the plan lost an activity')
    const { schedule: _schedule, ...bare } = a1
    expect(told(unitPlan(), { ...after, elements: [bare, ...rest] })).toEqual([
      'schedule Contar las cajas del depósito',
      'schedule Rotular las cajas',
    ])
  })

  it('names another title of the plan', () => {
    expect(told(unitPlan(), { ...readAgain(), title: 'Otro título' })).toEqual(['plan_title Otro título'])
  })
})

const SIZES = fc.record({
  seed: fc.nat(1_000_000),
  subPlans: fc.integer({ min: 1, max: 3 }),
  objectives: fc.integer({ min: 1, max: 3 }),
  results: fc.integer({ min: 1, max: 3 }),
  lines: fc.integer({ min: 1, max: 3 }),
  activities: fc.integer({ min: 1, max: 3 }),
})

describe('any plan', () => {
  it('equals itself under other keys, and every element is matched to itself', () => {
    fc.assert(
      fc.property(SIZES, (size) => {
        const plan = generatedPlan(size)
        const difference = differencePoa(plan, rekeyed(plan, 'z'))
        expect(difference.changes).toEqual([])
        expect(difference.matches.size).toBe(plan.elements.length)
        for (const [after, before] of difference.matches) expect(after).toBe(`z${before}`)
      }),
      { numRuns: 60 },
    )
  })

  it('with one text replaced differs in exactly that text', () => {
    fc.assert(
      fc.property(SIZES, fc.nat(), (size, pick) => {
        const plan = generatedPlan(size)
        const index = pick % plan.elements.length
        const elements = plan.elements.map((element, at) =>
          at === index ? { ...element, title: `${element.title} bis` } : element,
        )
        const { changes } = differencePoa(plan, rekeyed({ ...plan, elements }, 'z'))
        expect(changes.map((change) => change.kind)).toEqual(['text'])
      }),
      { numRuns: 60 },
    )
  })

  it('matches one to one: no element of the stored plan is continued twice', () => {
    fc.assert(
      fc.property(SIZES, SIZES, (one, other) => {
        const before = generatedPlan(one)
        const after = rekeyed(generatedPlan(other), 'z')
        const { matches, changes } = differencePoa(before, after)
        expect(new Set(matches.values()).size).toBe(matches.size)
        const added = changes.filter((change) => change.kind === 'added').length
        const removed = changes.filter((change) => change.kind === 'removed').length
        expect(added).toBe(after.elements.length - matches.size)
        expect(removed).toBe(before.elements.length - matches.size)
        for (const [afterKey, beforeKey] of matches) {
          const kinds = [after, before].map((plan, side) => {
            const key = side === 0 ? afterKey : beforeKey
            return plan.elements.find((element) => element.key === key)?.kind
          })
          expect(kinds[0]).toBe(kinds[1])
        }
      }),
      { numRuns: 40 },
    )
  })

  it('of 2,000 elements, wholly rewritten, still accounts for each of them', () => {
    const size = { seed: 7, subPlans: 1, objectives: 10, results: 10, lines: 5, activities: 2 }
    const before = generatedPlan(size)
    expect(before.elements.length).toBeGreaterThan(2000)
    const after = rekeyed(generatedPlan({ ...size, seed: 8 }), 'z')
    const { matches, changes } = differencePoa(before, after)
    const count = (kind: string) => changes.filter((change) => change.kind === kind).length
    expect(count('removed') + matches.size).toBe(before.elements.length)
    expect(count('added') + matches.size).toBe(after.elements.length)
  })
})
