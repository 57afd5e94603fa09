import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The faces documents are set in: Source Sans 3 and Source Serif 4. TrueType only: Typst passes over woff without
 * a word and sets another font.
 */
const FACES: readonly (readonly [name: string, folder: string, faces: readonly string[]])[] = [
  ['source-sans-3', 'SourceSans3', ['400Regular', '400Regular_Italic', '600SemiBold', '700Bold']],
  ['source-serif-4', 'SourceSerif4', ['400Regular', '400Regular_Italic', '600SemiBold']],
]

/** Files of the faces that documents may use. */
export function fontFiles(): readonly string[] {
  return FACES.flatMap(([name, prefix, faces]) => {
    const folder = dirname(fileURLToPath(import.meta.resolve(`@expo-google-fonts/${name}/package.json`)))
    return faces.map((face) => join(folder, face, `${prefix}_${face}.ttf`))
  })
}

let coverage: ((code: number) => boolean) | undefined

/** Shown in place of a character that not all document fonts have. A square would read as a box to tick. */
export const UNDRAWABLE = '◊'

/**
 * Text as the document fonts can draw it. An archival PDF (PDF/A-2b) may not contain a character without a glyph, and
 * people do type emoji: they become ◊ rather than stop the whole document. Halves of surrogate pairs and control
 * characters other than line break and tab go too.
 */
export function drawable(text: string): string {
  if (PLAIN.test(text)) return text
  coverage ??= coveredByAll(fontFiles())
  let drawn = ''
  for (const { segment } of GRAPHEMES.segment(text.normalize('NFC').replace(/\r\n?/g, '\n'))) {
    drawn += drawableGrapheme(segment, coverage)
  }
  return drawn
}

/** What the fonts surely have: most texts go through untouched. */
const PLAIN = /^[\n\t\x20-\x7e\xa1-\xac\xae-\xff]*$/
const GRAPHEMES = new Intl.Segmenter('es', { granularity: 'grapheme' })

/** One ◊ for a whole emoji, however many characters it is made of. */
function drawableGrapheme(grapheme: string, covers: (code: number) => boolean): string {
  let drawn = ''
  let undrawn = false
  for (const char of grapheme) {
    const code = char.codePointAt(0) ?? 0
    if (code === 0x0a || code === 0x09) drawn += char
    else if (code < 0x20 || (code >= 0x7f && code < 0xa0) || INVISIBLE.test(char)) continue
    else if (covers(code)) drawn += char
    else undrawn = true
  }
  return undrawn ? drawn + UNDRAWABLE : drawn
}

/** Joiners, marks of direction, variation selectors and the like: they draw nothing by themselves. */
const INVISIBLE = /^(?:\p{Cf}|[\u{FE00}-\u{FE0F}])$/u

/** Every string of a JSON value made drawable; keys are ours and stay. */
export function drawableData(value: unknown): unknown {
  if (typeof value === 'string') return drawable(value)
  if (Array.isArray(value)) return value.map(drawableData)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, drawableData(item)]))
}

function coveredByAll(files: readonly string[]): (code: number) => boolean {
  const sets = files.map((file) => charactersOf(readFileSync(file)))
  return (code) => sets.every((set) => set.has(code))
}

/** Characters of a TrueType font, from its `cmap` table, formats 4 and 12 (OpenType specification 1.9). */
export function charactersOf(font: Buffer): ReadonlySet<number> {
  const characters = new Set<number>()
  const tables = font.readUInt16BE(4)
  for (let i = 0; i < tables; i += 1) {
    const record = 12 + i * 16
    if (font.toString('latin1', record, record + 4) !== 'cmap') continue
    const cmap = font.readUInt32BE(record + 8)
    const subtables = font.readUInt16BE(cmap + 2)
    for (let k = 0; k < subtables; k += 1)
      readSubtable(font, cmap + font.readUInt32BE(cmap + 4 + k * 8 + 4), characters)
  }
  return characters
}

function readSubtable(font: Buffer, at: number, characters: Set<number>): void {
  const format = font.readUInt16BE(at)
  if (format === 4) {
    const segments = font.readUInt16BE(at + 6) / 2
    for (let i = 0; i < segments; i += 1) {
      const end = font.readUInt16BE(at + 14 + i * 2)
      const start = font.readUInt16BE(at + 16 + (segments + i) * 2)
      for (let code = start; code <= end && code < 0xffff; code += 1) characters.add(code)
    }
  } else if (format === 12) {
    const groups = font.readUInt32BE(at + 12)
    for (let i = 0; i < groups; i += 1) {
      const group = at + 16 + i * 12
      const end = font.readUInt32BE(group + 4)
      for (let code = font.readUInt32BE(group); code <= end; code += 1) characters.add(code)
    }
  }
}
