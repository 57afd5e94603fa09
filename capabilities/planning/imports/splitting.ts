import type { MatrixColumn, Proposal } from '../model.ts'
import { cleanText, oneLine } from './cell-text.ts'
import { parseCode, parseListNumber } from './codes.ts'
import { COLUMN_WORDS } from './import-words.ts'

/** One value that a cell holds. */
export interface Piece {
  readonly code?: string
  readonly label?: string
  readonly title: string
}

export interface Split {
  readonly pieces: readonly Piece[]
  /** Present when one cell became several values, or was left as one although its dashes look like a list. */
  readonly proposal?: Proposal
  /** The cell has a numbered list after a sentence that introduces it: kept as one value. */
  readonly keptList?: boolean
}

interface Marker {
  readonly at: number
  readonly order: number
}

type Rule = 'split_on_numbering' | 'split_on_code' | 'split_on_role' | 'split_on_blank_line'

/**
 * Several values in one cell are parted only where the cell itself numbers them (or, for responsibles, gives each a role;
 * for all but activities, leaves a blank line between). A list that a sentence introduces ("Talleres: a) … b) …") is one
 * value: its parts mean nothing without the sentence. `keepWhole` forbids parting: quantities of a row cannot be divided.
 */
export function splitCell(raw: string, column: MatrixColumn, keepWhole = false): Split {
  const text = cleanText(raw)
  const found = keepWhole ? undefined : cuts(text, column)
  if (found) {
    const parts = cutAt(text, found.at).map(oneLine)
    return {
      pieces: parts.map((part) => pieceOf(part, column)),
      proposal: proposalOf(found.rule, parts.length, column),
    }
  }
  const whole = oneLine(text)
  const introduced = /:\s(?:.*\s)?(?:a\)|1[.)-])\s.*(?:b\)|2[.)-])\s/u.test(whole)
  const dashes = dashedEntries(text)
  return {
    pieces: [pieceOf(whole, column)],
    ...(dashes > 1 ? { proposal: dashesProposal(dashes, column) } : {}),
    ...(introduced ? { keptList: true } : {}),
  }
}

/**
 * How many entries a cell lists by dashes or bullets, 0 unless it opens with one. Each begins a line or, where the lines of the cell
 * were run together, a word in capitals or a figure: within a sentence a dash only parts it.
 */
function dashedEntries(text: string): number {
  if (!/^[-–—•▪●*]\s?["“«¿(]?[\p{L}\d]/u.test(text)) return 0
  return [
    ...text.matchAll(/(?:^|(?<=\n))[-–—•▪●*]\s?(?=["“«¿(]?[\p{L}\d])|(?<=[^\S\n])[-–—•▪●*]\s?(?=["“«¿(]?[\p{Lu}\d])/gu),
  ].length
}

/** Dashes also carry on a sentence: only a person can tell whether these are several values. */
function dashesProposal(count: number, column: MatrixColumn): Proposal {
  const name = COLUMN_WORDS[column]
  return {
    rule: 'list_by_dashes',
    reason: {
      es: `Una sola celda de «${name.es}» trae una lista de ${count} con guiones o viñetas y se dejó como un solo valor: solo se separa lo que está numerado. Si son varios, sepárelos.`,
      en: `One cell of “${name.en}” lists ${count} by dashes or bullets and was left as one value: only what is numbered is parted. If they are several, part them.`,
    },
  }
}

function cuts(text: string, column: MatrixColumn): { readonly at: readonly number[]; readonly rule: Rule } | undefined {
  const coded = codeMarkers(text, column)
  if (coded.length > 1) return { at: coded, rule: column === 'activity' ? 'split_on_numbering' : 'split_on_code' }
  const numbered = listMarkers(text, column)
  if (numbered.length > 1) return { at: numbered, rule: 'split_on_numbering' }
  if (column === 'responsible') {
    const roles = roleMarkers(text)
    if (roles.length > 1) return { at: roles, rule: 'split_on_role' }
  }
  if (column === 'activity') return undefined
  const blank = [0, ...[...text.matchAll(/\n\n/gu)].map((match) => match.index + 2)]
  return blank.length > 1 ? { at: blank, rule: 'split_on_blank_line' } : undefined
}

/** Starts of the entries when the cell begins with a code of its column and holds more of them. */
function codeMarkers(text: string, column: MatrixColumn): readonly number[] {
  if (column !== 'activity' && column !== 'indicator' && column !== 'result') return []
  const starts: number[] = []
  let codeEnds = 0
  for (const match of text.matchAll(/(?<=^|[\s;,.])(?=[ORIA](?:\s?\.\s?)?\d)/gu)) {
    if (match.index < codeEnds) continue
    const code = parseCode(text.slice(match.index))
    if (!code) continue
    codeEnds = text.length - code.rest.length
    if (code.names !== column || code.rest === '') continue
    if (starts.length > 0 && !/^[\p{Lu}\d"“«•(]/u.test(code.rest)) continue
    starts.push(match.index)
  }
  return starts[0] === 0 ? starts : []
}

/**
 * Starts of the entries of a numbered list that opens the cell: `1- … 2- …`, `a) … b) …`. Numbers must follow one
 * another; risks may cite the numbers of a catalogue (`26. … 29. …`), which only rise.
 */
function listMarkers(text: string, column: MatrixColumn): readonly number[] {
  const entry =
    column === 'activity'
      ? /(?<=^|\s)(\d{1,2})\s?[.)\-–]\s*(?=["“«¿]?\p{Lu})/gu
      : /(?<=^|\s)(\d{1,2})\s?[.)\-–](?:\s*(?=["“«¿]?\p{Lu})|\s+(?=\p{Ll}))/gu
  const figures = [...text.matchAll(entry)].map((match) => ({ at: match.index, order: Number(match[1]) }))
  const rising = column === 'risk'
  const byFigure = run(figures, rising)
  if (byFigure.length > 1) return byFigure
  for (const pattern of [/(?<=^|\s)([a-z])\)\s*(?=\S)/gu, /(?<=^|\s)([A-Z])\)\s*(?=\S)/gu]) {
    const letters = [...text.matchAll(pattern)].map((match) => ({
      at: match.index,
      order: match[1]?.toLowerCase().charCodeAt(0) ?? 0,
    }))
    const byLetter = run(letters, false)
    if (byLetter.length > 1) return byLetter
  }
  return []
}

function run(markers: readonly Marker[], rising: boolean): readonly number[] {
  const first = markers[0]
  if (first?.at !== 0) return []
  const kept = [first]
  for (const marker of markers.slice(1)) {
    const last = kept.at(-1)?.order ?? 0
    if (marker.order === last + 1 || (rising && marker.order > last && marker.order < last + 12)) kept.push(marker)
  }
  return kept.map((marker) => marker.at)
}

/** `Ana (Supervisión) Luis (Ejecución)`: each name with its role is one responsible. */
function roleMarkers(text: string): readonly number[] {
  const starts = [0]
  for (const match of text.matchAll(/\([^()]*(?:supervisi[oó]n|ejecuci[oó]n|apoyo)[^()]*\)[\s.,;]*/giu)) {
    const end = match.index + match[0].length
    if (end < text.length && /^\p{Lu}/u.test(text.slice(end))) starts.push(end)
  }
  return starts
}

function cutAt(text: string, starts: readonly number[]): readonly string[] {
  return starts.map((start, index) => text.slice(start, starts[index + 1])).filter((part) => part.trim() !== '')
}

const LABELLED: Partial<Record<MatrixColumn, RegExp>> = {
  funding_source: /^(fuentes? de (?:financiamiento|ingresos?))\s*:\s*(?=\S)/iu,
}

function pieceOf(part: string, column: MatrixColumn): Piece {
  const code = parseCode(part)
  if (code && code.rest !== '' && code.names === column) return { code: code.written, title: code.rest }
  const number = parseListNumber(part)
  if (number) return { code: number.written, title: number.rest }
  const label = LABELLED[column]?.exec(part)
  if (label) return { label: label[1] ?? '', title: part.slice(label[0].length) }
  return { title: part }
}

const RULE_WORDS: Record<Rule, { readonly es: string; readonly en: string }> = {
  split_on_numbering: { es: 'por su numeración', en: 'by its numbering' },
  split_on_code: { es: 'por sus códigos', en: 'by its codes' },
  split_on_role: { es: 'por el papel escrito junto a cada nombre', en: 'by the role written beside each name' },
  split_on_blank_line: { es: 'por la línea en blanco entre ellos', en: 'by the blank line between them' },
}

function proposalOf(rule: Rule, count: number, column: MatrixColumn): Proposal {
  const name = COLUMN_WORDS[column]
  return {
    rule,
    reason: {
      es: `Una sola celda de «${name.es}» contiene ${count} valores; se separaron ${RULE_WORDS[rule].es}.`,
      en: `One cell of “${name.en}” holds ${count} values; they were parted ${RULE_WORDS[rule].en}.`,
    },
  }
}
