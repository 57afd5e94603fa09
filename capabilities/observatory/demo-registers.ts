import { settle } from '../../kernel/decimal.ts'
import { between, type Random, seededRandom, weighted } from '../../kernel/seeded-random.ts'
import type { DemoRegister } from './registers-deployment.ts'
import { type Area, isInside, metresBetween, polygonsOf, type XY } from './rules/registers/plane.ts'

/** A place in which records are made up. */
export interface DemoGround {
  readonly id: string
  readonly code: string
  readonly population: number
  readonly centre: XY | undefined
  readonly shape: Area | undefined
}

export interface MadeRecord {
  readonly on: string
  readonly placeId: string
  readonly category: string
  readonly site: string
  readonly amount: number | undefined
  readonly longitude: number | undefined
  readonly latitude: number | undefined
  readonly source: string
  readonly external: string
  readonly outside: boolean
}

/** Records here and there, more where more people live; the same seed makes the same ones. */
export function scatteredRecords(
  seed: string,
  { register, scattered, source }: DemoRegister,
  year: number,
  ground: readonly DemoGround[],
): readonly MadeRecord[] {
  if (scattered === undefined) return []
  const people = ground.reduce((all, { population }) => all + population, 0)
  const [heart] = ground.toSorted((one, other) => other.population - one.population)
  return ground.flatMap((place) => {
    const random = seededRandom(seed, register, year, place.code)
    const count = Math.round((scattered.perYear * place.population) / people)
    return Array.from({ length: count }, (): MadeRecord => {
      const point = random() < scattered.unlocated ? undefined : pointIn(place, random)
      const { values } = scattered
      return {
        on: dayIn(year, scattered.until, random),
        placeId: place.id,
        category: weighted(random, scattered.weights) ?? '',
        site: '',
        amount:
          values === undefined || point === undefined || heart?.centre === undefined
            ? undefined
            : valueAt(metresBetween(point, heart.centre), values, random),
        longitude: point?.[0],
        latitude: point?.[1],
        source,
        external: '',
        outside: false,
      }
    })
  })
}

function dayIn(year: number, until: string | undefined, random: Random): string {
  const last = until?.startsWith(String(year)) === true ? Date.parse(until) : Date.UTC(year, 11, 31)
  const first = Date.UTC(year, 0, 1)
  const day = first + Math.floor((random() * (last - first + 86_400_000)) / 86_400_000) * 86_400_000
  return new Date(day).toISOString().slice(0, 10)
}

/** Nearer the centre more often than at the rim. */
function pointIn({ centre, shape }: DemoGround, random: Random): XY | undefined {
  if (centre === undefined || shape === undefined) return undefined
  const corners = polygonsOf(shape).flatMap((rings) => rings[0] ?? [])
  const reach = (axis: 0 | 1) =>
    corners.reduce((most, corner) => Math.max(most, Math.abs(corner[axis] - centre[axis])), 0)
  for (let tries = 0; tries < 50; tries += 1) {
    const near = (axis: 0 | 1) => centre[axis] + ((random() + random() + random()) / 1.5 - 1) * reach(axis)
    const at: XY = [Number(near(0).toFixed(6)), Number(near(1).toFixed(6))]
    if (isInside(at, shape)) return at
  }
  return undefined
}

/** Falls off from the centre by half every four kilometres or so. */
function valueAt(
  metres: number,
  { centre, rim, noise }: { readonly centre: number; readonly rim: number; readonly noise: number },
  random: Random,
): number {
  const level = rim + (centre - rim) * Math.exp(-metres / 6000)
  return settle(Number((level * (1 + noise * between(random, -1, 1))).toFixed(2)))
}

/** The figure of a year shared out over its months and sites, to the last unit: the register and the catalogue say the same. */
export function sharedRecords(
  seed: string,
  { register, shared, source }: DemoRegister,
  year: number,
  place: { readonly id: string; readonly code: string },
  figure: number,
): readonly MadeRecord[] {
  if (shared === undefined) return []
  const random = seededRandom(seed, register, year, place.code)
  const sites = shared.sites.length === 0 ? [''] : shared.sites
  const parts = Array.from({ length: 12 * sites.length }, () => between(random, 0.8, 1.2))
  const whole = parts.reduce((all, part) => all + part, 0)
  const unit = 10 ** shared.decimals
  let given = 0
  return parts.map((part, index) => {
    const last = index === parts.length - 1
    const units = last ? Math.round(figure * unit) - given : Math.round((figure * unit * part) / whole)
    given += units
    return {
      on: `${year}-${String(Math.floor(index / sites.length) + 1).padStart(2, '0')}-01`,
      placeId: place.id,
      category: '',
      site: sites[index % sites.length] ?? '',
      amount: settle(units / unit),
      longitude: undefined,
      latitude: undefined,
      source,
      external: '',
      outside: false,
    }
  })
}
