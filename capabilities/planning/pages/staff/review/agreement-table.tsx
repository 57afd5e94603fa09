import { daysBetween } from '../../../../../kernel/civil.ts'
import { formatDate } from '../../../../../kernel/format.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Tag } from '../../../../../ui/content/content.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import type { StoredAgreement } from '../../../data/agreement-store.ts'
import { reviewPaths } from '../../../review-paths.ts'
import { AGREEMENT_STATE_TITLES, agreementState, byUrgency } from '../../../rules/review/agreement-state.ts'
import { AGREEMENT_WORDS } from './agreement-words.ts'

export interface AgreementTableProps {
  readonly id: string
  readonly caption: string
  readonly agreements: readonly StoredAgreement[]
  readonly day: string
  readonly locale: Locale
}

/** Agreements, what is late first. */
export function AgreementTable({ id, caption, agreements, day, locale }: AgreementTableProps) {
  const words = AGREEMENT_WORDS[locale]
  return (
    <DataTable
      cards
      id={`agreements-${id}`}
      caption={caption}
      captionHidden
      locale={locale}
      columns={[
        {
          key: 'number',
          title: words.number,
          kind: 'code',
          cell: (row) => (
            <a href={localPath(locale, reviewPaths.agreement(row.id))}>
              {row.number}/{row.year}
            </a>
          ),
        },
        { key: 'text', title: words.agreement, cell: (row) => <span lang="es">{row.text}</span> },
        { key: 'unit', title: words.responsible, cell: (row) => row.unit.code },
        { key: 'due', title: words.due, kind: 'date', cell: (row) => formatDate(row.dueOn, locale) },
        {
          key: 'state',
          title: words.state,
          cell: (row) => <AgreementMark agreement={row} day={day} locale={locale} />,
        },
      ]}
      rows={byUrgency(agreements, day)}
      rowKey={(row) => row.id}
    />
  )
}

export function AgreementMark({
  agreement,
  day,
  locale,
}: {
  readonly agreement: StoredAgreement
  readonly day: string
  readonly locale: Locale
}) {
  const words = AGREEMENT_WORDS[locale]
  const state = agreementState(agreement, day)
  const late = daysBetween(agreement.dueOn, day)
  return (
    <>
      <Tag kind={state === 'overdue' ? 'here' : state === 'done' ? 'action' : 'plain'}>
        {say(AGREEMENT_STATE_TITLES[state], locale)}
      </Tag>
      {state === 'overdue' ? <span class="soft"> {words.lateBy(late)}</span> : null}
    </>
  )
}
