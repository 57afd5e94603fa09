import type { Maybe } from '../../../kernel/missing.ts'
import { isMissing } from '../../../kernel/missing.ts'
import { type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import type { Query } from '../../../platform/capability/command.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { READ_GROUND } from '../places-permissions.ts'
import { type FigureKind, type PlaceShare, type ReExpressed, reExpress } from '../rules/places/re-express.ts'
import { usualDay } from '../rules/places/usual-day.ts'
import { faultWords, readTable } from '../rules/re-expression/read-table.ts'
import { NO_PLACE } from './ground-queries.ts'
import { type Geography, geographies, type Place, placesOn } from './places-query.ts'
import { type ShareOrigin, sharesWithSource } from './shares-between.ts'

export interface ReExpressQuestion {
  readonly from: string
  readonly to: string
  readonly kind: FigureKind
  readonly basis: 'population' | 'area'
  /** Stated shares, or those measured on the shapes; absent: what is stated, else what is measured. */
  readonly origin?: ShareOrigin | undefined
  /** How much of a place must be known for a figure of it to be told, 0 to 1. */
  readonly least: number
  readonly text: string
}

/** What a place of the table brings to a place of the other division. */
export interface BroughtPart {
  readonly code: string
  readonly name: string
  readonly figure: Maybe<number> | undefined
  /** Of the place of the table, what lies here. */
  readonly share: number
  /** Of rates: how much it weighs here. */
  readonly weight: number | undefined
  /** Of counts: what of its figure is here. */
  readonly brings: number | undefined
}

export interface ReExpressedPlace extends ReExpressed {
  readonly code: string
  readonly name: string
  readonly parts: readonly BroughtPart[]
}

export interface ReExpressAnswer {
  readonly from: Geography
  readonly to: Geography
  readonly origin: ShareOrigin
  /** Where the shares are from. */
  readonly sources: readonly string[]
  readonly places: readonly ReExpressedPlace[]
  /** Of counts: the sum of the table, and of what was told of it. They differ by what lies in no place of the other. */
  readonly sums: { readonly given: number; readonly told: number } | undefined
  /** Names of places of the table of which not everything lies in the other division, with how much does. */
  readonly outside: readonly { readonly code: string; readonly name: string; readonly covered: number }[]
}

/** Figures of the places of one division, told for those of another by a named rule. */
export const reExpressQuery: Query<ReExpressQuestion, ReExpressAnswer> = {
  id: 'territory.re_express',
  permission: READ_GROUND,
  async run(tx, ctx, asked) {
    const all = await geographies(tx)
    const [from, to] = [all.find(({ code }) => code === asked.from), all.find(({ code }) => code === asked.to)]
    if (from === undefined || to === undefined) return refuse(NO_PLACE)
    if (from.code === to.code) return refuse(SAME)
    const given = await placesOn(tx, from.code, { validOn: usualDay(from, ctx.today) })
    const wanted = await placesOn(tx, to.code, { validOn: usualDay(to, ctx.today) })
    const { figures, faults } = readTable(asked.text, given.map(placeOfTable))
    const [first] = faults
    if (first !== undefined) return refuse(faulty(faults.map(faultWords)))
    if (![...figures.values()].some((figure) => !isMissing(figure))) return refuse(EMPTY)
    const weights = asked.kind === 'rate' ? weightsOf(given, asked.basis, figures) : undefined
    if (weights !== undefined && !weights.ok) return weights
    return tell(tx, asked, { from, to, given, wanted, figures, weights: weights?.value })
  },
}

interface Known {
  readonly from: Geography
  readonly to: Geography
  readonly given: readonly Place[]
  readonly wanted: readonly Place[]
  readonly figures: ReadonlyMap<string, Maybe<number>>
  readonly weights: ReadonlyMap<string, number> | undefined
}

async function tell(tx: ReadTx, asked: ReExpressQuestion, known: Known): Promise<Result<ReExpressAnswer, Refusal>> {
  const { from, to, given, wanted, figures, weights } = known
  const { kind, basis } = asked
  const { shares, origin, sources } = await sharesWithSource(tx, from.code, to.code, basis, asked.origin)
  const told = reExpress(figures, shares, {
    kind,
    basis,
    leastCoverage: asked.least,
    ...(weights === undefined ? {} : { weights }),
  })
  if (!told.ok) return told
  if (shares.length === 0) return refuse(noShares(basis))
  const names = new Map(given.map(({ code, name }) => [code, name]))
  const partsOf = Map.groupBy(shares, (share) => share.to)
  const places = wanted.flatMap(({ code, name }): readonly ReExpressedPlace[] => {
    const figure = told.value.get(code)
    if (figure === undefined) return []
    const parts = (partsOf.get(code) ?? []).map((share) => broughtBy(share, names, figures, weights))
    return [{ ...figure, code, name, parts }]
  })
  return {
    ok: true,
    value: {
      from,
      to,
      origin,
      sources,
      places,
      sums: kind === 'count' ? sumsOf(figures, places) : undefined,
      outside: outsideOf(figures, shares, names),
    },
  }
}

function broughtBy(
  { from, share }: PlaceShare,
  names: ReadonlyMap<string, string>,
  figures: ReadonlyMap<string, Maybe<number>>,
  weights: ReadonlyMap<string, number> | undefined,
): BroughtPart {
  const figure = figures.get(from)
  const weight = weights === undefined ? undefined : share * (weights.get(from) ?? 0)
  const brings = weights !== undefined || figure === undefined || isMissing(figure) ? undefined : figure * share
  return { code: from, name: names.get(from) ?? from, figure, share, weight, brings }
}

function sumsOf(figures: ReadonlyMap<string, Maybe<number>>, places: readonly ReExpressedPlace[]) {
  const sum = (values: Iterable<Maybe<number>>) =>
    [...values].reduce<number>((total, value) => (isMissing(value) ? total : total + value), 0)
  return { given: sum(figures.values()), told: sum(places.map(({ value }) => value)) }
}

/** What of the table's places lies in no place of the other division: it is told, and not shared out among the rest. */
function outsideOf(
  figures: ReadonlyMap<string, Maybe<number>>,
  shares: readonly PlaceShare[],
  names: ReadonlyMap<string, string>,
): ReExpressAnswer['outside'] {
  const covered = new Map<string, number>()
  for (const { from, share } of shares) covered.set(from, (covered.get(from) ?? 0) + share)
  return [...figures].flatMap(([code, figure]) => {
    const part = covered.get(code) ?? 0
    return isMissing(figure) || part > 0.999 ? [] : [{ code, name: names.get(code) ?? code, covered: part }]
  })
}

/** By what a rate is weighted; of a place that has a rate and no weight the mean cannot be told. */
function weightsOf(
  places: readonly Place[],
  basis: 'population' | 'area',
  figures: ReadonlyMap<string, Maybe<number>>,
): Result<ReadonlyMap<string, number>, Refusal> {
  const weightOf = ({ state }: Place) => (basis === 'population' ? state.population : state.areaKm2)
  const without = places.filter((place) => {
    const figure = figures.get(place.code)
    return figure !== undefined && !isMissing(figure) && weightOf(place) === undefined
  })
  const names = without.map(({ name }) => name).join(', ')
  if (without.length > 0)
    return refuse({
      kind: 'no_weights',
      message: {
        es: `No se conoce la ${basis === 'population' ? 'población' : 'superficie'} de ${names}: su tasa no se puede ponderar. Elija la otra manera de repartir, o deje su valor vacío.`,
        en: `The ${basis} of ${names} is not known: its rate cannot be weighted. Choose the other way of sharing, or leave its value empty.`,
      },
    })
  return {
    ok: true,
    value: new Map(
      places.flatMap((place) => (weightOf(place) === undefined ? [] : [[place.code, weightOf(place) ?? 0]])),
    ),
  }
}

const placeOfTable = ({ code, name, officialCodes }: Place) => ({ code, name, officialCodes })

/** As many sentences as a person reads; the rest are counted. */
const FAULTS_TOLD = 5

function faulty(said: readonly { readonly es: string; readonly en?: string }[]): Refusal<'table_faulty'> {
  const told = said.slice(0, FAULTS_TOLD)
  const rest = said.length - told.length
  return {
    kind: 'table_faulty',
    field: 'valores',
    message: {
      es: `${told.map(({ es }) => es).join(' ')}${rest === 0 ? '' : ` Y ${rest} líneas más.`}`,
      en: `${told.map(({ es, en }) => en ?? es).join(' ')}${rest === 0 ? '' : ` And ${rest} more lines.`}`,
    },
  }
}

function noShares(basis: 'population' | 'area'): Refusal<'no_shares'> {
  return {
    kind: 'no_shares',
    message: {
      es: `Entre esas dos divisiones no se conoce ninguna correspondencia por ${basis === 'population' ? 'población' : 'superficie'}: los datos de una no se pueden calcular para la otra.`,
      en: `Between these two divisions no correspondence by ${basis} is known: figures of one cannot be made for the other.`,
    },
  }
}
const SAME: Refusal<'same_division'> = {
  kind: 'same_division',
  field: 'a',
  message: { es: 'Elija dos divisiones distintas.', en: 'Choose two different divisions.' },
}
const EMPTY: Refusal<'table_empty'> = {
  kind: 'table_empty',
  field: 'valores',
  message: { es: 'Escriba al menos un valor.', en: 'Write one value at least.' },
}
