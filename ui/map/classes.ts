/** How figures are put into classes to be shaded. Each rule has a name that the legend says (`words.ts`). */
export const CLASS_RULES = ['quantiles', 'equal', 'natural'] as const
export type ClassRule = (typeof CLASS_RULES)[number]

/** Why there is no figure. None of them is zero, and none is the lightest shade. */
export const MISSING_KINDS = ['unknown', 'not_said', 'not_applicable'] as const
export type Missing = (typeof MISSING_KINDS)[number]

export type Figure = number | Missing

/** From its lowest to its highest figure, both in it; on so many steps of a ramp. */
export interface FigureClass {
  readonly lowest: number
  readonly highest: number
  /** 1 to 7. */
  readonly level: number
  /** How many figures are in it. */
  readonly count: number
}

const STEPS = 7

export function isNumber(figure: Figure): figure is number {
  return typeof figure === 'number'
}

/** Low to high; as many as asked for, or fewer where fewer different figures are. Equal figures are never in two classes. */
export function classesOf(figures: readonly Figure[], rule: ClassRule, most = 5): readonly FigureClass[] {
  const values = figures.filter(isNumber).toSorted((one, other) => one - other)
  const different = [...new Set(values)]
  const count = Math.max(1, Math.min(most, STEPS, different.length))
  if (values.length === 0) return []
  const groups = GROUPED[rule](values, different, count).filter((group) => group.length > 0)
  return groups.map((group, index) => ({
    lowest: group[0] as number,
    highest: group.at(-1) as number,
    level: groups.length === 1 ? 4 : 1 + Math.round((index * (STEPS - 1)) / (groups.length - 1)),
    count: group.length,
  }))
}

/** The class of a figure; undefined where there is none. */
export function classAt(classes: readonly FigureClass[], figure: Figure): FigureClass | undefined {
  return isNumber(figure) ? classes.find(({ lowest, highest }) => figure >= lowest && figure <= highest) : undefined
}

type Grouping = (values: readonly number[], different: readonly number[], count: number) => readonly number[][]

const GROUPED: Readonly<Record<ClassRule, Grouping>> = {
  /** As many places in each class as equal figures allow. */
  quantiles(values, different, count) {
    const starts: number[] = []
    for (let k = 0; k < count; k += 1) {
      const share = values[Math.floor((k * values.length) / count)] as number
      const last = starts.at(-1) ?? Number.NEGATIVE_INFINITY
      const start = share > last ? share : different.find((value) => value > last)
      if (start !== undefined) starts.push(start)
    }
    return between(values, starts)
  },
  /** Classes equally wide. */
  equal(values, _different, count) {
    const [low, high] = [values[0] as number, values.at(-1) as number]
    return between(
      values,
      Array.from({ length: count }, (_, k) => low + (k * (high - low)) / count),
    )
  },
  /** Breaks where figures lie far apart: the classes whose figures differ least from their mean (Fisher 1958, known by Jenks). */
  natural(values, different, count) {
    return between(values, naturalStarts(values, different, count))
  },
}

/** The figures from each start on, up to the next. */
function between(values: readonly number[], starts: readonly number[]): number[][] {
  return starts.map((start, index) => {
    const next = starts[index + 1]
    return values.filter((value) => value >= start && (next === undefined || value < next))
  })
}

/**
 * Sum of squares around their mean of the different figures from … to (`from * size + to`), each as often as it occurs. All at once,
 * each from the one before: of several maps in the same classes there are a hundred figures, and every pair of them is asked for.
 */
function spreads(values: readonly number[], different: readonly number[]): Float64Array {
  const weights = new Map<number, number>()
  for (const value of values) weights.set(value, (weights.get(value) ?? 0) + 1)
  const size = different.length
  const found = new Float64Array(size * size)
  for (let from = 0; from < size; from += 1) {
    let [n, sum, squares] = [0, 0, 0]
    for (let to = from; to < size; to += 1) {
      const value = different[to] as number
      const weight = weights.get(value) ?? 0
      n += weight
      sum += weight * value
      squares += weight * value * value
      found[from * size + to] = squares - (sum * sum) / n
    }
  }
  return found
}

function naturalStarts(values: readonly number[], different: readonly number[], count: number): readonly number[] {
  const size = different.length
  const spread = spreads(values, different)
  // best[k][i]: the least spread of the first i figures in k classes, and where its last class begins.
  const best: { cost: number; start: number }[][] = [[]]
  for (let k = 1; k <= count; k += 1) {
    const row: { cost: number; start: number }[] = []
    for (let i = k; i <= size; i += 1) {
      let found = { cost: Number.POSITIVE_INFINITY, start: k - 1 }
      for (let start = k - 1; start < i; start += 1) {
        const before =
          k === 1
            ? start === 0
              ? 0
              : Number.POSITIVE_INFINITY
            : (best[k - 1]?.[start]?.cost ?? Number.POSITIVE_INFINITY)
        const cost = before + (spread[start * size + i - 1] as number)
        if (cost < found.cost) found = { cost, start }
      }
      row[i] = found
    }
    best.push(row)
  }
  const starts: number[] = []
  for (let k = count, i = size; k >= 1; k -= 1) {
    const start = best[k]?.[i]?.start ?? 0
    starts.unshift(different[start] as number)
    i = start
  }
  return starts
}
