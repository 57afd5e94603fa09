import { builtInFormat, compileNumberFormat, GENERAL, type NumberFormat } from './number-format.ts'
import { type Colour, OFFICE_THEME, parseColour, resolveColour } from './workbook-colours.ts'
import { type Attributes, attribute, readXml } from './xml.ts'
import type { ZipPackage } from './zip-guard.ts'

/** What a cell's style says to a reader of plans: how its number is shown and with what colour it is filled. */
export interface ReadStyle {
  readonly format: NumberFormat
  readonly fill?: Colour
}

export const PLAIN_STYLE: ReadStyle = { format: GENERAL }

/** Colours of the workbook's theme by their names in it. */
export async function readTheme(zip: ZipPackage, part: string | undefined): Promise<Readonly<Record<string, Colour>>> {
  if (part === undefined || !zip.has(part)) return OFFICE_THEME
  const theme: Record<string, Colour> = { ...OFFICE_THEME }
  let slot: string | undefined
  let inScheme = false
  await readXml(zip.stream(part), part, {
    open: (name, attributes) => {
      if (name === 'clrScheme') inScheme = true
      else if (inScheme && name in OFFICE_THEME) slot = name
      else if (inScheme && slot !== undefined && (name === 'srgbClr' || name === 'sysClr')) {
        const colour = parseColour(attribute(attributes, name === 'srgbClr' ? 'val' : 'lastClr') ?? '')
        if (colour !== undefined) theme[slot] = colour
      }
    },
    close: (name) => {
      if (name === 'clrScheme') inScheme = false
    },
  })
  return theme
}

interface RawFill {
  pattern: string
  foreground?: Attributes
  background?: Attributes
}

/** Styles in the order cells refer to them (`s="n"` → `cellXfs[n]`). */
export async function readStyles(
  zip: ZipPackage,
  part: string | undefined,
  theme: Readonly<Record<string, Colour>>,
  epoch1904: boolean,
): Promise<readonly ReadStyle[]> {
  if (part === undefined || !zip.has(part)) return []
  const codes = new Map<number, string>()
  const palette: Colour[] = []
  const fills: RawFill[] = []
  const cellFormats: { readonly format: number; readonly fill: number }[] = []
  let section = ''
  await readXml(zip.stream(part), part, {
    open: (name, attributes) => {
      if (SECTIONS.has(name)) section = name
      else if (section === 'numFmts' && name === 'numFmt') {
        codes.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '')
      } else if (section === 'indexedColors' && name === 'rgbColor') {
        palette.push(parseColour(attribute(attributes, 'rgb') ?? '') ?? '000000')
      } else if (section === 'fills') readFill(fills, name, attributes)
      else if (section === 'cellXfs' && name === 'xf') {
        cellFormats.push({
          format: Number(attribute(attributes, 'numFmtId') ?? 0),
          fill: Number(attribute(attributes, 'fillId') ?? 0),
        })
      }
    },
    close: (name) => {
      if (name === section) section = ''
    },
  })
  const resolvedFills = fills.map((fill) => resolveFill(fill, theme, palette))
  const formats = new Map<number, NumberFormat>()
  const formatOf = (id: number): NumberFormat => {
    const code = codes.get(id)
    const format =
      formats.get(id) ?? (code === undefined ? builtInFormat(id, epoch1904) : compileNumberFormat(code, epoch1904))
    formats.set(id, format)
    return format
  }
  return cellFormats.map(({ format, fill }) => {
    const colour = resolvedFills[fill]
    return { format: formatOf(format), ...(colour === undefined ? {} : { fill: colour }) }
  })
}

/** `dxfs` (conditional formats) hold fills too; only the section's own elements count. */
const SECTIONS = new Set(['numFmts', 'fills', 'cellXfs', 'cellStyleXfs', 'dxfs', 'indexedColors'])

function readFill(fills: RawFill[], name: string, attributes: Attributes): void {
  const last = fills.at(-1)
  if (name === 'fill') fills.push({ pattern: 'none' })
  else if (!last) return
  else if (name === 'patternFill') last.pattern = attribute(attributes, 'patternType') ?? 'none'
  else if (name === 'fgColor') last.foreground = attributes
  else if (name === 'bgColor') last.background = attributes
  else if (name === 'gradientFill') last.pattern = 'gradient'
  // A gradient's first stop stands for it.
  else if (name === 'color' && last.pattern === 'gradient') last.foreground ??= attributes
}

/** A pattern counts as its own colour: what the person filled, not the paper behind it. */
function resolveFill(
  fill: RawFill,
  theme: Readonly<Record<string, Colour>>,
  palette: readonly Colour[],
): Colour | undefined {
  if (fill.pattern === 'none') return undefined
  const foreground = fill.foreground && resolveColour(fill.foreground, theme, palette)
  if (foreground !== undefined) return foreground
  const background = fill.background && resolveColour(fill.background, theme, palette)
  return background ?? (fill.pattern === 'solid' ? undefined : '808080')
}
