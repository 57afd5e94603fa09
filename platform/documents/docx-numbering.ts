import { type Attributes, attribute, readXml } from './xml.ts'
import type { ZipPackage } from './zip-guard.ts'

/** One level of a list: `%1.%2` with the way each number is written (ECMA-376 part 1 §17.9). */
interface ListLevel {
  start: number
  format: string
  text: string
}

interface ListDefinition {
  readonly abstractId: string
  readonly starts: Map<number, number>
}

/** Counts the paragraphs of lists as a word processor does and says what it draws before each. */
export interface Numbering {
  next(listId: string, level: number): string | undefined
}

export const NO_NUMBERING: Numbering = { next: () => undefined }

export async function readNumbering(zip: ZipPackage, part: string | undefined): Promise<Numbering> {
  if (part === undefined || !zip.has(part)) return NO_NUMBERING
  const abstracts = new Map<string, Map<number, ListLevel>>()
  const lists = new Map<string, ListDefinition>()
  let levels: Map<number, ListLevel> | undefined
  let level: ListLevel | undefined
  let list: { readonly id: string; abstractId: string; readonly starts: Map<number, number> } | undefined
  let overridden = 0
  await readXml(zip.stream(part), part, {
    open: (name, attributes) => {
      const val = attribute(attributes, 'val') ?? ''
      if (name === 'abstractNum') {
        levels = new Map()
        abstracts.set(attribute(attributes, 'abstractNumId') ?? '', levels)
      } else if (name === 'num') {
        list = { id: attribute(attributes, 'numId') ?? '', abstractId: '', starts: new Map() }
      } else if (list) {
        if (name === 'abstractNumId') list.abstractId = val
        else if (name === 'lvlOverride') overridden = Number(attribute(attributes, 'ilvl') ?? 0)
        else if (name === 'startOverride') list.starts.set(overridden, Number(val))
      } else if (levels) level = readLevel(levels, level, name, attributes)
    },
    close: (name) => {
      if (name === 'abstractNum') levels = undefined
      else if (name === 'num' && list) {
        lists.set(list.id, list)
        list = undefined
      }
    },
  })
  return counting(abstracts, lists)
}

function readLevel(
  levels: Map<number, ListLevel>,
  level: ListLevel | undefined,
  name: string,
  attributes: Attributes,
): ListLevel | undefined {
  if (name === 'lvl') {
    const opened = { start: 1, format: 'decimal', text: '' }
    levels.set(Number(attribute(attributes, 'ilvl') ?? 0), opened)
    return opened
  }
  const val = attribute(attributes, 'val') ?? ''
  if (level && name === 'start') level.start = Number(val)
  else if (level && name === 'numFmt') level.format = val
  else if (level && name === 'lvlText') level.text = val
  return level
}

function counting(
  abstracts: ReadonlyMap<string, ReadonlyMap<number, ListLevel>>,
  lists: ReadonlyMap<string, ListDefinition>,
): Numbering {
  const counters = new Map<string, number[]>()
  return {
    next: (listId, depth) => {
      const list = lists.get(listId)
      const levels = list && abstracts.get(list.abstractId)
      const level = levels?.get(depth)
      if (!list || !levels || !level) return undefined
      // Lists of one definition go on counting together, unless one restates where it starts.
      const key = list.starts.size > 0 ? `list ${listId}` : `definition ${list.abstractId}`
      const counts = counters.get(key) ?? []
      counters.set(key, counts)
      const start = list.starts.get(depth) ?? level.start
      counts[depth] = (counts[depth] ?? start - 1) + 1
      counts.length = depth + 1
      if (level.format === 'none') return undefined
      if (level.format === 'bullet') return '•'
      return level.text.replace(/%([1-9])/g, (_, digit: string) => {
        const at = Number(digit) - 1
        const format = levels.get(at)?.format ?? 'decimal'
        return writeNumber(counts[at] ?? levels.get(at)?.start ?? 1, format)
      })
    },
  }
}

export function writeNumber(value: number, format: string): string {
  if (format === 'lowerLetter') return letters(value)
  if (format === 'upperLetter') return letters(value).toUpperCase()
  if (format === 'lowerRoman') return roman(value)
  if (format === 'upperRoman') return roman(value).toUpperCase()
  if (format === 'decimalZero') return String(value).padStart(2, '0')
  return String(value)
}

/** a … z, aa, bb: word processors repeat the letter. */
function letters(value: number): string {
  return String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.min(20, Math.ceil(value / 26)))
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]

function roman(value: number): string {
  let rest = Math.min(value, 3999)
  let written = ''
  for (const [worth, numeral] of ROMAN) {
    while (rest >= worth) {
      written += numeral
      rest -= worth
    }
  }
  return written
}
