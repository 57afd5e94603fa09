import { formatNumber } from '../../../../../kernel/format.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { Spoken, Tag } from '../../../../../ui/content/content.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import { FINDINGS_PAGE, type FindingsAnswer } from '../../../data/layer-queries.ts'
import { layerPaths } from '../../../layers-paths.ts'
import type { FindingRule } from '../../../rules/layers/check-terms.ts'
import { findingWords, RULE_NAMES } from '../../../rules/layers/finding-words.ts'
import { LAYER_WORDS } from './layer-words.ts'

export interface FindingsPageProps {
  readonly answer: FindingsAnswer
  readonly rule: FindingRule
  readonly page: number
  readonly locale: Locale
  readonly local: (path: string) => string
}

/** Everything that one rule found, a hundred at a time. */
export function FindingsPage({ answer, rule, page, locale, local }: FindingsPageProps) {
  const words = LAYER_WORDS[locale]
  const pages = Math.max(1, Math.ceil(answer.whole / FINDINGS_PAGE))
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
              row.state === 'open' ? '—' : <Tag>{row.state === 'excepted' ? words.excepted : words.repaired}</Tag>,
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
