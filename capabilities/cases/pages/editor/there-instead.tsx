import type { Locale } from '../../../../kernel/text.ts'
import { DataTable } from '../../../../ui/table/data-table.tsx'
import { compareEditions } from '../../rules/definition/compare.ts'
import type { Definition } from '../../rules/definition/definition.ts'
import { definitionFor } from '../../rules/definition/override.ts'
import { EDITOR_WORDS } from './editor-words.ts'

/** What holds in a municipality instead of the common definition, place by place: the same that applies to who files there. */
export function ThereInstead(props: {
  readonly definition: Definition
  readonly place: string
  readonly locale: Locale
}) {
  const { definition, place, locale } = props
  const words = EDITOR_WORDS[locale]
  const rows = compareEditions(definition, definitionFor(definition, place))
  if (rows.length === 0) return <p class="soft">{words.thereNothing}</p>
  return (
    <details>
      <summary>{words.there(rows.length)}</summary>
      <DataTable
        id={`ahi-${place}`}
        caption={words.there(rows.length)}
        captionHidden
        locale={locale}
        cards
        rows={rows}
        rowKey={({ place: at }) => at}
        columns={[
          {
            key: 'place',
            title: words.place,
            cell: ({ place: at }) => <code>{at.replace(' ↕', ` (${words.order})`)}</code>,
          },
          {
            key: 'common',
            title: words.common,
            cell: ({ before }) => before ?? <span class="soft">{words.absent}</span>,
          },
          { key: 'there', title: words.instead, cell: ({ after }) => after ?? <span class="soft">{words.gone}</span> },
        ]}
      />
    </details>
  )
}
