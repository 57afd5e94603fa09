import type { Route } from '../../../../platform/web/route.ts'
import { BINDABLE_MEASURES } from '../../measures.ts'
import { READ_PUBLIC } from '../../permissions.ts'
import { apiRoutes } from './api/routes.ts'
import { elementHandler } from './element/handle.tsx'
import { figureHandler } from './figure/handle.tsx'
import { followHandler } from './follow/handle.tsx'
import { elementHistoryHandler } from './history/handle.tsx'
import { measureRoutes } from './measure/handle.tsx'
import { planApiRoutes } from './out/api-routes.ts'
import { bookRoutes } from './out/book-routes.tsx'
import { dataRoutes } from './out/data-routes.tsx'
import { peiHandlers } from './pei/handle.tsx'
import { poaHandler } from './poa/handle.tsx'
import { yearHandlers } from './year/handle.tsx'

function page(path: string, handle: Route['handle']): Route {
  return { method: 'GET', path, permission: READ_PUBLIC, handle }
}

/** Pages and API of the plan that anybody may read. */
export const publicRoutes: readonly Route[] = [
  page('/', yearHandlers.newest),
  page('/planes/:year', yearHandlers.ofYear),
  page('/pei', peiHandlers.newest),
  page('/planes/:year/pei', peiHandlers.ofYear),
  page('/planes/:year/seguimiento', followHandler),
  page('/planes/:year/unidades/:unit', poaHandler),
  page('/planes/:year/calculo/:key', figureHandler),
  page('/elementos/:id', elementHandler),
  page('/elementos/:id/historial', elementHistoryHandler),
  ...measureRoutes(BINDABLE_MEASURES),
  ...apiRoutes,
  ...planApiRoutes,
  ...dataRoutes,
  ...bookRoutes,
]
