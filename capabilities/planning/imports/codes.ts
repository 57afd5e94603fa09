/**
 * Codes of the plans, kept as written. Each unit has its own house style (`O.1.R.2.S.P.I.3`, `O1.R1.I2`, `R1.`, `A.1.2`),
 * with stray dots and blanks (`O.1. R.3. U.F .I.1`) and mistyped letters (`O1.R1.11` where `I1` is meant).
 */
export interface Code {
  /** As written, without the dot that ends it in some styles. */
  readonly written: string
  readonly rest: string
  readonly names: 'result' | 'indicator' | 'activity'
  readonly objective?: number
  readonly result?: number
  readonly activity?: number
  /** The letter that says indicator is missing: a figure stands in its place. */
  readonly mistyped: boolean
}

interface Segment {
  readonly letter: string
  readonly digits: string
  readonly end: number
}

const OPENS = /^[ORIA](?:\s?\.\s?)?\d/u

/** The code that a text begins with, if it begins with one. */
export function parseCode(text: string): Code | undefined {
  if (!OPENS.test(text)) return undefined
  const segments: Segment[] = []
  let at = 0
  for (;;) {
    const segment = nextSegment(text, at, segments.at(-1))
    if (!segment) break
    segments.push(segment)
    at = segment.end
  }
  const first = segments[0]
  if (!first || first.digits === '') return undefined
  const tail = /^\s?[.)\-:–]*(?=\s|$|\p{L}|•|["“«(¿])/u.exec(text.slice(at))
  if (!tail) return undefined
  const written = (text.slice(0, at) + (tail[0].trim().startsWith('.') ? '.' : '')).trim()
  return { ...meaning(segments), written, rest: text.slice(at + tail[0].length).trim() }
}

function nextSegment(text: string, at: number, previous: Segment | undefined): Segment | undefined {
  const rest = text.slice(at)
  if (!previous) {
    const match = /^([ORIA])(?:\s?\.\s?)?(\d{1,3})(?!\d)/u.exec(rest)
    return match ? { letter: match[1] ?? '', digits: match[2] ?? '', end: at + match[0].length } : undefined
  }
  // Directly after a dot, or straight after the last figure (`A1.1.1`, `O1R1`).
  const tight = /^(?:\s?\.)?([A-Z])\.?\s?(\d{1,3})(?!\d)|^\s?\.([A-Z])(?![\p{Ll}\p{Lu}])|^\s?\.(\d{1,3})(?!\d)/u.exec(
    rest,
  )
  if (tight) {
    const letter = tight[1] ?? tight[3] ?? ''
    const end = at + tight[0].length
    // `I.A diciembre`: the preposition that opens the text, glued to the code.
    if (tight[3] === 'A' && /^\s+\p{Ll}/u.test(text.slice(end))) return undefined
    return { letter, digits: tight[2] ?? tight[4] ?? '', end }
  }
  // After a dot and a blank only what is plainly code: a letter with dot or figure, or `1.3`.
  const loose = /^\.\s+(?:([A-Z])\.?(\d{1,3})(?!\d)|([A-Z])(?=\s?\.\s?[A-Z\d])|(\d)(?=\.\d))/u.exec(rest)
  if (!loose) return undefined
  return { letter: loose[1] ?? loose[3] ?? '', digits: loose[2] ?? loose[4] ?? '', end: at + loose[0].length }
}

function meaning(segments: readonly Segment[]): Omit<Code, 'written' | 'rest'> {
  const first = segments[0]
  const figure = (letter: string) => {
    const found = segments.find((segment) => segment.letter === letter && segment.digits !== '')
    return found ? Number(found.digits) : undefined
  }
  if (first?.letter === 'A') {
    const last = segments.findLast((segment) => segment.digits !== '')
    return { names: 'activity', mistyped: false, ...(last ? { activity: Number(last.digits) } : {}) }
  }
  const objective = figure('O')
  const result = figure('R')
  const parts = {
    ...(objective === undefined ? {} : { objective }),
    ...(result === undefined ? {} : { result }),
  }
  const afterResult = segments.slice(segments.findLastIndex((segment) => segment.letter === 'R') + 1)
  const saysIndicator = first?.letter === 'I' || afterResult.some((segment) => segment.letter === 'I')
  const bareFigure =
    result !== undefined && afterResult.some((segment) => segment.letter === '' && segment.digits !== '')
  return {
    names: saysIndicator || bareFigure ? 'indicator' : 'result',
    mistyped: bareFigure && !saysIndicator,
    ...parts,
  }
}

/** `1.`, `1-`, `1)`, `a)`, `A)` at the start of an entry of a list. */
export function parseListNumber(text: string): { readonly written: string; readonly rest: string } | undefined {
  const match = /^(\d{1,2}(?:\.\d{1,2})+\s?[.)\-–]?(?=\s+\p{Lu})|\d{1,2}\s?[.)\-–]|[a-zA-Z]\))\s*(?=\S)/u.exec(text)
  if (!match || /^[\d%]/u.test(text.slice(match[0].length))) return undefined
  return { written: (match[1] ?? '').trim(), rest: text.slice(match[0].length).trim() }
}
