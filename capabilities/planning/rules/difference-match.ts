import { fold } from '../../../kernel/sort-key.ts'
import { type DraftElement, type ElementKind, MATRIX_COLUMNS, SECTION_HEADINGS } from '../model.ts'
import type { LaidOpen, Place } from './plan-places.ts'
import { pairAlike } from './similarity.ts'

/** What continues what, `after` key → `before` key. */
export interface Matches {
  readonly elements: ReadonlyMap<string, string>
  readonly sections: ReadonlyMap<string, string>
  readonly subPlans: ReadonlyMap<string, string>
}

/**
 * Pairs the elements of a stored plan with those of a file read again, whose keys mean nothing to each other.
 * From the outside in (parts, specific objectives, sections, results, indicators, activities, the rest), and for each kind
 * from the strongest evidence to the weakest, always first in the narrowest place:
 *
 * 1. same code and same text; 2. same text; 3. same code under the same parent, when only one element on each side bears it;
 * 4. in the same section, a text at least 55 % alike; 5. anywhere in the plan: same text (it moved).
 *
 * Text goes before code because units renumber: a new `A.1.` pushes the old one to `A.2.`, and reports must stay with
 * the work and not with the number. The codes of the real plans are doubled and mistyped besides.
 */
export function matchPlans(before: LaidOpen, after: LaidOpen): Matches {
  const elements = new Map<string, string>()
  const subPlans = pairContainers(
    before.subPlans.map(({ subPlan, titles }) => ({
      key: subPlan.key,
      titles,
      mark: headingOf(before, subPlan.heading),
    })),
    after.subPlans.map(({ subPlan, titles }) => ({
      key: subPlan.key,
      titles,
      mark: headingOf(after, subPlan.heading),
    })),
  )
  matchSubPlanHeadings(before, after, subPlans, elements)
  const sections = new Map<string, string>()
  const context = { before, after, elements, sections, subPlans }
  matchKind('specific_objective', context)
  for (const [key, value] of matchSections(context)) sections.set(key, value)
  for (const kind of SECTION_HEADINGS) if (kind !== 'specific_objective') matchKind(kind, context)
  for (const kind of KINDS_BY_DEPTH) matchKind(kind, context)
  return { elements, sections, subPlans }
}

const KINDS_BY_DEPTH: readonly ElementKind[] = [
  'result',
  'indicator',
  'activity',
  ...MATRIX_COLUMNS.filter((column) => !['result', 'indicator', 'activity'].includes(column)),
]

interface Context {
  readonly before: LaidOpen
  readonly after: LaidOpen
  readonly elements: Map<string, string>
  readonly sections: ReadonlyMap<string, string>
  readonly subPlans: ReadonlyMap<string, string>
}

/** From the narrowest place to the widest. Each names the parts that must agree. */
const SCOPES: readonly (readonly (keyof Place)[])[] = [
  ['section', 'result', 'indicator', 'activity'],
  ['section', 'result', 'indicator'],
  ['section', 'result'],
  ['section'],
  ['subPlan'],
]

function matchKind(kind: ElementKind, context: Context): void {
  const { before, after, elements } = context
  const taken = new Set(elements.values())
  let left = [...before.elements.values()].filter((element) => element.kind === kind && !taken.has(element.key))
  let right = [...after.elements.values()].filter((element) => element.kind === kind && !elements.has(element.key))
  const pair = (scope: readonly (keyof Place)[], pairing: Pairing): void => {
    const groups = Map.groupBy(left, (element) => scopeKey(before.places.get(element.key), scope))
    for (const [key, candidates] of Map.groupBy(right, (element) => scopeKey(inBefore(context, element.key), scope))) {
      for (const found of pairing(groups.get(key) ?? [], candidates)) {
        elements.set(found.after, found.before)
        taken.add(found.before)
      }
    }
    left = left.filter((element) => !taken.has(element.key))
    right = right.filter((element) => !elements.has(element.key))
  }
  const scopes = SCOPES.filter((scope) => !scope.some((part) => part === kind))
  for (const pairing of [bySame(codeAndText), bySame(text)]) for (const scope of scopes) pair(scope, pairing)
  for (const scope of scopes.filter((each) => each.includes(parentOf(kind, 'code')))) pair(scope, bySingleCode)
  for (const scope of scopes.filter((each) => each.includes(parentOf(kind, 'likeness')))) pair(scope, pairAlike)
  for (const pairing of [bySame(codeAndText), bySame(text)]) pair([], pairing)
}

/** The widest place in which weak evidence is believed: an `A.3.` of another result is another activity. */
function parentOf(kind: ElementKind, evidence: 'code' | 'likeness'): keyof Place {
  if (kind === 'specific_objective') return 'subPlan'
  const underSection = kind === 'result' || SECTION_HEADINGS.some((heading) => heading === kind)
  return underSection || evidence === 'likeness' ? 'section' : 'result'
}

type Pairing = (
  before: readonly DraftElement[],
  after: readonly DraftElement[],
) => readonly { readonly before: string; readonly after: string }[]

/** Pairs elements with equal marks, in the order of the plan when several are equal. */
function bySame(mark: (element: DraftElement) => string): Pairing {
  return (before, after) => {
    const waiting = Map.groupBy(before, mark)
    return after.flatMap((element) => {
      const found = waiting.get(mark(element))?.shift()
      return found === undefined ? [] : [{ before: found.key, after: element.key }]
    })
  }
}

function bySingleCode(before: readonly DraftElement[], after: readonly DraftElement[]): ReturnType<Pairing> {
  const left = Map.groupBy(before, code)
  const right = Map.groupBy(after, code)
  return [...right].flatMap(([mark, [element, ...more]]) => {
    const [found, ...others] = left.get(mark) ?? []
    if (mark === '' || element === undefined || found === undefined || more.length > 0 || others.length > 0) return []
    return [{ before: found.key, after: element.key }]
  })
}

function code(element: DraftElement): string {
  return fold(element.code ?? '').replace(/[\s.]/gu, '')
}
function text(element: DraftElement): string {
  return fold(element.title)
}
function codeAndText(element: DraftElement): string {
  return `${code(element)} ${text(element)}`
}

/** The place of an element of `after` in the keys of `before`; an unmatched part agrees with nothing there. */
function inBefore(context: Context, key: string): Place | undefined {
  const place = context.after.places.get(key)
  if (place === undefined) return undefined
  const seen = (of: ReadonlyMap<string, string>, part: string): string => of.get(part) ?? `new ${part}`
  return {
    subPlan: seen(context.subPlans, place.subPlan),
    ...(place.section === undefined ? {} : { section: seen(context.sections, place.section) }),
    ...(place.result === undefined ? {} : { result: seen(context.elements, place.result) }),
    ...(place.indicator === undefined ? {} : { indicator: seen(context.elements, place.indicator) }),
    ...(place.activity === undefined ? {} : { activity: seen(context.elements, place.activity) }),
  }
}

function scopeKey(place: Place | undefined, scope: readonly (keyof Place)[]): string {
  return place === undefined ? 'nowhere' : JSON.stringify(scope.map((part) => place[part] ?? null))
}

interface Container {
  readonly key: string
  readonly titles: ReadonlySet<string>
  /** Equal marks speak for a pair more than any content. */
  readonly mark: string
}

/** Pairs parts or sections: by mark and by how much of their content agrees, the best pair first; the rest in order. */
function pairContainers(before: readonly Container[], after: readonly Container[]): ReadonlyMap<string, string> {
  const holders = new Map<string, number[]>()
  for (const [index, container] of before.entries()) {
    for (const title of [...container.titles, `mark ${container.mark}`]) {
      const found = holders.get(title)
      if (found === undefined) holders.set(title, [index])
      else found.push(index)
    }
  }
  const scored: { readonly b: number; readonly a: number; readonly score: number }[] = []
  for (const [a, container] of after.entries()) {
    const shared = new Map<number, number>()
    for (const title of container.titles)
      for (const b of holders.get(title) ?? []) shared.set(b, (shared.get(b) ?? 0) + 1)
    if (container.mark !== '')
      for (const b of holders.get(`mark ${container.mark}`) ?? []) shared.set(b, (shared.get(b) ?? 0) + 1e6)
    for (const [b, score] of shared) scored.push({ b, a, score })
  }
  scored.sort((one, other) => other.score - one.score || one.b - other.b || one.a - other.a)
  const pairs = new Map<string, string>()
  const taken = new Set<string>()
  const join = (b: Container | undefined, a: Container | undefined): void => {
    if (b === undefined || a === undefined || pairs.has(a.key) || taken.has(b.key)) return
    pairs.set(a.key, b.key)
    taken.add(b.key)
  }
  for (const { b, a } of scored) join(before[b], after[a])
  const left = before.filter((container) => !taken.has(container.key))
  const right = after.filter((container) => !pairs.has(container.key))
  if (left.length === right.length) for (const [index, container] of left.entries()) join(container, right[index])
  return pairs
}

function matchSections({ before, after, elements, subPlans }: Context): ReadonlyMap<string, string> {
  const objectiveMark = (side: LaidOpen, headings: readonly string[], map: (key: string) => string): string => {
    const objectives = headings.filter((key) => side.elements.get(key)?.kind === 'specific_objective')
    return objectives.map(map).join(' ')
  }
  const found = new Map<string, string>()
  for (const [afterSubPlan, beforeSubPlan] of subPlans) {
    const pairs = pairContainers(
      before.sections
        .filter(({ subPlan }) => subPlan === beforeSubPlan)
        .map(({ section, titles }) => ({
          key: section.key,
          titles,
          mark: objectiveMark(before, section.headings, (key) => key),
        })),
      after.sections
        .filter(({ subPlan }) => subPlan === afterSubPlan)
        .map(({ section, titles }) => ({
          key: section.key,
          titles,
          mark: objectiveMark(after, section.headings, (key) => elements.get(key) ?? `new ${key}`),
        })),
    )
    for (const [key, value] of pairs) found.set(key, value)
  }
  return found
}

function headingOf(side: LaidOpen, heading: string | undefined): string {
  return heading === undefined ? '' : fold(side.elements.get(heading)?.title ?? heading)
}

/** The headings of paired parts are one heading, however much it was reworded. */
function matchSubPlanHeadings(
  before: LaidOpen,
  after: LaidOpen,
  subPlans: ReadonlyMap<string, string>,
  elements: Map<string, string>,
): void {
  const headings = new Map(before.subPlans.map(({ subPlan }) => [subPlan.key, subPlan.heading]))
  const taken = new Set<string>()
  for (const { subPlan } of after.subPlans) {
    const own = subPlan.heading
    const found = headings.get(subPlans.get(subPlan.key) ?? '')
    if (own === undefined || found === undefined || elements.has(own) || taken.has(found)) continue
    if (!before.elements.has(found) || !after.elements.has(own)) continue
    elements.set(own, found)
    taken.add(found)
  }
}
