import { type Locale, say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { CopyText } from '../../../../../ui/content/copy-text.tsx'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import { DATA_FORMATS, observatoryPaths } from '../../../catalogue-paths.ts'
import type { ExplorerAnswer } from '../../../data/explorer-query.ts'
import { explorerPaths } from '../../../explorer-paths.ts'
import type { Configuration } from '../../../rules/explorer/configuration.ts'
import type { Explored, ExploredRow } from '../../../rules/explorer/explored.ts'
import { saidValue, writer } from '../catalogue/catalogue-words.ts'
import { DemoNotice, DemoTag } from '../catalogue/observatory-frame.tsx'
import { OBSERVATORY_WORDS } from '../catalogue/words.ts'
import { ExplorerForm } from './explorer-form.tsx'
import { ExplorerPicture, headingOf, labelOf } from './explorer-picture.tsx'
import { EXPLORER_WORDS } from './explorer-words.ts'

export interface ExplorerPageProps {
  readonly locale: Locale
  readonly config: Configuration
  readonly answer: ExplorerAnswer
  readonly shown: Explored | undefined
  readonly citation: string
  /** Whole, with the name of the site: for who copies it. */
  readonly absolute: (path: string) => string
}

/** Figures as somebody wants to see them; everything on the page is made of the one configuration in its address. */
export function ExplorerPage(props: ExplorerPageProps) {
  const { locale, config, answer, shown, citation, absolute } = props
  const words = EXPLORER_WORDS[locale]
  const demo = answer.batches.some((batch) => batch.demo)
  const [first, second] = answer.chosen.map(({ indicator }) => indicator)
  const local = (path: string) => localPath(locale, path)
  // Dots need two figures: until then there is no picture to take along.
  const drawn = config.view !== 'table' && (config.view !== 'scatter' || second !== undefined)
  return (
    <>
      <PageHead title={words.title} lead={<p>{words.lead}</p>} />
      <ExplorerForm locale={locale} config={config} answer={answer} />
      <DemoNotice locale={locale} demo={demo} />
      {shown === undefined || first === undefined ? (
        <Notice kind="info" locale={locale}>
          {words.nothing}
        </Notice>
      ) : (
        <>
          <section class="stack" aria-labelledby="vista">
            <h2 id="vista">
              {headingOf({ config, locale, first, second, shown })} <DemoTag locale={locale} demo={demo} />
            </h2>
            {config.view === 'scatter' && second === undefined ? (
              <Notice kind="info" locale={locale}>
                {words.needsTwo}
              </Notice>
            ) : null}
            {shown.near === 0 ? null : (
              <Notice kind="info" locale={locale}>
                {words.near(shown.near, shown.view.period)}
              </Notice>
            )}
            <ExplorerPicture
              locale={locale}
              config={config}
              first={first}
              second={second}
              shown={shown}
              drawn={answer.drawn}
            />
            <ShownTable locale={locale} config={config} answer={answer} shown={shown} />
          </section>
          <section class="stack" aria-labelledby="llevar">
            <h2 id="llevar">{words.download}</h2>
            <ul>
              {DATA_FORMATS.map((format) => (
                <li key={format}>
                  <a href={local(explorerPaths.data(config, format))}>{OBSERVATORY_WORDS[locale][format]}</a>
                </li>
              ))}
              {drawn ? (
                <>
                  <li>
                    <a href={local(explorerPaths.picture(config, 'png'))}>{words.png}</a>
                  </li>
                  <li>
                    <a href={local(explorerPaths.picture(config, 'svg'))}>{words.svg}</a>
                  </li>
                </>
              ) : null}
            </ul>
            <h3>{OBSERVATORY_WORDS[locale].cite}</h3>
            <p>{citation}</p>
            <h3>{words.share}</h3>
            <CopyText
              id="direccion"
              label={words.address}
              text={absolute(explorerPaths.explorer(config))}
              locale={locale}
            />
            <CopyText
              id="marco"
              label={words.embed}
              text={`<iframe src="${absolute(explorerPaths.frame(config))}" title="${headingOf({ config, locale, first, second, shown }).replaceAll('"', "'")}" width="100%" height="640" loading="lazy" style="border:0"></iframe>`}
              rows={4}
              locale={locale}
            />
            <ul>
              {answer.chosen.map(({ indicator }) => (
                <li key={indicator.code}>
                  <a href={local(observatoryPaths.indicator(indicator.code))}>
                    {words.sheet} {say(indicator.sheet.title, locale)}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        </>
      )}
    </>
  )
}

export function ShownTable({
  locale,
  config,
  answer,
  shown,
}: Pick<ExplorerPageProps, 'locale' | 'config' | 'answer'> & { shown: Explored }) {
  const words = OBSERVATORY_WORDS[locale]
  const [first, second] = answer.chosen.map(({ indicator }) => indicator)
  if (first === undefined) return null
  const write = writer(first.sheet.content)
  const span = config.view === 'series' || config.view === 'table' || config.view === 'multiples'
  const rows = span ? shown.rows : [...shown.rows].sort((one, other) => (one.rank ?? 1e9) - (other.rank ?? 1e9))
  const place = { key: 'place', title: words.place, cell: (row: ExploredRow) => row.place.name }
  return (
    <DataTable
      id="mostrado"
      caption={labelOf({ locale, first, shown }, span)}
      captionHidden
      locale={locale}
      rows={rows}
      rowKey={(row) => row.place.id}
      totalLabel={words.whole}
      columns={
        span
          ? [
              place,
              ...shown.view.periods.map((period, index) => ({
                key: period,
                title: period,
                kind: 'number' as const,
                cell: ({ values }: ExploredRow) =>
                  saidValue(values[index] ?? { missing: 'not_collected' }, write, locale),
                total: config.compare.whole
                  ? saidValue(shown.view.wholes[index]?.value ?? { missing: 'not_collected' }, write, locale)
                  : undefined,
              })),
            ]
          : [
              place,
              { key: 'rank', title: words.rank, kind: 'number' as const, cell: ({ rank }: ExploredRow) => rank ?? '–' },
              {
                key: 'value',
                title: say(first.sheet.title, locale),
                kind: 'number' as const,
                cell: ({ value }: ExploredRow) => saidValue(value, write, locale),
                total: config.compare.whole ? saidValue(shown.view.whole.value, write, locale) : undefined,
              },
              ...(config.tolerance === 0
                ? []
                : [
                    {
                      key: 'period',
                      title: EXPLORER_WORDS[locale].year,
                      kind: 'date' as const,
                      cell: ({ period }: ExploredRow) => period,
                    },
                  ]),
              ...(second === undefined
                ? []
                : [
                    {
                      key: 'other',
                      title: say(second.sheet.title, locale),
                      kind: 'number' as const,
                      cell: ({ other }: ExploredRow) =>
                        other === undefined ? '–' : saidValue(other.value, writer(second.sheet.content), locale),
                    },
                  ]),
            ]
      }
    />
  )
}
