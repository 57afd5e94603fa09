import { fold } from '../../../../kernel/sort-key.ts'

/**
 * Things that hold every word asked for, wherever it stands in them; case and accents do not count, a beginning is enough.
 * Nothing asked for finds nothing.
 */
export function findByWords<T>(
  things: readonly T[],
  textOf: (thing: T) => string,
  asked: string,
  limit: number,
): readonly T[] {
  const words = fold(asked)
    .split(/[^\p{L}\p{N}.]+/u)
    .filter((word) => word !== '')
  if (words.length === 0) return []
  const found: T[] = []
  for (const thing of things) {
    const text = ` ${fold(textOf(thing)).replace(/[^\p{L}\p{N}.]+/gu, ' ')}`
    if (words.every((word) => text.includes(` ${word}`))) found.push(thing)
    if (found.length === limit) break
  }
  return found
}
