import { formatMoney } from '../../../../../kernel/format.ts'
import type { Locale } from '../../../../../kernel/text.ts'
import { Spoken } from '../../../../../ui/content/content.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { FeeLine } from '../../../rules/filing/fees.ts'
import { FILING_WORDS } from './filing-words.ts'

const usd = (cents: number) => formatMoney({ cents, currency: 'USD' })

/** What has to be paid, with the rule of each line, so that anybody can compute it again. */
export function FeeTable({
  lines,
  totalCents,
  locale,
}: {
  readonly lines: readonly FeeLine[]
  readonly totalCents: number
  readonly locale: Locale
}) {
  const words = FILING_WORDS[locale]
  return (
    <>
      <DataTable
        id="costo-tabla"
        caption={words.fees}
        captionHidden
        locale={locale}
        cards
        rows={lines}
        rowKey={({ key }) => key}
        columns={[
          { key: 'concept', title: words.concept, cell: ({ title }) => <Spoken text={title} locale={locale} /> },
          {
            key: 'formula',
            title: words.formula,
            cell: ({ formula, says, citation }) => (
              <>
                {says === undefined ? (
                  <code class="wrap-anywhere">{formula}</code>
                ) : (
                  <Spoken text={says} locale={locale} />
                )}
                {citation === undefined ? null : (
                  <p class="soft" lang={locale === 'es' ? undefined : 'es'}>
                    {citation}
                  </p>
                )}
              </>
            ),
          },
          { key: 'amount', title: words.amount, cell: ({ cents }) => usd(cents) },
        ]}
      />
      <p>
        <strong>
          {words.total}: {usd(totalCents)}
        </strong>
      </p>
    </>
  )
}
