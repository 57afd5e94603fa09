import { afterAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../app/manifests.ts'
import { riskQuery } from '../../capabilities/planning/data/risk-queries.ts'
import { planYearQuery, type YearAnswer } from '../../capabilities/planning/data/year-query.ts'
import { percentWords } from '../../capabilities/planning/pages/plan/figure-words.ts'
import { type Figure, figureKey } from '../../capabilities/planning/rules/explanation.ts'
import { MISSING_NAMES, STATE_NAMES } from '../../capabilities/planning/rules/words.ts'
import { isMissing } from '../../kernel/missing.ts'
import { readPdfText } from '../../platform/documents/pdf-text.ts'
import { closeTypstWorker } from '../../platform/documents/typst.ts'
import { closeWorkbookWorkers, readWorkbook } from '../../platform/documents/workbook.ts'
import { describeOnBothDatabases } from '../integration/harness.ts'
import { type Loaded, loadFolder } from '../integration/loaded.ts'
import { type Site, siteOf } from '../integration/site.ts'
import { writeDeployment } from './year-deployment.ts'
import { type Printed, readYearDocument } from './year-document.ts'
import { REPROGRAMMED, UNITS, YEAR } from './year-plan.ts'
import { type ToldYear, tellYear } from './year-story.ts'

afterAll(async () => {
  await closeTypstWorker()
  await closeWorkbookWorkers()
})

const document = readYearDocument()
const cutOffs = [...new Set(document.expected.map(({ cutOff }) => cutOff))]

/** To the four decimals of the document, or the words of what is missing. */
function print(value: Figure['toDate'], which: 'raw' | 'capped'): Printed {
  return isMissing(value) ? (MISSING_NAMES[value.missing].es ?? '') : Math.round(value[which] * 1e4) / 1e4
}

/** The figure that the document calls `PER · R1`, `PER` or `institución`. */
function figureCalled({ plan, progress }: YearAnswer, what: string): Figure {
  const [unit, part] = what.split(' · ')
  const poa = plan.poas.find(({ head }) => head.unit.code === unit)
  const element = poa?.plan.elements.find(({ title, code }) => part !== undefined && (title === part || code === part))
  const figure =
    poa === undefined
      ? progress.institution
      : element === undefined
        ? progress.plans.get(poa.head.id)?.poa
        : progress.figures.get(figureKey(element.kind === 'result' ? 'result' : 'activity', element.key))
  if (figure === undefined) throw new Error(`Nothing in the plans is called ${what}.`)
  return figure
}

const flat = (text: string) => text.replace(/<[^>]*>/g, ' ').replace(/[\s\u00a0\u202f]+/g, ' ')
const squeezed = (text: string) => text.replace(/[\s\u00a0\u00ad\u202f\u2010-]+/g, '')

describeOnBothDatabases('the year of the document, told through the platform', (open) => {
  let loaded: Loaded
  let site: Site
  let told: ToldYear

  test('goes as it is told', async () => {
    const { folder, remove } = writeDeployment(document)
    loaded = await loadFolder(await open(), MANIFESTS, folder)
    remove()
    site = siteOf(loaded, { manifests: MANIFESTS })
    told = await tellYear(loaded, document)
    expect(told.refusedInMarch).toMatch(/firm/i)
    expect(new Set(told.signed).size, 'each sign-off froze another year').toBe(5)
  })

  async function yearAt(cutOff: string): Promise<YearAnswer> {
    const answer = await loaded.runner.query(planYearQuery, await loaded.as('direccion'), { year: YEAR, cutOff })
    if (!answer.ok) throw new Error(answer.refusal.message.es)
    return answer.value
  }
  async function page(path: string): Promise<string> {
    const answer = await site.request(path)
    expect(answer.status, path).toBe(200)
    return answer.text()
  }
  const ofUnit = (unit: string, rest = '') => `/planes/${YEAR}/unidades/${unit.toLowerCase()}${rest}`

  test.each(cutOffs)('says at %s what the document says: rules, open data and pages', async (cutOff) => {
    const answer = await yearAt(cutOff)
    const json = JSON.parse(await page(`/api/v1/planes/${YEAR}?corte=${cutOff}`))
    const plans = new Map<string, string>()
    for (const unit of UNITS) plans.set(unit, await page(`/api/v1${ofUnit(unit)}?corte=${cutOff}`))
    for (const row of document.expected.filter((each) => each.cutOff === cutOff)) {
      const figure = figureCalled(answer, row.what)
      expect([row.what, print(figure.toDate, 'capped')]).toEqual([row.what, row.toDate])
      if (row.raw !== undefined) expect([row.what, print(figure.toDate, 'raw')]).toEqual([row.what, row.raw])
      expect([row.what, STATE_NAMES[figure.state].es]).toEqual([row.what, row.state])

      const [unit = ''] = row.what.split(' · ')
      const said = jsonFigure(plans.has(unit) ? JSON.parse(plans.get(unit) ?? '') : json, figure.key)
      expect([row.what, said]).toEqual([
        row.what,
        isMissing(figure.toDate)
          ? { missing: figure.toDate.missing }
          : { raw: figure.toDate.raw, capped: figure.toDate.capped },
      ])

      const how = flat(await page(`/planes/${YEAR}/calculo/${encodeURIComponent(figure.key)}?corte=${cutOff}`))
      expect(how, row.what).toContain(flat(percentWords(figure.toDate, 'capped', answer.plan.bands, 'es', 1)))
    }
  })

  test('says it in the workbook and on paper, at the end of the year', async () => {
    const cutOff = cutOffs.at(-1) ?? ''
    const answer = await yearAt(cutOff)
    for (const unit of UNITS) {
      const rows = document.expected.filter((row) => row.cutOff === cutOff && row.what.split(' · ')[0] === unit)
      const workbook = await site.request(`${ofUnit(unit, '/matriz.xlsx')}?corte=${cutOff}`)
      const content = await readWorkbook(new Uint8Array(await workbook.arrayBuffer()))
      if (!content.ok) throw new Error(content.refusal.message.es)
      const numbers = content.value.sheets.flatMap(({ cells }) =>
        cells.flatMap(({ number }) => (number === undefined ? [] : [Math.round(number * 1e6)])),
      )
      const pdf = await site.request(`${ofUnit(unit, '/matriz.pdf')}?corte=${cutOff}`)
      const paper = squeezed(readPdfText(new Uint8Array(await pdf.arrayBuffer())).pages.join(''))
      for (const { what, toDate, raw } of rows) {
        const { kind, toDate: value } = figureCalled(answer, what)
        for (const said of [toDate, raw])
          if (typeof said === 'number') expect(numbers, `${what} ${said}`).toContain(Math.round(said * 1e4))
        // The matrix on paper has a figure for each activity and for the plan; results are told by their lines.
        if (kind !== 'result')
          expect(paper, what).toContain(squeezed(percentWords(value, 'capped', answer.plan.bands, 'es')))
      }
    }
  })

  test('keeps what was signed in April as it was signed, and tells what differs', async () => {
    const first = JSON.parse(await page(`/planes/${YEAR}/cortes/1/contenido.json?firma=1`))
    const answer = await yearAt(`${YEAR}-03-31`)
    const signed = (what: string) => {
      const figure = first.figures.find(({ key }: Figure) => key === figureCalled(answer, what).key)
      return print(figure.toDate, 'capped')
    }
    expect([signed('PER · Resolver trámites'), signed('PER'), signed('institución')]).toEqual([100, 100, 98.3333])
    const again = JSON.parse(await page(`/planes/${YEAR}/cortes/1/contenido.json?firma=2`))
    const march = (snapshot: { plans: { reports: { activity: string; month: number; executed: number }[] }[] }) =>
      snapshot.plans.flatMap(({ reports }) => reports).filter(({ month, executed }) => month === 3 && executed > 100)
    expect(march(first).map(({ executed }) => executed)).toEqual([110])
    expect(march(again).map(({ executed }) => executed)).toEqual([105])
    expect(flat(await page(`/planes/${YEAR}/cortes/1/diferencias?firma=1`))).toContain('105')
  })

  test('keeps that the drought happened, and what it touched', async () => {
    const found = await loaded.runner.query(riskQuery, await loaded.as('direccion'), told.drought)
    if (!found.ok) throw new Error(found.refusal.message.es)
    const [drought] = found.value.risk.happened
    expect(drought?.on).toBe(`${YEAR}-05-05`)
    expect(drought?.affects.map(({ title }) => title.es)).toEqual([REPROGRAMMED.activity])
    expect(drought?.stake?.activities).toBe(1)
  })

  test('nothing failed on the way', () => {
    expect(site.errors).toEqual([])
    site.close()
  })
})

/** What the open data say of a figure, wherever it stands in them. */
function jsonFigure(data: unknown, key: string): unknown {
  if (typeof data !== 'object' || data === null) return undefined
  const record = data as Record<string, unknown>
  if (record.key === key && 'toDate' in record && 'state' in record) return record.toDate
  for (const value of Object.values(record)) {
    const found = jsonFigure(value, key)
    if (found !== undefined) return found
  }
  return undefined
}
