import type { Place } from '../rules/edit/sheet.ts'
import { columnsOf, readSeen, type SeenCell, type SheetKind, valueText } from '../rules/edit/sheet-form.ts'

/** One cell of the page: with a field where it can be written. */
export interface CellOfPage {
  readonly td: HTMLTableCellElement
  readonly input: HTMLInputElement | undefined
  /** What describes the field besides what this script adds. */
  readonly described: string
}

export interface RowOfPage {
  readonly activity: string
  readonly title: string
  readonly marks: boolean
  readonly seenField: HTMLInputElement
  readonly seen: readonly SeenCell[]
  readonly cells: readonly CellOfPage[]
}

/** The rows that the server drew, and what each cell showed. */
export function rowsOfPage(table: HTMLTableElement, kind: SheetKind): readonly RowOfPage[] {
  const columns = columnsOf(kind).length
  return [...table.tBodies].flatMap((body) =>
    [...body.rows].flatMap((tr): readonly RowOfPage[] => {
      const seenField = tr.querySelector<HTMLInputElement>('input[type=hidden]')
      const seen = seenField === null ? undefined : readSeen(seenField.value, columns)
      if (seenField === null || seen === undefined) return []
      return [
        {
          activity: seenField.name.replace(/^s\./, ''),
          title: tr.cells[0]?.textContent?.trim() ?? '',
          marks: tr.dataset.marks !== undefined,
          seenField,
          seen,
          cells: [...tr.cells].slice(1).map((td) => {
            const input = td.querySelector('input') ?? undefined
            return { td, input, described: input?.getAttribute('aria-describedby') ?? '' }
          }),
        },
      ]
    }),
  )
}

export function seenTexts({ seen }: Pick<RowOfPage, 'seen'>): readonly string[] {
  return seen.map(({ value }) => valueText(value))
}

/** A table with fields becomes a grid: one stop of the Tab key, moved in by arrows. */
export function makeGrid(table: HTMLTableElement, rows: readonly RowOfPage[]): void {
  table.setAttribute('role', 'grid')
  table.setAttribute('aria-multiselectable', 'true')
  for (const part of [table.tHead, ...table.tBodies]) part?.setAttribute('role', 'rowgroup')
  for (const tr of table.rows) tr.setAttribute('role', 'row')
  for (const th of table.querySelectorAll('th')) {
    const heads = th.getAttribute('scope') === 'col' ? 'columnheader' : 'rowheader'
    th.setAttribute('role', heads)
  }
  for (const { cells } of rows)
    for (const { td, input } of cells) {
      td.setAttribute('role', 'gridcell')
      td.setAttribute('aria-selected', 'false')
      if (input === undefined) td.setAttribute('aria-readonly', 'true')
      ;(input ?? td).tabIndex = -1
    }
}

export function placeOfNode(rows: readonly RowOfPage[], node: EventTarget | null): Place | undefined {
  const td = node instanceof Element ? node.closest('td') : null
  if (td === null) return undefined
  for (const [row, { cells }] of rows.entries()) {
    if (cells[0]?.td.parentElement !== td.parentElement) continue
    const column = cells.findIndex((cell) => cell.td === td)
    if (column >= 0) return { row, column }
  }
  return undefined
}

/** Says of one cell what a person must know of it: changed or not, and what is wrong with it. */
export function markCell(
  { td, input, described }: CellOfPage,
  is: { readonly changed: boolean; readonly wrong: string | undefined; readonly noteId: string },
): void {
  td.classList.toggle('sheet-changed', is.changed)
  if (input === undefined) return
  let error = td.querySelector<HTMLElement>('.sheet-error')
  if (is.wrong === undefined) {
    error?.remove()
    error = null
    if (input.hasAttribute('aria-invalid')) input.removeAttribute('aria-invalid')
  } else {
    if (error === null) {
      error = document.createElement('span')
      error.className = 'sheet-error'
      error.id = `e-${input.name.replaceAll('.', '-')}`
      td.append(error)
    }
    if (error.textContent !== is.wrong) error.textContent = is.wrong
    input.setAttribute('aria-invalid', 'true')
  }
  const base = described.split(' ').filter((id) => id !== '' && document.getElementById(id) !== null)
  const ids = new Set([...base, ...(error === null ? [] : [error.id]), ...(is.changed ? [is.noteId] : [])])
  const text = [...ids].join(' ')
  if (text === '') input.removeAttribute('aria-describedby')
  else if (input.getAttribute('aria-describedby') !== text) input.setAttribute('aria-describedby', text)
}
