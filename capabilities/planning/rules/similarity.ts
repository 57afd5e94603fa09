import { fold } from '../../../kernel/sort-key.ts'

/** Two texts at least this alike, in the same place and column, are one element that was reworded. */
export const ALIKE = 0.55
/** Beyond this many pairs, only texts that share an uncommon word are compared. */
const PAIRS_COMPARED_OUTRIGHT = 20_000
/** A word of so many texts says little about any of them. */
const COMMON_WORD = 40

/** Sørensen–Dice likeness of two texts over their sets of three-letter runs, 0 to 1; case and accents do not count. */
export function likeness(one: string, other: string): number {
  return dice(trigrams(one), trigrams(other))
}

export interface Texted {
  readonly key: string
  readonly title: string
}

/**
 * Pairs texts of two lists, the most alike first (ties: in the order given); pairs below `ALIKE` are not made. The same lists
 * always give the same pairs.
 */
export function pairAlike(
  before: readonly Texted[],
  after: readonly Texted[],
): readonly { readonly before: string; readonly after: string }[] {
  if (before.length === 0 || after.length === 0) return []
  const left = before.map((item) => trigrams(item.title))
  const right = after.map((item) => trigrams(item.title))
  const scored: { readonly b: number; readonly a: number; readonly score: number }[] = []
  for (const [b, a] of candidates(before, after)) {
    const score = dice(left[b] ?? new Set(), right[a] ?? new Set())
    if (score >= ALIKE) scored.push({ b, a, score })
  }
  scored.sort((one, other) => other.score - one.score || one.b - other.b || one.a - other.a)
  const usedBefore = new Set<number>()
  const usedAfter = new Set<number>()
  const pairs: { readonly before: string; readonly after: string }[] = []
  for (const { b, a } of scored) {
    const beforeKey = before[b]?.key
    const afterKey = after[a]?.key
    if (usedBefore.has(b) || usedAfter.has(a) || beforeKey === undefined || afterKey === undefined) continue
    usedBefore.add(b)
    usedAfter.add(a)
    pairs.push({ before: beforeKey, after: afterKey })
  }
  return pairs
}

function* candidates(before: readonly Texted[], after: readonly Texted[]): Generator<readonly [number, number]> {
  if (before.length * after.length <= PAIRS_COMPARED_OUTRIGHT) {
    for (const b of before.keys()) for (const a of after.keys()) yield [b, a]
    return
  }
  const holders = new Map<string, number[]>()
  for (const [b, item] of before.entries()) {
    for (const word of words(item.title)) {
      const found = holders.get(word)
      if (found === undefined) holders.set(word, [b])
      else found.push(b)
    }
  }
  for (const [a, item] of after.entries()) {
    const seen = new Set<number>()
    for (const word of words(item.title)) {
      const found = holders.get(word) ?? []
      if (found.length <= COMMON_WORD) for (const b of found) seen.add(b)
    }
    for (const b of seen) yield [b, a]
  }
}

function words(text: string): ReadonlySet<string> {
  return new Set(fold(text).match(/[\p{L}\p{N}]{3,}/gu) ?? [])
}

function trigrams(text: string): ReadonlySet<string> {
  const padded = ` ${fold(text)} `
  const runs = new Set<string>()
  for (let index = 0; index + 3 <= padded.length; index += 1) runs.add(padded.slice(index, index + 3))
  return runs
}

function dice(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size === 0 || other.size === 0) return one.size === other.size ? 1 : 0
  const [small, large] = one.size <= other.size ? [one, other] : [other, one]
  let shared = 0
  for (const run of small) if (large.has(run)) shared += 1
  return (2 * shared) / (one.size + other.size)
}
