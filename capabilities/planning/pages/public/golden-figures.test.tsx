import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { lastDayOfMonth } from '../../../../kernel/civil.ts'
import { formatPercent } from '../../../../kernel/format.ts'
import type { Locale } from '../../../../kernel/text.ts'
import type { DraftElement } from '../../model.ts'
import { figureKey } from '../../rules/explanation.ts'
import { GOLDEN_BANDS } from '../../rules/golden/bands.ts'
import { ACTIVITY_CASES, type ActivityCase, type Expected } from '../../rules/golden/progress.table.ts'
import { shownPercent } from '../../rules/states.ts'
import { MISSING_NAMES, STATE_NAMES } from '../../rules/words.ts'
import { exampleView } from '../plan/example-year.ts'
import { presentPoa } from './api/present-poa.ts'
import { ElementPage } from './element/element-page.tsx'
import { FigurePage } from './figure/figure-page.tsx'
import { PoaPage } from './poa/poa-page.tsx'

const ID = 'activity-1'

/** A plan whose only activity is that of the case. */
function viewOf({ activity }: ActivityCase, locale: Locale = 'es') {
  const { schedule, baseline, reports, cutOffMonth, cancelled } = activity
  const element: DraftElement = {
    key: ID,
    kind: 'activity',
    title: 'Actividad del caso',
    from: [],
    schedule,
    ...(cancelled === true ? { cancelled: { reason: 'Se decidió no hacerla', on: '2019-01-10' } } : {}),
  }
  const objective: DraftElement = { key: 'o', kind: 'specific_objective', title: 'Objetivo', from: [] }
  const result: DraftElement = { key: 'r', kind: 'result', title: 'Resultado', from: [] }
  return exampleView(
    {
      cutOff: cutOffMonth === 0 ? '2019-01-15' : lastDayOfMonth(2019, cutOffMonth),
      poas: [
        {
          code: 'UNI',
          plan: {
            title: 'Plan del caso',
            year: 2019,
            from: [],
            elements: [objective, result, element],
            subPlans: [
              {
                key: 'p',
                sections: [
                  { key: 's', headings: ['o'], lines: [{ key: 'l', cells: { result: ['r'], activity: [ID] } }] },
                ],
              },
            ],
          },
          reports: { [ID]: reports },
          ...(baseline === undefined ? {} : { baselines: { [ID]: baseline } }),
        },
      ],
    },
    locale,
  )
}

/** A figure as people read it, from what the table says. */
function shown(expected: Expected, locale: Locale, digits: number): string {
  if (typeof expected !== 'number') return MISSING_NAMES[expected][locale] ?? ''
  return formatPercent(shownPercent(expected, GOLDEN_BANDS, digits), digits)
}

/** The text of a page without its marks. */
function textOf(html: string): string {
  return html
    .replace(/<svg.*?<\/svg>/gsu, '')
    .replace(/<[^>]+>/gu, ' ')
    .replace(/[ \n]+/gu, ' ')
}

function poaOf(view: ReturnType<typeof viewOf>) {
  const [poa] = view.plan.poas
  if (poa === undefined) throw new Error('The case has one plan.')
  return poa
}

describe.each(['es', 'en'] as const)('the golden table on the pages (%s)', (locale) => {
  it.each(ACTIVITY_CASES)('$id: the page of the computation says $expected.toDateCapped', (golden) => {
    const view = viewOf(golden, locale)
    const figure = view.progress.figures.get(figureKey('activity', ID))
    if (figure === undefined) throw new Error('Every activity has a figure.')
    const html = renderToString(<FigurePage view={view} figure={figure} />)
    const outcome = textOf(html.slice(html.indexOf('id="resultado"'), html.indexOf('id="formula"')))
    const { expected } = golden
    expect(outcome).toContain(` ${shown(expected.toDateCapped, locale, 1)} `)
    expect(outcome).toContain(STATE_NAMES[expected.state][locale])
    expect(outcome).toContain(` ${shown(expected.toDateRaw, locale, 1)} `)
    expect(outcome).toContain(` ${shown(expected.yearCapped, locale, 1)} `)
    if (golden.expected.baseline !== undefined && golden.activity.cancelled !== true) {
      const reprogrammed = textOf(html.slice(html.indexOf('id="reprogramacion"')))
      expect(reprogrammed).toContain(` ${shown(golden.expected.baseline.toDateCapped, locale, 1)} `)
      expect(reprogrammed).toContain(STATE_NAMES[golden.expected.baseline.state][locale])
    }
  })

  it.each(ACTIVITY_CASES)('$id: the page of the activity and that of its plan say the same', (golden) => {
    const view = viewOf(golden, locale)
    const poa = poaOf(view)
    const placed = view.index.elements.get(ID)
    if (placed === undefined) throw new Error('The activity is in the plan.')
    const { toDateCapped, toDateRaw, state } = golden.expected
    const element = renderToString(
      <ElementPage
        view={view}
        element={placed.element}
        placed={placed}
        indicatorMethod={undefined}
        zone="America/El_Salvador"
        municipalities={[]}
      />,
    )
    const figure = textOf(element.slice(element.indexOf('class="poa-figure"'), element.indexOf('id="meses"')))
    // In the middle of a sentence a reason is written small.
    expect(figure.toLowerCase()).toContain(shown(toDateCapped, locale, 0).toLowerCase())
    expect(figure).toContain(shown(toDateRaw, locale, 0))
    expect(figure).toContain(STATE_NAMES[state][locale])

    const reading = renderToString(<PoaPage view={view} poa={poa} matrix={false} />)
    const line = reading.slice(reading.indexOf(`id="${ID}"`), reading.indexOf('result-facts'))
    const said = shown(toDateCapped, locale, 0)
    // A figure is the link's own text; where there is none, the link asks why and its label answers.
    if (typeof toDateCapped === 'number') expect(line).toContain(`>${said}</a>`)
    else expect(line).toMatch(new RegExp(`aria-label="[^"]*\\? ${said}: `))
    expect(textOf(line)).toContain(STATE_NAMES[state][locale])
  })
})

describe('the golden table in the data', () => {
  it.each(ACTIVITY_CASES)('$id: the API gives $expected.toDateCapped', (golden) => {
    const view = viewOf(golden)
    const data = JSON.parse(JSON.stringify(presentPoa(view, poaOf(view))))
    const activity = data.elements.find((element: { id: string }) => element.id === ID)
    const { expected } = golden
    const value = (raw: Expected, capped: Expected) => (typeof raw === 'number' ? { raw, capped } : { missing: raw })
    expect(activity.progress.toDate).toEqual(value(expected.toDateRaw, expected.toDateCapped))
    expect(activity.progress.year).toEqual(value(expected.yearRaw, expected.yearCapped))
    expect(activity.progress.state).toBe(expected.state)
    expect(activity.progress.farAbove).toBe(expected.farAbove === true)
    expect(activity.unprogrammed).toBe(expected.unprogrammed)
    if (expected.baseline !== undefined && golden.activity.cancelled !== true)
      expect(activity.baseline).toMatchObject({
        toDate: value(expected.baseline.toDateRaw, expected.baseline.toDateCapped),
        state: expected.baseline.state,
      })
  })
})
