import type { Locale } from '../../kernel/text.ts'
import { DataTable } from '../table/data-table.tsx'
import { words } from '../words.ts'

interface PictureRow {
  readonly id: string
  readonly name: string
  readonly href?: string | undefined
}

export interface PictureTableProps<Row extends PictureRow> {
  /** Of the picture whose figures stand in it. */
  readonly id: string
  readonly label: string
  readonly locale: Locale
  readonly rows: readonly Row[]
  readonly nameColumn: string
  readonly values: readonly { readonly key: string; readonly title: string; readonly cell: (row: Row) => string }[]
}

/** What a picture of areas shows, in words: closed until somebody wants it. */
export function PictureTable<Row extends PictureRow>(props: PictureTableProps<Row>) {
  const { id, label, locale, rows, nameColumn, values } = props
  return (
    <details class="as-table">
      <summary>{words(locale).tableView}</summary>
      <DataTable
        id={`${id}-tabla`}
        caption={label}
        captionHidden
        locale={locale}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'name',
            title: nameColumn,
            cell: ({ name, href }) => (href === undefined ? name : <a href={href}>{name}</a>),
          },
          ...values.map((value) => ({ ...value, kind: 'number' as const })),
        ]}
      />
    </details>
  )
}
