import { formatDate, formatNumber } from '../../../../../kernel/format.ts'
import type { Locale } from '../../../../../kernel/text.ts'
import { DefinitionList } from '../../../../../ui/content/content.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { PlaceAnswer } from '../../../data/ground-queries.ts'
import type { PlaceState } from '../../../data/places-query.ts'
import { wordOf } from './places-tables.tsx'
import { CERTAINTY, PLACE_WORDS, populationWords, SHAPE_STATUS } from './places-words.ts'

export function KnownList({ locale, answer }: { readonly locale: Locale; readonly answer: PlaceAnswer }) {
  const words = PLACE_WORDS[locale]
  const { place } = answer
  const { state } = place
  const codes = Object.entries(place.officialCodes).filter(([name]) => name !== 'department')
  return (
    <DefinitionList
      items={[
        {
          term: words.population,
          value: `${populationWords(state, locale)} · ${wordOf(CERTAINTY, state.populationCertainty, locale)}`,
        },
        {
          term: words.area,
          value: state.areaKm2 === undefined ? words.noData : formatNumber(state.areaKm2, { min: 2 }),
        },
        { term: words.shape, value: wordOf(SHAPE_STATUS, state.shapeStatus, locale) },
        {
          term: words.centre,
          value:
            state.latitude === undefined || state.longitude === undefined
              ? words.noData
              : `${state.latitude.toFixed(4)}, ${state.longitude.toFixed(4)}`,
        },
        ...(codes.length === 0 ? [] : [{ term: words.codes, value: codes.map(([, code]) => code).join(', ') }]),
        { term: words.source, value: <span lang={locale === 'es' ? undefined : 'es'}>{state.source}</span> },
      ]}
    />
  )
}

export function HistoryTable(props: {
  readonly locale: Locale
  readonly history: readonly PlaceState[]
  readonly dateOf: (instant: string) => string
}) {
  const { locale, dateOf } = props
  const words = PLACE_WORDS[locale]
  return (
    <DataTable
      id="historia"
      caption={words.history}
      captionHidden
      locale={locale}
      rows={props.history}
      rowKey={({ id }) => id}
      columns={[
        { key: 'recorded', title: words.recorded, kind: 'date', cell: (state) => dateOf(state.recordedAt) },
        {
          key: 'replaced',
          title: words.replaced,
          kind: 'date',
          cell: (state) => (state.replacedAt === undefined ? words.current : dateOf(state.replacedAt)),
        },
        {
          key: 'from',
          title: words.validFrom,
          kind: 'date',
          cell: (state) => (state.validFrom === undefined ? words.always : formatDate(state.validFrom, locale)),
        },
        { key: 'name', title: words.name, cell: (state) => state.name },
        { key: 'population', title: words.population, kind: 'number', cell: (state) => populationWords(state, locale) },
        { key: 'shape', title: words.shape, cell: (state) => wordOf(SHAPE_STATUS, state.shapeStatus, locale) },
        {
          key: 'source',
          title: words.source,
          cell: (state) => <span lang={locale === 'es' ? undefined : 'es'}>{state.source}</span>,
        },
      ]}
    />
  )
}
