import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { RiskEditPage } from './edit-page.tsx'

test.each([
  ['es', 'opcional'],
  ['en', 'optional'],
] as const)('what is optional says so once, in %s', (locale, word) => {
  const shown = { locale, csrf: 'x', idempotencyKey: 'x', typed: undefined, errors: [], overtaken: false }
  const html = renderToString(<RiskEditPage answer={{ risk: undefined, processes: [], units: [] }} shown={shown} />)
  const labels = [...html.matchAll(/<label[^>]*>(.*?)<\/label>/g)].map(([, inside = '']) => inside)
  expect(labels.filter((label) => label.includes(`(${word})`)).length).toBeGreaterThan(3)
  for (const label of labels) expect(label.split(`(${word})`).length, label).toBeLessThanOrEqual(2)
})
