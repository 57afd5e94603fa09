import { formatDate } from '../../../../../kernel/format.ts'
import { isMissing } from '../../../../../kernel/missing.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Spoken, Tag } from '../../../../../ui/content/content.tsx'
import { Stat, StatRow } from '../../../../../ui/content/stat.tsx'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import { FilterBar, FilterSelect } from '../../../../../ui/form/filter-bar.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { calculationPaths } from '../../../calculation-paths.ts'
import { type IndicatorView as Asked, DATA_FORMATS, observatoryPaths } from '../../../catalogue-paths.ts'
import type { IndicatorAnswer } from '../../../data/catalogue-queries.ts'
import { explorerPaths } from '../../../explorer-paths.ts'
import type { SheetContent } from '../../../model.ts'
import type { IndicatorView, PlaceRow } from '../../../rules/catalogue/indicator-view.ts'
import { START } from '../../../rules/explorer/configuration.ts'
import { CALCULATION_WORDS } from '../calculation/calculation-words.ts'
import { EXPLORER_WORDS } from '../explorer/explorer-words.ts'
import { breakdownTitle, withUnit } from './catalogue-words.ts'
import { IndicatorLines, IndicatorMaps } from './indicator-pictures.tsx'
import { AllFigures, Corrections, PlacesNow, Publications } from './indicator-tables.tsx'
import { Methodology } from './methodology.tsx'
import { DemoNotice } from './observatory-frame.tsx'
import { OBSERVATORY_WORDS } from './words.ts'

export interface IndicatorPageProps {
  readonly locale: Locale
  readonly answer: IndicatorAnswer
  readonly view: IndicatorView | undefined
  readonly asked: Asked
  readonly zone: string
  readonly citation: string
  /** The day of the address is none. */
  readonly wrongDay: boolean
}

export function IndicatorPage(props: IndicatorPageProps) {
  const { locale, answer, view, asked, zone, citation, wrongDay } = props
  const words = OBSERVATORY_WORDS[locale]
  const { indicator, batches } = answer
  const { content, title } = indicator.sheet
  const demo = batches.some((batch) => batch.demo)
  const pictures = { locale, title: say(title, locale), content, drawn: answer.drawn, here: asked.place }
  return (
    <>
      <PageHead
        eyebrow={
          <a href={localPath(locale, observatoryPaths.theme(indicator.theme.code))}>
            {say(indicator.theme.title, locale)}
          </a>
        }
        title={<Spoken text={title} locale={locale} />}
        lead={<Spoken text={content.definition} locale={locale} />}
        marks={demo ? <Tag kind="demo">{words.demoMark}</Tag> : null}
      />
      <DemoNotice locale={locale} demo={demo} />
      <ViewBar {...props} />
      {wrongDay ? (
        <Notice kind="warning" locale={locale}>
          {words.badDay}
        </Notice>
      ) : null}
      {asked.on === undefined || wrongDay ? null : (
        <Notice kind="info" locale={locale}>
          {view === undefined
            ? words.notYet(formatDate(asked.on, locale, 'prose'))
            : words.asPublished(formatDate(asked.on, locale, 'prose'))}{' '}
          <a href={localPath(locale, observatoryPaths.indicator(indicator.code, { ...asked, on: undefined }))}>
            {words.today}
          </a>
        </Notice>
      )}
      {view === undefined ? (
        asked.on === undefined ? (
          <p>{words.noFigures}</p>
        ) : null
      ) : (
        <>
          <Extremes locale={locale} content={content} view={view} />
          <section class="stack" aria-labelledby="mapa-titulo">
            <h2 id="mapa-titulo">
              {words.map}, {view.period}
            </h2>
            <IndicatorMaps {...pictures} view={view} />
          </section>
          <section class="stack" aria-labelledby="municipios-titulo">
            <h2 id="municipios-titulo">
              {words.byPlace}, {view.period}
            </h2>
            <PlacesNow locale={locale} content={content} view={view} batches={batches} here={asked.place} />
            <p>
              <a
                href={localPath(
                  locale,
                  calculationPaths.calculation(indicator.code, { ...asked, period: view.period, part: view.breakdown }),
                )}
              >
                {content.calculation === undefined
                  ? CALCULATION_WORDS[locale].linkBrought
                  : CALCULATION_WORDS[locale].link}
              </a>
            </p>
          </section>
          <section class="stack" aria-labelledby="tiempo-titulo">
            <h2 id="tiempo-titulo">{words.overTime}</h2>
            <IndicatorLines {...pictures} view={view} />
            <AllFigures locale={locale} content={content} view={view} batches={batches} />
          </section>
        </>
      )}
      <section class="stack" aria-labelledby="ficha">
        <h2 id="ficha">{words.sheet}</h2>
        <Methodology locale={locale} sheets={answer.sheets} />
      </section>
      <section class="stack" aria-labelledby="descargar">
        <h2 id="descargar">{words.download}</h2>
        <ul>
          {DATA_FORMATS.map((format) => (
            <li key={format}>
              <a href={localPath(locale, observatoryPaths.indicatorData(indicator.code, format, asked))}>
                {words[format]}
              </a>
            </li>
          ))}
        </ul>
        <p>
          <a
            href={localPath(locale, explorerPaths.explorer({ ...START, view: 'series', indicators: [indicator.code] }))}
          >
            {EXPLORER_WORDS[locale].explore}
          </a>
        </p>
        <h3>{words.cite}</h3>
        <p>{citation}</p>
      </section>
      <section class="stack" aria-labelledby="publicaciones-titulo">
        <h2 id="publicaciones-titulo">{words.batches}</h2>
        <Publications locale={locale} batches={batches} zone={zone} />
        <h3>{words.corrections}</h3>
        <Corrections locale={locale} answer={answer} zone={zone} />
      </section>
    </>
  )
}

/** What the page is of, in the address, and without script. */
function ViewBar({ locale, answer, view, asked }: IndicatorPageProps) {
  const words = OBSERVATORY_WORDS[locale]
  const { code, sheet } = answer.indicator
  return (
    <FilterBar action={localPath(locale, observatoryPaths.indicator(code))} show={words.show}>
      {view === undefined ? null : (
        <>
          <FilterSelect
            name="periodo"
            label={words.period}
            value={view.period}
            options={[...view.periods].reverse().map((period) => [period, period] as const)}
          />
          {view.breakdowns.length < 2 ? null : (
            <FilterSelect
              name="desglose"
              label={words.breakdown}
              value={view.breakdown}
              options={view.breakdowns.map(
                (key) => [key, breakdownTitle(key, sheet.content.breakdowns, locale)] as const,
              )}
            />
          )}
          <FilterSelect
            name="lugar"
            label={words.place}
            value={asked.place}
            options={[['', words.noPlace], ...view.rows.map(({ place }) => [place.code, place.name] as const)]}
          />
        </>
      )}
      <label class="filter-item">
        <span>{words.publishedOn}</span>
        <input class="input input-small" type="date" name="publicado" value={asked.on} />
      </label>
    </FilterBar>
  )
}

/** The answer first: the whole, and the places at both ends. */
function Extremes({ locale, content, view }: { locale: Locale; content: SheetContent; view: IndicatorView }) {
  const words = OBSERVATORY_WORDS[locale]
  const ranked = view.rows.filter(({ value }) => !isMissing(value))
  const ordered = [...ranked].sort((one, other) => (one.rank ?? 0) - (other.rank ?? 0))
  const judged = content.direction === 'more' || content.direction === 'less'
  const ends: readonly (readonly [string, PlaceRow | undefined])[] = [
    [judged ? words.best : words.highest, ordered[0]],
    [judged ? words.worst : words.lowest, ordered.at(-1)],
  ]
  return (
    <StatRow>
      {content.aggregation === 'none' ? null : (
        <Stat
          label={`${words.whole}, ${view.period}`}
          value={withUnit(view.whole.value, content, locale)}
          locale={locale}
          note={words.wholeOf(view.whole.known, view.whole.places)}
          size="large"
        />
      )}
      {ranked.length < 2
        ? null
        : ends.map(([label, row]) =>
            row === undefined ? null : (
              <Stat
                key={label}
                label={`${label}: ${row.place.name}`}
                value={withUnit(row.value, content, locale)}
                locale={locale}
              />
            ),
          )}
    </StatRow>
  )
}
