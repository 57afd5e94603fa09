import type { CivilDate } from '../../../../../kernel/civil.ts'
import { formatDate } from '../../../../../kernel/format.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Tag } from '../../../../../ui/content/content.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import { observatoryPaths } from '../../../catalogue-paths.ts'
import type { Announcement } from '../../../data/calendar-store.ts'
import { publicationPaths } from '../../../publications-paths.ts'
import { type AnnouncedStanding, announcedStanding, isOpen } from '../../../rules/publications/calendar.ts'
import { DemoTag } from '../catalogue/observatory-frame.tsx'
import { PUBLICATION_WORDS } from './publications-words.ts'

function standingWords(standing: AnnouncedStanding, locale: Locale): string {
  const words = PUBLICATION_WORDS[locale]
  switch (standing.kind) {
    case 'announced':
      return words.announcedStanding
    case 'awaited':
      return words.awaitedStanding(standing.days)
    case 'on_time':
      return words.onTimeStanding
    case 'early':
      return words.earlyStanding(standing.days)
    case 'late':
      return words.lateStanding(standing.days)
    case 'withdrawn':
      return words.withdrawnStanding
  }
}

/** What became of an announced day, said without blame: an office that tells why keeps its word too. */
export function AnnouncedTag({
  locale,
  announcement,
  today,
}: {
  readonly locale: Locale
  readonly announcement: Announcement
  readonly today: CivilDate
}) {
  const standing = announcedStanding(announcement, today)
  return <Tag kind={standing.kind === 'awaited' ? 'action' : 'plain'}>{standingWords(standing, locale)}</Tag>
}

/** The days that were said before the one that stands, each with why it was moved. */
export function MovedDays({ locale, announcement }: { readonly locale: Locale; readonly announcement: Announcement }) {
  const words = PUBLICATION_WORDS[locale]
  const said = (on: CivilDate | undefined) => (on === undefined ? '–' : formatDate(on, locale, 'prose'))
  const moves = announcement.dates.flatMap((date, index) => {
    const before = announcement.dates[index - 1]
    return before === undefined ? [] : [{ ...date, from: before.on }]
  })
  if (moves.length === 0) return null
  return (
    <ul class="plain-list soft">
      {moves.map(({ number, from, on, reason }) => (
        <li key={number}>
          {on === undefined
            ? words.takenBack
            : from === undefined
              ? words.firstSaid(said(on))
              : words.movedTo(said(from), said(on))}{' '}
          <span lang={locale === 'es' ? undefined : 'es'}>{reason}</span>
        </li>
      ))}
    </ul>
  )
}

/** Figures to come with their announced day; and how the days before were kept. */
export function AnnouncedSection(props: {
  readonly locale: Locale
  readonly today: CivilDate
  readonly announced: readonly Announcement[]
}) {
  const { locale, announced } = props
  const words = PUBLICATION_WORDS[locale]
  const open = announced.filter(isOpen)
  const closed = announced.filter((each) => !isOpen(each)).toReversed()
  if (announced.length === 0) return null
  return (
    <section class="stack" aria-labelledby="anunciado">
      <h2 id="anunciado">{words.announced}</h2>
      <p class="soft">{words.announcedLead}</p>
      {open.length === 0 ? (
        <p>{words.nothingAnnounced}</p>
      ) : (
        <AnnouncedTable {...props} id="anunciadas" caption={words.announced} rows={open} />
      )}
      {closed.length === 0 ? null : (
        <>
          <h3>{words.kept}</h3>
          <AnnouncedTable {...props} id="cumplidas" caption={words.kept} rows={closed} />
        </>
      )}
    </section>
  )
}

interface TableProps {
  readonly locale: Locale
  readonly today: CivilDate
  readonly id: string
  readonly caption: string
  readonly rows: readonly Announcement[]
}

function AnnouncedTable({ locale, today, id, caption, rows }: TableProps) {
  const words = PUBLICATION_WORDS[locale]
  return (
    <DataTable
      id={id}
      caption={caption}
      captionHidden
      cards
      locale={locale}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'figures',
          title: words.figures,
          cell: (row) => (
            <>
              <a href={localPath(locale, observatoryPaths.indicator(row.indicator.code))}>
                {say(row.indicator.title, locale)}
              </a>
              , {row.period} <DemoTag locale={locale} demo={row.demo} />
              <MovedDays locale={locale} announcement={row} />
            </>
          ),
        },
        {
          key: 'day',
          title: words.day,
          kind: 'date',
          cell: ({ dates, publishedOn }) => {
            const day = publishedOn ?? dates.at(-1)?.on
            return day === undefined ? '–' : formatDate(day, locale)
          },
        },
        {
          key: 'standing',
          title: words.standing,
          cell: (row) => {
            const tag = <AnnouncedTag locale={locale} announcement={row} today={today} />
            return row.batch === undefined ? (
              tag
            ) : (
              <a href={localPath(locale, publicationPaths.publication(row.batch))}>{tag}</a>
            )
          },
        },
      ]}
    />
  )
}
