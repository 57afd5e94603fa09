import { isMissing, type Maybe } from '../../../../kernel/missing.ts'
import { type Result, refuse } from '../../../../kernel/result.ts'
import type { Text } from '../../../../kernel/text.ts'
import { figure } from '../indices/steps.ts'
import { landConsumption } from '../statistics/land-consumption.ts'
import { leftOut, type StatisticAnswer, type StatisticPlace, type StatisticRefusal } from './answer.ts'
import { amountAt, type PlaceSeries } from './place-series.ts'
import { NEEDS_TWO_YEARS, NOT_ADDABLE, NOTHING_TO_COUNT } from './shares.ts'

interface Four {
  readonly landBefore: number
  readonly landAfter: number
  readonly peopleBefore: number
  readonly peopleAfter: number
}

/** SDG 11.3.1 of each place and of all together: how many times as fast built-up land grows as people. */
export function landOver(
  land: PlaceSeries,
  people: PlaceSeries | undefined,
  places: readonly StatisticPlace[],
  [before, after]: readonly [string, string],
): Result<StatisticAnswer, StatisticRefusal> {
  if (people === undefined) return refuse(NEEDS_PEOPLE)
  if (land.aggregation === 'none' || people.aggregation === 'none') return refuse(NOT_ADDABLE)
  if (before === after) return refuse(NEEDS_TWO_YEARS)
  const years = Number(after) - Number(before)
  const known = places.flatMap((place) => {
    const four = [
      amountAt(land, place.id, before),
      amountAt(land, place.id, after),
      amountAt(people, place.id, before),
      amountAt(people, place.id, after),
    ]
    if (four.some(isMissing)) return []
    const [landBefore = 0, landAfter = 0, peopleBefore = 0, peopleAfter = 0] = four as readonly number[]
    return [{ place, four: { landBefore, landAfter, peopleBefore, peopleAfter } }]
  })
  if (known.length === 0) return refuse(NOTHING_TO_COUNT)
  const total = known.reduce<Four>(
    (sum, { four }) => ({
      landBefore: sum.landBefore + four.landBefore,
      landAfter: sum.landAfter + four.landAfter,
      peopleBefore: sum.peopleBefore + four.peopleBefore,
      peopleAfter: sum.peopleAfter + four.peopleAfter,
    }),
    { landBefore: 0, landAfter: 0, peopleBefore: 0, peopleAfter: 0 },
  )
  const whole = landConsumption({ ...total, years })
  const ids = new Set(known.map(({ place }) => place.id))
  return {
    ok: true,
    value: {
      kind: 'land',
      figures: [
        {
          title: { es: 'Crecimiento anual del suelo', en: 'Yearly growth of land' },
          formula: 'LCR = (V₂ − V₁) / (V₁ · T)',
          arithmetic: landArithmetic(total, years),
          value: whole.landRate,
          decimals: 5,
        },
        {
          title: { es: 'Crecimiento anual de la población', en: 'Yearly growth of the population' },
          formula: 'PGR = ln(P₂ / P₁) / T',
          arithmetic: peopleArithmetic(total, years),
          value: whole.populationRate,
          decimals: 5,
        },
        {
          title: { es: 'ODS 11.3.1 del área', en: 'SDG 11.3.1 of the area' },
          formula: 'LCR / PGR',
          arithmetic: `${said(whole.landRate)} / ${said(whole.populationRate)}`,
          value: whole.ratio,
          decimals: 2,
        },
      ],
      rowFormula: '[(V₂ − V₁) / (V₁ · T)] / [ln(P₂ / P₁) / T]',
      columns: [
        { key: 'land', title: { es: 'Suelo, por año', en: 'Land, a year' }, decimals: 5 },
        { key: 'people', title: { es: 'Población, por año', en: 'People, a year' }, decimals: 5 },
        { key: 'ratio', title: { es: 'Razón', en: 'Ratio' }, decimals: 2 },
      ],
      rows: known.map(({ place, four }) => {
        const { landRate, populationRate, ratio } = landConsumption({ ...four, years })
        return {
          place,
          values: [landRate, populationRate, ratio],
          arithmetic: `[${landArithmetic(four, years)}] / [${peopleArithmetic(four, years)}]`,
          word: wordOf(ratio),
        }
      }),
      mapped: 'ratio',
      notes: [
        {
          es: 'Más de 1: el suelo construido crece más de prisa que la población. Donde la población casi no cambia no hay razón que decir.',
          en: 'Above 1 built-up land grows faster than people. Where the population hardly changes there is no ratio to tell.',
        },
        ...leftOut(places.filter(({ id }) => !ids.has(id))),
      ],
    },
  }
}

function wordOf(ratio: Maybe<number>): Text | undefined {
  if (isMissing(ratio)) return undefined
  return ratio > 1
    ? { es: 'más suelo que gente', en: 'more land than people' }
    : { es: 'no más suelo que gente', en: 'not more land than people' }
}

const said = (value: Maybe<number>) => (isMissing(value) ? '–' : figure(value))

function landArithmetic({ landBefore, landAfter }: Four, years: number): string {
  return `(${figure(landAfter)} − ${figure(landBefore)}) / (${figure(landBefore)} · ${years})`
}

function peopleArithmetic({ peopleBefore, peopleAfter }: Four, years: number): string {
  return `ln(${figure(peopleAfter)} / ${figure(peopleBefore)}) / ${years}`
}

const NEEDS_PEOPLE: StatisticRefusal = {
  kind: 'needs_people',
  field: 'otro',
  message: {
    es: 'Elija como segundo indicador la población.',
    en: 'Choose the population as the second indicator.',
  },
}
