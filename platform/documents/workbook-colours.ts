import { type Attributes, attribute } from './xml.ts'

/** `RRGGBB`, upper case. */
export type Colour = string

/** The 64 indexed colours a file may name without listing them (ECMA-376 part 1 §18.8.27). */
const INDEXED: readonly Colour[] = [
  ...Array.from({ length: 2 }, () => '000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF'.split(' ')).flat(),
  ...'800000 008000 000080 808000 800080 008080 C0C0C0 808080'.split(' '),
  ...'9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF'.split(' '),
  ...'000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF'.split(' '),
  ...'00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99'.split(' '),
  ...'3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696'.split(' '),
  ...'003366 339966 003300 333300 993300 993366 333399 333333'.split(' '),
]

/** Order in which `theme="n"` names the colours: light and dark come swapped against the theme part itself. */
export const THEME_ORDER = [
  'lt1',
  'dk1',
  'lt2',
  'dk2',
  'accent1',
  'accent2',
  'accent3',
  'accent4',
  'accent5',
  'accent6',
  'hlink',
  'folHlink',
] as const

/** Colours of the Office theme since 2013, for workbooks that name a theme colour and bring no theme. */
export const OFFICE_THEME: Readonly<Record<string, Colour>> = {
  lt1: 'FFFFFF',
  dk1: '000000',
  lt2: 'E7E6E6',
  dk2: '44546A',
  accent1: '4472C4',
  accent2: 'ED7D31',
  accent3: 'A5A5A5',
  accent4: 'FFC000',
  accent5: '5B9BD5',
  accent6: '70AD47',
  hlink: '0563C1',
  folHlink: '954F72',
}

/** Resolves a `<color>` of a style: direct, indexed or of the theme, with its tint. Undefined when it is automatic. */
export function resolveColour(
  attributes: Attributes,
  theme: Readonly<Record<string, Colour>>,
  palette: readonly Colour[],
): Colour | undefined {
  const base = baseColour(attributes, theme, palette)
  const tint = Number(attribute(attributes, 'tint') ?? 0)
  return base === undefined || !tint ? base : tinted(base, tint)
}

function baseColour(
  attributes: Attributes,
  theme: Readonly<Record<string, Colour>>,
  palette: readonly Colour[],
): Colour | undefined {
  const rgb = attribute(attributes, 'rgb')
  if (rgb !== undefined) return parseColour(rgb)
  const themed = attribute(attributes, 'theme')
  if (themed !== undefined) return theme[THEME_ORDER[Number(themed)] ?? '']
  const indexed = attribute(attributes, 'indexed')
  if (indexed === undefined) return undefined
  const index = Number(indexed)
  if (index === 64) return '000000'
  if (index === 65) return 'FFFFFF'
  return palette[index] ?? INDEXED[index]
}

/** `FF4472C4` or `4472C4`; undefined when it is no colour. */
export function parseColour(text: string): Colour | undefined {
  return /^(?:[0-9a-f]{2})?[0-9a-f]{6}$/i.test(text) ? text.slice(-6).toUpperCase() : undefined
}

/** Lightens (tint > 0) or darkens the colour's luminance in the HSL space (§18.8.19). */
export function tinted(colour: Colour, tint: number): Colour {
  const [hue, saturation, luminance] = toHsl(colour)
  const light = tint < 0 ? luminance * (1 + tint) : luminance * (1 - tint) + tint
  return fromHsl(hue, saturation, Math.min(1, Math.max(0, light)))
}

function toHsl(colour: Colour): [hue: number, saturation: number, luminance: number] {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
  const most = Math.max(red, green, blue)
  const least = Math.min(red, green, blue)
  const luminance = (most + least) / 2
  const spread = most - least
  if (spread === 0) return [0, 0, luminance]
  const saturation = spread / (1 - Math.abs(2 * luminance - 1))
  const turn =
    most === red
      ? ((green - blue) / spread + 6) % 6
      : most === green
        ? (blue - red) / spread + 2
        : (red - green) / spread + 4
  return [turn, saturation, luminance]
}

function fromHsl(hue: number, saturation: number, luminance: number): Colour {
  const chroma = (1 - Math.abs(2 * luminance - 1)) * saturation
  const second = chroma * (1 - Math.abs((hue % 2) - 1))
  const sixths: readonly (readonly [number, number, number])[] = [
    [chroma, second, 0],
    [second, chroma, 0],
    [0, chroma, second],
    [0, second, chroma],
    [second, 0, chroma],
    [chroma, 0, second],
  ]
  const lift = luminance - chroma / 2
  return (sixths[Math.floor(hue) % 6] ?? [0, 0, 0])
    .map((part) =>
      Math.round((part + lift) * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')
    .toUpperCase()
}
