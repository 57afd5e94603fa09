import { type CivilDate, civilDateAt } from '../../../../../kernel/civil.ts'
import { formatDate } from '../../../../../kernel/format.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { DefinitionList, Spoken } from '../../../../../ui/content/content.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import { observatoryPaths } from '../../../catalogue-paths.ts'
import type { IndexAnswer } from '../../../data/indices-queries.ts'
import { indexPaths } from '../../../indices-paths.ts'
import { type IndicatorTerm, isLevel, type Term } from '../../../rules/indices/definition.ts'
import { feedsOf } from '../../../rules/indices/scores.ts'
import { AGGREGATION_WORDS, figure, operatorFormula } from '../../../rules/indices/steps.ts'
import { MethodTag, ReplacedNotice } from './index-frame.tsx'
import { CERTAINTY_WORDS, INDEX_WORDS } from './index-words.ts'

interface Listed {
  readonly term: IndicatorTerm
  readonly path: readonly Term[]
  /** Of the whole index, with nothing missing. */
  readonly share: number
}

function listed(terms: readonly Term[], path: readonly Term[], share: number): readonly Listed[] {
  const total = terms.reduce((sum, { weight = 1 }) => sum + weight, 0)
  return terms.flatMap((term) => {
    const own = (share * (term.weight ?? 1)) / total
    return isLevel(term) ? listed(term.children, [...path, term], own) : [{ term, path, share: own }]
  })
}

/** The whole method of an index: levels, bands, every indicator with operator, limits, weight and how sure they are. */
export function MethodPage({
  locale,
  answer,
  zone,
}: {
  readonly locale: Locale
  readonly answer: IndexAnswer
  readonly zone: string
}) {
  const words = INDEX_WORDS[locale]
  const { definition } = answer.prepared
  const { method } = definition
  const known = new Set(answer.indicators.map(({ code }) => code))
  const feeds = feedsOf(definition)
  return (
    <>
      <PageHead
        eyebrow={
          <a href={localPath(locale, indexPaths.index(definition.code, undefined, answer.version))}>
            {say(definition.title, locale)}
          </a>
        }
        title={words.methodOf(say(definition.title, locale))}
        lead={<Spoken text={definition.summary} locale={locale} />}
        marks={<MethodTag locale={locale} definition={definition} />}
      />
      <ReplacedNotice locale={locale} answer={answer} />
      <DefinitionList
        items={[
          { term: words.source, value: <Spoken text={method.source} locale={locale} /> },
          ...(method.note === undefined
            ? []
            : [{ term: words.note, value: <Spoken text={method.note} locale={locale} /> }]),
          { term: words.version(''), value: definition.version },
          { term: words.validFrom, value: formatDate(definition.valid.from as CivilDate, locale, 'prose') },
        ]}
      />
      <p>
        <a href={localPath(locale, indexPaths.definition(definition.code, answer.version))}>
          {words.downloadDefinition}
        </a>
      </p>
      <section class="stack" aria-labelledby="niveles">
        <h2 id="niveles">{words.levels}</h2>
        <DataTable
          id="niveles-tabla"
          caption={words.levels}
          captionHidden
          locale={locale}
          rows={definition.levels}
          rowKey={({ key }) => key}
          columns={[
            { key: 'level', title: words.level, cell: ({ title }) => <Spoken text={title} locale={locale} /> },
            {
              key: 'aggregation',
              title: words.aggregation,
              cell: ({ aggregation }) => say(AGGREGATION_WORDS[aggregation], locale),
            },
            {
              key: 'minimum',
              title: words.minimum,
              kind: 'number',
              cell: ({ minimumCoverage }) => `${figure(minimumCoverage)} %`,
            },
          ]}
        />
      </section>
      <section class="stack" aria-labelledby="bandas">
        <h2 id="bandas">{words.bands}</h2>
        <DataTable
          id="bandas-tabla"
          caption={words.bands}
          captionHidden
          locale={locale}
          rows={definition.bands}
          rowKey={({ key }) => key}
          columns={[
            { key: 'band', title: words.band, cell: ({ title }) => <Spoken text={title} locale={locale} /> },
            { key: 'from', title: words.from, kind: 'number', cell: ({ from }) => figure(from) },
            {
              key: 'intervention',
              title: words.intervention,
              cell: ({ intervention }) =>
                intervention === undefined ? '–' : <Spoken text={intervention} locale={locale} />,
            },
          ]}
        />
        <p class="soft">{words.bandsNote}</p>
      </section>
      <section class="stack" aria-labelledby="indicadores">
        <h2 id="indicadores">{words.allIndicators}</h2>
        <DataTable
          id="indicadores-tabla"
          caption={words.allIndicators}
          captionHidden
          cards
          locale={locale}
          rows={listed(definition.children, [], 100)}
          rowKey={({ term }) => term.code}
          columns={[
            {
              key: 'indicator',
              title: words.indicator,
              cell: ({ term }) => {
                const series = feeds.get(term.code)?.code ?? term.code
                const title = <Spoken text={term.title} locale={locale} />
                return known.has(series) ? (
                  <a href={localPath(locale, observatoryPaths.indicator(series))}>{title}</a>
                ) : (
                  title
                )
              },
            },
            {
              key: 'within',
              title: words.within,
              cell: ({ path }) => path.map((term) => say(term.title, locale)).join(' › '),
            },
            { key: 'unit', title: words.unit, cell: ({ term }) => <Spoken text={term.unit} locale={locale} /> },
            { key: 'formula', title: words.formula, cell: ({ term }) => say(operatorFormula(term.operator), locale) },
            {
              key: 'weight',
              title: words.weight,
              kind: 'number',
              cell: ({ share }) => `${figure(Math.round(share * 100) / 100)} %`,
            },
            {
              key: 'certainty',
              title: words.certainty,
              cell: ({ term }) => (
                <>
                  {CERTAINTY_WORDS[locale][term.certainty]}
                  {term.status === undefined ? null : (
                    <>
                      : <Spoken text={term.status} locale={locale} />
                    </>
                  )}
                  {term.note === undefined ? null : (
                    <>
                      . <Spoken text={term.note} locale={locale} />
                    </>
                  )}
                </>
              ),
            },
          ]}
        />
      </section>
      <section class="stack" aria-labelledby="versiones">
        <h2 id="versiones">{words.editions}</h2>
        <ul>
          {answer.editions.map(({ id, content, recordedAt, note }, at) => (
            <li key={id}>
              <a
                href={localPath(locale, indexPaths.method(content.code, at === 0 ? undefined : content.version))}
                aria-current={content.version === definition.version ? 'page' : undefined}
              >
                {words.version(content.version)}
              </a>
              , {words.recorded.toLowerCase()} {formatDate(civilDateAt(recordedAt, zone), locale, 'prose')}
              {note === '' ? null : <span lang={locale === 'es' ? undefined : 'es'}>. {note}</span>}
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}
