import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { generatedPlan } from '../../../rules/golden/generated-plan.ts'
import { exampleView } from '../../plan/example-year.ts'
import { YearPage } from './year-page.tsx'

test.each([
  ['es', ''],
  ['en', '/en'],
] as const)('the page of the year leads to flow, alignment and risks, in %s', (locale, prefix) => {
  const plan = generatedPlan({ seed: 3, subPlans: 1, objectives: 1, results: 1, lines: 1, activities: 1 })
  const html = renderToString(<YearPage view={exampleView({ poas: [{ code: 'SCDU', plan }] }, locale)} />)
  for (const page of ['/planes/2019/flujo', '/planes/2019/alineacion', '/riesgos'])
    expect(html).toMatch(new RegExp(`href="${prefix}${page}["?]`))
})
