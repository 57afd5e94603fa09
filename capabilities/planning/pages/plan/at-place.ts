import { formatDate } from '../../../../kernel/format.ts'
import type { AtPlace } from '../../../../platform/places/at-place.ts'
import { activitiesAtPlace } from '../../data/at-place-query.ts'
import { planningPaths } from '../../paths.ts'
import { READ_PUBLIC } from '../../permissions.ts'
import { STATE_NAMES } from '../../rules/words.ts'
import { textOf } from './plan-index.ts'
import { uiState } from './ui-state.ts'

/** How many are listed on a place's page; the rest are counted, and all are on the page of the year. */
const LISTED = 12

/** What planning says happens at a place of the ground: activities of its newest plans, with how each stands. */
export const plannedAtPlace: AtPlace = {
  id: 'planning.activities',
  title: { es: 'Actividades de los planes', en: 'Activities of the plans' },
  permission: READ_PUBLIC,
  async ask(runner, ctx, { places }) {
    const found = await runner.query(activitiesAtPlace, ctx, places)
    if (!found.ok) return found
    const { year, cutOff, activities, demo } = found.value
    const on = (locale: 'es' | 'en') => (cutOff === undefined ? '' : formatDate(cutOff, locale, 'prose'))
    return {
      ok: true,
      value: {
        lead: {
          es: `Planes operativos de ${year ?? ''}, según avanzaban al ${on('es')}. Dónde ocurre cada actividad lo dijo su unidad, de ella o de su resultado.`,
          en: `Operating plans of ${year ?? ''}, as they stood on ${on('en')}. Where an activity happens was said by its unit, of itself or of its result.`,
        },
        count: activities.length,
        demo,
        entries: activities.slice(0, LISTED).map(({ activity, unit, state }) => ({
          id: activity.key,
          title: textOf(activity),
          path: planningPaths.element(activity.key),
          beside: { es: unit, en: unit },
          ...(state === undefined ? {} : { mark: { word: STATE_NAMES[state], shape: uiState(state) } }),
        })),
        ...(year === undefined
          ? {}
          : {
              all: {
                title: { es: `El plan de ${year}`, en: `The plan of ${year}` },
                path: planningPaths.year(year),
              },
            }),
      },
    }
  },
}
