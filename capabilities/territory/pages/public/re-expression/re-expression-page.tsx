import { formatNumber, formatPercent } from '../../../../../kernel/format.ts'
import { isMissing } from '../../../../../kernel/missing.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { DefinitionList } from '../../../../../ui/content/content.tsx'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { BroughtPart, ReExpressAnswer, ReExpressedPlace } from '../../../data/re-express-query.ts'
import { placesPaths } from '../../../places-paths.ts'
import { BASIS_WORDS, RE_EXPRESSION_WORDS, RULE_WORDS } from './re-expression-words.ts'

const figure = (value: number) => formatNumber(value, { max: 2 })
const percent = (share: number) => formatPercent(share * 100, share > 0 && share < 0.1 ? 2 : 1)

export interface ResultProps {
  readonly locale: Locale
  readonly answer: ReExpressAnswer
  /** The same as JSON; absent where the table is too long for an address. */
  readonly json: string | undefined
}

/** The figures of the other division, each with what it was made of, under the rule and the source of its shares. */
export function ReExpressedResult({ locale, answer, json }: ResultProps) {
  const words = RE_EXPRESSION_WORDS[locale]
  const { to, places, sums, sources, outside } = answer
  const [first] = places
  return (
    <section class="stack" aria-labelledby="resultado">
      <h2 id="resultado">{words.result(say(to.title, locale))}</h2>
      <DefinitionList
        items={[
          {
            term: words.rule,
            value:
              first === undefined
                ? ''
                : `${say(RULE_WORDS[first.rule], locale)} ${say(BASIS_WORDS[first.basis], locale)}`,
          },
          { term: words.sources, value: <span lang={locale === 'es' ? undefined : 'es'}>{sources.join('; ')}</span> },
          ...(sums === undefined
            ? []
            : [
                { term: words.sumGiven, value: figure(sums.given) },
                { term: words.sumTold, value: figure(sums.told) },
              ]),
        ]}
      />
      {outside.length === 0 ? null : (
        <Notice kind="warning" locale={locale} title={words.outside}>
          <p>{words.outsideLead}</p>
          <ul>
            {outside.map(({ code, name, covered }) => (
              <li key={code}>
                {name}: {words.covered(percent(covered))}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {places.some(({ value }) => isMissing(value)) ? <p class="soft">{words.tooLittle}</p> : null}
      <ResultTable locale={locale} answer={answer} />
      <p>{json === undefined ? words.tooLong : <a href={json}>{words.json}</a>}</p>
    </section>
  )
}

function ResultTable({ locale, answer }: { readonly locale: Locale; readonly answer: ReExpressAnswer }) {
  const words = RE_EXPRESSION_WORDS[locale]
  return (
    <DataTable
      id="resultados"
      caption={words.result(say(answer.to.title, locale))}
      captionHidden
      locale={locale}
      cards
      rows={answer.places}
      rowKey={({ code }) => code}
      columns={[
        {
          key: 'place',
          title: words.place,
          cell: ({ code, name }) => <a href={localPath(locale, placesPaths.place(answer.to.code, code))}>{name}</a>,
        },
        {
          key: 'value',
          title: words.value,
          kind: 'number',
          cell: ({ value }) => (isMissing(value) ? words.noValue : figure(value)),
        },
        { key: 'coverage', title: words.coverage, kind: 'number', cell: ({ coverage }) => percent(coverage) },
        { key: 'parts', title: words.parts, cell: (place) => <Parts locale={locale} place={place} answer={answer} /> },
      ]}
    />
  )
}

function Parts(props: { readonly locale: Locale; readonly place: ReExpressedPlace; readonly answer: ReExpressAnswer }) {
  const { locale, place, answer } = props
  return (
    <details>
      <summary>{RE_EXPRESSION_WORDS[locale].parts}</summary>
      <ul>
        {place.parts.map((part) => (
          <li key={part.code}>
            <PartWords locale={locale} part={part} from={answer.from.code} />
          </li>
        ))}
      </ul>
    </details>
  )
}

/** `60.0 % de Apopa: 10 → 6`. */
function PartWords({
  locale,
  part,
  from,
}: {
  readonly locale: Locale
  readonly part: BroughtPart
  readonly from: string
}) {
  const words = RE_EXPRESSION_WORDS[locale]
  const { code, name, share, weight, brings } = part
  const known = part.figure === undefined || isMissing(part.figure) ? undefined : part.figure
  return (
    <>
      {words.share(percent(share))} <a href={localPath(locale, placesPaths.place(from, code))}>{name}</a>:{' '}
      {known === undefined ? words.noFigure : figure(known)}
      {brings === undefined ? null : ` → ${figure(brings)}`}
      {weight === undefined ? null : ` (${words.weighs} ${figure(weight)})`}
    </>
  )
}
