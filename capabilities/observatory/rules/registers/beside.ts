import type { RegisterKind, RegisterRow } from './kind.ts'

export interface KeptRow extends RegisterRow {
  readonly id: string
}

export interface Beside<Row extends RegisterRow> {
  readonly added: readonly Row[]
  readonly changed: readonly { readonly before: KeptRow; readonly after: Row }[]
  /** There already, as they are. */
  readonly same: number
  /** Said twice in the file, and not the same. */
  readonly twice: readonly Row[]
}

/**
 * What makes a row of a file the row that is there: the number its source gave it; of what is summed by month, its month, place, kind and
 * site; else all that it says, so that of three thefts on one day in one street the file may bring three, and bringing the file again adds
 * none.
 */
export function identityOf(kind: Pick<RegisterKind, 'figure'>, row: RegisterRow): string {
  if (row.external !== '') return `no ${row.external}`
  if (kind.figure === 'sum') return ['of', row.on, row.placeId, row.category, row.site].join('|')
  return contentOf(row)
}

/** Its source is not part of it: the same row brought with another letter is the same row. */
function contentOf({ on, placeId, category, site, amount, longitude, latitude }: RegisterRow): string {
  return [on, placeId, category, site, amount ?? '', place(longitude), place(latitude)].join('|')
}

/** A point that went through the database and came back is the same point. */
function place(degrees: number | undefined): string {
  return degrees === undefined ? '' : degrees.toFixed(7)
}

export function rowsBeside<Row extends RegisterRow>(
  kind: Pick<RegisterKind, 'figure'>,
  rows: readonly Row[],
  kept: readonly KeptRow[],
): Beside<Row> {
  const there = Map.groupBy(kept, (row) => identityOf(kind, row))
  const added: Row[] = []
  const changed: { before: KeptRow; after: Row }[] = []
  const twice: Row[] = []
  let same = 0
  for (const [key, own] of Map.groupBy(rows, (row) => identityOf(kind, row))) {
    const [before, ...more] = there.get(key) ?? []
    const [first] = own
    if (first === undefined) continue
    if (key === contentOf(first)) {
      // Alike in everything: what counts is how many there are.
      const already = before === undefined ? 0 : 1 + more.length
      same += Math.min(already, own.length)
      added.push(...own.slice(already))
      continue
    }
    const others = own.filter((row) => contentOf(row) !== contentOf(first))
    twice.push(...others)
    if (others.length > 0) twice.push(first)
    else if (before === undefined) added.push(first)
    else if (contentOf(before) === contentOf(first)) same += 1
    else changed.push({ before, after: first })
  }
  return { added, changed, same, twice }
}
