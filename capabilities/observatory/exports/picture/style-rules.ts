/** What a style sheet says, as far as pictures need it: rules outside of media queries, without pseudo-elements. */
export interface StyleRule {
  readonly selector: Selector
  readonly declarations: readonly (readonly [property: string, value: string])[]
}

/** An element by what selectors ask of it. */
export interface Styled {
  readonly tag: string
  readonly classes: readonly string[]
}

interface Compound {
  readonly tag: string | undefined
  readonly classes: readonly string[]
  /** `:is(…)`: one of each list must hold; `:not(…)`: none. */
  readonly anyOf: readonly (readonly Compound[])[]
  readonly noneOf: readonly Compound[]
}

interface Selector {
  /** From the outermost to the element itself; `child` where it must stand right below the one before. */
  readonly steps: readonly { readonly compound: Compound; readonly child: boolean }[]
  /** Classes weigh a hundred, names one. */
  readonly weight: number
}

const ROOT = ':root'

/** Rules in their order; at-rules are left out: a picture that travels is light and as wide as it is. */
export function readRules(css: string): readonly StyleRule[] {
  const rules: StyleRule[] = []
  const text = css.replace(/\/\*[\s\S]*?\*\//g, '')
  let at = 0
  while (at < text.length) {
    const open = text.indexOf('{', at)
    if (open < 0) break
    const head = text.slice(at, open).trim()
    const close = endOfBlock(text, open)
    if (!head.startsWith('@')) {
      const declarations = readDeclarations(text.slice(open + 1, close))
      for (const selector of splitOutside(head, ',')) {
        const read = readSelector(selector)
        if (read !== undefined) rules.push({ selector: read, declarations })
      }
    }
    at = close + 1
  }
  return rules
}

/** As in `style="…"`. */
export function readDeclarations(block: string): readonly (readonly [string, string])[] {
  return splitOutside(block, ';').flatMap((line) => {
    const colon = line.indexOf(':')
    return colon < 0 ? [] : [[line.slice(0, colon).trim(), line.slice(colon + 1).trim()] as const]
  })
}

function endOfBlock(text: string, open: number): number {
  let depth = 0
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1
    if (text[at] === '}') depth -= 1
    if (depth === 0) return at
  }
  return text.length
}

/** At a sign that does not stand in brackets. */
function splitOutside(text: string, sign: string): readonly string[] {
  const parts: string[] = []
  let [depth, from] = [0, 0]
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1
    if (text[at] === ')') depth -= 1
    if (text[at] === sign && depth === 0) {
      parts.push(text.slice(from, at))
      from = at + 1
    }
  }
  return [...parts, text.slice(from)].map((part) => part.trim()).filter(Boolean)
}

/** Undefined where it asks for what a picture does not have: states, pseudo-elements, attributes. */
function readSelector(text: string): Selector | undefined {
  const words = splitOutside(text.replace(/\s*>\s*/g, ' > ').replace(/\s+/g, ' '), ' ')
  const steps: { compound: Compound; child: boolean }[] = []
  let child = false
  for (const word of words) {
    if (word === '>') {
      child = true
      continue
    }
    const compound = readCompound(word)
    if (compound === undefined) return undefined
    steps.push({ compound, child })
    child = false
  }
  return { steps, weight: steps.reduce((sum, { compound }) => sum + weightOf(compound), 0) }
}

function readCompound(text: string): Compound | undefined {
  if (text === ROOT) return { tag: ROOT, classes: [], anyOf: [], noneOf: [] }
  const anyOf: Compound[][] = []
  const noneOf: Compound[] = []
  let understood = true
  const plain = text.replace(/:(is|not)\(([^()]*)\)/g, (_, kind: string, list: string) => {
    const inner = splitOutside(list, ',').map(readCompound)
    const known = inner.filter((each) => each !== undefined)
    if (known.length < inner.length) understood = false
    if (kind === 'is') anyOf.push(known)
    else noneOf.push(...known)
    return ''
  })
  const shape = /^([a-z][\w-]*)?((?:\.[\w-]+)*)$/i.exec(plain)
  if (shape === null || !understood) return undefined
  const classes = (shape[2] ?? '').split('.').filter(Boolean)
  return { tag: shape[1], classes, anyOf, noneOf }
}

function weightOf({ tag, classes, anyOf, noneOf }: Compound): number {
  const heaviest = (list: readonly Compound[]) => Math.max(0, ...list.map(weightOf))
  const own = classes.length * 100 + (tag === undefined ? 0 : tag === ROOT ? 100 : 1)
  return own + heaviest(noneOf) + anyOf.reduce((sum, list) => sum + heaviest(list), 0)
}

/** Whether a rule is said of the last of a chain of elements, the outermost first. */
export function appliesTo({ steps }: Selector, chain: readonly Styled[]): boolean {
  const last = steps.at(-1)
  const own = chain.at(-1)
  if (last === undefined || own === undefined || !isCompound(last.compound, own)) return false
  if (steps.length === 1) return true
  const above = { steps: steps.slice(0, -1), weight: 0 }
  if (last.child) return appliesTo(above, chain.slice(0, -1))
  for (let length = chain.length - 1; length > 0; length -= 1) if (appliesTo(above, chain.slice(0, length))) return true
  return false
}

function isCompound({ tag, classes, anyOf, noneOf }: Compound, element: Styled): boolean {
  return (
    (tag === undefined || tag === element.tag) &&
    classes.every((each) => element.classes.includes(each)) &&
    anyOf.every((list) => list.some((each) => isCompound(each, element))) &&
    !noneOf.some((each) => isCompound(each, element))
  )
}
