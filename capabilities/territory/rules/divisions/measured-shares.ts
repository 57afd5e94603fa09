import type { Id } from '../../../../kernel/ids.ts'

/** A place as it is measured: what its shape covers, and how many people are counted in it where anybody counted. */
export interface MeasuredPlace {
  readonly id: Id
  /** Undefined: it has no shape. */
  readonly squareMetres: number | undefined
  readonly population: number | undefined
}

/** What of a place's shape lies in a place of the other division. */
export interface Overlap {
  readonly from: Id
  readonly to: Id
  readonly squareMetres: number
}

export interface MeasuredShare {
  readonly from: Id
  readonly to: Id
  readonly basis: 'population' | 'area'
  readonly share: number
}

/** What does not add up, told and kept: the parts of a place that lie in no place of the other division, or in two at once. */
export interface ShareFinding {
  readonly place: Id
  readonly kind: 'no_shape' | 'outside' | 'uncovered' | 'overlapping'
  /** Of the place's area, what the shares sum to. */
  readonly sum: number
}

export interface MeasuredShares {
  readonly shares: readonly MeasuredShare[]
  readonly findings: readonly ShareFinding[]
  /** Overlaps too small to be anything but two drawings of one limit. */
  readonly slivers: number
}

/** Below this share of both places an overlap is a sliver between two drawings of one limit. */
export const LEAST_SHARE = 0.0005
/** How far the shares of a place may sum from 1 before it is told. */
export const TOLERANCE = 0.001

/**
 * Shares of the places of one division in those of another, from their shapes laid over each other. By population where every
 * place of the other division that a place reaches into has a figure: its people are taken as spread evenly over it, so that a
 * place gets of them what it holds of its area.
 */
export function measuredShares(
  from: readonly MeasuredPlace[],
  to: readonly MeasuredPlace[],
  overlaps: readonly Overlap[],
): MeasuredShares {
  const others = new Map(to.map((place) => [place.id, place]))
  const byPlace = Map.groupBy(overlaps, (overlap) => overlap.from)
  const shares: MeasuredShare[] = []
  const findings: ShareFinding[] = []
  let slivers = 0
  for (const place of from) {
    const whole = place.squareMetres
    if (whole === undefined || whole === 0) {
      findings.push({ place: place.id, kind: 'no_shape', sum: 0 })
      continue
    }
    const parts = (byPlace.get(place.id) ?? []).flatMap(({ to: id, squareMetres }) => {
      const other = others.get(id)
      if (other?.squareMetres === undefined || squareMetres <= 0) return []
      const isSliver = squareMetres / whole < LEAST_SHARE && squareMetres / other.squareMetres < LEAST_SHARE
      if (isSliver) slivers += 1
      return isSliver ? [] : [{ id, squareMetres, other, ofOther: squareMetres / other.squareMetres }]
    })
    for (const { id, squareMetres } of parts)
      shares.push({ from: place.id, to: id, basis: 'area', share: rounded(squareMetres / whole) })
    const sum = parts.reduce((total, { squareMetres }) => total + squareMetres, 0) / whole
    const kind = kindOf(sum)
    if (kind !== undefined) findings.push({ place: place.id, kind, sum })
    shares.push(...byPeople(place, parts))
  }
  return { shares, findings, slivers }
}

function kindOf(sum: number): ShareFinding['kind'] | undefined {
  if (sum === 0) return 'outside'
  if (sum < 1 - TOLERANCE) return 'uncovered'
  return sum > 1 + TOLERANCE ? 'overlapping' : undefined
}

interface Part {
  readonly id: Id
  readonly other: MeasuredPlace
  readonly ofOther: number
}

function byPeople(place: MeasuredPlace, parts: readonly Part[]): readonly MeasuredShare[] {
  const people = parts.map(({ id, other, ofOther }) => ({
    id,
    people: other.population === undefined ? undefined : other.population * Math.min(1, ofOther),
  }))
  if (people.some((part) => part.people === undefined)) return []
  const all = people.reduce((total, part) => total + (part.people ?? 0), 0)
  if (all === 0) return []
  return people.flatMap((part): readonly MeasuredShare[] => {
    const share = (part.people ?? 0) / all
    return share === 0 ? [] : [{ from: place.id, to: part.id, basis: 'population', share: rounded(share) }]
  })
}

/** Never above 1 nor 0: what is kept says what was measured, to a millionth of a percent. */
function rounded(share: number): number {
  return Math.min(1, Math.max(1e-8, Math.round(share * 1e8) / 1e8))
}
