/**
 * How many levels a JSON text has, without reading it: what walks through a value afterwards (a schema, a comparison) calls
 * itself once a level, and a text of a few kilobytes can have a hundred thousand.
 */
export function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  let quoted = false
  for (let index = 0; index < text.length; index += 1) {
    const sign = text.charCodeAt(index)
    if (quoted) {
      if (sign === BACKSLASH) index += 1
      else if (sign === QUOTE) quoted = false
    } else if (sign === QUOTE) quoted = true
    else if (sign === BRACE || sign === BRACKET) {
      depth += 1
      if (depth > deepest) deepest = depth
    } else if (sign === BRACE + 2 || sign === BRACKET + 2) depth -= 1
  }
  return deepest
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
/** `{`; `}` follows two later, as `]` does `[`. */
const BRACE = 0x7b
const BRACKET = 0x5b
