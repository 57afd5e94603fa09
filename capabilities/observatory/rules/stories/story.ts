import type { Text } from '../../../../kernel/text.ts'
import { type AddressFields, readConfiguration } from '../explorer/configuration.ts'

/** A figure of a story: a saved view of the explorer, drawn anew from what is published. */
export interface StoryFigure {
  /** As the explorer's address has it: `v=1&vista=serie&indicador=…`. */
  readonly view: string
  readonly caption: Text
}

export interface StorySection {
  readonly heading?: Text
  /** Paragraphs; `{poverty_rate@apopa:2019}` is that figure as it is published now, `@area` that of all together. */
  readonly text: readonly Text[]
  readonly figure?: StoryFigure
}

/** More than anybody reads in one go. */
export const MOST_SECTIONS = 12

export interface StoryContent {
  readonly title: Text
  readonly lead: Text
  /** An office, never a person. */
  readonly by: Text
  readonly sections: readonly StorySection[]
}

/** A figure that is named in a text. */
export interface NamedFigure {
  readonly indicator: string
  /** Code of a place, or `area`. */
  readonly place: string
  readonly period: string
}

export const AREA = 'area'
const NAMED = /\{([a-z][a-z0-9_]*)@([a-z0-9-]+):(\d{4})\}/g

export type TextPart = { readonly words: string } | { readonly figure: NamedFigure }

/** A text in its words and the figures that it names. */
export function partsOfText(text: string): readonly TextPart[] {
  const parts: TextPart[] = []
  let from = 0
  for (const found of text.matchAll(NAMED)) {
    const [whole, indicator = '', place = '', period = ''] = found
    if (found.index > from) parts.push({ words: text.slice(from, found.index) })
    parts.push({ figure: { indicator, place, period } })
    from = found.index + whole.length
  }
  if (from < text.length) parts.push({ words: text.slice(from) })
  return parts
}

/** Everything that a story shows of the store: codes of indicators. */
export function indicatorsOf({ sections }: StoryContent): readonly string[] {
  const named = sections.flatMap(({ text }) =>
    text.flatMap(({ es }) => partsOfText(es).flatMap((part) => ('figure' in part ? [part.figure.indicator] : []))),
  )
  const drawn = sections.flatMap(({ figure }) => {
    const config = figure === undefined ? undefined : readConfiguration(viewFields(figure.view))
    return config?.ok === true ? config.value.indicators : []
  })
  return [...new Set([...named, ...drawn])]
}

export function viewFields(view: string): AddressFields {
  const fields: Record<string, string[]> = {}
  for (const [name, value] of new URLSearchParams(view)) {
    fields[name] ??= []
    fields[name].push(value)
  }
  return fields
}

/** What is wrong with a story before anybody reads it: a view that the explorer refuses, a figure that only one language names. */
export function storyFaults({ sections }: StoryContent): readonly Text[] {
  return sections.flatMap(({ figure, text }) => {
    const config = figure === undefined ? undefined : readConfiguration(viewFields(figure.view))
    const views = config?.ok === false ? [config.refusal.message] : []
    const uneven = text.filter(({ es, en }) => en !== undefined && namedFigures(es) !== namedFigures(en))
    return [
      ...views,
      ...uneven.map(({ es }) => ({
        es: `Las dos lenguas no nombran las mismas cifras: «${es.slice(0, 60)}…»`,
        en: `The two languages do not name the same figures: “${es.slice(0, 60)}…”`,
      })),
    ]
  })
}

/** The figures that a text names, the same for texts that name the same. */
export function namedFigures(text: string): string {
  return [...text.matchAll(NAMED)]
    .map(([whole]) => whole)
    .sort()
    .join()
}

/** Codes that a story may name: of indicators, and of places that have figures. */
export interface KnownNames {
  readonly indicators: ReadonlySet<string>
  readonly places: ReadonlySet<string>
}

/** Codes in a text that the observatory does not know. */
export function unknownIn(text: string, { indicators, places }: KnownNames): readonly string[] {
  return partsOfText(text).flatMap((part) => {
    if (!('figure' in part)) return []
    const { indicator, place } = part.figure
    return [...(indicators.has(indicator) ? [] : [indicator]), ...(place === AREA || places.has(place) ? [] : [place])]
  })
}

/** The same of a whole story, its views among it. */
export function unknownNames({ sections }: StoryContent, known: KnownNames): readonly string[] {
  return sections.flatMap(({ text, figure }) => {
    const config = figure === undefined ? undefined : readConfiguration(viewFields(figure.view))
    const drawn = config?.ok === true ? config.value : undefined
    return [
      ...text.flatMap(({ es }) => unknownIn(es, known)),
      ...(drawn?.indicators ?? []).filter((code) => !known.indicators.has(code)),
      ...(drawn?.places ?? []).filter((code) => !known.places.has(code)),
    ]
  })
}
