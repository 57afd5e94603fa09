import { isMissing } from '../../../../../kernel/missing.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Sparkline } from '../../../../../ui/chart/sparkline.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import { placesPaths } from '../../../../territory/contract.ts'
import { observatoryPaths } from '../../../catalogue-paths.ts'
import type { PlaceProfile } from '../../../data/catalogue-queries.ts'
import { type ProfileLine, profileLines } from '../../../rules/catalogue/profile.ts'
import { saidValue, withUnit, writer } from './catalogue-words.ts'
import { DemoNotice, DemoTag } from './observatory-frame.tsx'
import { OBSERVATORY_WORDS } from './words.ts'

/** A municipality in figures: the latest of each indicator, theme by theme, beside the whole and its rank. */
export function PlacePage({ locale, profile }: { readonly locale: Locale; readonly profile: PlaceProfile }) {
  const words = OBSERVATORY_WORDS[locale]
  const { place, batches } = profile
  const lines = profileLines(profile)
  const demo = new Set(batches.filter((batch) => batch.demo).map(({ number }) => number))
  const themes = [...Map.groupBy(lines, ({ indicator }) => indicator.theme.code).values()]
  return (
    <>
      <PageHead title={words.profile(place.name)} lead={<p>{words.profileLead(place.name)}</p>} />
      <DemoNotice locale={locale} demo={demo.size > 0} />
      {themes.map((own) => {
        const theme = own[0]?.indicator.theme
        return theme === undefined ? null : (
          <section key={theme.code} class="stack" aria-labelledby={theme.code}>
            <h2 id={theme.code}>{say(theme.title, locale)}</h2>
            <ProfileTable
              locale={locale}
              id={theme.code}
              title={say(theme.title, locale)}
              lines={own}
              demo={demo}
              here={place.code}
            />
          </section>
        )
      })}
      <ul>
        <li>
          <a href={localPath(locale, observatoryPaths.placeData(place.code))}>
            {words.download}: {words.csv}
          </a>
        </li>
        <li>
          <a href={localPath(locale, placesPaths.place(place.geography, place.code))}>{words.ground}</a>
        </li>
      </ul>
    </>
  )
}

interface ProfileTableProps {
  readonly locale: Locale
  readonly id: string
  readonly title: string
  readonly lines: readonly ProfileLine[]
  readonly demo: ReadonlySet<number>
  readonly here: string
}

function ProfileTable({ locale, id, title, lines, demo, here }: ProfileTableProps) {
  const words = OBSERVATORY_WORDS[locale]
  return (
    <DataTable
      id={`perfil-${id}`}
      caption={title}
      captionHidden
      cards
      locale={locale}
      rows={lines}
      rowKey={({ indicator }) => indicator.code}
      columns={[
        {
          key: 'indicator',
          title: words.indicator,
          cell: ({ indicator, cell }) => (
            <>
              <a href={localPath(locale, observatoryPaths.indicator(indicator.code, { place: here }))}>
                {say(indicator.sheet.title, locale)}
              </a>{' '}
              <DemoTag locale={locale} demo={demo.has(cell.batch)} />
            </>
          ),
        },
        {
          key: 'value',
          title: words.latest,
          kind: 'number',
          cell: ({ indicator, cell }) => withUnit(cell.value, indicator.sheet.content, locale),
        },
        { key: 'period', title: words.period, kind: 'date', cell: ({ cell }) => cell.period },
        {
          key: 'whole',
          title: words.whole,
          kind: 'number',
          cell: ({ indicator, whole }) =>
            whole.value !== undefined && isMissing(whole.value) && whole.value.missing === 'not_applicable'
              ? '–'
              : withUnit(whole.value, indicator.sheet.content, locale),
        },
        {
          key: 'rank',
          title: words.rank,
          kind: 'number',
          cell: ({ rank, of }) => (rank === undefined ? '–' : words.profileRank(rank, of)),
        },
        {
          key: 'trend',
          title: words.trend,
          cell: ({ indicator, series }) => (
            <Sparkline
              label={series
                .map(({ period, value }) => `${period}: ${saidValue(value, writer(indicator.sheet.content), locale)}`)
                .join(', ')}
              values={series.map(({ value }) => (isMissing(value) ? null : value))}
            />
          ),
        },
      ]}
    />
  )
}
