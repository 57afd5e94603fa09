import type { Refusal, Result } from '../kernel/result.ts'
import type { Locale, Text } from '../kernel/text.ts'
import { loadedPack, loadPackInto, searchSourcesOf } from '../platform/deployment/load-into.ts'
import { fillSearchOnce } from '../platform/search/fill.ts'
import { MANIFESTS } from './manifests.ts'
import type { Parts } from './platform-parts.ts'
import type { Settings } from './settings.ts'

/**
 * Loads the deployment into a database that lacks it, and answers whether the database is a demonstration. Server and command
 * line both begin with it, so that whichever comes first finds offices, units and plans in place.
 */
export async function ensureDeployment(
  settings: Settings,
  parts: Parts,
  locale: Locale,
  say: (text: Text) => void,
): Promise<Result<boolean, Refusal>> {
  const { database, pack } = parts
  const known = await loadedPack(database, pack.identity.id)
  if (known?.hash === pack.hash) {
    await fillSearchOnce(database, searchSourcesOf(MANIFESTS))
    return { ok: true, value: known.demo }
  }
  const demo = known === undefined ? (settings.demo ?? database.kind === 'embedded') : known.demo
  const rooms = MANIFESTS.filter((manifest) => manifest.loadPack !== undefined)
  let done = 0
  const loaded = await loadPackInto(database, MANIFESTS, pack, {
    demo,
    ctx: parts.systemCtx(locale),
    onRoom: (manifest) => {
      const share = percent({ done, total: rooms.length })
      done += 1
      say({
        es: `${share} Cargando ${pack.identity.title.es}: ${manifest.title.es}`,
        en: `${share} Loading ${pack.identity.title.en ?? pack.identity.title.es}: ${manifest.title.en ?? manifest.title.es}`,
      })
    },
  })
  return loaded.ok ? { ok: true, value: demo } : loaded
}

export function percent({ done, total }: { readonly done: number; readonly total: number }): string {
  return `${String(Math.round((100 * done) / Math.max(total, 1))).padStart(3)} %`
}
