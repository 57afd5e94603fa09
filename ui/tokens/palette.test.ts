import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { contrast, difference, inkOn, lightness, VISIONS } from './colour.ts'
import { tokensCss } from './css.ts'
import { CATEGORICAL, DARK, LIGHT, type Palette, RAMPS } from './palette.ts'

/** Text at 4.5:1 and meaningful graphics at 3:1 (WCAG 2.2, 1.4.3 and 1.4.11): [ink, ground, least]. */
const GROUNDS = ['paper', 'surface', 'sunken'] as const
const TEXT: readonly (readonly [keyof Palette, readonly (keyof Palette)[]])[] = [
  [
    'ink',
    [...GROUNDS, 'actionTint', 'hereTint', 'aboveTint', 'onTrackTint', 'behindTint', 'farBehindTint', 'neutralTint'],
  ],
  ['inkSoft', [...GROUNDS, 'actionTint', 'hereTint']],
  ['action', [...GROUNDS, 'actionTint', 'hereTint']],
  ['actionStrong', [...GROUNDS, 'actionTint', 'hereTint']],
  ['visited', GROUNDS],
  ['farBehindText', [...GROUNDS, 'farBehindTint']],
  ['onAction', ['action', 'actionStrong']],
  ['onMast', ['mast']],
  ['onMastSoft', ['mast']],
  ['onFocus', ['focus']],
]
const GRAPHICS: readonly (readonly [keyof Palette, readonly (keyof Palette)[]])[] = [
  ['lineStrong', ['paper', 'surface']],
  ['here', GROUNDS],
  ['above', [...GROUNDS, 'aboveTint']],
  ['onTrack', [...GROUNDS, 'onTrackTint']],
  ['behind', [...GROUNDS, 'behindTint']],
  ['farBehind', [...GROUNDS, 'farBehindTint']],
  ['neutral', [...GROUNDS, 'neutralTint']],
]
const STATES = ['above', 'onTrack', 'behind', 'farBehind'] as const
const MODES = [
  { mode: 'light', palette: LIGHT },
  { mode: 'dark', palette: DARK },
] as const

function pairs<T>(items: readonly T[]): [T, T][] {
  return items.flatMap((a, index) => items.slice(index + 1).map((b): [T, T] => [a, b]))
}

describe.each(MODES)('colours, $mode', ({ mode, palette }) => {
  it.each(TEXT.flatMap(([ink, grounds]) => grounds.map((ground) => [ink, ground] as const)))(
    '%s is readable on %s',
    (ink, ground) => {
      expect(contrast(palette[ink], palette[ground])).toBeGreaterThanOrEqual(4.5)
    },
  )

  it.each(GRAPHICS.flatMap(([mark, grounds]) => grounds.map((ground) => [mark, ground] as const)))(
    '%s stands out on %s',
    (mark, ground) => {
      expect(contrast(palette[mark], palette[ground])).toBeGreaterThanOrEqual(3)
    },
  )

  it('shows the focus on every ground with one of its two rings', () => {
    for (const ground of [...GROUNDS, 'mast', 'actionTint', 'hereTint'] as const) {
      const ring = Math.max(contrast(palette.focus, palette[ground]), contrast(palette.ink, palette[ground]))
      expect(ring, ground).toBeGreaterThanOrEqual(3)
    }
    expect(contrast(palette.focus, palette.ink)).toBeGreaterThan(1.2)
  })

  it.each(VISIONS)('keeps the four judgements apart for %s vision', (vision) => {
    for (const [a, b] of pairs(STATES)) {
      expect(difference(palette[a], palette[b], vision), `${a} and ${b}`).toBeGreaterThanOrEqual(8)
    }
  })

  it('keeps the four judgements apart in black and white', () => {
    for (const [a, b] of pairs(STATES)) {
      expect(Math.abs(lightness(palette[a]) - lightness(palette[b])), `${a} and ${b}`).toBeGreaterThanOrEqual(6)
    }
  })

  it.each(VISIONS)('keeps the eight categories apart for %s vision, and off every ground', (vision) => {
    for (const [a, b] of pairs(CATEGORICAL[mode]))
      expect(difference(a, b, vision), `${a} and ${b}`).toBeGreaterThanOrEqual(8)
    for (const colour of CATEGORICAL[mode])
      for (const ground of GROUNDS) expect(contrast(colour, palette[ground]), colour).toBeGreaterThanOrEqual(3)
  })

  it.each(Object.keys(RAMPS) as (keyof typeof RAMPS)[])(
    'ramp %s goes one way in even steps for every vision',
    (name) => {
      const steps = RAMPS[name][mode].map(lightness)
      const changes = steps.slice(1).map((value, index) => value - (steps[index] ?? 0))
      const sign = mode === 'light' ? -1 : 1
      for (const change of changes) expect(sign * change).toBeGreaterThan(6)
      for (const [a, b] of RAMPS[name][mode].slice(1).map((b, index) => [RAMPS[name][mode][index] ?? b, b] as const))
        for (const vision of VISIONS) expect(difference(a, b, vision)).toBeGreaterThanOrEqual(6)
      for (const colour of RAMPS[name][mode]) expect(contrast(inkOn(colour), colour)).toBeGreaterThanOrEqual(4.3)
    },
  )
})

describe('colour arithmetic', () => {
  it('knows the contrast of black on white and of one grey', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
    // WCAG's own familiar limit case: #767676 is the lightest grey that passes on white.
    expect(contrast('#767676', '#ffffff')).toBeGreaterThanOrEqual(4.5)
    expect(contrast('#777777', '#ffffff')).toBeLessThan(4.5)
  })

  it('sees red and green nearly alike without red or green cones, and far apart with all', () => {
    const [red, green] = ['#c04040', '#5c7a2a']
    expect(difference(red, green, 'normal')).toBeGreaterThan(20)
    expect(difference(red, green, 'deutan')).toBeLessThan(10)
  })

  it('refuses what is no #rrggbb colour', () => {
    expect(() => contrast('red', '#ffffff')).toThrow('red')
  })
})

it('the stylesheet of tokens is the palette (else: node ui/tokens/write.ts)', () => {
  expect(readFileSync(new URL('../styles/tokens.css', import.meta.url), 'utf8')).toBe(tokensCss())
})

it('no other stylesheet gives a colour of the palette another meaning for what stands inside', () => {
  const names = [...tokensCss().matchAll(/(--[\w-]+):/g)].map(([, name]) => name)
  // The band is woven on another ground in the masthead, with threads of that ground.
  const own = new Set(names.filter((name) => name?.startsWith('--weave') !== true))
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const again = globSync('{ui,app,platform,capabilities}/**/*.css', { cwd: root })
    .filter((file) => !file.endsWith('tokens.css'))
    .flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(/(--[\w-]+):/g)].flatMap(([, name]) =>
        own.has(name) ? [`${file}: ${name}`] : [],
      ),
    )
  expect(own.size).toBeGreaterThan(40)
  expect(again).toEqual([])
})
