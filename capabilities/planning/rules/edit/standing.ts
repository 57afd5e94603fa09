/** What a cell held when somebody last looked, and what it holds: a value, or null for nothing. */
export interface Held {
  readonly value: number | null
  /** Counts the times it was written; 0 = never. Absent where the value alone tells. */
  readonly version?: number
}

/**
 * Where an edit stands towards what is stored by now: `already` says the same (nothing to write, whoever wrote it), `free` was
 * seen as it is, `stale` was changed by somebody else since it was seen. Only a stale one could lose somebody's change.
 */
export function standingOf(wanted: number | null, seen: Held, stored: Held): 'already' | 'free' | 'stale' {
  if (wanted === stored.value) return 'already'
  return seen.value === stored.value && (seen.version ?? 0) === (stored.version ?? 0) ? 'free' : 'stale'
}
