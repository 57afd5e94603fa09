import { fold } from '../../../kernel/sort-key.ts'
import { type DraftElement, type DraftPoa, type DraftSection, type DraftSubPlan, MATRIX_COLUMNS } from '../model.ts'

/** Where an element first stands. Absent parts: nothing of that column is on its line (or it is a heading). */
export interface Place {
  readonly subPlan: string
  readonly section?: string
  readonly result?: string
  readonly indicator?: string
  readonly activity?: string
}

/** One side of a comparison, laid open. */
export interface LaidOpen {
  readonly elements: ReadonlyMap<string, DraftElement>
  readonly places: ReadonlyMap<string, Place>
  readonly subPlans: readonly { readonly subPlan: DraftSubPlan; readonly titles: ReadonlySet<string> }[]
  readonly sections: readonly {
    readonly section: DraftSection
    readonly subPlan: string
    readonly titles: ReadonlySet<string>
  }[]
  /** Keys of what an element stands under: results; else its section; a heading its sections; a part's heading the part. */
  readonly parents: ReadonlyMap<string, ReadonlySet<string>>
  /** Keys of the elements it shares lines with, column by column of the matrix. */
  readonly companions: ReadonlyMap<string, ReadonlySet<string>>
}

export function layOpen(plan: DraftPoa): LaidOpen {
  const elements = new Map(plan.elements.map((element) => [element.key, element]))
  const places = new Map<string, Place>()
  const parents = new Map<string, Set<string>>()
  const companions = new Map<string, Set<string>>()
  const titlesOf = (keys: Iterable<string>): Set<string> => {
    const titles = new Set<string>()
    for (const key of keys) {
      const element = elements.get(key)
      if (element !== undefined) titles.add(`${element.kind} ${fold(element.title)}`)
    }
    return titles
  }
  const stand = (key: string, place: Place, under: readonly string[]): void => {
    if (!places.has(key)) places.set(key, place)
    addAll(parents, key, under)
  }
  const subPlans: { subPlan: DraftSubPlan; titles: ReadonlySet<string> }[] = []
  const sections: { section: DraftSection; subPlan: string; titles: ReadonlySet<string> }[] = []
  for (const subPlan of plan.subPlans) {
    const inSubPlan = new Set<string>()
    if (subPlan.heading !== undefined) stand(subPlan.heading, { subPlan: subPlan.key }, [partOf(subPlan.key)])
    for (const section of subPlan.sections) {
      const sectionPlace = { subPlan: subPlan.key, section: section.key }
      const inSection = new Set<string>(section.headings)
      for (const key of section.headings) stand(key, sectionPlace, [sectionOf(section.key)])
      for (const line of section.lines) {
        const { result = [], indicator = [], activity = [] } = line.cells
        const place: Place = {
          ...sectionPlace,
          ...(result[0] === undefined ? {} : { result: result[0] }),
          ...(indicator[0] === undefined ? {} : { indicator: indicator[0] }),
          ...(activity[0] === undefined ? {} : { activity: activity[0] }),
        }
        const onLine = MATRIX_COLUMNS.flatMap((column) => line.cells[column] ?? [])
        for (const key of onLine) {
          inSection.add(key)
          const isResult = result.includes(key)
          stand(key, place, isResult || result.length === 0 ? [sectionOf(section.key)] : result)
          addAll(companions, key, onLine, key)
        }
      }
      for (const title of inSection) inSubPlan.add(title)
      sections.push({ section, subPlan: subPlan.key, titles: titlesOf(inSection) })
    }
    subPlans.push({ subPlan, titles: titlesOf(inSubPlan) })
  }
  return { elements, places, subPlans, sections, parents, companions }
}

/** Sections and parts live in their own name spaces beside the elements. */
export function sectionOf(key: string): string {
  return `section ${key}`
}
export function partOf(key: string): string {
  return `part ${key}`
}

function addAll(map: Map<string, Set<string>>, key: string, values: readonly string[], except?: string): void {
  let set = map.get(key)
  if (set === undefined) {
    set = new Set()
    map.set(key, set)
  }
  for (const value of values) if (value !== except) set.add(value)
}
