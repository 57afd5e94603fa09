import { attribute, readXml } from './xml.ts'
import type { ZipPackage } from './zip-guard.ts'

export interface ParagraphStyle {
  readonly name: string
  readonly headingLevel?: number
  readonly list?: { readonly id: string; readonly level: number }
}

interface RawStyle {
  name: string
  basedOn?: string
  outline?: number
  listId?: string
  listLevel?: number
}

/** Paragraph styles by id, each with what it inherits from the styles it is based on (ECMA-376 part 1 §17.7). */
export async function readParagraphStyles(
  zip: ZipPackage,
  part: string | undefined,
): Promise<ReadonlyMap<string, ParagraphStyle>> {
  if (part === undefined || !zip.has(part)) return new Map()
  const raw = new Map<string, RawStyle>()
  let style: RawStyle | undefined
  await readXml(zip.stream(part), part, {
    open: (name, attributes) => {
      const val = attribute(attributes, 'val') ?? ''
      if (name === 'style') {
        style = { name: '' }
        if (attribute(attributes, 'type') === 'paragraph') raw.set(attribute(attributes, 'styleId') ?? '', style)
      } else if (!style) return
      else if (name === 'name') style.name = val
      else if (name === 'basedOn') style.basedOn = val
      else if (name === 'outlineLvl') style.outline = Number(val)
      else if (name === 'numId') style.listId = val
      else if (name === 'ilvl') style.listLevel = Number(val)
    },
    close: (name) => {
      if (name === 'style') style = undefined
    },
  })
  return new Map([...raw].map(([id, one]) => [id, inherit(raw, one)]))
}

function inherit(raw: ReadonlyMap<string, RawStyle>, style: RawStyle): ParagraphStyle {
  let outline: number | undefined
  let listId: string | undefined
  let listLevel: number | undefined
  const seen = new Set<RawStyle>()
  for (let at: RawStyle | undefined = style; at && !seen.has(at); at = raw.get(at.basedOn ?? '')) {
    seen.add(at)
    outline ??= at.outline
    listId ??= at.listId
    listLevel ??= at.listLevel
  }
  return {
    name: style.name,
    ...headingOf(outline),
    ...(listId === undefined ? {} : { list: { id: listId, level: listLevel ?? 0 } }),
  }
}

/** Outline levels count from 0; 9 is body text. */
export function headingOf(outline: number | undefined): { readonly headingLevel?: number } {
  return outline !== undefined && outline >= 0 && outline < 9 ? { headingLevel: outline + 1 } : {}
}

/** Comments by id, paragraphs joined by line breaks. */
export async function readDocxComments(
  zip: ZipPackage,
  part: string | undefined,
): Promise<ReadonlyMap<string, string>> {
  const comments = new Map<string, string>()
  if (part === undefined || !zip.has(part)) return comments
  let id: string | undefined
  let paragraphs: string[] = []
  let inText = false
  await readXml(zip.stream(part), part, {
    open: (name, attributes) => {
      if (name === 'comment') {
        id = attribute(attributes, 'id')
        paragraphs = []
      } else if (name === 'p') paragraphs.push('')
      else if (name === 't') inText = true
    },
    text: (text) => {
      if (inText) paragraphs.push((paragraphs.pop() ?? '') + text)
    },
    close: (name) => {
      if (name === 't') inText = false
      else if (name === 'comment' && id !== undefined) comments.set(id, paragraphs.join('\n').trim())
    },
  })
  return comments
}
