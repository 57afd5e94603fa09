import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { generatedPlan } from '../../../rules/golden/generated-plan.ts'
import { exampleView } from '../../plan/example-year.ts'
import { PoaPage } from './poa-page.tsx'

test.each([
  ['es', ''],
  ['en', '/en'],
] as const)('the files of a plan are in the language of its page, in %s', (locale, prefix) => {
  const plan = generatedPlan({ seed: 3, subPlans: 1, objectives: 1, results: 1, lines: 1, activities: 1 })
  const view = exampleView({ poas: [{ code: 'SCDU', plan }] }, locale)
  const [poa] = view.plan.poas
  if (poa === undefined) throw new Error('The example has a plan.')
  const html = renderToString(<PoaPage view={view} poa={poa} matrix={false} />)
  const files = [...html.matchAll(/href="([^"?]*\.(?:xlsx|pdf|csv))/g)].map(([, href]) => href)
  expect(files).toEqual(
    ['matriz.xlsx', 'matriz.pdf', 'control.xlsx', 'meses.csv'].map(
      (file) => `${prefix}/planes/2019/unidades/scdu/${file}`,
    ),
  )
})
