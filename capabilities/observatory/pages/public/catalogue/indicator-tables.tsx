import { civilDateAt } from '../../../../../kernel/civil.ts'
import { formatDate } from '../../../../../kernel/format.ts'
import { isMissing } from '../../../../../kernel/missing.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Sparkline } from '../../../../../ui/chart/sparkline.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import { observatoryPaths } from '../../../catalogue-paths.ts'
import type { IndicatorAnswer } from '../../../data/catalogue-queries.ts'
import type { Batch, SheetContent } from '../../../model.ts'
import { publicationPaths } from '../../../publications-paths.ts'
import type { IndicatorView } from '../../../rules/catalogue/indicator-view.ts'
import { STATUS_TITLES, saidChange, saidValue, writer } from './catalogue-words.ts'
import { DemoTag } from './observatory-frame.tsx'
import { OBSERVATORY_WORDS } from './words.ts'

interface TableProps {
  readonly locale: Locale
  readonly content: SheetContent
  readonly view: IndicatorView
  readonly batches: readonly Batch[]
  readonly here?: string | undefined
}

/** The period, place by place, from the first rank to the last; those without a figure at the end, with the reason. */
export function PlacesNow({ locale, content, view, batches, here }: TableProps) {
  const words = OBSERVATORY_WORDS[locale]
  const write = writer(content)
  const demo = new Set(batches.filter((batch) => batch.demo).map(({ number }) => number))
  const rows = [...view.rows].sort((one, other) => (one.rank ?? 1e9) - (other.rank ?? 1e9))
  return (
    <DataTable
      id="por-municipio"
      caption={`${words.byPlace}, ${view.period}`}
      captionHidden
      locale={locale}
      rows={rows}
      rowKey={({ place }) => place.id}
      highlight={({ place }) => place.code === here}
      totalLabel={words.whole}
      columns={[
        {
          key: 'place',
          title: words.place,
          cell: ({ place }) => <a href={localPath(locale, observatoryPaths.place(place.code))}>{place.name}</a>,
        },
        { key: 'rank', title: words.rank, kind: 'number', cell: ({ rank }) => rank ?? '–' },
        {
          key: 'value',
          title: `${view.period} (${say(content.unit, locale)})`,
          kind: 'number',
          cell: ({ value }) => saidValue(value, write, locale),
          total: saidValue(view.whole.value, write, locale),
        },
        {
          key: 'change',
          title: words.change,
          kind: 'number',
          cell: ({ change }) => (change === undefined ? '–' : saidChange(change, write)),
        },
        {
          key: 'trend',
          title: words.trend,
          cell: ({ place, values }) => (
            <Sparkline
              label={`${place.name}: ${values.map((value) => saidValue(value, write, locale)).join(', ')}`}
              values={values.map((value) => (isMissing(value) ? null : value))}
            />
          ),
        },
        {
          key: 'status',
          title: words.status,
          cell: ({ cell }) =>
            cell === undefined ? (
              '–'
            ) : (
              <>
                {say(STATUS_TITLES[cell.status], locale)}
                {cell.revision > 1 ? `, ${words.revised(cell.revision)}` : ''}{' '}
                <DemoTag locale={locale} demo={demo.has(cell.batch)} />
              </>
            ),
        },
      ]}
    />
  )
}

/** Every place and period. */
export function AllFigures({ locale, content, view }: TableProps) {
  const words = OBSERVATORY_WORDS[locale]
  const write = writer(content)
  return (
    <DataTable
      id="todas"
      caption={words.table}
      captionHidden
      locale={locale}
      rows={view.rows}
      rowKey={({ place }) => place.id}
      totalLabel={words.whole}
      columns={[
        { key: 'place', title: words.place, cell: ({ place }) => place.name },
        ...view.periods.map((period, index) => ({
          key: period,
          title: period,
          kind: 'number' as const,
          cell: ({ values }: IndicatorView['rows'][number]) => {
            const value = values[index]
            return value === undefined ? '–' : saidValue(value, write, locale)
          },
          total: saidValue(view.wholes[index]?.value ?? { missing: 'not_collected' }, write, locale),
        })),
      ]}
    />
  )
}

interface PublicationsProps {
  readonly locale: Locale
  readonly batches: readonly Batch[]
  readonly zone: string
}

export function Publications({ locale, batches, zone }: PublicationsProps) {
  const words = OBSERVATORY_WORDS[locale]
  return (
    <DataTable
      id="publicaciones"
      caption={words.batches}
      captionHidden
      cards
      locale={locale}
      rows={batches}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'title',
          title: words.publication,
          cell: ({ title, demo, number }) => (
            <>
              <a
                href={localPath(locale, publicationPaths.publication(number))}
                lang={locale === 'es' ? undefined : 'es'}
              >
                {title}
              </a>{' '}
              <DemoTag locale={locale} demo={demo} />
            </>
          ),
        },
        {
          key: 'date',
          title: words.date,
          kind: 'date',
          cell: ({ publishedAt }) =>
            publishedAt === undefined ? '–' : formatDate(civilDateAt(publishedAt, zone), locale),
        },
        {
          key: 'source',
          title: words.source,
          cell: ({ source, citation }) => (
            <span lang={locale === 'es' ? undefined : 'es'}>
              {source}. {citation}
            </span>
          ),
        },
      ]}
    />
  )
}

/** What was published and then corrected, with what stands now. */
export function Corrections({ locale, answer, zone }: { locale: Locale; answer: IndicatorAnswer; zone: string }) {
  const words = OBSERVATORY_WORDS[locale]
  const write = writer(answer.indicator.sheet.content)
  const nameOf = new Map(answer.places.map(({ id, name }) => [id, name] as const))
  const keyOf = (cell: { placeId: string; period: string; breakdown: string }) =>
    `${cell.placeId} ${cell.period} ${cell.breakdown}`
  const now = new Map(answer.cells.map((cell) => [keyOf(cell), cell] as const))
  if (answer.replaced.length === 0) return <p class="soft">{words.noCorrections}</p>
  return (
    <DataTable
      id="correcciones"
      caption={words.corrections}
      captionHidden
      locale={locale}
      rows={answer.replaced.slice(0, 200)}
      rowKey={(cell) => `${keyOf(cell)} ${cell.batch}`}
      columns={[
        { key: 'place', title: words.place, cell: ({ placeId }) => nameOf.get(placeId) ?? placeId },
        { key: 'period', title: words.period, kind: 'date', cell: ({ period }) => period },
        {
          key: 'published',
          title: words.publishedOn,
          kind: 'date',
          cell: ({ publishedAt }) => formatDate(civilDateAt(publishedAt, zone), locale),
        },
        { key: 'before', title: words.before, kind: 'number', cell: ({ value }) => saidValue(value, write, locale) },
        {
          key: 'now',
          title: words.now,
          kind: 'number',
          cell: (cell) => {
            const value = now.get(keyOf(cell))?.value
            return value === undefined ? '–' : saidValue(value, write, locale)
          },
        },
      ]}
    />
  )
}
