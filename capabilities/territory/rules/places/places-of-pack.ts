import { fold } from '../../../../kernel/sort-key.ts'

/** A municipality as a deployment lists it. */
export interface ListedPlace {
  readonly code: string
  readonly name: string
  readonly department?: string
  readonly codeCensus?: string
  readonly codeNew?: string
  readonly newMunicipality?: string
  readonly population?: number
  readonly populationYear?: number
  readonly populationCertainty: string
  readonly areaKm2?: number
  readonly latitude: number
  readonly longitude: number
  readonly tileColumn: number
  readonly tileRow: number
}

/** A place of a geography, and the rows of the list that are its ground. */
export interface MadePlace {
  readonly code: string
  readonly name: string
  readonly ground: readonly ListedPlace[]
  /** What is known of it is only the part that lies in the list. */
  readonly partial: boolean
}

export interface MadeGeography {
  readonly code: string
  readonly of: 'places' | 'districts' | 'groups' | 'whole'
  readonly places: readonly MadePlace[]
}

export function placesOf(
  geography: { code: string; of: MadeGeography['of']; title: { es: string }; partial?: readonly string[] },
  list: readonly ListedPlace[],
): MadeGeography {
  const partial = new Set(geography.partial ?? [])
  const made = (name: string, ground: readonly ListedPlace[], code: string): MadePlace => ({
    code,
    name,
    ground,
    partial: partial.has(name),
  })
  const { code, of } = geography
  if (of === 'whole') return { code, of, places: [made(geography.title.es, list, code)] }
  if (of === 'groups') {
    const groups = Map.groupBy(list, ({ newMunicipality }) => newMunicipality)
    return {
      code,
      of,
      places: [...groups].flatMap(([name, ground]) => (name === undefined ? [] : [made(name, ground, codeOf(name))])),
    }
  }
  return { code, of, places: list.map((row) => made(row.name, [row], row.code)) }
}

/** `San Salvador Centro` → `san-salvador-centro`. */
function codeOf(name: string): string {
  return fold(name).replaceAll(/[^a-z0-9]+/gu, '-')
}

/** Undefined where one of them is not known: half a sum is no figure. */
export function together(ground: readonly ListedPlace[], figure: 'population' | 'areaKm2'): number | undefined {
  let total = 0
  for (const row of ground) {
    const value = row[figure]
    if (value === undefined) return undefined
    total += value
  }
  return Math.round(total * 100) / 100
}

/** The least sure of them. */
export function certaintyOf(ground: readonly ListedPlace[]): string {
  const order = ['found', 'inferred', 'unverified', 'invented']
  const worst = Math.max(...ground.map(({ populationCertainty }) => order.indexOf(populationCertainty)))
  return order[worst] ?? 'unverified'
}

export interface MadeShare {
  readonly from: string
  readonly to: string
  readonly basis: 'population' | 'area'
  readonly share: number
  /** `law`: the whole place went there; `declared`: from the figures of its parts. */
  readonly rule: 'law' | 'declared'
}

/**
 * What of each place of one geography lies in each of another, when both are made of the same rows. A part of which the figure
 * is missing has no share by that figure: no correspondence is told, rather than one that leaves it out.
 */
export function sharesBetween(from: MadeGeography, to: MadeGeography): readonly MadeShare[] {
  return from.places.flatMap((place) =>
    (['population', 'area'] as const).flatMap((basis): readonly MadeShare[] => {
      const figure = basis === 'population' ? 'population' : 'areaKm2'
      const meets = to.places.flatMap((other) => {
        const common = place.ground.filter((row) => other.ground.includes(row))
        return common.length === 0 ? [] : [{ other, common }]
      })
      const [only] = meets
      if (only !== undefined && meets.length === 1 && only.common.length === place.ground.length)
        return [{ from: place.code, to: only.other.code, basis, share: 1, rule: 'law' }]
      const whole = together(place.ground, figure)
      if (whole === undefined || whole === 0) return []
      return meets.flatMap(({ other, common }): readonly MadeShare[] => {
        const part = together(common, figure) ?? 0
        return part === 0 ? [] : [{ from: place.code, to: other.code, basis, share: part / whole, rule: 'declared' }]
      })
    }),
  )
}
