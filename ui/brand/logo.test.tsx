import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { LOGO_PIECES } from './logo.tsx'

it('the icon of the browser tab shows the same pieces as the mark', () => {
  const icon = readFileSync(new URL('./icon.svg', import.meta.url), 'utf8')
  for (const { x, y, width, height } of LOGO_PIECES) expect(icon).toContain(`M${x} ${y}h${width}v${height}h-${width}z`)
})

it('no two threads lie over each other', () => {
  for (const [index, a] of LOGO_PIECES.entries())
    for (const b of LOGO_PIECES.slice(index + 1)) {
      const apart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y
      expect(apart, JSON.stringify([a, b])).toBe(true)
    }
})
