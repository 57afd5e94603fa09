import { sql } from 'drizzle-orm'
import type { ReadTx } from '../../../platform/database/database.ts'
import type { SearchDocument, SearchSection, SearchSource } from '../../../platform/search/document.ts'
import { layerPaths } from '../layers-paths.ts'
import { placesPaths } from '../places-paths.ts'

const GROUND: SearchSection = { id: 'territorio', title: { es: 'Lugares y mapas', en: 'Places and maps' }, order: 3 }

/** Divisions of the ground and their places, by every name of today's; cells of a grid have no name that anybody asks for. */
export const placeSearch: SearchSource = {
  id: 'territory.places',
  section: GROUND,
  edition: 1,
  titles: {
    geography: { es: 'División del territorio', en: 'Division of the territory' },
    place: { es: 'Lugar', en: 'Place' },
  },
  groups: async () => ['all'],
  async documents(tx) {
    const geographies = await tx.execute(sql`select code, title, title_en, citation from territory.geography`)
    const places = await tx.execute(sql`
      select distinct on (p.id) g.code as geography, g.title, g.title_en, p.code, p.official_codes, s.name
      from territory.place p join territory.geography g on g.id = p.geography_id join territory.place_state s on s.place_id = p.id
      where g.kind <> 'grid' and s.replaced_at is null order by p.id, s.valid_from desc nulls last, s.recorded_at desc`)
    return [
      ...geographies.rows.map(
        (row): SearchDocument => ({
          kind: 'geography',
          id: String(row.code),
          title: titleOf(row),
          body: String(row.citation),
          path: placesPaths.geography(String(row.code)),
          audience: 'public',
        }),
      ),
      ...places.rows.map(
        (row): SearchDocument => ({
          kind: 'place',
          id: `${row.geography}/${row.code}`,
          title: { es: String(row.name) },
          within: titleOf(row),
          body: Object.values((row.official_codes ?? {}) as Readonly<Record<string, string>>).join(' '),
          path: placesPaths.place(String(row.geography), String(row.code)),
          audience: 'public',
        }),
      ),
    ]
  },
}

/** Layers that everybody or the whole staff may see; those of one office alone are found in its own list. */
export const layerSearch: SearchSource = {
  id: 'territory.layers',
  section: GROUND,
  edition: 1,
  titles: { layer: { es: 'Capa del mapa', en: 'Layer of the map' } },
  groups: async () => ['all'],
  async documents(tx: ReadTx) {
    const found = await tx.execute(sql`
      select code, title, title_en, description, description_en, source, audience from territory.layer
      where edition > 0 and retired_at is null and audience in ('public', 'staff')`)
    return found.rows.map((row): SearchDocument => {
      const open = row.audience === 'public'
      const code = String(row.code)
      return {
        kind: 'layer',
        id: code,
        title: titleOf(row),
        within: row.description === '' ? undefined : textOf(row.description, row.description_en),
        body: `${code} ${row.source}`,
        path: open ? placesPaths.layer(code) : layerPaths.layer(code),
        audience: open ? 'public' : 'staff',
      }
    })
  },
}

const titleOf = (row: Record<string, unknown>) => textOf(row.title, row.title_en)

function textOf(es: unknown, en: unknown) {
  return { es: String(es), ...(en === null || en === '' ? {} : { en: String(en) }) }
}
