import { isMonth } from '../../../../kernel/civil.ts'
import { monthName } from '../../../../kernel/format.ts'
import type { Id } from '../../../../kernel/ids.ts'
import type { Refusal } from '../../../../kernel/result.ts'
import type { Locale, Text } from '../../../../kernel/text.ts'
import type { ProgrammeColumn } from './programme.ts'

/** Who wrote a cell, as far as others are told: never a name. */
export type Writer = 'self' | 'unit' | 'administration' | 'demonstration'

/** What a cell holds by now, when it is no longer what the person saw. */
export interface StoredCell {
  readonly value: number | null
  readonly version: number
  readonly at?: string
  readonly by?: Writer
}

/** Why one cell of a sheet could not be saved. */
export interface CellProblem {
  readonly activityId: Id
  readonly column: ProgrammeColumn
  /** `A.1.2`, or the beginning of the title: how the sentence calls the activity. */
  readonly activity: string
  readonly mine: number | null
  readonly message: Text
  /** Somebody else changed it meanwhile: both versions are told. */
  readonly stored?: StoredCell
}

/** Nothing of the sheet was saved; every cell that stood in the way is named. */
export interface CellsRefusal extends Refusal<'cells_changed' | 'cells_refused'> {
  readonly cells: readonly CellProblem[]
}

export function isCellsRefusal(refusal: Refusal): refusal is CellsRefusal {
  return refusal.kind === 'cells_changed' || refusal.kind === 'cells_refused'
}

/** More cells than this are counted in the sentence and named beside it. */
const NAMED = 8

export function cellsRefusal(cells: readonly CellProblem[]): CellsRefusal {
  const onlyChanged = cells.every(({ stored }) => stored !== undefined)
  const rest = cells.length - NAMED
  const listed = (locale: Locale) =>
    cells
      .slice(0, NAMED)
      .map((cell) => `${placeOf(cell, locale)}: ${whatIsWrong(cell, locale)}`)
      .join(' ')
  return {
    kind: onlyChanged ? 'cells_changed' : 'cells_refused',
    message: {
      es: `${
        onlyChanged
          ? 'Otra persona cambió celdas mientras usted escribía, y no se guardó nada.'
          : 'Hay celdas que no se pueden guardar, y no se guardó nada.'
      } ${listed('es')}${rest > 0 ? ` Y ${rest} más.` : ''}`,
      en: `${
        onlyChanged
          ? 'Somebody else changed cells while you were writing, and nothing was saved.'
          : 'Some cells cannot be saved, and nothing was saved.'
      } ${listed('en')}${rest > 0 ? ` And ${rest} more.` : ''}`,
    },
    cells,
  }
}

/** `A.1.2, marzo`. */
export function placeOf({ activity, column }: Pick<CellProblem, 'activity' | 'column'>, locale: Locale): string {
  return `${activity}, ${columnName(column, locale)}`
}

export function columnName(column: ProgrammeColumn, locale: Locale): string {
  if (column === 'total') return locale === 'es' ? 'total anual' : 'annual total'
  return isMonth(column) ? monthName(column, locale) : String(column)
}

export function activityName({ code, title }: { readonly code?: string | undefined; readonly title: string }): string {
  if (code !== undefined && code !== '') return code
  return title.length > 40 ? `${title.slice(0, 39).trimEnd()}…` : title
}

function whatIsWrong({ mine, stored, message }: CellProblem, locale: Locale): string {
  if (stored === undefined) return locale === 'es' ? message.es : (message.en ?? message.es)
  return locale === 'es'
    ? `usted escribió ${said(mine)}, ahora dice ${said(stored.value)}.`
    : `you wrote ${said(mine)}, it now says ${said(stored.value)}.`
}

function said(value: number | null): string {
  return value === null ? '—' : String(value)
}

/** The same sentence for each cell that somebody else changed. */
export const CHANGED_MEANWHILE: Text = {
  es: 'Otra persona cambió esta celda mientras usted escribía.',
  en: 'Somebody else changed this cell while you were writing.',
}

/** Of a sheet whose activities do not all belong to one unit's plan. */
export const NOT_ONE_PLAN: Refusal<'not_one_plan'> = {
  kind: 'not_one_plan',
  message: {
    es: 'Las actividades no son todas del plan de una misma unidad. Guarde cada plan por separado.',
    en: 'The activities are not all of one unit’s plan. Save each plan by itself.',
  },
}
