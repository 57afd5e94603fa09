import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { MANIFESTS } from '../../../app/manifests.ts'
import { isMissing } from '../../../kernel/missing.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import { describeOnBothDatabases } from '../../../tests/integration/harness.ts'
import { type Loaded, loadDeployment, TODAY } from '../../../tests/integration/loaded.ts'
import type { Calculation, SheetContent } from '../model.ts'
import { readCells } from './cells-query.ts'
import { publishSheet, sheetQuery } from './publish-sheet.ts'

describeOnBothDatabases('editions of methodology sheets', (open) => {
  let loaded: Loaded
  let planner: Ctx

  beforeAll(async () => {
    loaded = await loadDeployment(await open({ holding: 'demonstration' }), MANIFESTS)
    planner = await loaded.as('planificacion.sim')
  })

  const sheetOf = async (code: string) => {
    const found = await loaded.runner.query(sheetQuery, planner, { code })
    if (!found.ok) throw new Error(found.refusal.message.en)
    return found.value
  }
  const publish = async (
    code: string,
    change: Partial<SheetContent>,
    more: { readonly number?: number; readonly from?: string; readonly ctx?: Ctx } = {},
  ) => {
    const { indicator } = await sheetOf(code)
    const { title, content, number } = indicator.sheet
    return loaded.runner.command(publishSheet, more.ctx ?? planner, {
      code,
      expectedNumber: more.number ?? number,
      inForceFrom: more.from ?? TODAY,
      title,
      note: 'Cambia la fórmula',
      content: { ...content, ...change },
    })
  }
  const figureOf = (code: string, publishedBy?: string) =>
    loaded.database.read({ role: 'trama_public' }, async (tx) => {
      const [cell] = await readCells(tx, { indicators: [code], fromYear: 2015, toYear: 2015, publishedBy })
      if (cell === undefined || isMissing(cell.value)) throw new Error(`${code} has no figure`)
      return cell.value
    })
  const formula = async (code: string, value: string): Promise<Calculation> => {
    const { calculation } = (await sheetOf(code)).indicator.sheet.content
    if (calculation === undefined) throw new Error(`${code} is not computed`)
    return { ...calculation, formula: { value } }
  }

  test('a sheet is published with its date and reason, and the one before stays', async () => {
    const { indicator, sheets } = await sheetOf('voter_turnout')
    expect((await publish('voter_turnout', { limitations: { es: 'Otra limitación.' } })).ok).toBe(true)
    const after = await sheetOf('voter_turnout')
    expect(after.indicator.sheet.number).toBe(indicator.sheet.number + 1)
    expect(after.sheets.slice(1)).toEqual(sheets)
    expect(after.indicator.sheet).toMatchObject({ note: 'Cambia la fórmula', inForceFrom: TODAY })
  })

  test('who may not, an edition that was overtaken, an earlier day and a formula that cannot be are refused', async () => {
    const kindOf = async (done: ReturnType<typeof publish>) => {
      const answer = await done
      return answer.ok ? 'published' : answer.refusal.kind
    }
    expect(await kindOf(publish('area', {}, { ctx: await loaded.as('lectura') }))).toBe('forbidden')
    expect(await kindOf(publish('area', {}, { number: 99 }))).toBe('changed_meanwhile')
    expect(await kindOf(publish('area', {}, { from: '1999-01-01' }))).toBe('too_early')
    const own = { density: { indicator: 'population_density', period: 'same' as const, place: 'same' as const } }
    const inCircle = { inputs: own, formula: { value: 'density' } }
    expect(await kindOf(publish('area', { quantity: 'person/km2', calculation: inCircle }))).not.toBe('published')
    const wrong = { calculation: await formula('economic_density', 'product_per_person + density') }
    expect(await kindOf(publish('economic_density', wrong))).toBe('mixed_units')
  })

  test('breakdowns, law and target are of the edition too; a part with figures stays', async () => {
    const { breakdowns } = (await sheetOf('population')).indicator.sheet.content
    const [sex] = breakdowns
    if (sex === undefined) throw new Error('population is not broken down')
    const without = {
      ...sex,
      values: sex.values.map((each) => (each.code === 'men' ? { ...each, code: 'unknown' } : each)),
    }
    expect(await publish('population', { breakdowns: [without] })).toMatchObject({
      refusal: { kind: 'part_has_figures', field: 'breakdowns' },
    })
    const zone = {
      code: 'zone',
      title: { es: 'zona' },
      values: [
        { code: 'urban', title: { es: 'Urbana' } },
        { code: 'rural', title: { es: 'Rural' } },
      ],
    }
    const target = { value: 2_000_000, period: '2030', source: { es: 'Plan' } }
    const law = { es: 'Artículo de ejemplo' }
    expect((await publish('population', { breakdowns: [...breakdowns, zone], target, law })).ok).toBe(true)
    expect((await sheetOf('population')).indicator.sheet.content).toMatchObject({
      breakdowns: [sex, zone],
      target,
      law,
    })
  })

  test('another formula computes its figures again; what stood before stays readable by its day', async () => {
    const before = await figureOf('economic_density')
    const twice = await formula('economic_density', 'product_per_person * density / 500000')
    expect((await publish('economic_density', { calculation: twice })).ok).toBe(true)
    expect(await figureOf('economic_density')).toBeCloseTo(before * 2, 6)
    expect(await figureOf('economic_density', '2020-12-31T00:00:00Z')).toBe(before)
    const batch = await loaded.database.read({ role: 'trama_app' }, (tx) =>
      tx.execute(sql`select title from observatory.batch where origin = 'computed' order by number desc limit 1`),
    )
    expect(batch.rows[0]?.title).toContain('versión 2')
  })
})
