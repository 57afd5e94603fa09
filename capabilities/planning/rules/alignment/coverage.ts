/** One item of a catalogue: a goal with targets under it, or a target. */
export interface CoverageItem {
  readonly id: string
  readonly parent: string | undefined
}

/** An element of a plan contributes to an item. */
export interface Contribution {
  readonly element: string
  readonly item: string
}

export interface Covered<Item extends CoverageItem> {
  readonly item: Item
  /** Elements that contribute to the item itself. */
  readonly elements: readonly string[]
  readonly children: readonly Covered<Item>[]
  /** Elements that contribute to it or to anything under it, each once. */
  readonly all: readonly string[]
  /** Of the items at its end (itself, where nothing is under it) how many have anybody working for them. */
  readonly served: number
  readonly of: number
}

export interface Coverage<Item extends CoverageItem> {
  readonly items: readonly Covered<Item>[]
  readonly served: number
  readonly of: number
}

/**
 * Who serves what, down a catalogue. An item that nobody serves stays in it with nobody: that is what the table is for. A goal is
 * not served by being aligned itself alone: its targets are counted.
 */
export function coverage<Item extends CoverageItem>(
  items: readonly Item[],
  contributions: readonly Contribution[],
): Coverage<Item> {
  const own = Map.groupBy(contributions, ({ item }) => item)
  const under = Map.groupBy(items, ({ parent }) => parent)
  const cover = (item: Item): Covered<Item> => {
    const elements = unique((own.get(item.id) ?? []).map(({ element }) => element))
    const children = (under.get(item.id) ?? []).map(cover)
    const all = unique([...elements, ...children.flatMap((child) => child.all)])
    return children.length === 0
      ? { item, elements, children, all, served: elements.length > 0 ? 1 : 0, of: 1 }
      : { item, elements, children, all, served: sum(children, 'served'), of: sum(children, 'of') }
  }
  const top = (under.get(undefined) ?? []).map(cover)
  return { items: top, served: sum(top, 'served'), of: sum(top, 'of') }
}

/** The other way: what each element contributes to, by itself or by anything that it contains. */
export function contributionsOf(
  element: string,
  contained: ReadonlyMap<string, readonly string[]>,
  contributions: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const seen = new Set<string>()
  const found = new Set<string>()
  const visit = (key: string): void => {
    if (seen.has(key)) return
    seen.add(key)
    for (const item of contributions.get(key) ?? []) found.add(item)
    for (const part of contained.get(key) ?? []) visit(part)
  }
  visit(element)
  return [...found]
}

function sum(items: readonly { readonly served: number; readonly of: number }[], what: 'served' | 'of'): number {
  return items.reduce((total, item) => total + item[what], 0)
}

function unique(keys: readonly string[]): readonly string[] {
  return [...new Set(keys)]
}
