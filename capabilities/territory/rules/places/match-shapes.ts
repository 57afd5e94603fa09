import { fold } from '../../../../kernel/sort-key.ts'

export interface PlaceToMatch {
  readonly code: string
  readonly name: string
  readonly officialCodes: Readonly<Record<string, string>>
}

export interface FeatureToMatch {
  readonly number: number
  readonly attributes: Readonly<Record<string, unknown>>
}

export interface ShapeMatches {
  /** The attribute by which most places were found; absent when none was. */
  readonly field: string | undefined
  /** Place code and the number of the one feature that is it. */
  readonly found: readonly { readonly place: string; readonly number: number; readonly said: string }[]
  /** Several features say they are it: which one is a person's choice, so none is taken. */
  readonly several: readonly { readonly place: string; readonly numbers: readonly number[] }[]
  readonly without: readonly string[]
}

/**
 * Which feature of a layer is which place: by its code (ours or one that another institution gave) or its name without accents
 * and capitals, in whichever attribute tells most of them. Spaces and marks within a name do not count.
 */
export function matchShapes(places: readonly PlaceToMatch[], features: readonly FeatureToMatch[]): ShapeMatches {
  const fields = [...new Set(features.flatMap(({ attributes }) => Object.keys(attributes)))]
  const tries = fields.map((field) => matchBy(field, places, features))
  const best = tries.reduce<ShapeMatches | undefined>(
    (kept, each) => (kept === undefined || each.found.length > kept.found.length ? each : kept),
    undefined,
  )
  return best === undefined || (best.found.length === 0 && best.several.length === 0)
    ? { field: undefined, found: [], several: [], without: places.map(({ code }) => code) }
    : best
}

function matchBy(field: string, places: readonly PlaceToMatch[], features: readonly FeatureToMatch[]): ShapeMatches {
  const said = Map.groupBy(
    features.flatMap(({ number, attributes }) => {
      const value = attributes[field]
      return typeof value === 'string' || typeof value === 'number' ? [{ number, said: String(value) }] : []
    }),
    ({ said: words }) => plain(words),
  )
  const found: { place: string; number: number; said: string }[] = []
  const several: { place: string; numbers: readonly number[] }[] = []
  const without: string[] = []
  for (const { code, name, officialCodes } of places) {
    const keys = new Set([code, name, ...Object.values(officialCodes)].map(plain))
    const hits = [...keys].flatMap((key) => said.get(key) ?? [])
    const [only] = hits
    if (only === undefined) without.push(code)
    else if (hits.length > 1) several.push({ place: code, numbers: hits.map(({ number }) => number) })
    else found.push({ place: code, ...only })
  }
  return { field, found, several, without }
}

function plain(words: string): string {
  return fold(words).replaceAll(/[^a-z0-9]/gu, '')
}
