import { csvLine } from '../../../platform/documents/csv.ts'
import type { OpenFigure } from './open-figures.ts'

/** SDMX writes why there is no value in the status too (CL_OBS_STATUS: L not collected, M cannot be, Q suppressed, O otherwise missing). */
const MISSING_STATUS: Readonly<Record<string, string>> = { not_collected: 'L', not_applicable: 'M', suppressed: 'Q' }

export function sdmxStatus({ missing, status }: Pick<OpenFigure, 'missing' | 'status'>): string {
  return missing === null ? status : (MISSING_STATUS[missing] ?? 'O')
}

const AGENCY = 'TRAMA'
const flow = (indicator: string) => `${AGENCY}:${code(indicator.toUpperCase())}(1.0)`
const flowUrn = (indicator: string) => `urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=${flow(indicator)}`
/** What SDMX allows in an identifier; `sex=women;zone=urban` is `sex_women_zone_urban`. */
const code = (text: string) => text.replace(/[^A-Za-z0-9_@$-]/g, '_')
const DIMENSIONS = ['INDICATOR', 'REF_AREA', 'BREAKDOWN'] as const

const keyOf = ({ indicator, place, breakdown }: OpenFigure) =>
  [code(indicator.toUpperCase()), code(place), code(breakdown)] as const

/** SDMX-CSV 2.0: one line an observation, dimensions, then time, value and attributes. */
export function sdmxCsv(figures: readonly OpenFigure[]): string {
  const head = [
    'STRUCTURE',
    'STRUCTURE_ID',
    'ACTION',
    ...DIMENSIONS,
    'TIME_PERIOD',
    'OBS_VALUE',
    'OBS_STATUS',
    'UNIT_MEASURE',
    'DEMONSTRATION',
  ]
  return (
    csvLine(head) +
    figures
      .map((figure) =>
        csvLine([
          'dataflow',
          flow(figure.indicator),
          'I',
          ...keyOf(figure),
          figure.period,
          figure.value,
          sdmxStatus(figure),
          figure.unit,
          figure.demonstration,
        ]),
      )
      .join('')
  )
}

/** Codes in the order in which they first come, and where each stands. */
class CodeList {
  readonly values: { readonly id: string; readonly name: string }[] = []
  private readonly places = new Map<string, number>()
  at(id: string, name = id): number {
    const known = this.places.get(id)
    if (known !== undefined) return known
    this.places.set(id, this.values.length)
    return this.values.push({ id, name }) - 1
  }
}

/** SDMX-JSON 2.0 data message, series with their observations. */
export function sdmxJson(
  figures: readonly OpenFigure[],
  { title, prepared, locale }: { readonly title: string; readonly prepared: string; readonly locale: string },
) {
  const [indicators, areas, breakdowns, times] = [new CodeList(), new CodeList(), new CodeList(), new CodeList()]
  const [statuses, units, demos] = [new CodeList(), new CodeList(), new CodeList()]
  for (const period of [...new Set(figures.map((figure) => figure.period))].sort()) times.at(period)
  const series: Record<string, { observations: Record<string, readonly (number | null)[]> }> = {}
  for (const figure of figures) {
    const [indicator, area, breakdown] = keyOf(figure)
    const key = [
      indicators.at(indicator, title),
      areas.at(area, figure.place_name),
      breakdowns.at(breakdown, figure.breakdown),
    ].join(':')
    series[key] ??= { observations: {} }
    series[key].observations[String(times.at(figure.period))] = [
      figure.value,
      statuses.at(sdmxStatus(figure)),
      units.at(figure.unit),
      demos.at(String(figure.demonstration)),
    ]
  }
  const dimension = (id: string, keyPosition: number, { values }: CodeList) => ({ id, name: id, keyPosition, values })
  const attribute = (id: string, values: readonly object[]) => ({
    id,
    name: id,
    relationship: { observation: {} },
    values,
  })
  const links = [{ rel: 'dataflow', urn: flowUrn(figures[0]?.indicator ?? 'empty') }]
  return {
    meta: {
      schema:
        'https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/data-message/tools/schemas/2.0.0/sdmx-json-data-schema.json',
      id: code(`${figures[0]?.indicator ?? 'empty'}-${prepared}`),
      prepared,
      test: figures.some(({ demonstration }) => demonstration),
      contentLanguages: [locale],
      sender: { id: AGENCY },
    },
    data: {
      structures: [
        {
          name: title,
          dataSets: [0],
          links,
          dimensions: {
            dataSet: [],
            series: [
              dimension('INDICATOR', 0, indicators),
              dimension('REF_AREA', 1, areas),
              dimension('BREAKDOWN', 2, breakdowns),
            ],
            observation: [
              { id: 'TIME_PERIOD', name: 'TIME_PERIOD', keyPosition: 3, roles: ['TIME_PERIOD'], values: times.values },
            ],
          },
          // No list of values: the figures stand in the data themselves.
          measures: { observation: [{ id: 'OBS_VALUE', name: 'OBS_VALUE', format: { dataType: 'Double' } }] },
          attributes: {
            dataSet: [],
            series: [],
            observation: [
              attribute('OBS_STATUS', statuses.values),
              // A unit is words, no code.
              {
                ...attribute(
                  'UNIT_MEASURE',
                  units.values.map(({ id }) => ({ value: id })),
                ),
                format: { dataType: 'String' },
              },
              attribute('DEMONSTRATION', demos.values),
            ],
          },
        },
      ],
      dataSets: [{ structure: 0, action: 'Information', links, series }],
    },
  }
}
