import { formatDate, formatMoney } from '../../../../../kernel/format.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { ButtonLink } from '../../../../../ui/button/button.tsx'
import { DefinitionList, Spoken } from '../../../../../ui/content/content.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import type { WholeCase } from '../../../data/case-query.ts'
import { filingPaths } from '../../../filing-paths.ts'
import { CASE_WORDS } from './case-words.ts'

/** What shows that a case was filed. `here`: the address of the platform, to be told whole; `file`: of the same on paper. */
export function ReceiptView({
  of,
  here,
  file,
  locale,
}: {
  readonly of: WholeCase
  readonly here: string
  readonly file: string
  readonly locale: Locale
}) {
  const words = CASE_WORDS[locale]
  const { row, compiled, orders } = of
  const { definition } = compiled
  const status = localPath(locale, filingPaths.status(row.number))
  const total = orders.reduce((sum, { totalCents }) => sum + totalCents, 0)
  const day = formatDate(row.filedOn, locale, 'prose')
  return (
    <>
      <PageHead title={words.receipt} lead={words.receiptText(say(definition.title, locale), day)} />
      <DefinitionList
        items={[
          { term: words.number, value: <strong>{row.number}</strong> },
          { term: words.procedure, value: <Spoken text={definition.title} locale={locale} /> },
          { term: words.edition, value: definition.edition },
          { term: words.applicant, value: row.applicantName ?? '–' },
          ...(row.ownerName === undefined ? [] : [{ term: words.onBehalf, value: row.ownerName }]),
          ...(total === 0 ? [] : [{ term: words.fees, value: formatMoney({ cents: total, currency: 'USD' }) }]),
          { term: words.code, value: <code>{row.verificationCode}</code> },
          { term: words.statusAt, value: <a href={status}>{new URL(status, here).toString()}</a> },
        ]}
      />
      <p>
        <ButtonLink href={localPath(locale, file)}>{words.receiptFile}</ButtonLink>
      </p>
    </>
  )
}
