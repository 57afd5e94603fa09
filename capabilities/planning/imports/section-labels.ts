import { cleanText, foldInPlace, oneLine } from './cell-text.ts'

/** Ranks of what is written above a table; a higher one ends all below it. */
export const HEADING_RANKS = ['goal', 'area', 'strategic', 'scope', 'specific'] as const
export type HeadingRank = (typeof HEADING_RANKS)[number]

export interface HeadingLabel {
  readonly rank: HeadingRank
  /** As written, without number and colon. */
  readonly label: string
  /** Number that belongs to the label: `OBJETIVO ESPECÍFICO 2`. */
  readonly code?: string
  /** What follows; '' when the label stands alone and its text comes below or beside it. */
  readonly rest: string
  /** The label alone leaves open whether the objective is the institution's or the unit's. */
  readonly vague: boolean
}

/** The first that matches wins: longer labels stand before those they contain. Tested on folded text. */
const LABELS: readonly { readonly rank: HeadingRank; readonly pattern: RegExp; readonly vague?: true }[] = [
  { rank: 'goal', pattern: /^metas? estrategicas?/u },
  {
    rank: 'area',
    pattern: /^(?:areas?|ejes?) estrategicos?(?:as?)?(?: (?:del )?(?:pei|plan estrategico))?|^areas? estrategicas?/u,
  },
  { rank: 'scope', pattern: /^(?:objetivos? )?alcances? estrategicos?(?: (?:del )?plan de accion)?/u },
  { rank: 'strategic', pattern: /^objetivos? (?:del )?(?:plan estrategico(?: institucional)?|pei)/u },
  { rank: 'strategic', pattern: /^objetivos? (?:especificos? |estrategicos? )?(?:del )?pei/u },
  { rank: 'strategic', pattern: /^objetivos? estrategicos?/u },
  { rank: 'specific', pattern: /^objetivos? (?:especificos?|operativos?|de la unidad)/u },
  { rank: 'specific', pattern: /^objetivos?(?=\s*\d|\s*:)/u, vague: true },
]

/** Years of the plan that some labels carry, then number and punctuation. */
const AFTER_LABEL = /^(?:\s*:)?(?:\s*\d{4}\s*[-–]\s*\d{4})?\s*(\d{1,2}(?!\d)(?!\.\d))?\s*[:.)\-–]*\s*/u

/** Reads `OBJETIVO ESPECÍFICO 2: …`; undefined when the text begins with no label of a heading. */
export function parseHeadingLabel(raw: string): HeadingLabel | undefined {
  const text = oneLine(cleanText(raw))
  if (!/^[maeoáé]/iu.test(text)) return undefined
  const folded = foldInPlace(text)
  for (const { rank, pattern, vague } of LABELS) {
    const match = pattern.exec(folded)
    if (!match || /^\p{L}/u.test(folded.slice(match[0].length))) continue
    const after = text.slice(match[0].length)
    const tail = AFTER_LABEL.exec(after)
    const tailText = tail?.[0] ?? ''
    const rest = after.slice(tailText.length).trim()
    // Prose that happens to begin so ("Objetivo estratégico de largo plazo que …") has neither number nor colon.
    const separated = rest === '' || /[\d:.)\-–]/u.test(tailText)
    if (!separated) continue
    // `ESTRATEGICO:5. Fortalecer`: the figure after a colon numbers the text, not the label.
    const ownNumber = tail?.[1] !== undefined && !/:\s*\d{1,2}\s*[.)-]/u.test(tailText)
    const code = ownNumber ? tail?.[1] : undefined
    const cut =
      tail?.[1] !== undefined && !ownNumber ? after.slice(after.indexOf(tail[1], tailText.indexOf(':'))).trim() : rest
    return {
      rank,
      label: text.slice(0, match[0].length) + years(tailText),
      ...(code ? { code } : {}),
      rest: cut,
      vague: vague === true,
    }
  }
  return undefined
}

function years(tail: string): string {
  const found = /\d{4}\s*[-–]\s*\d{4}/u.exec(tail)
  return found ? ` ${found[0]}` : ''
}

const TITLE =
  /^(?:plan(?:es)? operativos?(?: anuale?s?)?|plan anual operativo|plan anual de trabajo|plan de trabajo anual|poa)(?![\p{L}])/u

/** A line that names a plan: `PLAN OPERATIVO … 2019`, `POA 2019 DE …`. */
export function isPlanTitle(raw: string): boolean {
  const text = oneLine(cleanText(raw))
  return text.length <= 220 && TITLE.test(foldInPlace(text)) && !/[.;:]$/u.test(text) && !/^planes/iu.test(text)
}

/** What is left of a title when the words that every title has are gone. */
export function titleSubject(text: string): string {
  return foldInPlace(oneLine(cleanText(text)))
    .replace(/(?<![\p{L}])(?:plan|operativo|anual|de|del|la|el|trabajo|poa|ano|20\d{2})(?![\p{L}\d])/gu, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** A short line in capitals: what the parts of a unit's plan are headed with (`TESORERÍA`). */
export function isShortCapitals(raw: string): boolean {
  const text = oneLine(cleanText(raw))
  const words = text.split(' ')
  return (
    words.length <= 8 &&
    /\p{Lu}{3}/u.test(text) &&
    !/\p{Ll}{2}/u.test(text) &&
    !/[.:;]$/u.test(text) &&
    !/\d{3}/u.test(text)
  )
}

/** `Unidad:`, `Año`: what a form asks for above its table. */
export function isFormLabel(raw: string): boolean {
  return /^(?:nombre de la )?(?:unidad|dependencia|area|subdireccion|departamento|ano|periodo|ejercicio)(?: (?:responsable|ejecutora|organizativa|fiscal))?\s*:?$/u.test(
    foldInPlace(oneLine(cleanText(raw))),
  )
}

const FOOTNOTE = /^(?:elaborad|revisad|aprobad|autorizad|firma|vo\.? ?bo|nota|observaci|sello|nombre|cargo|fecha)/u

/** Signatures and notes that people write under a table. */
export function isFootnote(raw: string): boolean {
  return FOOTNOTE.test(foldInPlace(oneLine(cleanText(raw))))
}

/** The one year, or years, that a text names. */
export function yearsIn(raw: string): readonly number[] {
  return [...cleanText(raw).matchAll(/(?<!\d)(20\d{2})(?!\d)/gu)].map((match) => Number(match[1]))
}
