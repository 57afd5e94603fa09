import type { CivilDate } from '../../../../../kernel/civil.ts'
import { formatDate, formatNumber } from '../../../../../kernel/format.ts'
import { isMissing, type Maybe } from '../../../../../kernel/missing.ts'
import { type Locale, say, type Text } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { MeasureAnswer, PublishedRecord } from '../../../data/public-queries.ts'
import { planningPaths } from '../../../paths.ts'
import { MISSING_NAMES } from '../../../rules/words.ts'
import { Part, Title } from '../../plan/figure-parts.tsx'
import { periodWords } from '../../plan/indicator-view.ts'
import { CutOffBar, Facts } from '../../plan/page-frame.tsx'
import { type MeasureWords, measureWords } from './words.ts'

export interface MeasurePageProps {
  readonly locale: Locale
  readonly today: CivilDate
  readonly year: number
  readonly answer: MeasureAnswer
  /** Where the records are as a table. */
  readonly table: string
  readonly problem?: Text | undefined
}

/** A measure with every record that it counts: the figure can be counted again by hand. */
export function MeasurePage({ locale, today, year, answer, table, problem }: MeasurePageProps) {
  const { measure, reading, records, excluded, shown, captures, feeds, demo } = answer
  const text = measureWords(locale)
  const unit = say(measure.unit, locale)
  const { numerator, denominator } = reading
  return (
    <>
      <PageHead eyebrow={text.eyebrow(year)} title={say(measure.title, locale)} lead={say(measure.method, locale)} />
      <CutOffBar
        view={{ locale, today, cutOff: reading.asOf, years: [year], plan: { year, demo } }}
        path={planningPaths.measure(measure.id, year)}
        problem={problem}
      />
      {shown.captured ? (
        <Notice kind="info" locale={locale} title={text.captured}>
          <p>{shown.now === undefined ? text.same : text.changed(valueWords(shown.now.value, locale))}</p>
        </Notice>
      ) : null}
      <section class="headline" aria-labelledby="cifra">
        <h2 id="cifra" class="headline-label">
          {text.result}
        </h2>
        <div class="headline-figure">
          <p class={isMissing(reading.value) ? 'headline-value headline-none' : 'headline-value figure'}>
            {valueWords(reading.value, locale)}
          </p>
          {isMissing(reading.value) ? null : <span>{unit}</span>}
        </div>
        <p>
          {text.count(formatNumber(reading.count))}{' '}
          {numerator === null || denominator === null
            ? null
            : text.parts(formatNumber(numerator), formatNumber(denominator))}
        </p>
        <Facts
          items={[
            { term: text.asOf, value: formatDate(reading.asOf, locale, 'prose') },
            { term: text.period, value: periodWords(reading.period, locale) },
            { term: text.filters, value: filterWords(reading.filters, text) },
            { term: text.fold, value: text.folds[measure.fold] },
            { term: text.version, value: `${measure.id}, ${reading.version}` },
            { term: text.hash, value: <code class="hash">{reading.recordsHash}</code> },
          ]}
        />
      </section>
      <Part id="registros" title={text.records} lead={text.recordsLead}>
        <DataTable
          id="tabla-registros"
          caption={text.records}
          captionHidden
          locale={locale}
          rows={records}
          rowKey={(record) => `${record.kind}/${record.id}`}
          empty={text.none}
          exports={[{ href: table, label: 'CSV' }]}
          columns={[
            {
              key: 'record',
              title: text.record,
              cell: (record) =>
                record.open === undefined ? (
                  <span class="soft">{text.withheld}</span>
                ) : (
                  <a href={localPath(locale, record.open.href)}>
                    <span lang={locale === 'es' ? undefined : 'es'}>{record.open.label}</span>
                  </a>
                ),
            },
            {
              key: 'at',
              title: text.at,
              kind: 'date',
              cell: (record) => (record.at === undefined ? '–' : formatDate(record.at, locale)),
            },
            {
              key: 'contribution',
              title: text.contribution,
              kind: 'number',
              cell: (record) => contribution(record, text.parts),
            },
          ]}
        />
      </Part>
      {captures.length === 0 ? null : (
        <Part id="lecturas" title={text.captures} lead={text.capturesLead}>
          <DataTable
            id="tabla-lecturas"
            caption={text.captures}
            captionHidden
            locale={locale}
            rows={captures}
            rowKey={(each) => each.id}
            columns={[
              {
                key: 'as-of',
                title: text.asOf,
                cell: (each) => (
                  <a href={localPath(locale, planningPaths.reading(measure.id, year, each.id))}>
                    {formatDate(each.asOf, locale)}
                  </a>
                ),
              },
              { key: 'period', title: text.period, cell: (each) => periodWords(each.period, locale) },
              { key: 'value', title: text.value, kind: 'number', cell: (each) => valueWords(each.value, locale) },
              {
                key: 'count',
                title: text.recordCount,
                kind: 'number',
                cell: (each) => formatNumber(each.count),
              },
            ]}
          />
        </Part>
      )}
      {feeds.length === 0 ? null : (
        <Part id="alimenta" title={text.feeds} lead={text.feedsLead}>
          <ul class="plain-list">
            {feeds.map((each) => (
              <li key={each.id}>
                <Title text={each.title} locale={locale} href={localPath(locale, planningPaths.element(each.id))} />
              </li>
            ))}
          </ul>
        </Part>
      )}
      {excluded.length === 0 ? null : (
        <Part id="no-cuenta" title={text.excluded}>
          <DataTable
            id="tabla-excluidos"
            caption={text.excluded}
            captionHidden
            locale={locale}
            rows={excluded}
            rowKey={({ record }) => `${record.kind}/${record.id}`}
            columns={[
              {
                key: 'record',
                title: text.record,
                cell: ({ record }) => <a href={localPath(locale, record.href)}>{record.label}</a>,
              },
              { key: 'reason', title: text.reason, cell: ({ reason }) => say(reason, locale) },
            ]}
          />
        </Part>
      )}
    </>
  )
}

/** Whose records were counted. */
function filterWords(filters: unknown, text: MeasureWords): string {
  const { unit, indicator } = (filters ?? {}) as { readonly unit?: string; readonly indicator?: string }
  if (unit === undefined) return text.allRecords
  return indicator === undefined ? unit : text.besideIndicator(unit)
}

function valueWords(value: Maybe<number>, locale: Locale): string {
  return isMissing(value) ? say(MISSING_NAMES[value.missing], locale) : formatNumber(value)
}

/** What a record adds to the figure: its two parts, its value, or one where records are counted. */
function contribution(record: PublishedRecord, parts: (numerator: string, denominator: string) => string): string {
  if (record.numerator !== undefined && record.denominator !== undefined)
    return parts(formatNumber(record.numerator), formatNumber(record.denominator))
  return formatNumber(record.value ?? record.numerator ?? 1)
}
