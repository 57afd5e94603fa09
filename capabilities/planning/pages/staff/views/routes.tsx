import { say } from '../../../../../kernel/text.ts'
import type { WebContext } from '../../../../../platform/web/page.tsx'
import type { Route } from '../../../../../platform/web/route.ts'
import { SEE_ALL_UNITS } from '../../../permissions.ts'
import { staffYearPage, yearOf } from '../year-page.tsx'
import { ControlPage } from './control-page.tsx'
import { controlOrder } from './control-rows.ts'
import { CONTROL_WORDS } from './control-words.ts'

function showControl(c: WebContext): Promise<Response> {
  const unit = c.req.query('unidad') || undefined
  const order = controlOrder(c.req.query('orden'))
  const direction = c.req.query('sentido') === 'desc' ? 'desc' : 'asc'
  const hidden = order === undefined ? {} : { orden: order, sentido: direction }
  return staffYearPage(
    c,
    { year: yearOf(c.req.query('anio')), unit, action: '/t/control', units: 'all', hidden },
    ({ view, poa }) => {
      const words = CONTROL_WORDS[view.locale]
      const line = poa === undefined ? undefined : view.index.units.get(poa.head.unit.id)
      return {
        title: line === undefined ? words.title : words.resultsOf(say(line.title, view.locale)),
        body: (
          <ControlPage
            view={view}
            unit={line}
            order={order}
            direction={direction}
            zone={c.get('services').institution.zone}
          />
        ),
      }
    },
  )
}

export const viewRoutes: readonly Route[] = [
  { method: 'GET', path: '/t/control', permission: SEE_ALL_UNITS, handle: showControl },
]
