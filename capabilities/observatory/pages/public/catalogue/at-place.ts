import type { AtPlace } from '../../../../../platform/places/at-place.ts'
import { observatoryPaths } from '../../../catalogue-paths.ts'
import { READ_OBSERVATORY } from '../../../catalogue-permissions.ts'
import { observedPlacesQuery } from '../../../data/catalogue-queries.ts'
import { OBSERVATORY_WORDS } from './words.ts'

/** What the observatory has of a place of the ground: the page of its figures, or of those of the municipalities in it. */
export const figuresAtPlace: AtPlace = {
  id: 'observatory.figures',
  title: { es: 'Municipios en cifras', en: 'Municipalities in figures' },
  permission: READ_OBSERVATORY,
  async ask(runner, ctx, { places }) {
    const found = await runner.query(observedPlacesQuery, ctx, undefined)
    if (!found.ok) return found
    const asked = new Set(places)
    const here = found.value.filter(({ id }) => asked.has(id))
    return {
      ok: true,
      value: {
        lead: {
          es: 'Lo último que el observatorio sabe: población, pobreza, desechos, hechos delictivos y lo demás que mide.',
          en: 'The latest that the observatory knows: population, poverty, waste, crimes and what else it measures.',
        },
        count: here.length,
        demo: false,
        entries: here.map(({ id, code, name }) => ({
          id,
          title: { es: OBSERVATORY_WORDS.es.profile(name), en: OBSERVATORY_WORDS.en.profile(name) },
          path: observatoryPaths.place(code),
        })),
      },
    }
  },
}
