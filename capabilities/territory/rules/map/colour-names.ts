/** Colours of maps by name: eight categories, and the steps of two ramps, low to high. Which tones they are, light and dark say. */
export const CATEGORY_COLOURS = [
  'data-1',
  'data-2',
  'data-3',
  'data-4',
  'data-5',
  'data-6',
  'data-7',
  'data-8',
] as const
export const RAMP_NAMES = ['anil', 'barro'] as const
export type RampColour = (typeof RAMP_NAMES)[number]
export const RAMP_STEPS = 7

export const COLOUR_NAMES: readonly string[] = [
  ...CATEGORY_COLOURS,
  ...RAMP_NAMES.flatMap((ramp) => Array.from({ length: RAMP_STEPS }, (_, step) => `${ramp}-${step + 1}`)),
]

/** What a name stands for; of a name that is none, the first category. */
export type ColourPlace =
  | { readonly category: number; readonly step?: undefined }
  | { readonly category?: undefined; readonly step: { readonly ramp: RampColour; readonly level: number } }

export function placeOfColour(name: string): ColourPlace {
  const [family = '', number = ''] = name.split('-')
  const ramp = RAMP_NAMES.find((each) => each === family)
  if (!COLOUR_NAMES.includes(name)) return { category: 1 }
  return ramp === undefined ? { category: Number(number) } : { step: { ramp, level: Number(number) } }
}

/** The custom property of the style sheet that holds the colour. */
export function colourVariable(name: string): string {
  const { category, step } = placeOfColour(name)
  return step === undefined ? `--category-${category}` : `--ramp-${step.ramp}-${step.level}`
}

/** So many steps of a ramp, spread over all of it: two are the ends' neighbours, seven are all. */
export function rampColours(ramp: RampColour, count: number): readonly string[] {
  const steps = Math.max(1, Math.min(RAMP_STEPS, count))
  if (steps === 1) return [`${ramp}-${Math.ceil(RAMP_STEPS / 2)}`]
  return Array.from({ length: steps }, (_, i) => `${ramp}-${1 + Math.round((i * (RAMP_STEPS - 1)) / (steps - 1))}`)
}
