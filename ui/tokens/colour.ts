/** Colour arithmetic for the palette's own tests and for text laid on data colours. Colours are `#rrggbb`. */

type Triple = readonly [number, number, number]

function channels(hex: string): Triple {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex)
  if (!match) throw new Error(`Not a #rrggbb colour: ${hex}`)
  const [, red = '', green = '', blue = ''] = match
  return [red, green, blue].map((part) => Number.parseInt(part, 16) / 255) as unknown as Triple
}

const toLinear = (c: number): number => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)

function linear(hex: string): Triple {
  const [red, green, blue] = channels(hex)
  return [toLinear(red), toLinear(green), toLinear(blue)]
}

/** WCAG 2.2 relative luminance. */
export function luminance(hex: string): number {
  const [red, green, blue] = linear(hex)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** WCAG 2.2 contrast ratio, 1 to 21. */
export function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

/** Machado, Oliveira & Fernandes 2009, severity 1.0, applied to linear RGB. */
const SIMULATION = {
  protan: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deutan: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritan: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
} as const
export const VISIONS = ['normal', 'protan', 'deutan', 'tritan'] as const
export type Vision = (typeof VISIONS)[number]

function seen(hex: string, vision: Vision): Triple {
  const rgb = linear(hex)
  if (vision === 'normal') return rgb
  const m = SIMULATION[vision]
  const row = (at: number): number => {
    const value = (m[at] ?? 0) * rgb[0] + (m[at + 1] ?? 0) * rgb[1] + (m[at + 2] ?? 0) * rgb[2]
    return Math.min(1, Math.max(0, value))
  }
  return [row(0), row(3), row(6)]
}

function oklab([red, green, blue]: Triple): Triple {
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

/** How bright a colour looks, 0 to 100 (OKLab lightness): what is left of it on a black-and-white printer. */
export function lightness(hex: string): number {
  return 100 * oklab(linear(hex))[0]
}

/** Distance of two colours as one kind of vision sees them: OKLab × 100; about 2 is just noticeable side by side. */
export function difference(a: string, b: string, vision: Vision): number {
  const x = oklab(seen(a, vision))
  const y = oklab(seen(b, vision))
  return 100 * Math.hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2])
}

/** Black or white ink for text on a data colour, whichever reads better. */
export function inkOn(ground: string, dark = '#1f1b16', light = '#ffffff'): string {
  return contrast(ground, dark) >= contrast(ground, light) ? dark : light
}
