import { formatDate } from '../../../../../kernel/format.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { DotMap } from '../../../../../ui/map/dot-map.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { OpenRegisterYear } from '../../../data/register-queries.ts'
import type { PictureOfPlaces } from '../../../rules/registers/picture.ts'
import type { PublishedYear } from '../../../rules/registers/publication.ts'
import { writer } from '../catalogue/catalogue-words.ts'
import { categoryTitle, REGISTER_WORDS } from './register-words.ts'

interface PointsProps {
  readonly locale: Locale
  readonly answer: OpenRegisterYear
  readonly content: PublishedYear
}

/** Points nearer than this many points of the picture are drawn as one. */
const TOGETHER = 44

export function PointsSection({
  locale,
  answer,
  content,
  picture,
}: PointsProps & { readonly picture: PictureOfPlaces | undefined }) {
  const words = REGISTER_WORDS[locale]
  const { kind, places } = answer
  const { points } = content
  if (points.length === 0 || picture === undefined) return null
  const { ring } = kind.privacy
  const title = say(kind.row, locale)
  const counts = places.map(({ id, code, name }) => ({
    id: code,
    name,
    value: String(points.filter(({ placeId }) => placeId === id).length),
  }))
  return (
    <section class="stack" aria-labelledby="puntos">
      <h2 id="puntos">{words.points}</h2>
      <DotMap
        id="registro-puntos"
        label={`${say(kind.title, locale)}, ${content.year}`}
        locale={locale}
        width={picture.width}
        height={picture.height}
        ground={places.map(({ id, name }) => ({ id, name, ...picture.areas.get(id) }))}
        dots={points.map(({ longitude, latitude, number }, index) => ({
          id: String(index),
          title: number === undefined ? title : `${title} ${number}`,
          at: picture.toPicture([longitude, latitude]),
        }))}
        together={TOGETHER}
        rows={counts}
        columns={{ name: words.place, value: words.points }}
        note={`${kind.privacy.points === 'displaced' && ring !== undefined ? words.pointsMoved(ring.from, ring.to) : words.pointsOpen} ${words.pointsOf(points.length, content.rows)}`}
      />
    </section>
  )
}

/** Records one by one: of registers whose points are open, and of no other. */
export function RecordsSection({ locale, answer, content }: PointsProps) {
  const words = REGISTER_WORDS[locale]
  const { kind, places } = answer
  if (kind.privacy.points !== 'open' || content.points.length === 0) return null
  const write = writer(kind)
  const names = new Map(places.map(({ id, name }) => [id, name] as const))
  return (
    <section class="stack" aria-labelledby="fichas">
      <h2 id="fichas">{words.records}</h2>
      <details class="as-table">
        <summary>
          {words.records} ({content.points.length})
        </summary>
        <DataTable
          id="fichas-tabla"
          caption={words.records}
          captionHidden
          locale={locale}
          rows={content.points}
          rowKey={({ number }) => String(number)}
          columns={[
            {
              key: 'number',
              title: words.record,
              kind: 'code',
              cell: ({ number }) => <span id={`ficha-${number}`}>{number}</span>,
            },
            {
              key: 'date',
              title: words.date,
              kind: 'date',
              cell: ({ on }) => (on === undefined ? '–' : formatDate(on, locale)),
            },
            { key: 'place', title: words.place, cell: ({ placeId }) => names.get(placeId) ?? '–' },
            ...(kind.category === undefined
              ? []
              : [
                  {
                    key: 'category',
                    title: say(kind.category.title, locale),
                    cell: ({ category = '' }: (typeof content.points)[number]) => categoryTitle(kind, category, locale),
                  },
                ]),
            {
              key: 'amount',
              title: `${words.value} (${say(kind.unit, locale)})`,
              kind: 'number',
              cell: ({ amount }) => (amount === undefined ? '–' : write(amount)),
            },
            { key: 'source', title: words.sourceOfRow, cell: ({ source = '' }) => source },
          ]}
        />
      </details>
    </section>
  )
}
