import { describe, expect, it } from 'vitest'
import { readRules } from './style-rules.ts'
import { writtenOut } from './written-out.ts'

const SHEET = `
:root { --ink: #111; --away: #888; }
@media (prefers-color-scheme: dark) { :root { --ink: #eee; } }
/* of a chart { not of a page } */
.chart polyline { fill: none; stroke: var(--line, var(--away)); stroke-width: var(--thick, 1); }
.here { --line: var(--ink); --thick: 3; }
svg .quiet { opacity: 0.5; }
.chart > svg { width: 100%; }
.map :is(path, circle).none { fill: var(--nobody); stroke: blue; }
.map path:not(.none, .hatched) { fill: var(--shape); }
.key::before { fill: red; }
`
const draw = (svg: string, ...around: string[]) =>
  writtenOut(
    svg,
    readRules(SHEET),
    around.map((each) => ({ tag: 'figure', classes: [each] })),
  )

describe('a picture that is written out', () => {
  it.each([
    [
      'takes what the sheet says below an element of the page',
      '<svg><polyline/></svg>',
      'fill="none" stroke="#888" stroke-width="1"',
    ],
    [
      'hands variables down',
      '<svg><g class="here"><polyline/></g></svg>',
      'fill="none" stroke="#111" stroke-width="3"',
    ],
    ['reads a style on the element itself', '<svg><polyline style="--line:#abc"/></svg>', 'stroke="#abc"'],
    ['lets the style win over an attribute', '<svg><g class="quiet" opacity="1"><a/></g></svg>', '<g opacity="0.5">'],
  ])('%s', (_, svg, expected) => {
    expect(draw(svg, 'chart')).toContain(expected)
  })

  it.each([
    ['one of a list', '<svg><circle class="none"/></svg>', '<circle stroke="blue"/>'],
    ['all but one', '<svg><path style="--shape:#0f0"/></svg>', '<path fill="#0f0"/>'],
    ['what is excepted', '<svg><path class="hatched" style="--shape:#0f0"/></svg>', '<path/>'],
  ])('knows %s', (_, svg, expected) => {
    expect(draw(svg, 'map')).toContain(expected)
  })

  it('leaves words as they are', () => {
    expect(draw('<svg><text>A &amp; B &lt; «C»</text></svg>')).toBe('<svg><text>A &amp; B &lt; «C»</text></svg>')
  })

  it('does not take what is outside of the element', () => {
    expect(draw('<svg><polyline/></svg>', 'other')).toBe('<svg><polyline/></svg>')
  })
})
