import { type Locale, say } from '../../../../kernel/text.ts'
import { Notice } from '../../../../ui/feedback/notice.tsx'
import { DataTable } from '../../../../ui/table/data-table.tsx'
import type { UnitOutcome } from '../../data/plan-import.ts'
import { spokenPlace } from '../../imports/grid.ts'
import type { Change } from '../../rules/difference.ts'
import { type ClosedImport, sayClosedChange } from '../../rules/import-effect/closed-months.ts'
import { nameOf, sayDifference } from './difference-words.ts'
import { IMPORT_WORDS } from './import-words.ts'

/** Longer lists are cut on the page; the whole of them is in `trama import plan --json`. */
export const SHOWN = 200

/** Which signed-off months a plan of the file would change: said before anybody accepts. */
export function ClosedMonths({ closed, locale }: { readonly closed: ClosedImport; readonly locale: Locale }) {
  const words = IMPORT_WORDS[locale]
  return (
    <Notice kind="warning" locale={locale} title={words.closedMonths}>
      <p>{say(closed.refusal.message, locale)}</p>
      {closed.changes.length === 1 ? null : (
        <details>
          <summary>{words.closedAll(closed.changes.length)}</summary>
          <ul>
            {closed.changes.slice(0, SHOWN).map((change) => (
              <li key={`${change.what} ${change.activity} ${change.at.map(spokenPlace).join(' ')}`}>
                {sayClosedChange(change, locale)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Notice>
  )
}

/** What would change of a plan, side by side, and what the file would have changed and does not. */
export function Differences({ outcome, locale }: { readonly outcome: UnitOutcome; readonly locale: Locale }) {
  const words = IMPORT_WORDS[locale]
  const title = words.differences(outcome.unit?.code ?? '', outcome.changes.length)
  const rows = outcome.changes.slice(0, SHOWN).map((change, index) => ({ change, index }))
  return (
    <details>
      <summary>{title}</summary>
      <DataTable
        id={`differences-${outcome.index}`}
        caption={title}
        captionHidden
        locale={locale}
        columns={[
          { key: 'change', title: words.change, cell: ({ change }) => words.changes[change.kind] },
          {
            key: 'before',
            title: words.before,
            cell: ({ change }) => <span lang="es">{side(change, 'before', locale)}</span>,
          },
          {
            key: 'after',
            title: words.after,
            cell: ({ change }) => <span lang="es">{side(change, 'after', locale)}</span>,
          },
        ]}
        rows={rows}
        rowKey={(row) => String(row.index)}
      />
      {outcome.changes.length > SHOWN ? <p>{words.more(outcome.changes.length - SHOWN)}</p> : null}
      {outcome.termsKept.length === 0 ? null : (
        <>
          <p class="measure">{words.termsKept}</p>
          <ul>
            {outcome.termsKept.slice(0, SHOWN).map((indicator) => (
              <li key={indicator.key} lang="es">
                {nameOf(indicator)}
              </li>
            ))}
          </ul>
        </>
      )}
    </details>
  )
}

/** A name stands before what it says of the element, except where that is the element itself. */
function side(change: Change, which: 'before' | 'after', locale: Locale): string {
  const { name, [which]: value } = sayDifference(change, locale)
  if (name === '') return value
  return value === '' ? name : `${name}: ${value}`
}
