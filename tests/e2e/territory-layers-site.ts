import type { Site } from './page-example.ts'

/** What of a person without a browser this needs (`site.ts`). */
interface Caller {
  get(path: string): Promise<Response>
  post(page: string, fields: readonly (readonly [string, string | File])[]): Promise<Response>
  submit(page: string, address: string, fields: readonly (readonly [string, string | File])[]): Promise<Response>
}

/** A box of about 100 m beside the others. */
function box(step: number): number[][][] {
  const [x, y] = [-89.22 + step * 0.001, 13.7]
  return [
    [
      [x, y],
      [x + 0.001, y],
      [x + 0.001, y + 0.001],
      [x, y + 0.001],
      [x, y],
    ],
  ]
}

const CROSSED = [
  [
    [-89.2, 13.7],
    [-89.199, 13.701],
    [-89.199, 13.7],
    [-89.2, 13.701],
    [-89.2, 13.7],
  ],
]

export function parcels(shapes: readonly (number[][][] | null)[]): string {
  return JSON.stringify({
    type: 'FeatureCollection',
    features: shapes.map((coordinates, index) => ({
      type: 'Feature',
      properties: { codigo: `P-${index + 1}`, uso: index % 2 === 0 ? 'Vivienda' : 'Comercio', area: 100 + index },
      geometry: coordinates === null ? null : { type: 'Polygon', coordinates },
    })),
  })
}

/** Good parcels, one that crosses itself, and a row without a shape. */
export const PARCELS_WITH_FAULTS: string = parcels([box(1), box(2), CROSSED, null])
export const GOOD_PARCELS: string = parcels([box(1), box(2), box(3)])

/** Brings files as a form does, and waits for what the server does with them. */
export async function bringLayers(administrator: Caller): Promise<Site['layers']> {
  const bring = async (name: string, content: string) => {
    const answer = await administrator.post('/t/capas/nueva', [['file', new File([content], name)]])
    const place = answer.headers.get('location')
    if (place === null) throw new Error(`A layer's file was refused: ${answer.status}`)
    return place
  }
  const until = async (place: string, shows: RegExp): Promise<string> => {
    for (let turn = 0; turn < 800; turn += 1) {
      const html = await (await administrator.get(place)).text()
      if (shows.test(html)) return html
      await new Promise((resolve) => setTimeout(resolve, 150))
    }
    throw new Error(`The import at ${place} never came so far.`)
  }
  const read = await bring('parcelas con fallas.geojson', PARCELS_WITH_FAULTS)
  const asking = await bring('puntos.csv', 'x,y,nombre\n262063,1515630,Parque\n262163,1515730,Plaza')
  const taken = await bring('parcelas.geojson', GOOD_PARCELS)
  const html = await until(taken, /\/incorporar"/)
  const version = /name="version" value="(\d+)"/.exec(html)?.[1] ?? ''
  await administrator.submit(taken, `${taken}/incorporar`, [
    ['version', version],
    ['way', 'new'],
    ['shapeKind', 'polygon'],
    ['title', 'Parcelas de ejemplo'],
    ['code', 'parcelas-de-ejemplo'],
    ['audience', 'staff'],
    ['identifies', 'codigo'],
  ])
  await until(taken, /href="\/t\/capas\/parcelas-de-ejemplo"/)
  await until(read, /id="findings"/)
  await until(asking, /id="asked"/)
  return { read, asking, code: 'parcelas-de-ejemplo' }
}
