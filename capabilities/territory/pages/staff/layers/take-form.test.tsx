import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import type { ImportAnswer } from '../../../data/layer-queries.ts'
import { TakeForm } from './take-form.tsx'

const FOUND: ImportAnswer['found'] = {
  id: '0199d3a0-0000-7000-8000-000000000001',
  officeId: '0199d3a0-0000-7000-8000-000000000002',
  version: 3,
  layerId: undefined,
  fileSha256: 'a'.repeat(64),
  fileName: 'lotes_2019.geojson',
  state: 'read',
  way: 'new',
  options: {},
  counts: { bytesRead: 9, bytesWhole: 9, read: 2, rejected: 0, findings: {}, step: 'read' },
  reading: {
    format: 'geojson',
    kinds: { point: 0, line: 0, polygon: 2 },
    fields: [
      {
        name: 'uso',
        filled: 2,
        kinds: { text: 2 },
        samples: ['Vivienda'],
        guess: { name: 'uso', title: 'Uso', type: 'text' },
      },
    ],
    notes: [],
  },
  refusal: undefined,
  startedBy: undefined,
  startedAt: '2019-06-03T15:00:00Z',
  endedAt: undefined,
}

function form(options: ImportAnswer['found']['options']): string {
  const answer = { found: { ...FOUND, options }, layers: [], layer: undefined } as unknown as ImportAnswer
  return renderToString(<TakeForm answer={answer} locale="es" csrf="x" typed={{}} errors={[]} local={(path) => path} />)
}

test('comes filled in as it was guessed', () => {
  const html = form({})
  expect(html).toContain('value="Lotes 2019"')
  expect(html).toContain('value="Uso"')
})

test('comes as it was decided when the work on it broke off: nothing is written twice', () => {
  const html = form({
    fields: [{ name: 'uso', title: 'Uso del lote', type: 'text', staffOnly: true }],
    take: {
      shapeKind: 'polygon',
      layer: { code: 'lotes', title: 'Lotes del centro', audience: 'public', licence: 'CC BY 4.0' },
    },
  })
  for (const value of ['Uso del lote', 'Lotes del centro', 'lotes', 'CC BY 4.0'])
    expect(html).toContain(`value="${value}"`)
  expect(html).toMatch(/name="staff-0"[^>]*checked/)
  expect(html).toMatch(/value="public"[^>]*checked|checked[^>]*value="public"/)
})
