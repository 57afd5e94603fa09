import { type Locale, say, type Text } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { NamedPlace } from '../../../../territory/contract.ts'
import { indexWorkPaths } from '../../../indices-paths.ts'
import type { IndexDefinition } from '../../../rules/indices/definition.ts'
import { type ScoreChange, signed } from '../../../rules/indices/differences.ts'
import { figure } from '../../../rules/indices/steps.ts'
import { DemoNotice } from '../../public/catalogue/observatory-frame.tsx'
import { figureOrWord } from '../../public/indices/index-frame.tsx'
import { YearBar } from '../../public/indices/index-page.tsx'
import { INDEX_WORK_WORDS } from './index-work-words.ts'

interface ChangesProps {
  readonly locale: Locale
  readonly definition: IndexDefinition
  readonly differences: readonly Text[]
  readonly demo: boolean
  readonly years: readonly { readonly year: string }[]
  readonly year: string
  readonly changes: readonly ScoreChange<NamedPlace>[]
}

/** What would be otherwise if the draft were published: in the method, and in the figure of every municipality. */
export function ChangesPage({ locale, definition, differences, demo, years, year, changes }: ChangesProps) {
  const words = INDEX_WORK_WORDS[locale]
  return (
    <>
      <PageHead
        eyebrow={<a href={localPath(locale, indexWorkPaths.index(definition.code))}>{say(definition.title, locale)}</a>}
        title={words.changes}
        lead={<p>{words.changesLead}</p>}
      />
      <DemoNotice locale={locale} demo={demo} />
      <section class="stack" aria-labelledby="metodo">
        <h2 id="metodo">{words.changesInMethod}</h2>
        {differences.length === 0 ? (
          <p>{words.nothingChanges}</p>
        ) : (
          <ul>
            {differences.map((text) => (
              <li key={text.es}>{say(text, locale)}</li>
            ))}
          </ul>
        )}
      </section>
      <section class="stack" aria-labelledby="cifras">
        <h2 id="cifras">{words.changesInScores(year)}</h2>
        {year === '' ? (
          <p>{words.noScores}</p>
        ) : (
          <>
            <YearBar
              locale={locale}
              action={localPath(locale, indexWorkPaths.changes(definition.code))}
              years={years}
              year={year}
              version={undefined}
            />
            <ScoresTable locale={locale} changes={changes} />
          </>
        )}
      </section>
    </>
  )
}

function ScoresTable({ locale, changes }: Pick<ChangesProps, 'locale' | 'changes'>) {
  const words = INDEX_WORK_WORDS[locale]
  const arrow = (before: string, after: string) => (before === after ? before : `${before} → ${after}`)
  return (
    <DataTable
      id="cifras-tabla"
      caption={words.changes}
      captionHidden
      cards
      locale={locale}
      rows={changes}
      rowKey={({ place }) => place.id}
      columns={[
        { key: 'place', title: words.place, cell: ({ place }) => place.name },
        { key: 'before', title: words.before, kind: 'number', cell: ({ before }) => figureOrWord(before, locale) },
        { key: 'after', title: words.after, kind: 'number', cell: ({ after }) => figureOrWord(after, locale) },
        {
          key: 'points',
          title: words.points,
          kind: 'number',
          cell: ({ change }) => (change === undefined ? '–' : signed(change)),
        },
        {
          key: 'rank',
          title: words.rank,
          kind: 'number',
          cell: ({ ranks }) =>
            arrow(...(ranks.map((rank) => (rank === undefined ? '–' : figure(rank))) as [string, string])),
        },
        {
          key: 'band',
          title: words.bandChange,
          cell: ({ bands }) =>
            arrow(...(bands.map((band) => (band === undefined ? '–' : say(band.title, locale))) as [string, string])),
        },
      ]}
    />
  )
}
