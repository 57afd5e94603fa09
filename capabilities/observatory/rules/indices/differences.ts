import { formatNumber } from '../../../../kernel/format.ts'
import { isMissing, type Maybe } from '../../../../kernel/missing.ts'
import type { Text } from '../../../../kernel/text.ts'
import { type Band, type IndexDefinition, isLevel, type Term } from './definition.ts'
import { feedsOf, type Scored } from './scores.ts'
import { AGGREGATION_WORDS, figure, operatorFormula } from './steps.ts'

/** What of a method is otherwise in a later version, one sentence for each thing, from the whole down to its indicators. */
export function methodDifferences(before: IndexDefinition, after: IndexDefinition): readonly Text[] {
  return [
    ...levelDifferences(before, after),
    ...bandDifferences(before, after),
    ...termDifferences(before, after),
    ...wordDifferences(before, after),
  ]
}

function levelDifferences(before: IndexDefinition, after: IndexDefinition): readonly Text[] {
  return after.levels.flatMap((level) => {
    const old = before.levels.find(({ key }) => key === level.key)
    if (old === undefined)
      return [both((of) => [`${of(level.title)}: nivel nuevo.`, `${of(level.title)}: a new level.`])]
    return [
      ...(old.aggregation === level.aggregation
        ? []
        : [
            both((of) => [
              `${of(level.title)}: ${of(AGGREGATION_WORDS[old.aggregation])} → ${of(AGGREGATION_WORDS[level.aggregation])}.`,
              `${of(level.title)}: ${of(AGGREGATION_WORDS[old.aggregation])} → ${of(AGGREGATION_WORDS[level.aggregation])}.`,
            ]),
          ]),
      ...(old.minimumCoverage === level.minimumCoverage
        ? []
        : [
            both((of) => [
              `${of(level.title)}: cobertura mínima ${figure(old.minimumCoverage)} % → ${figure(level.minimumCoverage)} %.`,
              `${of(level.title)}: minimum coverage ${figure(old.minimumCoverage)} % → ${figure(level.minimumCoverage)} %.`,
            ]),
          ]),
    ]
  })
}

function bandDifferences(before: IndexDefinition, after: IndexDefinition): readonly Text[] {
  const said = (bands: readonly Band[], of: (text: Text) => string) =>
    bands.map(({ title, from }) => `${of(title)} ${figure(from)}`).join(', ')
  return JSON.stringify(before.bands) === JSON.stringify(after.bands)
    ? []
    : [
        both((of) => [
          `Bandas: ${said(before.bands, of)} → ${said(after.bands, of)}.`,
          `Bands: ${said(before.bands, of)} → ${said(after.bands, of)}.`,
        ]),
      ]
}

interface Placed {
  readonly term: Term
  /** Of the level above it, in hundredths. */
  readonly share: number
  readonly above: Text
}

/** Every term of an index by its code, with its share of the level that gathers it. */
function placed(terms: readonly Term[], above: Text): ReadonlyMap<string, Placed> {
  const total = terms.reduce((sum, { weight = 1 }) => sum + weight, 0)
  const all = new Map<string, Placed>()
  for (const term of terms) {
    all.set(term.code, { term, share: Math.round((10_000 * (term.weight ?? 1)) / total) / 100, above })
    if (isLevel(term)) for (const [code, each] of placed(term.children, term.title)) all.set(code, each)
  }
  return all
}

function termDifferences(before: IndexDefinition, after: IndexDefinition): readonly Text[] {
  const old = placed(before.children, before.title)
  const now = placed(after.children, after.title)
  const gone = [...old]
    .filter(([code]) => !now.has(code))
    .map(([, { term }]) => both((of) => [`Sale «${of(term.title)}».`, `“${of(term.title)}” leaves.`]))
  const [oldFeeds, feeds] = [feedsOf(before), feedsOf(after)]
  return [
    ...gone,
    ...[...now].flatMap(([code, { term, share, above }]) => {
      const was = old.get(code)
      if (was === undefined)
        return [
          both((of) => [
            `Entra «${of(term.title)}» en «${of(above)}», con ${figure(share)} % de su nivel.`,
            `“${of(term.title)}” enters “${of(above)}” with ${figure(share)} % of its level.`,
          ]),
        ]
      const feed = JSON.stringify(feeds.get(code)) !== JSON.stringify(oldFeeds.get(code))
      return [
        ...(was.share === share
          ? []
          : [
              both((of) => [
                `«${of(term.title)}»: pesa ${figure(was.share)} % → ${figure(share)} % de su nivel.`,
                `“${of(term.title)}”: weighs ${figure(was.share)} % → ${figure(share)} % of its level.`,
              ]),
            ]),
        ...operatorDifference(was.term, term),
        ...saidOtherwise(was.term, term),
        ...(feed
          ? [
              both((of) => [
                `«${of(term.title)}»: la alimenta la serie ${feeds.get(code)?.code ?? code}.`,
                `“${of(term.title)}”: is fed by the series ${feeds.get(code)?.code ?? code}.`,
              ]),
            ]
          : []),
      ]
    }),
  ]
}

function operatorDifference(before: Term, after: Term): readonly Text[] {
  if (isLevel(before) || isLevel(after)) return []
  if (JSON.stringify(before.operator) === JSON.stringify(after.operator)) return []
  const [old, now] = [operatorFormula(before.operator), operatorFormula(after.operator)]
  return [
    both((of) => [`«${of(after.title)}»: ${of(old)} → ${of(now)}.`, `“${of(after.title)}”: ${of(old)} → ${of(now)}.`]),
  ]
}

/** What neither weighs nor computes: names, units, notes, and which values are believed. */
function saidOtherwise(before: Term, after: Term): readonly Text[] {
  const rest = (term: Term) => {
    const { weight: _weight, ...said } = term
    if (isLevel(term)) return JSON.stringify({ ...said, children: undefined })
    return JSON.stringify({ ...said, operator: undefined, series: undefined })
  }
  return rest(before) === rest(after)
    ? []
    : [
        both((of) => [
          `«${of(after.title)}»: cambia lo que se dice de él o qué valores se creen.`,
          `“${of(after.title)}”: what is said of it or which values are believed changes.`,
        ]),
      ]
}

/** Title, explanation, source and whatever else is said and computes nothing. */
function wordDifferences(before: IndexDefinition, after: IndexDefinition): readonly Text[] {
  const said = ({ title, summary, method }: IndexDefinition) => JSON.stringify([title, summary, method])
  return said(before) === said(after)
    ? []
    : [
        {
          es: 'Cambia lo que se dice del índice o de su fuente.',
          en: 'What is said of the index or its source changes.',
        },
      ]
}

function both(write: (of: (text: Text) => string) => readonly [string, string]): Text {
  return { es: write(({ es }) => es)[0], en: write(({ es, en }) => en ?? es)[1] }
}

/** A place under two versions of a method, from the same figures. */
export interface ScoreChange<Place> {
  readonly place: Place
  readonly before: Maybe<number>
  readonly after: Maybe<number>
  /** Points; absent where one of the two has no figure. */
  readonly change: number | undefined
  readonly ranks: readonly [before: number | undefined, after: number | undefined]
  readonly bands: readonly [before: Band | undefined, after: Band | undefined]
}

/** Both scorings place by place, in the order of the later one. */
export function scoreChanges<Place extends { readonly id: string }>(
  before: readonly Scored<Place>[],
  after: readonly Scored<Place>[],
): readonly ScoreChange<Place>[] {
  const old = new Map(before.map((each) => [each.place.id, each] as const))
  return after.flatMap((now) => {
    const was = old.get(now.place.id)
    if (was === undefined) return []
    const [one, other] = [was.tree.root.value, now.tree.root.value]
    return [
      {
        place: now.place,
        before: one,
        after: other,
        change: isMissing(one) || isMissing(other) ? undefined : other - one,
        ranks: [was.rank, now.rank],
        bands: [was.tree.band, now.tree.band],
      },
    ]
  })
}

/** `+1.25`, `−0.40`; nothing moved is `0.00`. */
export function signed(change: number): string {
  const said = formatNumber(Math.abs(change), { min: 2, max: 2 })
  if (said === formatNumber(0, { min: 2, max: 2 })) return said
  return `${change < 0 ? '−' : '+'}${said}`
}
