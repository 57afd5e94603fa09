import { type Locale, say } from '../../../../kernel/text.ts'
import { PageHead } from '../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../ui/table/data-table.tsx'
import { compareEditions } from '../../rules/definition/compare.ts'
import type { Definition } from '../../rules/definition/definition.ts'
import { EDITOR_WORDS } from './editor-words.ts'

/** What changed from one edition to another, place by place. */
export function ComparePage(props: {
  readonly before: Definition
  readonly after: Definition
  readonly locale: Locale
}) {
  const { before, after, locale } = props
  const words = EDITOR_WORDS[locale]
  const groups: Readonly<Record<string, string>> = {
    roles: words.roles,
    sections: words.sections,
    documents: words.documents,
    fees: words.fees,
    checks: words.checks,
    steps: words.steps,
    overrides: words.others,
  }
  const rows = compareEditions(before, after).map((each) => {
    const group = each.place.split(/[ .]/)[0] ?? ''
    return { ...each, group: groups[group] ?? words.general }
  })
  return (
    <>
      <PageHead
        eyebrow={say(after.title, locale)}
        title={words.comparing}
        lead={words.compareLead(before.edition, after.edition)}
      />
      <DataTable
        id="diferencias"
        caption={words.comparing}
        captionHidden
        locale={locale}
        cards
        rows={rows}
        rowKey={({ place }) => place}
        empty={words.same}
        group={{ of: ({ group }) => group, title: (title) => title }}
        columns={[
          {
            key: 'place',
            title: words.place,
            cell: ({ place }) => <code>{place.replace(' ↕', ` (${words.order})`)}</code>,
          },
          {
            key: 'before',
            title: words.before,
            cell: ({ before: was }) => (was === undefined ? <span class="soft">{words.absent}</span> : was),
          },
          {
            key: 'after',
            title: words.after,
            cell: ({ after: is }) => (is === undefined ? <span class="soft">{words.gone}</span> : is),
          },
        ]}
      />
    </>
  )
}
