/** A small seeded generator (mulberry32, public domain, Tommy Ettinger): the same seed gives the same demonstration on any machine. */
export type Random = () => number

export function seededRandom(...parts: readonly (string | number)[]): Random {
  let state = fnv1a(parts.join('/'))
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Hash of the seed's words, so that adding an activity changes no other. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return hash >>> 0
}

export function between(random: Random, low: number, high: number): number {
  return low + random() * (high - low)
}

export function pick<T>(random: Random, from: readonly T[]): T | undefined {
  return from[Math.floor(random() * from.length)]
}

/** One of the names, each as likely as its weight says. */
export function weighted<Name extends string>(
  random: Random,
  weights: Readonly<Record<Name, number>>,
): Name | undefined {
  const entries = Object.entries(weights) as [Name, number][]
  let rest = random() * entries.reduce((total, [, weight]) => total + weight, 0)
  for (const [name, weight] of entries) {
    rest -= weight
    if (rest < 0) return name
  }
  return entries.at(-1)?.[0]
}
