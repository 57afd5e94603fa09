import type { ComponentChildren } from 'preact'
import type { Locale } from '../../kernel/text.ts'
import { Icon } from '../icon/icon.tsx'
import { words } from '../words.ts'
import { type ColumnChooser, type ExportLink, TableTools } from './table-tools.tsx'

export interface Column<Row> {
  readonly key: string
  readonly title: string
  /** Numbers stand right in tabular figures; a code takes no more room than it needs. */
  readonly kind?: 'text' | 'number' | 'date' | 'code' | undefined
  readonly cell: (row: Row) => ComponentChildren
  readonly sortable?: boolean | undefined
  /** In the total row. */
  readonly total?: ComponentChildren
  /** In the row that opens a group of rows; with `group` only. */
  readonly subtotal?: ((rows: readonly Row[]) => ComponentChildren) | undefined
  readonly hint?: string | undefined
}

export interface Sort {
  readonly key: string
  readonly direction: 'asc' | 'desc'
  readonly href: (key: string, direction: 'asc' | 'desc') => string
}

export interface Selection<Row> {
  readonly name: string
  readonly value: (row: Row) => string
  /** What the box selects, for those who do not see the row. */
  readonly label: (row: Row) => string
  /** Id of the form of the bulk action. */
  readonly form?: string | undefined
}

export interface DataTableProps<Row> {
  readonly id: string
  readonly caption: string
  readonly captionHidden?: boolean | undefined
  readonly locale: Locale
  /** The first is the row's header and stays in view. */
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly sort?: Sort | undefined
  readonly chooser?: ColumnChooser | undefined
  readonly exports?: readonly ExportLink[] | undefined
  readonly select?: Selection<Row> | undefined
  /** Offers a box that filters the rows in view (with script only; the page's own filter stands in the URL). */
  readonly filter?: boolean | undefined
  readonly empty?: ComponentChildren
  readonly totalLabel?: string | undefined
  readonly highlight?: ((row: Row) => boolean) | undefined
  /** On a phone each row becomes a card, its values named: for lists with an act in each row, not for figures to compare. */
  readonly cards?: boolean | undefined
  /** Rows that follow each other with the same key stand under one heading, with the group's subtotals beside it. */
  readonly group?: { readonly of: (row: Row) => string; readonly title: (key: string) => ComponentChildren } | undefined
}

function alignment(kind: Column<never>['kind']): string | undefined {
  if (kind === 'number') return 'number'
  if (kind === 'code') return 'nowrap code-cell'
  return kind === 'date' ? 'nowrap' : undefined
}

function HeadCell<Row>({ column, sort, locale }: { column: Column<Row>; sort: Sort | undefined; locale: Locale }) {
  const current = sort?.key === column.key ? sort.direction : undefined
  const next = current === 'asc' ? 'desc' : 'asc'
  const text = words(locale)
  return (
    <th
      scope="col"
      class={alignment(column.kind)}
      title={column.hint}
      aria-sort={current === undefined ? undefined : current === 'asc' ? 'ascending' : 'descending'}
    >
      {column.sortable && sort ? (
        <a class="sort" href={sort.href(column.key, next)} rel="nofollow">
          {column.title}
          <span class="hidden">, {next === 'asc' ? text.sortAscending : text.sortDescending}</span>
          <span class={current === undefined ? 'sort-mark' : 'sort-mark sort-mark-on'}>
            <Icon name={current === 'desc' ? 'arrowDown' : 'arrowUp'} size={14} />
          </span>
        </a>
      ) : (
        column.title
      )}
    </th>
  )
}

interface RowGroup<Row> {
  readonly key: string
  readonly rows: readonly Row[]
}

/** Runs of rows of the same group; all in one where there is no grouping. */
function groupsOf<Row>(rows: readonly Row[], of: ((row: Row) => string) | undefined): readonly RowGroup<Row>[] {
  if (of === undefined) return rows.length === 0 ? [] : [{ key: '', rows }]
  const groups: { key: string; rows: Row[] }[] = []
  for (const row of rows) {
    const key = of(row)
    const last = groups.at(-1)
    if (last?.key === key) last.rows.push(row)
    else groups.push({ key, rows: [row] })
  }
  return groups
}

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { id, caption, captionHidden, locale, rows, sort, chooser, select, highlight } = props
  const columns = chooser
    ? props.columns.filter((column, index) => index === 0 || chooser.shown.includes(column.key))
    : props.columns
  const totals = columns.some((column) => column.total != null)
  const text = words(locale)
  return (
    <div class="table-block">
      <TableTools
        tableId={id}
        caption={caption}
        locale={locale}
        choices={props.columns.slice(1)}
        chooser={chooser}
        exports={props.exports}
        filter={props.filter === true && rows.length > 0}
      />
      {/* Its name differs from the heading of the section it stands in, which often says the same. */}
      <section class="table-scroll" aria-label={text.scrollingTable(caption)} tabindex={0}>
        <table class={props.cards ? 'data-table cards' : 'data-table'} id={id}>
          <caption id={`${id}-caption`} class={captionHidden ? 'hidden' : undefined}>
            {caption}
          </caption>
          <thead>
            <tr>
              {select ? (
                <th scope="col" class="select-cell">
                  <span class="hidden">{text.selectRow}</span>
                </th>
              ) : null}
              {columns.map((column) => (
                <HeadCell key={column.key} column={column} sort={sort} locale={locale} />
              ))}
            </tr>
          </thead>
          {groupsOf(rows, props.group?.of).map(({ key: group, rows: own }) => (
            <tbody key={group}>
              {props.group === undefined ? null : (
                <tr class="group-row">
                  {select ? <td class="select-cell" /> : null}
                  {columns.map((column, index) =>
                    index === 0 ? (
                      <th key={column.key} scope="rowgroup">
                        {props.group?.title(group)}
                      </th>
                    ) : (
                      <td key={column.key} class={alignment(column.kind)}>
                        {column.subtotal?.(own)}
                      </td>
                    ),
                  )}
                </tr>
              )}
              {own.map((row) => (
                <tr key={props.rowKey(row)} class={highlight?.(row) ? 'row-here' : undefined}>
                  {select ? (
                    <td class="select-cell">
                      <input
                        type="checkbox"
                        name={select.name}
                        value={select.value(row)}
                        form={select.form}
                        aria-label={`${text.selectRow} ${select.label(row)}`}
                      />
                    </td>
                  ) : null}
                  {columns.map((column, index) =>
                    index === 0 ? (
                      <th key={column.key} scope="row" class={alignment(column.kind)}>
                        {column.cell(row)}
                      </th>
                    ) : (
                      <td
                        key={column.key}
                        class={alignment(column.kind)}
                        data-label={props.cards ? column.title : undefined}
                      >
                        {column.cell(row)}
                      </td>
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          ))}
          {rows.length === 0 ? (
            <tbody>
              <tr>
                <td class="table-empty" colspan={columns.length + (select ? 1 : 0)}>
                  {props.empty ?? text.noData}
                </td>
              </tr>
            </tbody>
          ) : null}
          {totals && rows.length > 0 ? (
            <tfoot>
              <tr>
                {select ? <td class="select-cell" /> : null}
                {columns.map((column, index) =>
                  index === 0 ? (
                    <th key={column.key} scope="row">
                      {column.total ?? props.totalLabel ?? text.total}
                    </th>
                  ) : (
                    <td key={column.key} class={alignment(column.kind)}>
                      {column.total}
                    </td>
                  ),
                )}
              </tr>
            </tfoot>
          ) : null}
        </table>
      </section>
    </div>
  )
}
