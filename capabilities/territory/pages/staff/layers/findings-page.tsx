import { formatNumber } from '../../../../../kernel/format.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { Spoken, Tag } from '../../../../../ui/content/content.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import { FINDINGS_PAGE, type FindingsAnswer, type ShownFinding } from '../../../data/layer-queries.ts'
import { layerPaths } from '../../../layers-paths.ts'
import { type FindingRule, MAY_EXCEPT } from '../../../rules/layers/check-terms.ts'
import { findingWords, RULE_NAMES } from '../../../rules/layers/finding-words.ts'
import { ExceptForm } from '../findings/except-form.tsx'
import { LAYER_WORDS } from './layer-words.ts'

export interface FindingsPageProps {
  readonly answer: FindingsAnswer
  readonly rule: FindingRule
  readonly page: number
  readonly locale: Locale
  readonly csrf: string
  readonly local: (path: string) => string
}

/** Everything that one rule found, a hundred at a time. */
export function FindingsPage(props: FindingsPageProps) {
  const { answer, rule, page, locale, local } = props
  const words = LAYER_WORDS[locale]
  const pages = Math.max(1, Math.ceil(answer.whole / FINDINGS_PAGE))
  const mayExcept = MAY_EXCEPT[rule] && (answer.found.state === 'read' || answer.found.state === 'applied')
  const at = (number: number) => local(layerPaths.findings(answer.found.id, rule, number))
  return (
    <>
      <PageHead eyebrow={answer.found.fileName} title={say(RULE_NAMES[rule], locale)} />
      <DataTable
        id="findings"
        caption={say(RULE_NAMES[rule], locale)}
        captionHidden
        locale={locale}
        columns={[
          {
            key: 'rows',
            title: words.row,
            cell: (row) =>
              row.rows
                .slice(0, 5)
                .map((number) => formatNumber(number))
                .join(', ') || '—',
          },
          {
            key: 'what',
            title: words.what,
            cell: (row) => <Spoken text={findingWords(rule, row.rows, row.terms)} locale={locale} />,
          },
          {
            key: 'place',
            title: words.place,
            cell: (row) => (row.at === undefined ? '—' : `${row.at[1].toFixed(5)}, ${row.at[0].toFixed(5)}`),
          },
          { key: 'tolerance', title: words.tolerance, cell: (row) => row.tolerance ?? '—' },
          {
            key: 'state',
            title: words.state,
            cell: (row) =>
              row.state === 'open' ? (
                mayExcept ? (
                  <ExceptOne {...props} finding={row} />
                ) : (
                  '—'
                )
              ) : (
                <>
                  <Tag>{row.state === 'excepted' ? words.excepted : words.repaired}</Tag>
                  {row.state === 'excepted' && row.reason !== undefined ? ` ${row.reason}` : null}
                </>
              ),
          },
        ]}
        rows={answer.findings}
        rowKey={(row) => row.id}
        empty={words.findingsNone}
      />
      <p>
        {page > 1 ? <a href={at(page - 1)}>{words.previous}</a> : null} {words.page(page, pages)}{' '}
        {page < pages ? <a href={at(page + 1)}>{words.next}</a> : null}
      </p>
      <p>
        <a href={local(layerPaths.import(answer.found.id))}>{words.backToImport}</a>
      </p>
    </>
  )
}

/** One finding alone is right as it is: which, the field's own name says to who does not see the row. */
function ExceptOne({
  answer,
  rule,
  page,
  locale,
  csrf,
  local,
  finding,
}: FindingsPageProps & { readonly finding: ShownFinding }) {
  const words = LAYER_WORDS[locale]
  return (
    <ExceptForm
      id={finding.id}
      action={local(layerPaths.except(answer.found.id))}
      locale={locale}
      csrf={csrf}
      hidden={{ rule, findingId: finding.id, page: String(page) }}
      words={words}
      label={words.exceptOne}
      summary={
        <>
          {words.exceptOne} <span class="hidden">{say(findingWords(rule, finding.rows, finding.terms), locale)}</span>
        </>
      }
    />
  )
}
