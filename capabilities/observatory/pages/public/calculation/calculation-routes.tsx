import { z } from 'zod'
import { parseCivilDate } from '../../../../../kernel/civil.ts'
import { say } from '../../../../../kernel/text.ts'
import { mayDo } from '../../../../../platform/capability/permission.ts'
import { troublePage } from '../../../../../platform/web/answers.tsx'
import type { WebContext } from '../../../../../platform/web/page.tsx'
import type { Route } from '../../../../../platform/web/route.ts'
import { READ_OBSERVATORY } from '../../../catalogue-permissions.ts'
import { calculationQuery } from '../../../data/calculation-query.ts'
import { SEE_BATCHES } from '../../../imports-permissions.ts'
import { endOfDay } from '../../../rules/catalogue/end-of-day.ts'
import { observatoryPage, themeLink } from '../catalogue/observatory-frame.tsx'
import { CalculationPage } from './calculation-page.tsx'
import { CALCULATION_WORDS } from './calculation-words.ts'

async function showCalculation(c: WebContext): Promise<Response> {
  const { runner, institution } = c.get('services')
  const on = parseCivilDate(c.req.query('publicado') ?? '')
  const found = await runner.query(calculationQuery, c.get('ctx'), {
    code: c.req.param('indicator') ?? '',
    place: c.req.query('lugar'),
    period: c.req.query('periodo'),
    part: c.req.query('desglose'),
    publishedBy: on === undefined ? undefined : endOfDay(on, institution.zone),
  })
  if (!found.ok) return troublePage(c, 404, 'not_found')
  const locale = c.get('locale')
  const { indicator } = found.value.explained
  return observatoryPage(c, {
    title: CALCULATION_WORDS[locale].title(say(indicator.sheet.title, locale)),
    above: [themeLink(indicator.theme, locale)],
    body: (
      <CalculationPage
        locale={locale}
        answer={found.value}
        on={on}
        seesBatches={mayDo(c.get('ctx').who, SEE_BATCHES)}
      />
    ),
  })
}

const query = z.object({
  lugar: z.string().max(100).optional(),
  periodo: z.string().max(10).optional(),
  desglose: z.string().max(200).optional(),
  publicado: z.string().max(10).optional(),
})

export const calculationRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/observatorio/indicadores/:indicator/calculo',
    permission: READ_OBSERVATORY,
    query,
    handle: showCalculation,
  },
]
