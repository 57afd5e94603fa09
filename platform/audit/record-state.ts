import { canonicalJson } from './hash.ts'

/**
 * A record as its history tells it: flat, each field a value of JSON. A field that is absent has no value; null says the
 * same, so that neither is mistaken for a change.
 */
export type RecordState = Readonly<Record<string, unknown>>

/**
 * What one entry says of a record: the fields it touched, before and after. Without `before` the record came to be, without
 * `after` it ended.
 */
export interface StateChange {
  readonly before?: RecordState | undefined
  readonly after?: RecordState | undefined
}

export interface FieldDifference {
  readonly field: string
  readonly kind: 'added' | 'removed' | 'changed'
  readonly before: unknown
  readonly after: unknown
}

/** Field by field, in the order in which they stand in what came after, then what is gone. */
export function differencesOf({ before = {}, after = {} }: StateChange): readonly FieldDifference[] {
  const fields = [...new Set([...Object.keys(after), ...Object.keys(before)])]
  return fields.flatMap((field): readonly FieldDifference[] => {
    const [old, now] = [before[field], after[field]]
    if (sameValue(old, now)) return []
    const kind = isAbsent(old) ? 'added' : isAbsent(now) ? 'removed' : 'changed'
    return [{ field, kind, before: old, after: now }]
  })
}

/** The smallest change that leads from one state to the other; undefined when they say the same. */
export function changeBetween(
  before: RecordState | undefined,
  after: RecordState | undefined,
): StateChange | undefined {
  if (before === undefined) return after === undefined ? undefined : { after: present(after) }
  if (after === undefined) return { before: present(before) }
  const touched = differencesOf({ before, after }).map(({ field }) => field)
  if (touched.length === 0) return undefined
  const of = (state: RecordState) => present(Object.fromEntries(touched.map((field) => [field, state[field]])))
  return { before: of(before), after: of(after) }
}

/** A record at some moment, rebuilt from its changes; nothing in it is guessed. */
export type StateThen =
  /** No entry speaks of the record up to then. */
  | { readonly known: false }
  | {
      readonly known: true
      readonly state: RecordState
      /** The record had ended by then. */
      readonly ended: boolean
      /** Its coming to be is not in the history: of fields that no entry touched, nothing can be said. */
      readonly fromMiddle: boolean
      /** Fields whose value then cannot be told, because something changed them that wrote no entry. */
      readonly uncertain: readonly string[]
    }

/**
 * Folds the changes up to a moment, oldest first. What comes later, and the record as it is now, are used to find holes
 * only: where a later entry found another value than the fold left, something happened in between that nobody wrote down.
 */
export function stateThen(
  upTo: readonly StateChange[],
  later: readonly StateChange[] = [],
  now?: RecordState | undefined,
): StateThen {
  if (upTo.length === 0) return { known: false }
  let state: Record<string, unknown> = {}
  let ended = false
  for (const { before, after } of upTo) {
    if (before === undefined) state = {}
    for (const field of Object.keys(before ?? {})) delete state[field]
    Object.assign(state, after)
    ended = after === undefined
    if (ended) state = {}
  }
  const settled = present(state)
  const fromMiddle = upTo.every(({ before }) => before !== undefined)
  return {
    known: true,
    state: settled,
    ended,
    fromMiddle,
    uncertain: ended ? [] : holesIn(settled, fromMiddle, later, now),
  }
}

function holesIn(
  state: RecordState,
  fromMiddle: boolean,
  later: readonly StateChange[],
  now: RecordState | undefined,
): readonly string[] {
  const holes: string[] = []
  const seen = new Set<string>()
  const compare = (field: string, found: unknown) => {
    if (seen.has(field)) return
    seen.add(field)
    // What the fold never heard of is not known; that the record came from the middle says so already.
    if (fromMiddle && !(field in state)) return
    if (!sameValue(state[field], found)) holes.push(field)
  }
  for (const { before, after } of later) {
    if (before === undefined) break
    for (const field of new Set([...Object.keys(before), ...Object.keys(after ?? {})])) compare(field, before[field])
    if (after === undefined) return holes.sort()
  }
  const again = later.some(({ before }) => before === undefined)
  if (now !== undefined && !again)
    for (const field of new Set([...Object.keys(state), ...Object.keys(now)])) compare(field, now[field])
  return holes.sort()
}

function sameValue(one: unknown, other: unknown): boolean {
  if (isAbsent(one) || isAbsent(other)) return isAbsent(one) && isAbsent(other)
  return canonicalJson(one) === canonicalJson(other)
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null
}

function present(state: RecordState): RecordState {
  return Object.fromEntries(Object.entries(state).filter(([, value]) => !isAbsent(value)))
}
