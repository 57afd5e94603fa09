import type { Definition } from './definition.ts'

/** One thing that two editions say differently. What is of one only has no other side. */
export interface EditionDifference {
  /** By keys, not by numbers: `steps.review.title.es`. */
  readonly place: string
  readonly before?: string
  readonly after?: string
}

/** What changed between two editions, part by part; the order of a list counts as a thing of its own. */
export function compareEditions(before: Definition, after: Definition): readonly EditionDifference[] {
  const [old, now] = [flat(before), flat(after)]
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((place) => {
    const [was, is] = [old.get(place), now.get(place)]
    if (was === is) return []
    return [{ place, ...(was === undefined ? {} : { before: was }), ...(is === undefined ? {} : { after: is }) }]
  })
}

function flat(definition: Definition): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const take = (place: string, value: unknown): void => {
    if (value === undefined) return
    if (Array.isArray(value)) {
      list(place, value)
      return
    }
    if (typeof value !== 'object' || value === null) {
      found.set(place, String(value))
      return
    }
    for (const [name, inner] of Object.entries(value)) take(place === '' ? name : `${place}.${name}`, inner)
  }
  const list = (place: string, all: readonly unknown[]): void => {
    const names = all.map(nameOf)
    if (names.some((name) => name === undefined)) {
      if (all.length > 0)
        found.set(place, all.map((each) => (typeof each === 'string' ? each : JSON.stringify(each))).join(', '))
      return
    }
    if (all.length > 0) found.set(`${place} ↕`, names.join(', '))
    // Fees and checks of one key follow each other in time: the second is told apart by its number.
    const seen = new Map<string, number>()
    for (const [index, each] of all.entries()) {
      const name = names[index] ?? ''
      const times = (seen.get(name) ?? 0) + 1
      seen.set(name, times)
      take(`${place}.${name}${times === 1 ? '' : `#${times}`}`, each)
    }
  }
  take('', definition)
  return found
}

function nameOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { key, value: option, jurisdiction } = value as Record<string, unknown>
  const name = key ?? jurisdiction ?? option
  return typeof name === 'string' ? name : undefined
}
