import { clamp, settle } from '../../../../kernel/decimal.ts'
import { isMissing, type Maybe, missing } from '../../../../kernel/missing.ts'
import {
  type Aggregation,
  type Band,
  type IndexDefinition,
  type IndicatorTerm,
  isLevel,
  type LevelTerm,
} from './definition.ts'
import type { PreparedIndex } from './prepare.ts'
import { standardise } from './standardise.ts'
import type { IndexNode, IndexTree, IndexValues, IndicatorNode, LevelNode, MissingIndicator } from './tree.ts'

/**
 * Computes an index for one place, level by level. Pure: the same definition and values
 * give the same tree. A missing indicator is never 0 and never averaged away in silence: below the minimum coverage of its
 * level there is no figure, above it the rest share its weight and the coverage says so.
 */
export function computeIndex(prepared: PreparedIndex, values: IndexValues): IndexTree {
  const { definition } = prepared
  const root = levelNode(prepared, values, definition, { depth: 0, weight: 1, used: 1 })
  if (isMissing(root.value)) return { definition, root, refusal: refusalOf(root) }
  const band = bandOf(definition.bands, root.value)
  return band === undefined ? { definition, root } : { definition, root, band }
}

/** The band of a figure that is not rounded: 79.999 is not 80. */
export function bandOf(bands: readonly Band[], value: number): Band | undefined {
  return bands.find(({ from }) => value >= from)
}

interface Place {
  readonly depth: number
  readonly weight: number
  readonly used: number
}

function levelNode(
  prepared: PreparedIndex,
  values: IndexValues,
  term: Pick<LevelTerm, 'code' | 'title' | 'note' | 'children'> | IndexDefinition,
  { depth, weight, used }: Place,
): LevelNode {
  const level = prepared.definition.levels[depth]
  if (level === undefined) throw new Error(`index ${prepared.definition.code}: no level at depth ${depth}`)
  const shares = sharesOf(term.children)
  const first = term.children.map((child, at) => {
    const share = shares[at] ?? 0
    return isLevel(child)
      ? levelNode(prepared, values, child, { depth: depth + 1, weight: share, used: share })
      : indicatorNode(prepared, values, child, share)
  })
  let present = 0
  let covered = 0
  for (const child of first)
    if (!isMissing(child.value)) {
      present += child.weight
      covered += child.weight * (child.kind === 'level' ? child.coverage.percent : 100)
    }
  const percent = clamp(settle(covered), 0, 100)
  const enough = present > 0 && percent >= level.minimumCoverage
  // Where nothing is missing the shares stay the definition's: dividing by their sum would only bring dust.
  const whole = first.every(({ value }) => !isMissing(value))
  const children = whole
    ? first
    : first.map(
        (child): IndexNode => ({
          ...child,
          used: enough && !isMissing(child.value) ? child.weight / present : 0,
        }),
      )
  const mean = (kind: Aggregation, read: (child: IndexNode) => Maybe<number>): Maybe<number> =>
    enough ? meanOf(kind, children, read) : missing('below_coverage')
  const arithmetic = mean('arithmetic', (child) => (child.kind === 'level' ? child.arithmetic : child.value))
  const geometric = mean('geometric', (child) => (child.kind === 'level' ? child.geometric : child.value))
  const value = mean(level.aggregation, (child) => child.value)
  return {
    kind: 'level',
    code: term.code,
    title: term.title,
    ...('note' in term && term.note !== undefined ? { note: term.note } : {}),
    level,
    weight,
    used,
    value,
    arithmetic,
    geometric,
    coverage: {
      percent,
      minimum: level.minimumCoverage,
      measured: first.reduce((total, child) => total + measuredIn(child), 0),
      of: first.reduce((total, child) => total + (child.kind === 'level' ? child.coverage.of : 1), 0),
      missing: first.flatMap(missingIn),
    },
    children,
  }
}

function measuredIn(child: IndexNode): number {
  if (isMissing(child.value)) return 0
  return child.kind === 'level' ? child.coverage.measured : 1
}

function missingIn(child: IndexNode): readonly MissingIndicator[] {
  if (child.kind === 'level') return child.coverage.missing
  return isMissing(child.value) ? [{ code: child.code, title: child.title, missing: child.value.missing }] : []
}

/** Each term's share of its level: weights divided by their sum; without weights equal. */
function sharesOf(terms: readonly { readonly weight?: number }[]): readonly number[] {
  const total = terms.reduce((sum, { weight = 1 }) => sum + weight, 0)
  return terms.map(({ weight = 1 }) => weight / total)
}

/** Over the children that are there, by the shares they have. A geometric mean with a 0 in it is 0. */
function meanOf(kind: Aggregation, children: readonly IndexNode[], read: (child: IndexNode) => Maybe<number>): number {
  let total = 0
  for (const child of children) {
    const value = read(child)
    if (isMissing(value) || child.used === 0) continue
    if (kind === 'arithmetic') total += child.used * value
    else if (value === 0) return 0
    else total += child.used * Math.log(value)
  }
  return clamp(settle(kind === 'arithmetic' ? total : Math.exp(total)), 0, 100)
}

function indicatorNode(
  prepared: PreparedIndex,
  values: IndexValues,
  term: IndicatorTerm,
  weight: number,
): IndicatorNode {
  const { code, title, operator } = term
  const raw = values[code] ?? missing('not_collected')
  const named = { kind: 'indicator', code, title, term, weight, used: weight, raw } as const
  if (isMissing(raw)) return { ...named, value: raw }
  if (!isPossible(term, raw)) return { ...named, value: missing('undefined_ratio', 'possible') }
  const formula = prepared.benchmarks.get(code)
  if (formula === undefined) {
    const fixed = 'benchmark' in operator && typeof operator.benchmark === 'number' ? operator.benchmark : undefined
    return { ...named, ...outcomeOf(term, raw, fixed) }
  }
  const given = givenTo(prepared, values)
  const from = Object.fromEntries(
    formula.names.flatMap((name) => {
      const value = given.get(name)
      return value === undefined ? [] : [[name, value]]
    }),
  )
  const lacks = formula.names.filter((name) => !given.has(name))
  if (lacks.length > 0) return { ...named, benchmarkFrom: from, lacks, value: missing('undefined_ratio', 'benchmark') }
  const benchmark = formula.evaluate(from)
  if (typeof benchmark !== 'number' || !Number.isFinite(benchmark))
    return { ...named, benchmarkFrom: from, value: missing('undefined_ratio', 'benchmark') }
  return { ...named, benchmark, benchmarkFrom: from, ...outcomeOf(term, raw, benchmark) }
}

function outcomeOf({ operator }: IndicatorTerm, raw: number, benchmark: number | undefined) {
  const standardised = standardise(operator, raw, benchmark)
  return standardised ?? { value: missing('undefined_ratio', 'operator') }
}

function isPossible({ possible }: IndicatorTerm, value: number): boolean {
  if (!Number.isFinite(value)) return false
  return value >= (possible?.from ?? value) && value <= (possible?.to ?? value)
}

/** What formulas may read of a place: auxiliaries and indicators that have a value. */
function givenTo({ definition, indicators }: PreparedIndex, values: IndexValues): ReadonlyMap<string, number> {
  const given = new Map<string, number>()
  for (const { code } of [...definition.auxiliaries, ...indicators]) {
    const value = values[code]
    if (value !== undefined && !isMissing(value)) given.set(code, value)
  }
  return given
}

function refusalOf({ coverage, title }: LevelNode): NonNullable<IndexTree['refusal']> {
  const { percent, minimum, of } = coverage
  const share = Math.floor(percent * 100) / 100
  const nothing = coverage.missing.length === of
  return {
    missing: 'below_coverage',
    message: nothing
      ? {
          es: `«${title.es}» no se calcula: no se dio el valor de ninguno de sus ${of} indicadores.`,
          en: `“${title.en ?? title.es}” is not computed: none of its ${of} indicators was given a value.`,
        }
      : {
          es: `«${title.es}» no se calcula: lo que hay cubre ${share} % del peso y el método pide ${minimum} % (${of - coverage.missing.length} de ${of} indicadores tienen valor).`,
          en: `“${title.en ?? title.es}” is not computed: what there is covers ${share} % of the weight and the method asks for ${minimum} % (${of - coverage.missing.length} of ${of} indicators have a value).`,
        },
  }
}
