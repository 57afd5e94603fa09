import { type Locale, say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { RankStrip } from '../../../../../ui/chart/score-bar.tsx'
import { Stat, StatRow } from '../../../../../ui/content/stat.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { NamedPlace } from '../../../../territory/contract.ts'
import type { IndexAnswer } from '../../../data/indices-queries.ts'
import { indexPaths } from '../../../indices-paths.ts'
import type { Robustness } from '../../../rules/indices/robustness.ts'
import { figure, shown } from '../../../rules/indices/steps.ts'
import { DemoNotice } from '../catalogue/observatory-frame.tsx'
import { isDemo, MethodTag, ReplacedNotice } from './index-frame.tsx'
import { YearBar } from './index-page.tsx'
import { INDEX_WORDS } from './index-words.ts'

interface RobustnessPageProps {
  readonly locale: Locale
  readonly answer: IndexAnswer
  readonly year: string
  readonly years: readonly { readonly year: string }[]
  /** Absent where there is no ranking to try. */
  readonly found: Robustness | undefined
  /** Places by their codes, as the runs name them. */
  readonly places: ReadonlyMap<string, NamedPlace>
}

/** How well the ranking holds when the method is decided otherwise. */
export function RobustnessPage({ locale, answer, year, years, found, places }: RobustnessPageProps) {
  const words = INDEX_WORDS[locale]
  const { definition } = answer.prepared
  const title = say(definition.title, locale)
  return (
    <>
      <PageHead
        eyebrow={<a href={localPath(locale, indexPaths.index(definition.code, year, answer.version))}>{title}</a>}
        title={words.robustnessOf(title)}
        lead={found === undefined ? null : <p>{words.runs(found.runs, found.seed)}</p>}
        marks={<MethodTag locale={locale} definition={definition} />}
      />
      <ReplacedNotice locale={locale} answer={answer} />
      <DemoNotice locale={locale} demo={isDemo(answer)} />
      <YearBar
        locale={locale}
        action={localPath(locale, indexPaths.robustness(definition.code))}
        years={years}
        year={year}
        version={answer.version}
      />
      {found === undefined ? (
        <p>{words.few}</p>
      ) : (
        <>
          <StatRow>
            <Stat
              locale={locale}
              size="large"
              label={words.meanShift}
              value={shown(found.meanShift)}
              unit={words.ranks}
            />
          </StatRow>
          <section class="stack" aria-labelledby="puestos">
            <h2 id="puestos">{words.distribution}</h2>
            <DataTable
              id="puestos-tabla"
              caption={words.distribution}
              captionHidden
              locale={locale}
              rows={found.places.toSorted((one, other) => one.rank - other.rank)}
              rowKey={({ place }) => place}
              columns={[
                {
                  key: 'place',
                  title: words.place,
                  cell: ({ place }) => (
                    <a href={localPath(locale, indexPaths.place(definition.code, place, year, answer.version))}>
                      {places.get(place)?.name ?? place}
                    </a>
                  ),
                },
                { key: 'rank', title: words.rank, kind: 'number', cell: ({ rank }) => figure(rank) },
                {
                  key: 'strip',
                  title: words.distribution,
                  cell: ({ place, ranks, rank }) => (
                    <RankStrip
                      counts={ranks}
                      rank={rank}
                      label={`${places.get(place)?.name ?? place}: ${ranks
                        .flatMap((count, at) => (count === 0 ? [] : [`${at + 1}: ${count}`]))
                        .join(', ')}`}
                    />
                  ),
                },
                { key: 'median', title: words.median, kind: 'number', cell: ({ median }) => figure(median) },
                {
                  key: 'nine',
                  title: words.inNine,
                  kind: 'number',
                  cell: ({ from, to }) => (from === to ? figure(from) : `${figure(from)}–${figure(to)}`),
                },
                { key: 'value', title: words.value, kind: 'number', cell: ({ value }) => shown(value) },
                {
                  key: 'span',
                  title: words.lowestHighest,
                  kind: 'number',
                  cell: ({ lowest, highest }) => `${shown(lowest)}–${shown(highest)}`,
                },
              ]}
            />
          </section>
          <section class="stack" aria-labelledby="sensibilidad">
            <h2 id="sensibilidad">{words.sensitivity}</h2>
            <p>{words.sensitivityLead}</p>
            <DataTable
              id="sensibilidad-tabla"
              caption={words.sensitivity}
              captionHidden
              locale={locale}
              rows={found.sensitivity}
              rowKey={({ code }) => code}
              columns={[
                {
                  key: 'change',
                  title: words.change,
                  cell: ({ kind, title: what }) =>
                    kind === 'indicator' ? words.without(say(what, locale)) : say(what, locale),
                },
                { key: 'shift', title: words.shift, kind: 'number', cell: ({ shift }) => shown(shift) },
                { key: 'points', title: words.points, kind: 'number', cell: ({ change }) => shown(change) },
              ]}
            />
          </section>
        </>
      )}
    </>
  )
}
