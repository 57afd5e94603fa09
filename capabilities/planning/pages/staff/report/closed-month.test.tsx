import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import type { ActivityAnswer } from '../../../data/activity-query.ts'
import { generatedPlan } from '../../../rules/golden/generated-plan.ts'
import { closedPeriod } from '../../../rules/review/closed-period.ts'
import { exampleYear } from '../../plan/example-year.ts'
import { SheetPage } from '../edit/sheet-page.tsx'
import { ReportPage } from '../report-page.tsx'

const plan = generatedPlan({ seed: 3, subPlans: 1, objectives: 1, results: 1, lines: 1, activities: 1 })
const { plan: frame } = exampleYear({ poas: [{ code: 'SCDU', plan, head: { status: 'approved' } }] })
const [poa] = frame.poas
const activity = plan.elements.find(({ kind }) => kind === 'activity')
if (poa === undefined || activity === undefined) throw new Error('The example has a plan with an activity.')

const SIGNED = [{ year: 2019, quarter: 1, signedOn: '2019-04-24' }] as const
const NOTHING = { results: [], indicators: [], sources: [], evidence: [] }
const local = (path: string) => path
const form = { locale: 'es', csrf: 'x', idempotencyKey: 'x', errors: [], local } as const

function reportPage(month: 3 | 4, typed?: Readonly<Record<string, string>>): string {
  const answer: ActivityAnswer = {
    ...NOTHING,
    poa: poa ?? never(),
    frame,
    activity: activity ?? never(),
    closed: closedPeriod(SIGNED, 2019, [month]),
  }
  const rest = { overtaken: false, kept: [], before: undefined, upcoming: { next: undefined, left: 0, leftOfMonth: 0 } }
  return renderToString(<ReportPage {...form} {...rest} answer={answer} month={month} typed={typed} />)
}

function never(): never {
  throw new Error('It is there.')
}

describe('before anybody writes', () => {
  it('a closed month says by which review, leads there, and offers no form', () => {
    const html = reportPage(3)
    expect(html).toContain('firmó la revisión del trimestre 1 el 24 de abril de 2019')
    expect(html).toContain('href="/t/revisiones/2019/1"')
    expect(html).not.toContain('name="executed"')
  })

  it('an open month has its form and no notice', () => {
    const html = reportPage(4)
    expect(html).toContain('name="executed"')
    expect(html).not.toContain('/t/revisiones/')
  })

  it('what was typed while the review was being signed stays', () => {
    expect(reportPage(3, { executed: '0.5' })).toContain('value="0.5"')
  })

  it('the programmed months of an approved plan lead to a reprogramming', () => {
    const sheet = {
      kind: 'programmed',
      rows: [],
      part: 1,
      parts: 1,
      owner: 'x',
      typed: { texts: new Map(), seen: new Map(), messages: new Map() },
      disputed: [],
    } as const
    const html = renderToString(<SheetPage {...form} {...sheet} head={poa.head} />)
    expect(html).toContain('href="/t/poa/2019/scdu/reprogramaciones"')
  })
})
