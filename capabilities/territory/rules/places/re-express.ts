import { isMissing, type Maybe, missing } from '../../../../kernel/missing.ts'
import { type Refusal, type Result, refuse } from '../../../../kernel/result.ts'

/** What kind of figure it is decides how it may be told for another division of the ground, or that it may not. */
export type FigureKind = 'count' | 'rate' | 'other'

export interface PlaceShare {
  readonly from: string
  readonly to: string
  /** Of the place `from`, what lies in the place `to`. */
  readonly share: number
}

export interface ReExpressRule {
  readonly kind: FigureKind
  /** By what the shares are. */
  readonly basis: 'population' | 'area'
  /** Of rates: how many or how much each place counts: its population, its area. */
  readonly weights?: ReadonlyMap<string, number>
  /** How much of a place must be known for a figure of it to be told; all of it unless said. */
  readonly leastCoverage?: number
}

export interface ReExpressed {
  readonly value: Maybe<number>
  /** The rule by its name, to be shown beside the figure. */
  readonly rule: 'sum_of_shares' | 'weighted_mean'
  readonly basis: 'population' | 'area'
  /** Of what lies in the place, how much has a figure: 0 to 1. */
  readonly coverage: number
  /** The places it was made of. */
  readonly from: readonly string[]
}

/**
 * Figures of the places of one division told for the places of another. A count is the sum of what its parts bring by their
 * share; a rate the mean of its parts, weighted by how many each brings; anything else (a median, an index, a yes or no) cannot
 * be told from its parts, and is refused. A part without a figure lowers the coverage; below the least, there is no figure.
 */
export function reExpress(
  figures: ReadonlyMap<string, Maybe<number>>,
  shares: readonly PlaceShare[],
  rule: ReExpressRule,
): Result<ReadonlyMap<string, ReExpressed>, Refusal<'not_re_expressible' | 'no_weights'>> {
  const { kind, basis, weights } = rule
  if (kind === 'other')
    return refuse({
      kind: 'not_re_expressible',
      message: {
        es: 'Este dato no es un conteo ni una tasa: no se puede calcular para otra división del territorio a partir de sus partes.',
        en: 'This figure is neither a count nor a rate: it cannot be made for another division of the ground from its parts.',
      },
    })
  if (kind === 'rate' && weights === undefined)
    return refuse({
      kind: 'no_weights',
      message: {
        es: 'Para promediar una tasa hay que decir cuánto pesa cada lugar.',
        en: 'To average a rate, it must be said how much each place weighs.',
      },
    })
  const least = rule.leastCoverage ?? 1
  const told = new Map<string, ReExpressed>()
  for (const [to, parts] of Map.groupBy(shares, (share) => share.to)) {
    let sum = 0
    let known = 0
    let whole = 0
    for (const { from, share } of parts) {
      const weight = share * (weights?.get(from) ?? (weights === undefined ? 1 : 0))
      const figure = figures.get(from)
      whole += weight
      if (figure === undefined || isMissing(figure)) continue
      known += weight
      sum += figure * (kind === 'rate' ? weight : share)
    }
    const coverage = whole === 0 ? 0 : known / whole
    const value =
      whole === 0
        ? missing('undefined_ratio')
        : coverage < least - 1e-9 || known === 0
          ? missing('below_coverage')
          : kind === 'rate'
            ? sum / known
            : sum
    told.set(to, {
      value,
      rule: kind === 'rate' ? 'weighted_mean' : 'sum_of_shares',
      basis,
      coverage,
      from: parts.map(({ from }) => from),
    })
  }
  return { ok: true, value: told }
}
