import type { ComponentChildren } from 'preact'
import type { Locale } from '../../kernel/text.ts'
import { words } from '../words.ts'

export interface MatrixColumn {
  readonly key: string
  readonly title: string
  /** Columns next to each other with the same group share a heading above. */
  readonly group?: string | undefined
  readonly kind?: 'text' | 'number' | undefined
  /** CSS width, e.g. `18rem`; columns without one share the rest. */
  readonly width?: string | undefined
}

export interface MatrixCell {
  readonly column: string
  /** How many rows the value is shared by. One value, written once. */
  readonly rowSpan?: number | undefined
  readonly colSpan?: number | undefined
  readonly content: ComponentChildren
  /** Heads its row: the activity, usually. */
  readonly header?: boolean | undefined
  /** Language of imported content on a page in the other one. */
  readonly lang?: string | undefined
  readonly here?: boolean | undefined
}

export interface MatrixRow {
  readonly id: string
  readonly cells: readonly MatrixCell[]
  /** A line over the whole width: an objective that stands above the rows it heads. */
  readonly heading?: ComponentChildren
}

export interface MatrixTableProps {
  readonly id: string
  readonly caption: string
  readonly captionHidden?: boolean | undefined
  readonly locale: Locale
  readonly columns: readonly MatrixColumn[]
  readonly rows: readonly MatrixRow[]
}

interface HeadGroup {
  readonly key: string
  readonly title: string | undefined
  readonly columns: MatrixColumn[]
}

function headGroups(columns: readonly MatrixColumn[]): HeadGroup[] {
  const groups: HeadGroup[] = []
  for (const column of columns) {
    const last = groups.at(-1)
    if (last && column.group !== undefined && last.title === column.group) last.columns.push(column)
    else groups.push({ key: column.key, title: column.group, columns: [column] })
  }
  return groups
}

function sharedWords(rows: number, locale: Locale): string {
  const more = rows - 1
  if (locale === 'en') return more === 1 ? 'also covers the next row' : `also covers the next ${more} rows`
  return more === 1 ? 'vale también para la fila siguiente' : `vale también para las ${more} filas siguientes`
}

function labelOf(column: MatrixColumn | undefined, cell: MatrixCell, shared: boolean, locale: Locale): string {
  const title = column?.title ?? ''
  return cell.rowSpan !== undefined && shared ? `${title} · ${sharedWords(cell.rowSpan, locale)}` : title
}

/**
 * The institution's own matrix. A semantic table with row spans; below 45rem of room it reads as cards: explicit ARIA
 * roles keep the table's structure when CSS changes its display, each cell names its column, and a shared value heads
 * the cards of the rows that share it.
 */
export function MatrixTable({ id, caption, captionHidden, locale, columns, rows }: MatrixTableProps) {
  const groups = headGroups(columns)
  const grouped = groups.some((group) => group.title !== undefined)
  const position = new Map(columns.map((column, index) => [column.key, index]))
  const byKey = new Map(columns.map((column) => [column.key, column]))
  // The widths asked for hold: where there is less room the table scrolls instead of squeezing its columns.
  const widths = columns.flatMap((column) => column.width ?? [])
  return (
    <div class="matrix-block">
      <section class="table-scroll matrix-scroll" aria-label={words(locale).scrollingTable(caption)} tabindex={0}>
        {/* biome-ignore-start lint/a11y/noRedundantRoles: the cards' CSS takes the native roles away */}
        {/* biome-ignore-start lint/a11y/useSemanticElements: it is the semantic element, with its role said again */}
        <table
          class="matrix"
          id={id}
          role="table"
          style={widths.length === 0 ? undefined : `--matrix-width:calc(${widths.join(' + ')})`}
        >
          <caption id={`${id}-caption`} class={captionHidden ? 'hidden' : undefined}>
            {caption}
          </caption>
          <colgroup>
            {columns.map((column) => (
              <col key={column.key} style={column.width === undefined ? undefined : `width:${column.width}`} />
            ))}
          </colgroup>
          <thead role="rowgroup">
            <tr role="row">
              {groups.map((group) =>
                group.title === undefined ? (
                  <th key={group.key} scope="col" role="columnheader" rowspan={grouped ? 2 : undefined}>
                    {group.columns[0]?.title}
                  </th>
                ) : (
                  <th key={group.key} scope="colgroup" role="columnheader" colspan={group.columns.length}>
                    {group.title}
                  </th>
                ),
              )}
            </tr>
            {grouped ? (
              <tr role="row">
                {groups
                  .filter((group) => group.title !== undefined)
                  .flatMap((group) => group.columns)
                  .map((column) => (
                    <th key={column.key} scope="col" role="columnheader">
                      {column.title}
                    </th>
                  ))}
              </tr>
            ) : null}
          </thead>
          <tbody role="rowgroup">
            {rows.map((row) => {
              if (row.heading != null) {
                return (
                  <tr key={row.id} id={row.id} role="row" class="matrix-heading">
                    <th colspan={columns.length} scope="rowgroup" role="rowheader">
                      {row.heading}
                    </th>
                  </tr>
                )
              }
              const starts = Math.min(...row.cells.map((cell) => position.get(cell.column) ?? 0))
              return (
                <tr key={row.id} id={row.id} role="row" class={starts === 0 ? 'matrix-opens' : 'matrix-goes-on'}>
                  {row.cells.map((cell) => {
                    const column = byKey.get(cell.column)
                    const shared = (cell.rowSpan ?? 1) > 1
                    const look = [
                      column?.kind === 'number' ? 'number' : '',
                      shared ? 'shared' : '',
                      cell.here ? 'here' : '',
                    ]
                    const attributes = {
                      rowspan: shared ? cell.rowSpan : undefined,
                      colspan: (cell.colSpan ?? 1) > 1 ? cell.colSpan : undefined,
                      lang: cell.lang,
                      class: look.filter(Boolean).join(' ') || undefined,
                      // What a card writes above the value; the table's own heading says it to who listens.
                      'data-label': cell.content == null ? undefined : labelOf(column, cell, shared, locale),
                    }
                    return cell.header ? (
                      <th key={cell.column} {...attributes} scope="row" role="rowheader">
                        {cell.content}
                      </th>
                    ) : (
                      <td key={cell.column} {...attributes} role="cell">
                        {cell.content}
                      </td>
                    )
                  })}
                </tr>
              )
            })}
          </tbody>
        </table>
        {/* biome-ignore-end lint/a11y/useSemanticElements: see above */}
        {/* biome-ignore-end lint/a11y/noRedundantRoles: see above */}
      </section>
    </div>
  )
}
