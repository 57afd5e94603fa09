import { beforeAll, describe, expect, it } from 'vitest'
import { loadedIndex } from '../../indices-test-pack.ts'
import { computeIndex } from './compute.ts'
import type { PreparedIndex } from './prepare.ts'
import { stepsOf } from './steps.ts'
import type { IndexNode, IndexTree } from './tree.ts'

/**
 * A city made up for this test, computed by hand with the limits of the City Prosperity Index: each line is a code, the value
 * given (none for a level), the arithmetic and its result to four decimals. The results come from a calculator, not from
 * this program; a statistician can follow them from top to bottom.
 */
const INHABITANTS = 1_566_629
const PM10 = 46
const CITY: readonly (readonly [code: string, given: number | null, arithmetic: string, result: number])[] = [
  ['city_product_per_capita', 8500, '100·(ln 8500 − ln 714.64)/(ln 108818.96 − ln 714.64)', 49.268],
  ['productivity-economic-growth', null, 'its only indicator', 49.268],
  ['old_age_dependency_ratio', 11.5, '100 − 100·(ln 11.5 − ln 2.92)/(ln 40.53 − ln 2.92)', 47.8888],
  ['productivity-economic-burden', null, 'its only indicator', 47.8888],
  ['economic_density', 48, '100·48/857.37', 5.5985],
  ['productivity-economic-agglomeration', null, 'its only indicator', 5.5985],
  ['unemployment_rate', 6.6, '100 − 100·(∜6.6 − ∜1)/(∜28.2 − ∜1)', 53.7861],
  ['employment_to_population_ratio', 57, '100·(57 − 30.5)/(75 − 30.5)', 59.5506],
  ['productivity-employment', null, '(53.7861 + 59.5506)/2', 56.6683],
  ['productivity', null, '(49.2680 + 47.8888 + 5.5985 + 56.6683)/4', 39.8559],
  ['durable_dwellings', 91, '100·(91 − 84.8)/(98.4 − 84.8)', 45.5882],
  ['improved_water', 88, '100·(88 − 50)/(100 − 50)', 76.0],
  ['sufficient_living_space', 28, '100 − 100·(∜28 − ∜2.5)/(∜57.8 − ∜2.5)', 30.467],
  ['population_density', 7200, '100·(1 − |7200 − 15000|/15000)', 48.0],
  ['infrastructure-housing', null, '(45.5882 + 76.0000 + 30.4670 + 48.0000)/4', 50.0138],
  ['physicians_density', 1.6, '100·(√1.6 − √0.01)/(√7.74 − √0.01)', 43.433],
  ['infrastructure-social', null, 'its only indicator', 43.433],
  ['internet_access', 13, 'as it is', 13.0],
  ['broadband_speed', 1100, '100·(∛1100 − ∛470)/(∛87088 − ∛470)', 6.9707],
  ['infrastructure-ict', null, '(13.0000 + 6.9707)/2', 9.9854],
  ['mass_transport_length', 14, '100·14/80', 17.5],
  ['traffic_fatalities', 21, '100 − 100·(21 − 1)/(31 − 1)', 33.3333],
  ['infrastructure-mobility', null, '(17.5000 + 33.3333)/2', 25.4167],
  ['street_intersection_density', 78, '100·78/100', 78.0],
  ['street_density', 15, '100·15/20', 75.0],
  ['land_allocated_to_streets', 17, '100·(17 − 6)/(36 − 6)', 36.6667],
  ['infrastructure-urban-form', null, '(78.0000 + 75.0000 + 36.6667)/3', 63.2222],
  ['infrastructure', null, '(50.0138 + 43.4330 + 9.9854 + 25.4167 + 63.2222)/5', 38.4142],
  ['life_expectancy_at_birth', 71.5, '100·(71.5 − 49)/(83.48 − 49)', 65.2552],
  ['under_five_mortality', 18, '100 − 100·(ln 18 − ln 2.2)/(ln 181.6 − ln 2.2)', 52.3737],
  ['quality-of-life-health', null, '(65.2552 + 52.3737)/2', 58.8145],
  ['literacy_rate', 92, '100·(92 − 15)/(99.9 − 15)', 90.6949],
  ['mean_years_of_schooling', 8.3, '100·8.3/14', 59.2857],
  ['quality-of-life-education', null, '(90.6949 + 59.2857)/2', 74.9903],
  ['homicide_rate', 62, '100 − 100·(ln 62 − ln 1)/(ln 1654 − ln 1)', 44.3103],
  ['quality-of-life-safety', null, 'its only indicator', 44.3103],
  ['access_to_open_public_space', 57, '100·(57 − 50)/(100 − 50)', 14.0],
  ['green_area_per_capita', 6.5, '100·6.5/15', 43.3333],
  ['quality-of-life-public-space', null, '(14.0000 + 43.3333)/2', 28.6667],
  ['quality-of-life', null, '(58.8145 + 74.9903 + 44.3103 + 28.6667)/4', 51.6954],
  ['gini_coefficient', 0.42, '100 − 100·(0.42 − 0.24)/(0.63 − 0.24)', 53.8462],
  ['poverty_rate', 29, '100 − 100·(∜29 − 0.38)/(3 − 0.38)', 25.9315],
  ['equity-economic-equity', null, '(53.8462 + 25.9315)/2', 39.8888],
  ['slum_households', 27, '100 − 100·(27 − 0)/(80 − 0)', 66.25],
  ['youth_unemployment', 13.5, '100 − 100·(∜13.5 − ∜2.7)/(∜62.8 − ∜2.7)', 58.5858],
  ['equity-social-inclusion', null, '(66.2500 + 58.5858)/2', 62.4179],
  ['equitable_secondary_enrolment', 1.02, '100·(1 − |1.02 − 1|/1)', 98.0],
  ['equity-gender', null, 'its only indicator', 98.0],
  ['equity', null, '(39.8888 + 62.4179 + 98.0000)/3', 66.7689],
  ['monitoring_stations', 3, '100·3/(1,566,629/250,000)', 47.8735],
  ['pm25_concentration', 14, '100·(2 − 14/10)', 60.0],
  ['co2_emissions', 1.15, '100 − 100·(1.15^(1/5) − 0.39)/(2.09 − 0.39)', 62.4502],
  ['environment-air', null, '(47.8735 + 60.0000 + 62.4502)/3', 56.7746],
  ['solid_waste_collected', 78, 'as it is', 78.0],
  ['wastewater_treated', 11, 'as it is', 11.0],
  ['environment-waste', null, '(78.0000 + 11.0000)/2', 44.5],
  ['renewable_energy_share', 56, '100·56/20 > 100', 100.0],
  ['environment-energy', null, 'its only indicator', 100.0],
  ['environment', null, '(56.7746 + 44.5000 + 100.0000)/3', 67.0915],
  ['voter_turnout', 52, 'as it is', 52.0],
  ['governance-participation', null, 'its only indicator', 52.0],
  ['expenditure_efficiency', 88, '100·(1 − |88 − 100|/100)', 88.0],
  ['own_revenue_collection', 58, '100·(58 − 17)/(80 − 17)', 65.0794],
  ['subnational_debt', 75, '100·(2 − 75/60)', 75.0],
  ['governance-institutional-capacity', null, '(88.0000 + 65.0794 + 75.0000)/3', 76.0265],
  ['land_use_efficiency', 1.4, '100 − 100·(1.4 − 0)/(3 − 0)', 53.3333],
  ['governance-urbanisation', null, 'its only indicator', 53.3333],
  ['governance', null, '(52.0000 + 76.0265 + 53.3333)/3', 60.4533],
  ['cpi-basic', null, '(39.8559 + 38.4142 + 51.6954 + 66.7689 + 67.0915 + 60.4533)/6', 54.0465],
]
const GEOMETRIC = 45.1066

let index: PreparedIndex
let tree: IndexTree
beforeAll(async () => {
  index = await loadedIndex('cpi-basic')
  const given = CITY.flatMap(([code, value]) => (value === null ? [] : [[code, value] as const]))
  tree = computeIndex(index, { ...Object.fromEntries(given), population: INHABITANTS, pm10_concentration: PM10 })
})

function nodeOf(node: IndexNode, code: string): IndexNode | undefined {
  if (node.code === code) return node
  return node.kind === 'level' ? node.children.map((child) => nodeOf(child, code)).find((found) => found) : undefined
}

describe('a city computed by hand', () => {
  it('is given every indicator of the index', () => {
    const given = CITY.filter(([, value]) => value !== null).map(([code]) => code)
    expect(given).toEqual(index.indicators.map(({ code }) => code))
    expect(given).toHaveLength(40)
  })

  it.each(CITY)('%s %s: %s = %s', (code, _given, _arithmetic, result) => {
    expect(nodeOf(tree.root, code)?.value).toBeCloseTo(result, 4)
  })

  it('has its geometric mean beside, a band, and nothing missing', () => {
    expect(tree.root.geometric).toBeCloseTo(GEOMETRIC, 4)
    expect(tree.root.arithmetic).toBe(tree.root.value)
    expect(tree.band?.key).toBe('moderately-weak')
    expect(tree.root.coverage).toMatchObject({ percent: 100, measured: 40, of: 40, missing: [] })
  })

  it.each([
    ['city_product_per_capita', ['100·(ln 8,500 − ln 714.64)/(ln 108,818.96 − ln 714.64) = 49.268']],
    ['poverty_rate', ['100 − 100·(∜29 − 0.38)/(3 − 0.38) = 25.9315']],
    ['renewable_energy_share', ['100·56/20, at most 100 = 100']],
    [
      'productivity',
      [
        'arithmetic mean (official): (49.268 + 47.8888 + 5.5985 + 56.6683)/4 = 39.8559',
        'geometric mean, on every level: (49.268 · 47.8888 · 5.5985 · 56.595)^(1/4) = 29.4044',
      ],
    ],
  ])('writes its arithmetic out: %s', (code, lines) => {
    const node = nodeOf(tree.root, code)
    expect(node === undefined ? [] : stepsOf(node).map(({ en }) => en)).toEqual(lines)
  })

  it('says from what the stations needed were worked out', () => {
    const node = nodeOf(tree.root, 'monitoring_stations')
    expect(node && stepsOf(node).map(({ en }) => en)).toEqual([
      expect.stringMatching(/pm10_concentration = 46, population = 1,566,629 → 6\.2665$/),
      '100·3/6.2665, at most 100 = 47.8735',
    ])
  })
})
