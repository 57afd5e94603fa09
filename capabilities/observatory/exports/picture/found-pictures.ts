import type { Styled } from './style-rules.ts'

export interface FoundPicture {
  readonly svg: string
  readonly width: number
  readonly height: number
  /** In what it stood, the outermost first. */
  readonly around: readonly Styled[]
}

const NEVER_CLOSED = new Set(['br', 'hr', 'img', 'input', 'link', 'meta', 'wbr'])
const TAG = /<(\/?)([a-z][\w-]*)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*(\/?)>/gi

/** The pictures in a piece of a page that we drew ourselves, each with what it stands in. */
export function foundPictures(html: string): readonly FoundPicture[] {
  const found: FoundPicture[] = []
  const open: Styled[] = []
  let until = 0
  for (const tag of html.matchAll(TAG)) {
    if (tag.index < until) continue
    const [, closes, name = '', attributes = '', alone] = tag
    if (closes === '/') {
      open.pop()
      continue
    }
    if (name === 'svg') {
      const end = html.indexOf('</svg>', tag.index)
      const box = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(attributes)
      if (end < 0) break
      until = end + '</svg>'.length
      if (box !== null && attributes.includes('role="img"'))
        found.push({
          svg: html.slice(tag.index, until),
          width: Number(box[1]),
          height: Number(box[2]),
          around: [...open],
        })
      continue
    }
    if (alone === '/' || NEVER_CLOSED.has(name)) continue
    const classes = /\sclass="([^"]*)"/.exec(attributes)?.[1] ?? ''
    open.push({ tag: name, classes: classes.split(/\s+/).filter(Boolean) })
  }
  return found
}
