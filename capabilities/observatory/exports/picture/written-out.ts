import { SaxesParser } from 'saxes'
import { appliesTo, readDeclarations, type Styled, type StyleRule } from './style-rules.ts'

/** What of a style sheet draws in SVG; everything else is about pages. */
const DRAWS = new Set([
  ...['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linejoin', 'stroke-linecap'],
  ...['opacity', 'font-size', 'font-weight', 'font-family', 'text-anchor', 'paint-order', 'stop-color'],
])

interface Open extends Styled {
  readonly variables: ReadonlyMap<string, string>
}

/**
 * An SVG as any program draws it: what style sheets and custom properties say stands on each element, and no class or style is
 * left. Office programs, Inkscape and resvg know no `var()`. `around` are the elements in which it stood on its page.
 */
export function writtenOut(svg: string, rules: readonly StyleRule[], around: readonly Styled[]): string {
  const sheet = rules
    .map((rule, order) => ({ ...rule, order }))
    .sort((one, other) => one.selector.weight - other.selector.weight || one.order - other.order)
  const open: Open[] = []
  const root: Styled = { tag: ':root', classes: [] }
  for (const each of [root, ...around]) open.push(styled(each, '', open, sheet).element)
  const written: string[] = []
  const parser = new SaxesParser()
  let failed: Error | undefined
  parser.on('error', (error) => {
    failed ??= error
  })
  parser.on('opentag', ({ name, attributes, isSelfClosing }) => {
    const { class: classes = '', style = '', ...others } = attributes
    const own = { tag: name, classes: classes.split(/\s+/).filter(Boolean) }
    const { element, drawn } = styled(own, style, open, sheet)
    const all = { ...others, ...Object.fromEntries(drawn) }
    written.push(
      `<${name}${Object.entries(all)
        .map(([key, value]) => ` ${key}="${xmlText(value)}"`)
        .join('')}${isSelfClosing ? '/' : ''}>`,
    )
    open.push(element)
  })
  parser.on('closetag', ({ name, isSelfClosing }) => {
    open.pop()
    if (!isSelfClosing) written.push(`</${name}>`)
  })
  parser.on('text', (text) => written.push(xmlText(text)))
  parser.write(svg).close()
  if (failed !== undefined) throw failed
  return written.join('')
}

/** What an element is drawn with, and the custom properties that it hands down. */
function styled(
  own: Styled,
  style: string,
  open: readonly Open[],
  sheet: readonly StyleRule[],
): { readonly element: Open; readonly drawn: ReadonlyMap<string, string> } {
  const chain = [...open, own]
  const said = [
    ...sheet.filter(({ selector }) => appliesTo(selector, chain)).flatMap(({ declarations }) => declarations),
    ...readDeclarations(style),
  ]
  const variables = new Map(open.at(-1)?.variables)
  for (const [property, value] of said) if (property.startsWith('--')) variables.set(property, value)
  const drawn = new Map<string, string>()
  for (const [property, value] of said) {
    if (!DRAWS.has(property)) continue
    const known = resolved(value, variables)
    if (known !== undefined) drawn.set(property, known)
  }
  return { element: { ...own, variables }, drawn }
}

/** With what its variables are; undefined where one is not known and nothing is said for that case. */
export function resolved(value: string, variables: ReadonlyMap<string, string>): string | undefined {
  const found = /var\(\s*(--[\w-]+)\s*(?:,((?:[^()]|\([^()]*\))*))?\)/.exec(value)
  if (found === null) return value
  const [whole, name = '', instead] = found
  const known = variables.get(name) ?? instead?.trim()
  return known === undefined ? undefined : resolved(value.replace(whole, known), variables)
}

export function xmlText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
