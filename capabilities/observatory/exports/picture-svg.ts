import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { projectRoot } from '../../../platform/root.ts'

/** Styles that pictures stand on; in a picture that leaves by itself they go along. */
const SHEETS = ['ui/styles/tokens.css', 'ui/chart/chart.css', 'ui/chart/lines.css', 'ui/map/map.css']
const HEAD = 34
const FOOT = 40

let styles: string | undefined
function stylesheet(): string {
  styles ??= SHEETS.map((path) => readFileSync(join(projectRoot, path), 'utf8')).join('\n')
  return styles
}

/**
 * A picture of a page as a file of its own: with its title above, its source below and, where its figures were made up, the word for
 * it. The first picture of what is drawn; undefined where there is none.
 */
export function pictureSvg(
  picture: VNode,
  { title, source, demo }: { readonly title: string; readonly source: string; readonly demo: string | undefined },
): string | undefined {
  const drawn = /<svg\b([^>]*)>([\s\S]*?)<\/svg>/.exec(renderToString(picture))
  const box = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(drawn?.[1] ?? '')
  if (drawn === null || box === null) return undefined
  const [width, height] = [Number(box[1]), Number(box[2])]
  const said = demo === undefined ? title : `${demo.toUpperCase()} · ${title}`
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height + HEAD + FOOT}" width="${width}" height="${height + HEAD + FOOT}" role="img" aria-label="${xmlText(said)}">
<style>${stylesheet().replaceAll('</', '<\\/')}
text { font-family: "Source Sans 3 Variable", "Source Sans 3", sans-serif; }</style>
<rect width="100%" height="100%" style="fill:var(--surface)"/>
<text x="8" y="22" style="fill:var(--ink);font-size:15px;font-weight:700">${xmlText(said)}</text>
<svg y="${HEAD}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${drawn[2]}</svg>
<text x="8" y="${height + HEAD + 16}" style="fill:var(--ink-soft);font-size:11px">${xmlText(source.slice(0, 110))}</text>
<text x="8" y="${height + HEAD + 31}" style="fill:var(--ink-soft);font-size:11px">${xmlText(source.slice(110, 220))}</text>
</svg>`
}

function xmlText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
