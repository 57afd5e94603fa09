import { z } from 'zod'
import { type CivilDate, firstDayOfPeriod, lastDayOfPeriod } from '../../kernel/civil.ts'
import type { Measure } from '../../platform/measures/measure.ts'
import { observatoryPaths } from './catalogue-paths.ts'
import { batchesPublished, indicatorAges } from './data/published-records.ts'
import { valuesAtPoints } from './registers-measures.ts'

const noParams = z.object({})
const own = {
  version: 1,
  grain: 'year',
  dimensions: [],
  params: noParams,
  // What it counts is published.
  mayOpen: () => true,
} as const

export const publications: Measure<z.infer<typeof noParams>> = {
  ...own,
  id: 'observatory.publications',
  title: { es: 'Publicaciones de cifras del observatorio', en: 'Publications of figures of the observatory' },
  unit: { es: 'publicaciones', en: 'publications' },
  method: {
    es: 'Se cuentan los lotes de cifras que se publicaron en el período, correcciones incluidas.',
    en: 'Counts the batches of figures published in the period, corrections included.',
  },
  fold: 'count',
  async records(tx, _params, period, asOf) {
    const [from, to] = [firstDayOfPeriod(period), lastDayOfPeriod(period)]
    if (from === undefined || to === undefined) return []
    return (await batchesPublished(tx, from, earlier(to, asOf))).map(({ id, title, on, indicator }) => ({
      kind: 'observatory.batch',
      id,
      label: title,
      href: observatoryPaths.indicator(indicator),
      at: on,
    }))
  },
}

export const indicatorsUpToDate: Measure<z.infer<typeof noParams>> = {
  ...own,
  id: 'observatory.indicators_up_to_date',
  title: { es: 'Indicadores del observatorio al día', en: 'Indicators of the observatory up to date' },
  unit: { es: '% de los indicadores', en: '% of the indicators' },
  method: {
    es: 'Indicadores con alguna cifra publicada de los dos últimos años, entre todos los del catálogo.',
    en: 'Indicators with a published figure of the last two years, out of all in the catalogue.',
  },
  fold: 'ratio',
  async records(tx, _params, period, asOf) {
    const last = lastDayOfPeriod(period)
    if (last === undefined) return []
    const on = earlier(last, asOf)
    return (await indicatorAges(tx, on)).map(({ id, code, title, lastYear }) => ({
      kind: 'observatory.indicator',
      id,
      label: title.es,
      href: observatoryPaths.indicator(code),
      numerator: lastYear >= Number(on.slice(0, 4)) - 2 ? 1 : 0,
      denominator: 1,
    }))
  },
}

/** What the observatory's own work feeds to plans. */
export const OBSERVATORY_MEASURES: readonly Measure[] = [publications, indicatorsUpToDate, valuesAtPoints].map(
  (measure) => measure as Measure,
)

function earlier(one: CivilDate, other: CivilDate): CivilDate {
  return one.localeCompare(other) <= 0 ? one : other
}
