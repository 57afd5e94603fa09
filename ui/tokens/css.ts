import { inkOn } from './colour.ts'
import { CATEGORICAL, DARK, LIGHT, type Palette, RAMPS } from './palette.ts'

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

function declarations(palette: Palette, mode: 'light' | 'dark'): string[] {
  const lines = Object.entries(palette).map(([name, value]) => `--${kebab(name)}: ${value};`)
  CATEGORICAL[mode].forEach((colour, index) => {
    lines.push(`--category-${index + 1}: ${colour};`)
  })
  for (const [name, ramp] of Object.entries(RAMPS)) {
    ramp[mode].forEach((colour, index) => {
      lines.push(`--ramp-${name}-${index + 1}: ${colour};`, `--on-ramp-${name}-${index + 1}: ${inkOn(colour)};`)
    })
  }
  return lines
}

function block(selector: string, scheme: 'light' | 'dark', indent = ''): string {
  const body = [`color-scheme: ${scheme};`, ...declarations(scheme === 'dark' ? DARK : LIGHT, scheme)]
  return `${indent}${selector} {\n${body.map((line) => `${indent}  ${line}`).join('\n')}\n${indent}}`
}

/** The stylesheet `styles/tokens.css`, written by `node ui/tokens/write.ts`; a test keeps file and palette the same. */
export function tokensCss(): string {
  return [
    '/* Written by `node ui/tokens/write.ts` from tokens/palette.ts. Do not edit by hand. */',
    block(':root', 'light'),
    // Paper is always light: the dark values hold on screens only.
    `@media screen and (prefers-color-scheme: dark) {\n${block(':root:not([data-theme="light"])', 'dark', '  ')}\n}`,
    `@media screen {\n${block(':root[data-theme="dark"]', 'dark', '  ')}\n}`,
    '',
  ].join('\n')
}
