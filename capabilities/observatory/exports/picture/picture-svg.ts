import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { projectRoot } from '../../../../platform/root.ts'
import { type FoundPicture, foundPictures } from './found-pictures.ts'
import { readRules, type StyleRule } from './style-rules.ts'
import { writtenOut, xmlText } from './written-out.ts'

/** What a sign of the picture means; its colour may be a token. */
export interface PictureKey {
  readonly look: 'area' | 'line' | 'dashed'
  readonly colour: string
  readonly text: string
}

export interface AboutPicture {
  readonly title: string
  readonly source: string
  /** The word for made-up figures, where there are some. */
  readonly demo: string | undefined
  readonly keys: readonly PictureKey[]
  /** Where there are several pictures: what each is called. */
  readonly names?: readonly string[] | undefined
}

/** Styles that pictures stand on; they are written into those that leave. */
const SHEETS = ['ui/styles/tokens.css', 'ui/chart/chart.css', 'ui/chart/lines.css', 'ui/map/map.css']

let rules: readonly StyleRule[] | undefined
function sheet(): readonly StyleRule[] {
  rules ??= SHEETS.flatMap((path) => readRules(readFileSync(join(projectRoot, path), 'utf8')))
  return rules
}

const EDGE = 12
const MOST_WIDTH = 960
const COLUMNS = 3

/**
 * Pictures of a page as a file of its own that any program draws: with title, what its signs mean, source and, where its figures
 * were made up, the word for it. Undefined where nothing is drawn.
 */
export function pictureSvg(picture: VNode, about: AboutPicture): string | undefined {
  const found = foundPictures(renderToString(picture))
  const [first] = found
  if (first === undefined) return undefined
  const columns = found.length === 1 ? 1 : COLUMNS
  const width = Math.min(MOST_WIDTH, columns * first.width) + 2 * EDGE
  const said = about.demo === undefined ? about.title : `${about.demo.toUpperCase()} · ${about.title}`
  const parts: string[] = []
  let y = EDGE
  const line = (text: string, size: number, look: string) => {
    y += size * 1.35
    parts.push(`<text x="${EDGE}" y="${y.toFixed(1)}" style="font-size:${size}px;${look}">${xmlText(text)}</text>`)
  }
  for (const text of wrapped(said, width - 2 * EDGE, 16)) line(text, 16, 'fill:var(--ink);font-weight:700')
  y += EDGE
  const inner = (width - 2 * EDGE - (columns - 1) * EDGE) / columns
  const scale = Math.min(1, inner / first.width)
  const drawn = found.map((each, index) => {
    const column = index % columns
    const row = Math.floor(index / columns)
    const name = about.names?.[index]
    const top = y + row * (first.height * scale + (about.names === undefined ? 0 : 22) + EDGE)
    const x = EDGE + column * (inner + EDGE)
    const title =
      name === undefined
        ? ''
        : `<text x="${x}" y="${top + 14}" style="font-size:13px;font-weight:700;fill:var(--ink)">${xmlText(name)}</text>`
    return { title, placed: placed(each, x, top + (name === undefined ? 0 : 22), scale) }
  })
  const rows = Math.ceil(found.length / columns)
  y += rows * (first.height * scale + (about.names === undefined ? 0 : 22) + EDGE)
  y = keyRows(about.keys, width, y, parts)
  for (const text of wrapped(about.source, width - 2 * EDGE, 11)) line(text, 11, 'fill:var(--ink-soft)')
  y += EDGE
  const frame = `<svg xmlns="http://www.w3.org/2000/svg"><rect width="${width}" height="${y.toFixed(1)}" style="fill:var(--surface)"/>${parts.join('')}${drawn.map(({ title }) => title).join('')}</svg>`
  const words = inside(writtenOut(frame, sheet(), []))
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${y.toFixed(1)}" width="${width}" height="${y.toFixed(1)}" role="img" aria-label="${xmlText(said)}" font-family="Source Sans 3, Source Sans Pro, Arial, sans-serif">
${words}
${drawn.map((each) => each.placed).join('\n')}
</svg>`
}

function placed({ svg, width, height, around }: FoundPicture, x: number, y: number, scale: number): string {
  const box = `x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${(width * scale).toFixed(1)}" height="${(height * scale).toFixed(1)}"`
  return `<svg ${box} viewBox="0 0 ${width} ${height}">${inside(writtenOut(svg, sheet(), around))}</svg>`
}

/** What the signs mean, side by side as far as they fit; answers where the next line begins. */
function keyRows(keys: readonly PictureKey[], width: number, from: number, parts: string[]): number {
  if (keys.length === 0) return from
  let [x, y] = [EDGE, from]
  for (const { look, colour, text } of keys) {
    const room = 34 + textWidth(text, 12)
    if (x > EDGE && x + room > width - EDGE) {
      x = EDGE
      y += 20
    }
    parts.push(
      look === 'area'
        ? `<rect x="${x}" y="${y}" width="18" height="14" style="fill:${colour};stroke:var(--line-strong)"/>`
        : `<path d="M${x} ${y + 7}h22" style="fill:none;stroke:${colour};stroke-width:3${look === 'dashed' ? ';stroke-dasharray:5 4' : ''}"/>`,
      `<text x="${x + 27}" y="${y + 11.5}" style="fill:var(--ink);font-size:12px">${xmlText(text)}</text>`,
    )
    x += room
  }
  return y + 24
}

function inside(svg: string): string {
  return svg.slice(svg.indexOf('>') + 1, svg.lastIndexOf('</svg>'))
}

/** About as wide as the letters are; no page is asked. */
function textWidth(text: string, size: number): number {
  return text.length * size * 0.5
}

function wrapped(text: string, width: number, size: number): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`
    if (lines.length === 0 || textWidth(longer, size) > width) lines.push(word)
    else lines[lines.length - 1] = longer
  }
  return lines
}
