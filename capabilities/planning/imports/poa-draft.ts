import type { CellRef, DraftPoa, DraftSection, DraftSubPlan, Proposal, SectionHeading } from '../model.ts'
import { identity } from './cell-text.ts'
import { ElementStore } from './element-store.ts'
import type { HeadingItem } from './events.ts'
import { placeKey } from './grid.ts'
import { type LineWork, layLines } from './lines.ts'
import type { MatrixRow } from './rows.ts'
import { HEADING_RANKS, type HeadingRank } from './section-labels.ts'

/** A goal of the PEI above a section is kept among its strategic headings; its label says what it is. */
const KIND_OF_RANK: Record<HeadingRank, SectionHeading> = {
  goal: 'objective_heading',
  area: 'area_heading',
  strategic: 'objective_heading',
  scope: 'scope_heading',
  specific: 'specific_objective',
}

interface Standing {
  readonly rank: HeadingRank
  readonly label: string
  readonly key: string
  /** Headings written together, with no line between, form one group. */
  readonly group: number
  /** The heading of the document that it came with: one label may have several texts. */
  readonly event: number
}

interface GrowingSection {
  readonly key: string
  readonly headings: readonly string[]
  readonly rows: MatrixRow[]
}

interface GrowingSubPlan {
  readonly key: string
  readonly heading?: string
  readonly sections: GrowingSection[]
}

/** The plan of one unit while it is being read. */
export class PoaDraft {
  readonly store: ElementStore
  readonly title: string
  readonly from: CellRef[]
  readonly unit: string | undefined
  readonly #year: number
  readonly #subPlans: GrowingSubPlan[] = []
  /** Headings met, with the part of the plan they were met in. */
  readonly #met = new Map<string, GrowingSubPlan>()
  #standing: Standing[] = []
  #group = 0
  #groupOpen = false
  #events = 0

  constructor(title: string, from: readonly CellRef[], unit: string | undefined, year: number) {
    this.title = title
    this.from = [...from]
    this.unit = unit
    this.#year = year
    this.store = new ElementStore(year)
  }

  get hasLines(): boolean {
    return this.#subPlans.some((part) => part.sections.some((section) => section.rows.length > 0))
  }

  startSubPlan(text: string, from: readonly CellRef[], proposal: Proposal): void {
    const key = `${placeKey(from[0] ?? { sheet: '', address: '' })}`
    const heading = this.store.take('sub_plan', { title: text }, from, key, identity(text), [proposal])
    const again = this.#subPlans.find((part) => part.heading === heading)
    if (again) this.#subPlans.splice(this.#subPlans.indexOf(again), 1)
    this.#subPlans.push(again ?? { key: `part:${key}`, heading, sections: [] })
    this.#standing = []
    this.#groupOpen = false
  }

  get #subPlan(): GrowingSubPlan {
    const last = this.#subPlans.at(-1)
    if (last) return last
    const first: GrowingSubPlan = { key: `part:${placeKey(this.from[0] ?? { sheet: '', address: '' })}`, sections: [] }
    this.#subPlans.push(first)
    return first
  }

  /** Takes in the texts that one label heads; answers their keys. */
  head(
    items: readonly {
      readonly rank: HeadingRank
      readonly label: string
      readonly item: HeadingItem
      readonly key: string
    }[],
  ): void {
    if (!this.#groupOpen) this.#group += 1
    this.#groupOpen = true
    this.#events += 1
    for (const { rank, label, item, key } of items) {
      const kind = KIND_OF_RANK[rank]
      const element = this.store.take(kind, { ...item, label }, item.from, key, identity(item.title), item.proposals)
      if (!this.#met.has(element)) this.#met.set(element, this.#subPlan)
      this.#standing = this.#standing.filter((other) => !this.#ends(other, rank, label))
      if (!this.#standing.some((other) => other.key === element))
        this.#standing.push({ rank, label: identity(label), key: element, group: this.#group, event: this.#events })
    }
  }

  /** A heading ends what an earlier group said of its rank or below, and what its own label said just before. */
  #ends(other: Standing, rank: HeadingRank, label: string): boolean {
    if (other.event === this.#events) return false
    if (other.group !== this.#group) return HEADING_RANKS.indexOf(other.rank) >= HEADING_RANKS.indexOf(rank)
    return other.rank === rank && sameLabel(other.label, identity(label))
  }

  /** The key of a heading already met, by its words. */
  knownHeading(rank: HeadingRank, title: string): boolean {
    return this.store.has(KIND_OF_RANK[rank], identity(title))
  }

  repeatHeading(rank: HeadingRank, item: HeadingItem, proposal: Proposal): void {
    this.store.take(
      KIND_OF_RANK[rank],
      item,
      item.from,
      placeKey(item.from[0] ?? { sheet: '', address: '' }),
      identity(item.title),
      [proposal],
    )
  }

  /** Rows under the headings that stand now; `goesOn` when they continue the section before. */
  addRows(rows: readonly MatrixRow[], address: string): { readonly goesOn: boolean; readonly rows: MatrixRow[] } {
    const headings = [...this.#standing]
      .sort((a, b) => HEADING_RANKS.indexOf(a.rank) - HEADING_RANKS.indexOf(b.rank))
      .map((standing) => standing.key)
    const last = this.#subPlan.sections.at(-1)
    this.#groupOpen = false
    if (last && last.headings.join('|') === headings.join('|')) {
      last.rows.push(...rows)
      return { goesOn: true, rows: last.rows }
    }
    const section: GrowingSection = { key: `section:${address}`, headings, rows: [...rows] }
    this.#subPlan.sections.push(section)
    return { goesOn: false, rows: section.rows }
  }

  /** Whether rows that come now would go on with the section before. */
  get goesOn(): boolean {
    const headings = new Set(this.#standing.map((standing) => standing.key))
    const last = this.#subPlan.sections.at(-1)
    return (
      last !== undefined && last.headings.length === headings.size && last.headings.every((key) => headings.has(key))
    )
  }

  finish(work: Omit<LineWork, 'store'>): DraftPoa {
    const placed = new Set(this.#subPlans.flatMap((part) => part.sections.flatMap((section) => section.headings)))
    for (const [key, part] of this.#met)
      if (!placed.has(key)) part.sections.push({ key: `section:${key}`, headings: [key], rows: [] })
    const subPlans = this.#subPlans.map((part): DraftSubPlan => {
      const sections = part.sections.map(
        (section): DraftSection => ({
          key: section.key,
          headings: section.headings,
          lines: layLines(section.key, section.rows, { ...work, store: this.store }),
        }),
      )
      return part.heading === undefined
        ? { key: part.key, sections }
        : { key: part.key, heading: part.heading, sections }
    })
    return {
      ...(this.unit === undefined ? {} : { unit: this.unit }),
      title: this.title,
      year: this.#year,
      from: this.from,
      elements: this.store.finish(),
      subPlans,
    }
  }
}

/** `OBJETIVO ESTRATEGICO` and `OBJETIVOS ESTRATÉGICOS`. */
function sameLabel(a: string, b: string): boolean {
  const singular = (label: string) => label.replace(/s(?= |$)/gu, '')
  return singular(a) === singular(b)
}
