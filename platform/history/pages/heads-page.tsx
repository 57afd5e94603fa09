import { formatDate, formatNumber } from '../../../kernel/format.ts'
import type { Locale } from '../../../kernel/text.ts'
import { EmptyState } from '../../../ui/feedback/pages.tsx'
import { Pagination } from '../../../ui/navigation/trail.tsx'
import { PageHead } from '../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../ui/table/data-table.tsx'
import type { DailyHead } from '../../audit/data/daily-heads.ts'
import { localPath } from '../../web/paths.ts'
import { historyPaths } from '../paths.ts'
import { HEADS_PER_PAGE } from '../queries.ts'
import { HEADS_WORDS } from './heads-words.ts'

export interface HeadsPageProps {
  readonly locale: Locale
  readonly page: number
  readonly heads: readonly DailyHead[]
  readonly total: number
}

/** The daily heads, for anybody who wants to keep them: why they are there and how they are used. */
export function HeadsPage({ locale, page, heads, total }: HeadsPageProps) {
  const words = HEADS_WORDS[locale]
  const local = (path: string) => localPath(locale, path)
  return (
    <>
      <PageHead title={words.title} lead={<p>{words.lead}</p>} />
      <h2>{words.howTitle}</h2>
      <ol class="how-to">
        {words.how.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p>
        {words.command}: <code>npm run trama -- audit verify --heads cabezas.csv</code>
      </p>
      <p>
        {words.made} <code>{words.formula}</code>
      </p>
      <h2>{words.listTitle}</h2>
      <DataTable
        id="cabezas"
        caption={words.listTitle}
        captionHidden
        locale={locale}
        rows={heads}
        rowKey={({ day }) => day}
        exports={[
          { label: 'CSV', href: historyPaths.headsCsv() },
          { label: 'JSON', href: historyPaths.headsJson() },
        ]}
        empty={
          <EmptyState title={words.noneTitle}>
            <p>{words.none}</p>
          </EmptyState>
        }
        columns={[
          { key: 'day', title: words.day, kind: 'date', cell: ({ day }) => formatDate(day, locale) },
          { key: 'entries', title: words.entries, kind: 'number', cell: ({ entries }) => formatNumber(entries) },
          { key: 'seq', title: words.last, kind: 'number', cell: ({ seq }) => formatNumber(seq) },
          { key: 'hash', title: words.hash, cell: ({ hash }) => <span class="hash">{hash}</span> },
        ]}
      />
      <Pagination
        locale={locale}
        page={page}
        pages={Math.ceil(total / HEADS_PER_PAGE)}
        href={(other) => local(historyPaths.heads(other))}
      />
    </>
  )
}
