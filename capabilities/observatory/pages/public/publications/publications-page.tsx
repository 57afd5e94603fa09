import { type CivilDate, civilDateAt } from '../../../../../kernel/civil.ts'
import { formatDate, formatNumber } from '../../../../../kernel/format.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { DefinitionList, Tag } from '../../../../../ui/content/content.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import { observatoryPaths } from '../../../catalogue-paths.ts'
import type { Announcement } from '../../../data/calendar-store.ts'
import type { Publication, PublicationAnswer } from '../../../data/publications.ts'
import { publicationPaths } from '../../../publications-paths.ts'
import type { Expected } from '../../../rules/publications/expected.ts'
import { DemoNotice, DemoTag } from '../catalogue/observatory-frame.tsx'
import { AnnouncedSection } from './announced-section.tsx'
import { PUBLICATION_WORDS } from './publications-words.ts'

const NAMED = 4

function Titles({ locale, of }: { readonly locale: Locale; readonly of: Publication['indicators'] }) {
  const rest = of.length - NAMED
  const names = of.slice(0, NAMED).map(({ title }) => say(title, locale))
  return <>{[...names, ...(rest > 0 ? [PUBLICATION_WORDS[locale].more(rest)] : [])].join('; ')}</>
}

interface PublicationsProps {
  readonly locale: Locale
  readonly zone: string
  readonly today: CivilDate
  readonly publications: readonly Publication[]
  readonly announced: readonly Announcement[]
  readonly expected: readonly Expected[]
}

export function PublicationsPage({ locale, zone, today, publications, announced, expected }: PublicationsProps) {
  const words = PUBLICATION_WORDS[locale]
  return (
    <>
      <PageHead title={words.title} lead={<p>{words.lead}</p>} />
      <p>
        {words.follow}: <a href={localPath(locale, publicationPaths.feed())}>{words.feed}</a>,{' '}
        <a href={localPath(locale, publicationPaths.calendar())}>{words.calendar}</a>
      </p>
      <AnnouncedSection locale={locale} today={today} announced={announced} />
      <section class="stack" aria-labelledby="publicado">
        <h2 id="publicado">{words.past}</h2>
        <DataTable
          id="publicaciones"
          caption={words.past}
          captionHidden
          cards
          locale={locale}
          rows={publications}
          rowKey={({ batch }) => batch.id}
          columns={[
            {
              key: 'title',
              title: words.publication,
              cell: ({ batch }) => (
                <>
                  <a
                    href={localPath(locale, publicationPaths.publication(batch.number))}
                    lang={locale === 'es' ? undefined : 'es'}
                  >
                    {batch.title}
                  </a>{' '}
                  <DemoTag locale={locale} demo={batch.demo} />
                </>
              ),
            },
            {
              key: 'date',
              title: words.date,
              kind: 'date',
              cell: ({ batch }) => dayOf(batch.publishedAt, zone, locale),
            },
            {
              key: 'indicators',
              title: words.indicators,
              cell: ({ indicators }) => <Titles locale={locale} of={indicators} />,
            },
            { key: 'cells', title: words.cells, kind: 'number', cell: ({ cells }) => formatNumber(cells) },
          ]}
        />
      </section>
      <section class="stack" aria-labelledby="esperado">
        <h2 id="esperado">{words.next}</h2>
        <p class="soft">{words.nextLead}</p>
        <DataTable
          id="esperadas"
          caption={words.next}
          captionHidden
          cards
          locale={locale}
          rows={expected}
          rowKey={({ on }) => on}
          columns={[
            {
              key: 'on',
              title: words.expectedOn,
              kind: 'date',
              cell: ({ on }) => (
                <>
                  {formatDate(on, locale, 'prose')} {on < today ? <Tag>{words.notYet}</Tag> : null}
                </>
              ),
            },
            {
              key: 'indicators',
              title: words.indicators,
              cell: ({ indicators }) => <Titles locale={locale} of={indicators} />,
            },
          ]}
        />
      </section>
    </>
  )
}

function dayOf(publishedAt: string | undefined, zone: string, locale: Locale): string {
  return publishedAt === undefined ? '–' : formatDate(civilDateAt(publishedAt, zone), locale)
}

interface PublicationProps {
  readonly locale: Locale
  readonly zone: string
  readonly answer: PublicationAnswer
}

/** One publication: what is in it, and where it came of records of another room, these records. */
export function PublicationPage({ locale, zone, answer: { publication, counted } }: PublicationProps) {
  const words = PUBLICATION_WORDS[locale]
  const { batch, indicators, first, last, cells } = publication
  const spanish = locale === 'es' ? undefined : 'es'
  return (
    <>
      <PageHead
        title={batch.title}
        lead={
          <p>
            {words.published}: {dayOf(batch.publishedAt, zone, locale)}
          </p>
        }
      />
      <DemoNotice locale={locale} demo={batch.demo} />
      <DefinitionList
        items={[
          {
            term: words.source,
            value: (
              <span lang={spanish}>
                {batch.source}. {batch.citation}
              </span>
            ),
          },
          { term: words.years, value: first === last ? first : `${first}–${last}` },
          { term: words.cells, value: formatNumber(cells) },
        ]}
      />
      <section class="stack" aria-labelledby="indicadores">
        <h2 id="indicadores">{words.indicators}</h2>
        <ul class="columns-list">
          {indicators.map(({ code, title }) => (
            <li key={code}>
              <a href={localPath(locale, observatoryPaths.indicator(code))}>{say(title, locale)}</a>
            </li>
          ))}
        </ul>
      </section>
      {counted === undefined ? null : (
        <section class="stack" aria-labelledby="registros">
          <h2 id="registros">{words.counted}</h2>
          <p>
            {say(counted.title, locale)}, {counted.period}.{' '}
            {words.countedLead(formatNumber(counted.count), formatDate(counted.asOf, locale, 'prose'))}
          </p>
          <p>
            {words.method}: {say(counted.method, locale)}
          </p>
          <DataTable
            id="contados"
            caption={words.counted}
            captionHidden
            cards
            locale={locale}
            rows={counted.records}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'record',
                title: words.record,
                cell: ({ label, href }) => (
                  <a href={localPath(locale, href)} lang={spanish}>
                    {label}
                  </a>
                ),
              },
              {
                key: 'at',
                title: words.happened,
                kind: 'date',
                cell: ({ at }) => (at === undefined ? '–' : formatDate(at, locale)),
              },
              { key: 'where', title: words.municipality, cell: ({ breakdowns }) => breakdowns?.municipality ?? '–' },
            ]}
          />
        </section>
      )}
    </>
  )
}
