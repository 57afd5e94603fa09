import { formatNumber, formatPercent } from '../../../../../kernel/format.ts'
import { type Locale, say, type Text } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Tag } from '../../../../../ui/content/content.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { GeographyAnswer } from '../../../data/ground-queries.ts'
import type { Geography, Place, Share } from '../../../data/places-query.ts'
import { placesPaths } from '../../../places-paths.ts'
import { CERTAINTY, PLACE_WORDS, populationWords, SHAPE_STATUS, SHARE_RULE } from './places-words.ts'

export function wordOf(words: Readonly<Record<string, Text>>, key: string | undefined, locale: Locale): string {
  const text = key === undefined ? undefined : words[key]
  return text === undefined ? PLACE_WORDS[locale].noData : say(text, locale)
}

export function PlacesTable({ locale, answer }: { readonly locale: Locale; readonly answer: GeographyAnswer }) {
  const words = PLACE_WORDS[locale]
  const { geography, within } = answer
  const titles = new Map(answer.geographies.map((each) => [each.code, say(each.title, locale)]))
  return (
    <DataTable
      id="lugares"
      caption={say(geography.title, locale)}
      captionHidden
      locale={locale}
      cards
      rows={answer.places}
      rowKey={({ id }) => id}
      exports={[{ label: 'CSV', href: localPath(locale, placesPaths.placesTable(geography.code)) }]}
      columns={[
        {
          key: 'name',
          title: words.place,
          cell: (place: Place) => (
            <>
              <a href={localPath(locale, placesPaths.place(geography.code, place.code))}>{place.name}</a>
              {place.partial ? <Tag>{words.partial}</Tag> : null}
            </>
          ),
        },
        {
          key: 'population',
          title: words.population,
          kind: 'number',
          cell: ({ state }: Place) => populationWords(state, locale),
        },
        {
          key: 'certainty',
          title: words.certainty,
          cell: ({ state }: Place) => wordOf(CERTAINTY, state.populationCertainty, locale),
        },
        {
          key: 'area',
          title: words.area,
          kind: 'number',
          cell: ({ state }: Place) =>
            state.areaKm2 === undefined ? words.noData : formatNumber(state.areaKm2, { min: 2 }),
        },
        {
          key: 'shape',
          title: words.shape,
          cell: ({ state }: Place) => wordOf(SHAPE_STATUS, state.shapeStatus, locale),
        },
        {
          key: 'within',
          title: words.within,
          cell: ({ id, code, name }: Place) => {
            const links = (within.get(id) ?? []).filter((link) => link.code !== code || link.name !== name)
            return (
              <>
                {links.map((link, index) => (
                  <span key={link.geography}>
                    {index === 0 ? '' : ', '}
                    <a
                      href={localPath(locale, placesPaths.place(link.geography, link.code))}
                      title={titles.get(link.geography)}
                    >
                      {link.name}
                    </a>
                  </span>
                ))}
              </>
            )
          },
        },
      ]}
    />
  )
}

interface ShareRow {
  readonly geography: string
  readonly code: string
  readonly name: string
  readonly population?: number
  readonly area?: number
  readonly rule: string
}

/** Both bases of one place beside each other. */
function rowsOf(shares: readonly Share[]): readonly ShareRow[] {
  return [...Map.groupBy(shares, ({ placeId }) => placeId).values()].flatMap((same) => {
    const [first] = same
    if (first === undefined) return []
    const { geography, code, name, rule } = first
    return [{ geography, code, name, rule, ...Object.fromEntries(same.map(({ basis, share }) => [basis, share])) }]
  })
}

export function SharesTable(props: {
  readonly id: string
  readonly caption: string
  readonly locale: Locale
  readonly shares: readonly Share[]
  readonly geographies: readonly Geography[]
}) {
  const { locale } = props
  const words = PLACE_WORDS[locale]
  const titles = new Map(props.geographies.map((each) => [each.code, say(each.title, locale)]))
  const percent = (share: number | undefined) => (share === undefined ? words.noData : formatPercent(share * 100, 1))
  return (
    <DataTable
      id={props.id}
      caption={props.caption}
      captionHidden
      locale={locale}
      rows={rowsOf(props.shares)}
      rowKey={({ geography, code }) => `${geography}/${code}`}
      columns={[
        {
          key: 'place',
          title: words.place,
          cell: ({ geography, code, name }) => (
            <a href={localPath(locale, placesPaths.place(geography, code))}>{name}</a>
          ),
        },
        { key: 'geography', title: words.geography, cell: ({ geography }) => titles.get(geography) ?? geography },
        { key: 'population', title: words.byPopulation, kind: 'number', cell: ({ population }) => percent(population) },
        { key: 'area', title: words.byArea, kind: 'number', cell: ({ area }) => percent(area) },
        { key: 'rule', title: words.rule, cell: ({ rule }) => wordOf(SHARE_RULE, rule, locale) },
      ]}
    />
  )
}
