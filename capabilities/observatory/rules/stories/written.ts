import { ok, type Refusal, type Result, refuse } from '../../../../kernel/result.ts'
import type { Text } from '../../../../kernel/text.ts'
import { readConfiguration, writeConfiguration } from '../explorer/configuration.ts'
import {
  type KnownNames,
  namedFigures,
  type StoryContent,
  type StoryFigure,
  type StorySection,
  unknownIn,
  viewFields,
} from './story.ts'

/** A part of a story as somebody writes it. Everything may be blank; a part in which all is blank is none. */
export interface WrittenSection {
  /** Which part of the form it is: refusals name its fields by it. */
  readonly number: number
  /** Where it is to stand among the others; equal ones as they are written. */
  readonly order: number
  readonly headingEs?: string | undefined
  readonly headingEn?: string | undefined
  /** Paragraphs with a blank line between them. */
  readonly textEs?: string | undefined
  readonly textEn?: string | undefined
  /** An address of the explorer, whole or from its question mark on. */
  readonly figure?: string | undefined
  readonly captionEs?: string | undefined
  readonly captionEn?: string | undefined
}

/** The parts in their order, or what is wrong with the first that is; `field` is the field of that part, `textEn3`. */
export function sectionsOf(
  written: readonly WrittenSection[],
  known: KnownNames,
): Result<readonly StorySection[], Refusal> {
  const sections: StorySection[] = []
  for (const each of written.toSorted((one, other) => one.order - other.order)) {
    if (isBlank(each)) continue
    const section = sectionOf(each, known)
    if (!section.ok) return section
    sections.push(section.value)
  }
  return sections.length === 0 ? refuse(NOTHING) : ok(sections)
}

function isBlank({ number: _number, order: _order, ...fields }: WrittenSection): boolean {
  return Object.values(fields).every((text) => text === undefined)
}

function sectionOf(written: WrittenSection, known: KnownNames): Result<StorySection, Refusal> {
  const { number, headingEs, headingEn } = written
  if (headingEs === undefined && headingEn !== undefined) return refuse(onlyEnglish(`headingEs${number}`))
  const text = paragraphsOf(written, known)
  if (!text.ok) return text
  const figure = figureOf(written, known)
  if (!figure.ok) return figure
  return ok({
    ...(headingEs === undefined ? {} : { heading: textOf(headingEs, headingEn) }),
    text: text.value,
    ...(figure.value === undefined ? {} : { figure: figure.value }),
  })
}

function paragraphsOf({ number, textEs, textEn }: WrittenSection, known: KnownNames): Result<readonly Text[], Refusal> {
  const spanish = paragraphs(textEs)
  const english = paragraphs(textEn)
  const [unknown] = unknownIn(textEs ?? '', known)
  if (unknown !== undefined) return refuse(nothingCalled(`textEs${number}`, unknown))
  if (english.length === 0) return ok(spanish.map((es) => ({ es })))
  if (spanish.length === 0) return refuse(onlyEnglish(`textEs${number}`))
  if (spanish.length !== english.length) return refuse(uneven(number, spanish.length, english.length))
  const translated = english.map((en) => (NOT_YET.test(en) ? undefined : en))
  const differing = spanish.findIndex((es, at) => {
    const en = translated[at]
    return en !== undefined && namedFigures(es) !== namedFigures(en)
  })
  if (differing >= 0) return refuse(otherFigures(number, differing + 1))
  return ok(spanish.map((es, at) => textOf(es, translated[at])))
}

/** Stands for a paragraph that has no English yet, so that those after it are not taken for it. */
const NOT_YET = /^[-–—]$/

function paragraphs(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split(/\r?\n[ \t]*\r?\n/)
    .map((each) => each.replace(/\s+/g, ' ').trim())
    .filter((each) => each !== '')
}

function figureOf(
  { number, figure, captionEs, captionEn }: WrittenSection,
  known: KnownNames,
): Result<StoryFigure | undefined, Refusal> {
  if (figure === undefined)
    return captionEs === undefined && captionEn === undefined ? ok(undefined) : refuse(noFigure(number))
  const config = readConfiguration(viewFields(figure.slice(figure.indexOf('?') + 1).split('#')[0] ?? ''))
  const field = `figure${number}`
  if (!config.ok) return refuse({ ...config.refusal, field })
  const { indicators, places } = config.value
  if (indicators.length === 0) return refuse(noIndicator(field))
  const unknown =
    indicators.find((code) => !known.indicators.has(code)) ?? places.find((code) => !known.places.has(code))
  if (unknown !== undefined) return refuse(nothingCalled(field, unknown))
  if (captionEs === undefined) return refuse(noCaption(`captionEs${number}`))
  const view = new URLSearchParams(writeConfiguration(config.value)).toString()
  return ok({ view, caption: textOf(captionEs, captionEn) })
}

function textOf(es: string, en: string | undefined): Text {
  return en === undefined ? { es } : { es, en }
}

/** The other way: a story's parts as the form shows them. */
export function writtenSections({ sections }: Pick<StoryContent, 'sections'>): readonly WrittenSection[] {
  return sections.map(({ heading, text, figure }, at) => ({
    number: at + 1,
    order: at + 1,
    headingEs: heading?.es,
    headingEn: heading?.en,
    textEs: joined(text.map(({ es }) => es)),
    textEn: text.every(({ en }) => en === undefined) ? undefined : joined(text.map(({ en = '—' }) => en)),
    figure: figure?.view,
    captionEs: figure?.caption.es,
    captionEn: figure?.caption.en,
  }))
}

function joined(all: readonly string[]): string | undefined {
  return all.length === 0 ? undefined : all.join('\n\n')
}

const NOTHING: Refusal<'no_sections'> = {
  kind: 'no_sections',
  field: 'textEs1',
  message: { es: 'Escriba al menos una parte del análisis.', en: 'Write at least one part of the story.' },
}
const onlyEnglish = (field: string): Refusal => ({
  kind: 'only_english',
  field,
  message: {
    es: 'Está en inglés y no en español. Escríbalo también en español.',
    en: 'It is in English and not in Spanish. Write it in Spanish too.',
  },
})
const uneven = (number: number, es: number, en: number): Refusal => ({
  kind: 'uneven_paragraphs',
  field: `textEn${number}`,
  message: {
    es: `En español hay ${es} párrafos y en inglés ${en}. Entre párrafo y párrafo va una línea en blanco.`,
    en: `There are ${es} paragraphs in Spanish and ${en} in English. A blank line stands between paragraphs.`,
  },
})
const otherFigures = (number: number, paragraph: number): Refusal => ({
  kind: 'other_figures',
  field: `textEn${number}`,
  message: {
    es: `El párrafo ${paragraph} no nombra las mismas cifras en inglés que en español.`,
    en: `Paragraph ${paragraph} does not name the same figures in English as in Spanish.`,
  },
})
const nothingCalled = (field: string, name: string): Refusal => ({
  kind: 'unknown_name',
  field,
  message: {
    es: `El observatorio no tiene nada que se llame «${name}».`,
    en: `The observatory has nothing called “${name}”.`,
  },
})
const noIndicator = (field: string): Refusal => ({
  kind: 'no_indicator',
  field,
  message: {
    es: 'La dirección no dice qué indicador se ve. Cópiela del explorador, de «Dirección de esta vista».',
    en: 'The address does not say which indicator is seen. Copy it from the explorer.',
  },
})
const noFigure = (number: number): Refusal => ({
  kind: 'no_figure',
  field: `figure${number}`,
  message: { es: 'Hay un pie y no hay figura.', en: 'There is a caption and no figure.' },
})
const noCaption = (field: string): Refusal => ({
  kind: 'no_caption',
  field,
  message: { es: 'Escriba qué muestra la figura.', en: 'Write what the figure shows.' },
})
