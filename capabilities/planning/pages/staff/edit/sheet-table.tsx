import { isMonth } from '../../../../../kernel/civil.ts'
import { formatNumber, monthName } from '../../../../../kernel/format.ts'
import { type Locale, spoken } from '../../../../../kernel/text.ts'
import { fieldId } from '../../../../../ui/form/form-state.ts'
import type { DraftElement } from '../../../model.ts'
import type { ProgrammeColumn } from '../../../rules/edit/programme.ts'
import {
  columnsOf,
  type SeenCell,
  type SheetKind,
  seenText,
  sheetField,
  valueText,
} from '../../../rules/edit/sheet-form.ts'
import type { SheetCell, SheetRow } from '../../../rules/edit/sheet-rows.ts'
import { textOf } from '../../plan/plan-index.ts'
import { SHEET_WORDS } from './sheet-words.ts'

/** What a person typed that is not saved: by name of the field. */
export interface TypedCells {
  readonly texts: ReadonlyMap<string, string>
  /** What they saw there, where it is no longer what stands. */
  readonly seen: ReadonlyMap<string, SeenCell>
  readonly messages: ReadonlyMap<string, string>
}

export interface SheetTableProps {
  readonly rows: readonly SheetRow[]
  readonly kind: SheetKind
  readonly locale: Locale
  readonly caption: string
  readonly typed: TypedCells
}

/** A field for each cell: a form without script, a grid with it (`month-sheet.island.ts`). */
export function SheetTable({ rows, kind, locale, caption, typed }: SheetTableProps) {
  const words = SHEET_WORDS[locale]
  const columns = columnsOf(kind)
  return (
    <div class="sheet-scroll">
      <table class="sheet" id="sheet">
        <caption class="hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.activity}</th>
            {columns.map((column) => (
              <th key={column} scope="col" id={`m-${column}`} class="number">
                <abbr title={columnTitle(column, locale)}>{shortTitle(column, locale)}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <Row key={row.activity.key} row={row} at={at} kind={kind} locale={locale} typed={typed} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface RowProps extends Omit<SheetTableProps, 'rows' | 'caption'> {
  readonly row: SheetRow
  readonly at: number
}

function Row({ row, at, kind, locale, typed }: RowProps) {
  const { activity, cells } = row
  const seen = cells.map((cell) => typed.seen.get(sheetField.cell(activity.key, cell.column)) ?? cell)
  return (
    <>
      {row.result === undefined ? null : (
        <tr class="sheet-result">
          <th colSpan={cells.length + 1} scope="rowgroup">
            <Said element={row.result} locale={locale} />
          </th>
        </tr>
      )}
      <tr data-marks={row.marks ? '' : undefined}>
        <th scope="row">
          <span class="sheet-activity" id={`r-${at}`}>
            <Said element={activity} locale={locale} />
          </span>
          <input type="hidden" name={sheetField.seen(activity.key)} value={seenText(seen)} />
        </th>
        {cells.map((cell) => (
          <Cell key={cell.column} cell={cell} of={activity} at={at} kind={kind} locale={locale} typed={typed} />
        ))}
      </tr>
    </>
  )
}

interface CellProps {
  readonly cell: SheetCell
  readonly of: DraftElement
  readonly at: number
  readonly kind: SheetKind
  readonly locale: Locale
  readonly typed: TypedCells
}

function Cell({ cell, of, at, kind, locale, typed }: CellProps) {
  const words = SHEET_WORDS[locale]
  const name = sheetField.cell(of.key, cell.column)
  const message = typed.messages.get(name)
  const id = fieldId(name)
  const besideId = cell.beside === null ? undefined : `b-${at}-${cell.column}`
  const beside =
    cell.beside === null ? null : (
      <small class="sheet-beside" id={besideId}>
        <span class="hidden">{kind === 'executed' ? words.besideProgrammedWord : words.sumWord} </span>
        {formatNumber(cell.beside)}
      </small>
    )
  const label = shortTitle(cell.column, locale)
  if (cell.fixed !== undefined)
    return (
      <td class="sheet-fixed" data-label={label}>
        {beside}
        <span class="sheet-value">{valueText(cell.value)}</span>
      </td>
    )
  const described = [besideId, message === undefined ? undefined : `${id}-error`].filter(Boolean).join(' ')
  return (
    <td data-label={label}>
      {beside}
      <input
        class="sheet-input"
        id={message === undefined ? undefined : id}
        name={name}
        value={typed.texts.get(name) ?? valueText(cell.value)}
        inputmode="decimal"
        autocomplete="off"
        aria-labelledby={`r-${at} m-${cell.column}`}
        aria-describedby={described === '' ? undefined : described}
        aria-invalid={message === undefined ? undefined : 'true'}
      />
      {message === undefined ? null : (
        <span class="sheet-error" id={`${id}-error`}>
          {message}
        </span>
      )}
    </td>
  )
}

function Said({ element, locale }: { readonly element: DraftElement; readonly locale: Locale }) {
  const { words, lang } = spoken(textOf(element), locale)
  return (
    <>
      {element.code === undefined ? null : <strong class="figure">{element.code} </strong>}
      <span lang={lang === locale ? undefined : lang}>{words}</span>
    </>
  )
}

export function columnTitle(column: ProgrammeColumn, locale: Locale): string {
  return column === 'total' || !isMonth(column) ? SHEET_WORDS[locale].total : monthName(column, locale)
}

function shortTitle(column: ProgrammeColumn, locale: Locale): string {
  return column === 'total' || !isMonth(column) ? 'Total' : monthName(column, locale).slice(0, 3)
}
