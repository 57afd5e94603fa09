import type { Refusal } from '../../../../../kernel/result.ts'
import { databaseErrorCode } from '../../../../../platform/database/errors.ts'
import type { WebContext } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import { problem } from '../../../../../platform/web/problem.ts'
import { placesPaths } from '../../../places-paths.ts'
import { unknownParameter } from '../../../rules/ogc/items-request.ts'
import type { Addresses } from '../../../rules/ogc/present.ts'
import type { TileAddresses } from '../../../rules/ogc/present-tiles.ts'

/** Whole addresses, as who asked wrote the name of the site: programs follow them from anywhere. */
export function originOf(c: WebContext): string {
  const { protocol, host } = new URL(c.req.url)
  return `${c.get('secure') ? 'https:' : protocol}//${host}`
}

export function addressesOf(c: WebContext): Addresses & TileAddresses {
  const whole = (path: string) => `${originOf(c)}${localPath(c.get('locale'), path)}`
  return {
    landing: whole(placesPaths.ogc()),
    conformance: whole(placesPaths.conformance()),
    api: whole(placesPaths.ogcApi()),
    collections: whole(placesPaths.collections()),
    collection: (code) => whole(placesPaths.collection(code)),
    queryables: (code) => whole(placesPaths.queryables(code)),
    items: (code) => whole(placesPaths.items(code)),
    entry: (code) => whole(placesPaths.layer(code)),
    tilesets: (code) => whole(placesPaths.tilesets(code)),
    tileset: (code) => whole(placesPaths.tileset(code)),
    tileTemplate: (code) => `${originOf(c)}${placesPaths.tileset(code)}/{tileMatrix}/{tileRow}/{tileCol}`,
    grids: whole(placesPaths.grids()),
    grid: whole(placesPaths.grid()),
    tiles: (code) => `${originOf(c)}/teselas/${encodeURIComponent(code)}.json`,
  }
}

/** `?f=` decides; else what the caller says it reads. Programs that say nothing get data. */
export function wantsPage(c: WebContext): boolean {
  const asked = c.req.query('f')
  if (asked !== undefined) return asked === 'html'
  return (c.req.header('accept') ?? '').includes('text/html')
}

/** Addresses without questions of their own know `f` alone; a strange word is said, not passed over. */
export function strangeParameter(c: WebContext, known: readonly string[] = []): Refusal<'bad_parameter'> | undefined {
  const names = ['f', ...known]
  const strange = Object.keys(c.req.query()).find((name) => !names.includes(name))
  if (strange !== undefined) return unknownParameter(strange, names)
  const format = c.req.query('f')
  if (format === undefined || format === 'json' || format === 'html') return undefined
  return {
    kind: 'bad_parameter',
    field: 'f',
    message: { es: 'f: hay «json» y «html».', en: 'f: there are “json” and “html”.' },
  }
}

export function refused(c: WebContext, refusal: Refusal): Response {
  if (refusal.kind === 'forbidden') return problem(c, 403, refusal)
  return problem(c, refusal.kind === 'no_layer' || refusal.kind === 'no_feature' ? 404 : 400, refusal)
}

/** What no rule foresees and the database cannot work out: numbers out of all range, shapes that no system holds. */
export async function whereComputable(c: WebContext, work: () => Promise<Response>): Promise<Response> {
  try {
    return await work()
  } catch (error) {
    const code = databaseErrorCode(error) ?? ''
    if (!code.startsWith('22') && code !== 'XX000') throw error
    return problem(c, 400, {
      kind: 'bad_parameter',
      message: {
        es: 'Eso no se puede calcular: revise las coordenadas y los números de la solicitud.',
        en: 'That cannot be computed: look at the coordinates and numbers of the request.',
      },
    })
  }
}

const OPEN = { 'access-control-allow-origin': '*', 'cache-control': 'no-cache', vary: 'Accept' }

export function data(
  c: WebContext,
  body: object | string,
  type: string,
  headers: Record<string, string> = {},
): Response {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return c.body(text, 200, { ...OPEN, 'content-type': type, ...headers })
}
