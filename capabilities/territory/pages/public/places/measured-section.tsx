import { formatPercent } from '../../../../../kernel/format.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { MeasuredPair } from '../../../data/division-queries.ts'
import type { GeographyAnswer } from '../../../data/ground-queries.ts'
import { placesPaths } from '../../../places-paths.ts'
import { wordOf } from './places-tables.tsx'
import { PLACE_WORDS, SHARE_FINDING } from './places-words.ts'

/** Which other divisions its shapes were laid over, when, and what did not add up; nothing where nobody measured. */
export function MeasuredSection({ locale, answer }: { readonly locale: Locale; readonly answer: GeographyAnswer }) {
  if (answer.measured.length === 0) return null
  const words = PLACE_WORDS[locale]
  const titles = new Map(answer.geographies.map(({ code, title }) => [code, say(title, locale)]))
  return (
    <section class="stack" aria-labelledby="medido">
      <h2 id="medido">{words.measuredTitle}</h2>
      <p class="soft">{words.measuredLead}</p>
      {answer.measured.map((pair) => (
        <OnePair key={pair.to} locale={locale} pair={pair} title={titles.get(pair.to) ?? pair.to} />
      ))}
    </section>
  )
}

function OnePair({
  locale,
  pair,
  title,
}: {
  readonly locale: Locale
  readonly pair: MeasuredPair
  readonly title: string
}) {
  const words = PLACE_WORDS[locale]
  const { from, to, findings } = pair
  return (
    <section class="stack" aria-labelledby={`medido-${to}`}>
      <h3 id={`medido-${to}`}>
        <a href={localPath(locale, placesPaths.geography(to))}>{title}</a>
      </h3>
      <p>
        <span lang={locale === 'es' ? undefined : 'es'}>{pair.source}</span>. {words.pairs(pair.pairs, pair.slivers)}.
      </p>
      {findings.length === 0 ? (
        <p>{words.addsUp}</p>
      ) : (
        <details>
          <summary>
            {words.finding} ({findings.length})
          </summary>
          <DataTable
            id={`no-suma-${to}`}
            caption={words.finding}
            captionHidden
            locale={locale}
            rows={findings}
            rowKey={({ code }) => code}
            columns={[
              {
                key: 'place',
                title: words.place,
                cell: ({ code, name }) => <a href={localPath(locale, placesPaths.place(from, code))}>{name}</a>,
              },
              { key: 'kind', title: words.finding, cell: ({ kind }) => wordOf(SHARE_FINDING, kind, locale) },
              { key: 'sum', title: words.sum, kind: 'number', cell: ({ sum }) => formatPercent(sum * 100, 1) },
            ]}
          />
        </details>
      )}
    </section>
  )
}
