import { formatNumber } from '../../../../../kernel/format.ts'
import { type Locale, say, type Text } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Tag } from '../../../../../ui/content/content.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { GeographyAnswer } from '../../../data/ground-queries.ts'
import type { Place } from '../../../data/places-query.ts'
import { placesPaths } from '../../../places-paths.ts'
import { CERTAINTY, PLACE_WORDS, populationWords, SHAPE_STATUS } from './places-words.ts'

export function wordOf(words: Readonly<Record<string, Text>>, key: string | undefined, locale: Locale): string {
  const text = key === undefined ? undefined : words[key]
  return text === undefined ? PLACE_WORDS[locale].noData : say(text, locale)
}

/** How many places stand on a page: a grid has thousands. */
export const PLACES_ON_PAGE = 100

export function PlacesTable({
  locale,
  answer,
  page = 1,
}: {
  readonly locale: Locale
  readonly answer: GeographyAnswer
  readonly page?: number
}) {
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
      rows={answer.places.slice((page - 1) * PLACES_ON_PAGE, page * PLACES_ON_PAGE)}
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
