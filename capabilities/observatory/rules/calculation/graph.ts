import type { Calculation } from '../../model.ts'

/** What is computed from what, by codes of indicators. */
export interface CalculationGraph {
  /** Computed indicators, each after everything that it is computed from. */
  readonly order: readonly string[]
  /** Indicators that go in a circle, the first again at the end; no circle: undefined. */
  readonly circle: readonly string[] | undefined
  readonly inputsOf: ReadonlyMap<string, readonly string[]>
}

export function calculationGraph(calculations: ReadonlyMap<string, Calculation>): CalculationGraph {
  const inputsOf = new Map(
    [...calculations].map(
      ([code, { inputs }]) =>
        [code, [...new Set(Object.values(inputs).map(({ indicator }) => indicator))].sort()] as const,
    ),
  )
  const order: string[] = []
  const done = new Set<string>()
  const path: string[] = []
  const visit = (code: string): readonly string[] | undefined => {
    if (done.has(code)) return undefined
    const at = path.indexOf(code)
    if (at >= 0) return [...path.slice(at), code]
    const inputs = inputsOf.get(code)
    if (inputs === undefined) return undefined
    path.push(code)
    for (const input of inputs) {
      const circle = visit(input)
      if (circle !== undefined) return circle
    }
    path.pop()
    done.add(code)
    order.push(code)
    return undefined
  }
  for (const code of [...inputsOf.keys()].sort()) {
    const circle = visit(code)
    if (circle !== undefined) return { order: [], circle, inputsOf }
  }
  return { order, circle: undefined, inputsOf }
}

/** Computed indicators that stand below others, at any distance, in the order in which they are computed. */
export function below({ order, inputsOf }: CalculationGraph, codes: Iterable<string>): readonly string[] {
  const touched = new Set(codes)
  return order.filter((code) => {
    const moved = (inputsOf.get(code) ?? []).some((input) => touched.has(input))
    if (moved) touched.add(code)
    return moved
  })
}
