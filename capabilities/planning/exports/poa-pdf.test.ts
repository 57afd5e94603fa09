import { afterAll, describe, expect, test } from 'vitest'
import { readPdfText } from '../../../platform/documents/pdf-text.ts'
import { closeTypstWorker } from '../../../platform/documents/typst.ts'
import type { DraftPoa } from '../model.ts'
import { percentWords } from '../pages/plan/figure-words.ts'
import { generatedPlan, generatedReports } from '../rules/golden/generated-plan.ts'
import { deploymentExports, exportOf } from './exported-example.ts'
import type { PoaExport } from './poa-export.ts'
import { poaPdf } from './poa-pdf.ts'

afterAll(closeTypstWorker)

async function pdfOf(input: PoaExport): Promise<Uint8Array> {
  const made = await poaPdf(input)
  if (!made.ok) throw new Error(made.refusal.message.en)
  return made.value
}

/** Words of a page as they stand, whatever lines and hyphens the page broke them into. */
const flat = (text: string) => text.replace(/[\s\u00ad\u2010-]+/g, '')

/** Whole, or parted once by the end of a page. */
function holds(text: string, said: string): boolean {
  if (text.includes(said)) return true
  const cuts = Array.from({ length: said.length - 1 }, (_, i) => i + 1)
  return cuts.some((cut) => text.includes(said.slice(0, cut)) && text.includes(said.slice(cut)))
}

describe('the plan on paper', { timeout: 120_000 }, () => {
  test('holds every word and figure of the plan, in both languages', async () => {
    for (const locale of ['es', 'en'] as const) {
      for (const input of await deploymentExports('2019-09-30', locale)) {
        const { pages, fonts } = readPdfText(await pdfOf(input))
        const text = flat(pages.join(''))
        for (const { title, titleEn, code } of input.plan.elements) {
          expect(holds(text, flat(locale === 'en' && titleEn ? titleEn : title)), title).toBe(true)
          if (code) expect(text).toContain(flat(code))
        }
        for (const figure of [input.progress.poa, ...input.progress.figures.values()]) {
          if (figure.kind !== 'activity' && figure.kind !== 'poa' && figure.kind !== 'objective') continue
          if ('missing' in figure.toDate) continue
          expect(text).toContain(flat(percentWords(figure.toDate, 'capped', input.bands, locale)))
        }
        expect(text).toContain(flat(locale === 'es' ? '30 de septiembre de 2019' : '30 September 2019'))
        expect(fonts.every((font) => /^Source(Sans3|Serif4)-/.test(font))).toBe(true)
      }
    }
  })

  test('says on every page whose it is, the cut-off, the code, and which page of how many', async () => {
    const plan = generatedPlan({ seed: 2, subPlans: 2, objectives: 3, results: 3, lines: 3, activities: 2 })
    const { pages } = readPdfText(await pdfOf(exportOf(plan, generatedReports(plan, 4, 6), '2019-06-30')))
    expect(pages.length).toBeGreaterThan(5)
    for (const [index, page] of pages.entries()) {
      const text = flat(page)
      for (const said of [
        'Oficina de Planificación',
        'Corte: 30 de junio de 2019',
        'Código de verificación 7K2M-QX4P',
        'Fuente de verificación',
      ]) {
        expect(text).toContain(flat(said))
      }
      expect(text).toContain(flat(`Página ${index + 1} de ${pages.length}`))
    }
  })

  test('a plan without rows, and one of texts nobody expects, come out too', async () => {
    const empty: DraftPoa = { title: 'POA', year: 2019, from: [], elements: [], subPlans: [] }
    const [page = ''] = readPdfText(await pdfOf(exportOf(empty, new Map(), '2019-06-30'))).pages
    expect(flat(page)).toContain(flat('Este plan todavía no tiene filas.'))
    const title = `#panic() 😀 ${'palabra '.repeat(400)} https://ejemplo.org/${'x'.repeat(300)}`
    const cells = { result: ['r'], activity: ['a'] }
    const odd: DraftPoa = {
      ...empty,
      elements: [
        { key: 'r', kind: 'result', title, from: [] },
        { key: 'a', kind: 'activity', title, from: [], cancelled: { reason: '*sin* fondos', on: '2019-05-01' } },
      ],
      subPlans: [{ key: 'p', sections: [{ key: 's', headings: [], lines: [{ key: 'l', cells }] }] }],
    }
    const text = flat(readPdfText(await pdfOf(exportOf(odd, new Map(), '2019-06-30'))).pages.join(''))
    expect(text).toContain(flat('Anulada: *sin* fondos'))
    expect(text).toContain('#panic()◊')
  })

  test('is the same file for the same plan', async () => {
    const plan = generatedPlan({ seed: 2, subPlans: 1, objectives: 1, results: 1, lines: 1, activities: 1 })
    const input = exportOf(plan, new Map(), '2019-06-30')
    expect(Buffer.from(await pdfOf(input)).equals(Buffer.from(await pdfOf(input)))).toBe(true)
  })
})
