import { type DraftElement, type DraftPoa, type DraftSection, MATRIX_COLUMNS, type Schedule } from '../model.ts'
import { type Matches, matchPlans } from './difference-match.ts'
import { type LaidOpen, layOpen, partOf, sectionOf } from './plan-places.ts'
import { hasSchedule } from './schedule.ts'

export const ELEMENT_CHANGES = [
  'added',
  'removed',
  'text',
  'code',
  'moved',
  'shared',
  'schedule',
  'terms',
  'role',
  'funding',
  'weight',
  'cancelled',
] as const
export type ElementChangeKind = (typeof ELEMENT_CHANGES)[number]

/** One thing that is different about one element. */
export type Change =
  | { readonly kind: 'added'; readonly after: DraftElement }
  | { readonly kind: 'removed'; readonly before: DraftElement }
  | {
      readonly kind: Exclude<ElementChangeKind, 'added' | 'removed' | 'moved' | 'shared'>
      readonly before: DraftElement
      readonly after: DraftElement
    }
  | {
      /** `moved`: stands under nothing it stood under before. `shared`: it now stands on lines with other elements. */
      readonly kind: 'moved' | 'shared'
      readonly before: DraftElement
      readonly after: DraftElement
      readonly gained: readonly DraftElement[]
      readonly lost: readonly DraftElement[]
    }
  /** The lines of a section stand in another order or are divided otherwise. Keys of the section on both sides. */
  | { readonly kind: 'layout'; readonly before?: string; readonly after?: string }
  | { readonly kind: 'plan_title'; readonly before: string; readonly after: string }

export interface PoaDifference {
  readonly changes: readonly Change[]
  /** Key in `after` → key in `before` of the element it continues: the database keeps ids (and reports) by it. */
  readonly matches: ReadonlyMap<string, string>
  readonly sectionMatches: ReadonlyMap<string, string>
  readonly subPlanMatches: ReadonlyMap<string, string>
}

/**
 * What a file read again says differently from the plan as stored. Where cells were read (`from`) and why something was
 * proposed never count. What a document cannot say is not a difference: weights and cancellations are compared
 * only where the file states them, schedules only when the file has months at all (a text document carries no marks).
 */
export function differencePoa(
  before: DraftPoa,
  after: DraftPoa,
  matches: Matches = matchPoas(before, after),
): PoaDifference {
  const left = layOpen(before)
  const right = layOpen(after)
  const sides = sidesOf(left, right, matches)
  const changes: Change[] = []
  if (before.title !== after.title) changes.push({ kind: 'plan_title', before: before.title, after: after.title })
  const speaksOfMonths = after.elements.some(
    (element) => element.schedule !== undefined && hasSchedule(element.schedule),
  )
  for (const element of after.elements) {
    const found = left.elements.get(matches.elements.get(element.key) ?? '')
    if (found === undefined) changes.push({ kind: 'added', after: element })
    else changes.push(...contentChanges(found, element, speaksOfMonths), ...placeChanges(found, element, sides))
  }
  const continued = new Set(matches.elements.values())
  for (const element of before.elements) {
    if (!continued.has(element.key)) changes.push({ kind: 'removed', before: element })
  }
  changes.push(...layoutChanges(before, after, sides, changes))
  return {
    changes,
    matches: matches.elements,
    sectionMatches: matches.sections,
    subPlanMatches: matches.subPlans,
  }
}

/** Which element of a file continues which of the plan; what an indicator aims at says nothing of that. */
export function matchPoas(before: DraftPoa, after: DraftPoa): Matches {
  return matchPlans(layOpen(before), layOpen(after))
}

/** True when reading `after` into the plan would change nothing. */
export function isSame(before: DraftPoa, after: DraftPoa): boolean {
  return differencePoa(before, after).changes.length === 0
}

function contentChanges(before: DraftElement, after: DraftElement, speaksOfMonths: boolean): readonly Change[] {
  const kinds: Exclude<ElementChangeKind, 'added' | 'removed' | 'moved' | 'shared'>[] = []
  // The words that introduce it in its cell (`Fuente de financiamiento:`) are part of how the plan reads.
  if (before.title !== after.title || before.label !== after.label) kinds.push('text')
  if (before.code !== after.code) kinds.push('code')
  if (speaksOfMonths && !sameSchedule(before.schedule, after.schedule)) kinds.push('schedule')
  if (!equal(before.indicator, after.indicator)) kinds.push('terms')
  if (before.role !== after.role) kinds.push('role')
  if (before.funding !== after.funding) kinds.push('funding')
  if (after.weight !== undefined && before.weight !== after.weight) kinds.push('weight')
  if (after.cancelled !== undefined && !equal(before.cancelled, after.cancelled)) kinds.push('cancelled')
  return kinds.map((kind) => ({ kind, before, after }))
}

function sameSchedule(before: Schedule | undefined, after: Schedule | undefined): boolean {
  const left = before !== undefined && hasSchedule(before) ? before : undefined
  const right = after !== undefined && hasSchedule(after) ? after : undefined
  if (left === undefined || right === undefined) return left === right
  return (
    left.kind === right.kind &&
    left.rule === right.rule &&
    left.months.every((month, index) => month === right.months[index]) &&
    (left.annualTotal === undefined || right.annualTotal === undefined || left.annualTotal === right.annualTotal)
  )
}

/** Both sides laid open, with the names that `after` has in `before`. */
interface Sides {
  readonly left: LaidOpen
  readonly right: LaidOpen
  readonly matches: Matches
  /** Keys of `before` that `after` continues; what is new or gone is told by its own change. */
  readonly stays: ReadonlySet<string>
  /** Name in `before` of an element, section or part of `after`. */
  readonly nameInBefore: ReadonlyMap<string, string>
}

function sidesOf(left: LaidOpen, right: LaidOpen, matches: Matches): Sides {
  const nameInBefore = new Map(matches.elements)
  for (const [after, before] of matches.sections) nameInBefore.set(sectionOf(after), sectionOf(before))
  for (const [after, before] of matches.subPlans) nameInBefore.set(partOf(after), partOf(before))
  return { left, right, matches, nameInBefore, stays: new Set(nameInBefore.values()) }
}

function placeChanges(before: DraftElement, after: DraftElement, sides: Sides): readonly Change[] {
  const { left, right, nameInBefore, stays } = sides
  const stoodUnder = left.parents.get(before.key) ?? NOTHING
  const standsUnder = right.parents.get(after.key) ?? NOTHING
  const stillUnder = [...standsUnder].some((key) => stoodUnder.has(nameInBefore.get(key) ?? ''))
  const moved = stoodUnder.size > 0 && standsUnder.size > 0 && !stillUnder
  const around = (side: LaidOpen, key: string): readonly string[] => [
    ...(side.companions.get(key) ?? NOTHING),
    ...(side.parents.get(key) ?? NOTHING),
  ]
  const stoodWith = new Set(around(left, before.key).filter((key) => stays.has(key)))
  const standsWith = new Set(around(right, after.key).flatMap((key) => nameInBefore.get(key) ?? []))
  const gained = [...standsWith].filter((key) => !stoodWith.has(key))
  const lost = [...stoodWith].filter((key) => !standsWith.has(key))
  if (!moved && gained.length === 0 && lost.length === 0) return []
  const named = (keys: readonly string[]): readonly DraftElement[] =>
    keys.flatMap((key) => left.elements.get(key) ?? [])
  return [{ kind: moved ? 'moved' : 'shared', before, after, gained: named(gained), lost: named(lost) }]
}

const NOTHING: ReadonlySet<string> = new Set()

/** Sections whose lines differ although no element of them says so, and whatever else of the structure is not the same. */
function layoutChanges(before: DraftPoa, after: DraftPoa, sides: Sides, found: readonly Change[]): readonly Change[] {
  const { left, right, matches, nameInBefore } = sides
  const told = new Set(
    found.flatMap((change) => (change.kind === 'moved' || change.kind === 'shared' ? [change.before.key] : [])),
  )
  const afterSections = new Map(right.sections.map(({ section }) => [section.key, section]))
  const beforeSections = new Map(left.sections.map(({ section }) => [section.key, section]))
  const changes: Change[] = []
  for (const [afterKey, beforeKey] of matches.sections) {
    const one = beforeSections.get(beforeKey)
    const other = afterSections.get(afterKey)
    if (one === undefined || other === undefined) continue
    const oneRows = rowsOf(one, (key) => (sides.stays.has(key) ? key : undefined))
    const otherRows = rowsOf(other, (key) => nameInBefore.get(key))
    const toldOf = [...oneRows, ...otherRows].some((row) => row.some((key) => told.has(key)))
    if (JSON.stringify(oneRows) !== JSON.stringify(otherRows) && !toldOf)
      changes.push({ kind: 'layout', before: beforeKey, after: afterKey })
  }
  if (changes.length > 0 || found.length > 0) return changes
  const same = structureOf(before, (key) => key) === structureOf(after, (key) => nameInBefore.get(key) ?? `new ${key}`)
  return same ? [] : [{ kind: 'layout' }]
}

/** Headings, then lines, as lists of names; what has no name is left out. */
function rowsOf(section: DraftSection, nameOf: (key: string) => string | undefined): readonly (readonly string[])[] {
  const rows = [
    section.headings,
    ...section.lines.map((line) => MATRIX_COLUMNS.flatMap((column) => line.cells[column] ?? [])),
  ]
  return rows.map((row) => row.flatMap((key) => nameOf(key) ?? [])).filter((row) => row.length > 0)
}

function structureOf(plan: DraftPoa, nameOf: (key: string) => string): string {
  return JSON.stringify(
    plan.subPlans.map((subPlan) => [
      subPlan.heading === undefined ? null : nameOf(subPlan.heading),
      subPlan.sections.map((section) => rowsOf(section, nameOf)),
    ]),
  )
}

/** Deep equality of plain data; an absent key equals an undefined one, and the order of keys does not matter. */
function equal(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (Array.isArray(one) !== Array.isArray(other)) return false
  const left = new Map<string, unknown>(Object.entries(one).filter(([, value]) => value !== undefined))
  const right = new Map<string, unknown>(Object.entries(other).filter(([, value]) => value !== undefined))
  return left.size === right.size && [...left].every(([key, value]) => right.has(key) && equal(value, right.get(key)))
}
