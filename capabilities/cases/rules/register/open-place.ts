import type { Definition } from '../definition/definition.ts'
import type { Answer, Answers, Parts } from '../filing/answers.ts'
import { type CompiledDefinition, rulesFor } from '../filing/compiled.ts'

/**
 * How near the register may say where something is: the side in metres of the square of the ground that it tells, 0 for the point
 * itself. Undefined: the municipality, and no nearer.
 */
export type Nearness = number | undefined

/** Where something is, as everybody may know it: the middle of a square of so many metres, or with 0 the point itself. */
export interface OpenPlace {
  readonly longitude: number
  readonly latitude: number
  readonly metres: number
}

/** Kinds of fields that say where something is. */
export const PLACE_KINDS: readonly string[] = ['parcel', 'point', 'polygon']

type Compiled = Pick<CompiledDefinition, 'definition' | 'fields' | 'expressions'>

/**
 * How near a definition lets these answers be told. What it does not say is not told, and a condition for less holds also where it
 * cannot be judged: nothing is told nearer because an answer is missing.
 */
export function nearnessOf(compiled: Compiled, answers: Answers): Nearness {
  const { openPlace } = compiled.definition
  if (openPlace === undefined) return undefined
  const base = sideOf(openPlace)
  const { unless } = openPlace
  if (unless === undefined || isRuledOut(compiled, unless.when, answers)) return base
  return farther(base, unless.square)
}

/** Whether it may be told by a definition that a place is known as near as this. */
export function mayTell(compiled: Compiled, answers: Answers, { metres }: Pick<OpenPlace, 'metres'>): boolean {
  const side = nearnessOf(compiled, answers)
  return side !== undefined && metres >= side
}

function sideOf({ near, square }: NonNullable<Definition['openPlace']>): Nearness {
  if (near === 'point') return 0
  return near === 'square' ? square : undefined
}

function farther(one: Nearness, other: Nearness): Nearness {
  return one === undefined || other === undefined ? undefined : Math.max(one, other)
}

function isRuledOut(compiled: Compiled, when: string, answers: Answers): boolean {
  const names = compiled.expressions.get(when)?.names
  if (names === undefined || names.some((name) => answers[name] === undefined)) return false
  return rulesFor(compiled, answers).holds(when) === false
}

/**
 * Metres in a degree of latitude where it is shortest, at the equator (WGS 84: 110,574). Squares measured with it are nowhere smaller
 * than they say.
 */
const DEGREE = 110_574
/** Nearer to the poles a degree of longitude is hardly a length. */
const FARTHEST_NORTH = 85

/**
 * A point told as near as it may be: the middle of its square in a grid that lies still, so that all points of a square give the same
 * and asking often gives nothing more. To the metre, which is what five decimals are.
 */
export function openPlaceOf(point: Omit<OpenPlace, 'metres'>, side: Nearness): OpenPlace | undefined {
  const { longitude, latitude } = point
  if (side === undefined || !(Math.abs(latitude) <= FARTHEST_NORTH) || !(Math.abs(longitude) <= 180)) return undefined
  if (side === 0) return { longitude: toMetre(longitude), latitude: toMetre(latitude), metres: 0 }
  const tall = side / DEGREE
  const row = Math.floor(latitude / tall)
  // Of the edge that is farther from the equator: there a degree of longitude is shortest.
  const edge = Math.max(Math.abs(row * tall), Math.abs((row + 1) * tall))
  const wide = tall / Math.cos((edge * Math.PI) / 180)
  return {
    longitude: toMetre((Math.floor(longitude / wide) + 0.5) * wide),
    latitude: toMetre((row + 0.5) * tall),
    metres: side,
  }
}

function toMetre(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5
}

/** Where an answer says that something is: a shape of GeoJSON, or a feature of a layer by its number. */
export type SaidPlace = { readonly shape: string } | { readonly layer: string; readonly feature: number }

/** The place of an answer; undefined where it was only written, and could not be found on the ground. */
export function saidPlaceOf(answer: Answer | undefined): SaidPlace | undefined {
  if (typeof answer !== 'object' || Array.isArray(answer)) return undefined
  const { shape, layer, feature } = answer as Parts
  if (shape !== undefined) return { shape }
  const number = Number(feature)
  return layer === undefined || !Number.isInteger(number) ? undefined : { layer, feature: number }
}
