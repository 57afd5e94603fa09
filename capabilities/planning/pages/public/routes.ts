import type { Route } from '../../../../platform/web/route.ts'
import { READ_PUBLIC } from '../../permissions.ts'
import { yearHandlers } from './year/handle.tsx'

/** Pages and API of the plan that anybody may read. */
export const publicRoutes: readonly Route[] = [
  { method: 'GET', path: '/', permission: READ_PUBLIC, handle: yearHandlers.newest },
  { method: 'GET', path: '/planes/:year', permission: READ_PUBLIC, handle: yearHandlers.ofYear },
]
