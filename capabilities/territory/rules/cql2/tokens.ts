import type { Text } from '../../../../kernel/text.ts'

export interface Token {
  readonly kind: 'name' | 'quoted' | 'text' | 'number' | 'sign' | 'end'
  readonly value: string
  /** First character is 1. */
  readonly at: number
}

/** Stops the reading at a place, with the reason; caught where reading begins and answered as a refusal. */
export class NotUnderstood extends Error {
  readonly said: Text
  readonly at: number
  constructor(said: Text, at: number) {
    super(said.en)
    this.said = said
    this.at = at
  }
}

const NAME = /[:_\p{L}\u2070-\u218f][:_.\p{L}\p{M}\d\u203f\u2040\u2070-\u218f]*/uy
const NUMBER = /(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?/y
const SIGN = /<>|<=|>=|[-=<>(),+*/%^]/y
const BLANK = /\s+/uy

export function tokensOf(text: string): readonly Token[] {
  const found: Token[] = []
  let at = 0
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at
    return pattern.exec(text)?.[0]
  }
  while (at < text.length) {
    const blank = take(BLANK)
    if (blank !== undefined) {
      at += blank.length
      continue
    }
    const char = text.charAt(at)
    if (char === "'" || char === '"') {
      const { value, end } = quoted(text, at, char)
      found.push({ kind: char === "'" ? 'text' : 'quoted', value, at: at + 1 })
      at = end
      continue
    }
    const number = take(NUMBER)
    const name = number === undefined ? take(NAME) : undefined
    const sign = number === undefined && name === undefined ? take(SIGN) : undefined
    const value = number ?? name ?? sign
    if (value === undefined)
      throw new NotUnderstood(
        { es: `El carácter «${char}» no tiene sentido aquí.`, en: `The character “${char}” means nothing here.` },
        at + 1,
      )
    found.push({
      kind: number !== undefined ? 'number' : name !== undefined ? 'name' : 'sign',
      value,
      at: at + 1,
    })
    at += value.length
  }
  return [...found, { kind: 'end', value: '', at: text.length + 1 }]
}

/** What stands after a backslash in a text for a character that no keyboard writes. */
const CONTROLS: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  t: '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  '\\': '\\',
}

/**
 * Up to the closing mark; doubled, or after a backslash, it stands for itself. A backslash before anything else that means nothing
 * stays: a pattern of LIKE takes its signs for themselves by it.
 */
function quoted(text: string, from: number, mark: string): { readonly value: string; readonly end: number } {
  let value = ''
  for (let at = from + 1; at < text.length; at += 1) {
    const char = text.charAt(at)
    const next = text.charAt(at + 1)
    if (char === mark && next === mark) at += 1
    else if (char === '\\') {
      const meant = next === mark ? mark : mark === "'" ? CONTROLS[next] : undefined
      value += meant ?? char
      if (meant !== undefined) at += 1
      continue
    } else if (char === mark) return { value, end: at + 1 }
    value += char
  }
  throw new NotUnderstood(
    { es: 'Aquí se abre una comilla que no se cierra.', en: 'A quotation mark opens here and is never closed.' },
    from + 1,
  )
}
