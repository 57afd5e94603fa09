import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadPack } from '../../../../platform/packs/load-pack.ts'
import { projectRoot } from '../../../../platform/root.ts'
import { checkedDefinitions } from '../../definitions-deployment.ts'
import type { Definition } from './definition.ts'
import { definitionFor } from './override.ts'
import { deciding, type TrialAnswers, tryAnswers } from './trial.ts'

const all = new Map<string, Definition>()
beforeAll(async () => {
  const pack = await loadPack(join(projectRoot, 'deployments', 'amss'))
  const read = pack.ok ? checkedDefinitions(pack.value) : pack
  if (!read.ok) throw new Error(JSON.stringify(read.refusal))
  for (const { definition } of read.value) all.set(definition.code, definition)
})

function of(code: string, place?: string): Definition {
  const found = all.get(code)
  if (found === undefined) throw new Error(code)
  return definitionFor(found, place)
}
const DAY = '2026-03-02'
const PERMIT = { use: 'housing', floor_area: 100, storeys: 2, site_area: 200, qualification: 'CL-1' }

describe('what would be paid', () => {
  const CASES: readonly (readonly [string, string, string | undefined, TrialAnswers, number])[] = [
    ['a house of 100 m²: 87 and 25 m² at 1.07', 'permiso-de-construccion', undefined, PERMIT, 113.75],
    [
      'a shop of 100 m²: 115 and 25 m² at 1.33',
      'permiso-de-construccion',
      undefined,
      { ...PERMIT, use: 'commerce' },
      148.25,
    ],
    ['the house by the HAUS route: a fifth less', 'permiso-de-construccion', undefined, { ...PERMIT, haus: true }, 91],
    ['an antenna: a fixed amount', 'permiso-de-construccion', undefined, { ...PERMIT, category: 'antenna' }, 1992],
    [
      'drainage of a site of 200 m²: the base',
      'factibilidad-de-drenaje',
      undefined,
      { site_area: 200, project: 'other' },
      273,
    ],
    [
      'drainage of 300 m², a house on its own lot',
      'factibilidad-de-drenaje',
      undefined,
      { site_area: 300, project: 'own_house' },
      323,
    ],
    [
      'drainage of 300 m², another project',
      'factibilidad-de-drenaje',
      undefined,
      { site_area: 300, project: 'other' },
      373,
    ],
    ['a business, where no municipality is chosen', 'registro-de-empresas', undefined, { premises_area: 80 }, 0],
    ['the same in San Salvador', 'registro-de-empresas', 'san-salvador', { premises_area: 80, renewal: false }, 23],
    ['the same in Santa Tecla, with four people', 'registro-de-empresas', 'santa-tecla', { employees: 4 }, 21],
  ]
  it.each(CASES)('%s', (_, code, place, answers, total) => {
    expect(tryAnswers(of(code, place), answers, DAY).total).toBe(total)
  })

  it('what the answers do not tell yet is not made up', () => {
    const { fees, total } = tryAnswers(of('factibilidad-de-drenaje'), { project: 'other' }, DAY)
    expect(fees.map(({ fee, amount }) => [fee.key, amount])).toEqual([['feasibility', undefined]])
    expect(total).toBe(0)
  })
})

describe('what would be said', () => {
  const CASES: readonly (readonly [string, string, TrialAnswers, readonly string[]])[] = [
    ['all is well', 'permiso-de-construccion', PERMIT, []],
    ['no qualification yet', 'permiso-de-construccion', { ...PERMIT, qualification: null }, ['no_qualification']],
    [
      'two storeys are no small house',
      'permiso-de-construccion',
      { ...PERMIT, category: 'small_house' },
      ['other_category'],
    ],
    [
      'lots that do not fit',
      'permiso-de-parcelacion',
      {
        lots: 10,
        smallest_lot: 100,
        road_area: 100,
        green_area: 200,
        site_area: 1000,
        road_review: 'x',
        drainage: 'x',
      },
      ['too_many_lots'],
    ],
    ['a home without water', 'permiso-de-habitar', { reception: 'R-1', water: false, use: 'housing' }, ['no_water']],
    ['chairs that leave no way', 'uso-del-espacio-publico', { purpose: 'terrace', clear_way: 1.2 }, ['narrow']],
    ['a way that is not asked for does not count', 'uso-del-espacio-publico', { purpose: 'event', clear_way: 1.2 }, []],
    [
      'an appeal before its notice',
      'informe-sobre-apelacion',
      { appealed: '2026-01-02', notified: '2026-01-05' },
      ['before_notice'],
    ],
  ]
  it.each(CASES)('%s', (_, code, answers, keys) => {
    expect(tryAnswers(of(code), answers, DAY).checks.map(({ key }) => key)).toEqual(keys)
  })

  it('an answer that does not hold, and a document that is asked for by an answer', () => {
    const { invalid, documents } = tryAnswers(
      of('permiso-de-construccion'),
      { ...PERMIT, storeys: 0, trees: true },
      DAY,
    )
    expect(invalid.map(({ key }) => key)).toEqual(['storeys'])
    expect(documents.map(({ key }) => key)).toContain('felling')
    expect(tryAnswers(of('permiso-de-construccion'), PERMIT, DAY).documents.map(({ key }) => key)).not.toContain(
      'felling',
    )
  })

  it('a rule holds on the days in which it is in force', () => {
    const permit = of('permiso-de-construccion')
    const dated = {
      ...permit,
      checks: permit.checks.map((each) => ({ ...each, inForceFrom: '2026-01-01', inForceTo: '2026-01-31' })),
    }
    const on = (day: string) => tryAnswers(dated, { ...PERMIT, qualification: null }, day).checks.length
    expect(['2025-12-31', '2026-01-01', '2026-01-31', '2026-02-01'].map(on)).toEqual([0, 1, 1, 0])
  })
})

describe('what decides', () => {
  it('only the fields that something reads, with those that open them', () => {
    expect([...deciding(of('recepcion-de-obra'))].sort()).toEqual(['as_permitted', 'donates', 'kind', 'permit'])
    expect([...deciding(of('uso-del-espacio-publico'))]).toEqual(expect.arrayContaining(['clear_way', 'purpose']))
  })
})
