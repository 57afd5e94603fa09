import { type Locale, spoken } from '../../../../../kernel/text.ts'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import { fieldId } from '../../../../../ui/form/form-state.ts'
import type { DraftElement } from '../../../model.ts'
import type { StoredCell } from '../../../rules/edit/cell-problem.ts'
import type { ProgrammeColumn } from '../../../rules/edit/programme.ts'
import { sheetField, valueText } from '../../../rules/edit/sheet-form.ts'
import { textOf } from '../../plan/plan-index.ts'
import { columnTitle } from './sheet-table.tsx'
import { SHEET_WORDS } from './sheet-words.ts'

/** A cell that two people wrote: both versions, and nothing chosen yet. */
export interface DisputedCell {
  readonly activity: DraftElement
  readonly column: ProgrammeColumn
  readonly mine: number | null
  readonly stored: StoredCell
  /** When it was written, in words. */
  readonly when: string | undefined
  readonly error: string | undefined
}

/** Side by side what I wrote and what is saved, when and by whom; chosen cell by cell, within the form of the sheet. */
export function DisputedCells({ cells, locale }: { readonly cells: readonly DisputedCell[]; readonly locale: Locale }) {
  const words = SHEET_WORDS[locale]
  if (cells.length === 0) return null
  return (
    <Notice kind="warning" locale={locale} title={words.disputedTitle}>
      <p>{words.disputedLead}</p>
      <div class="disputed">
        {cells.map((cell) => (
          <Choice key={sheetField.choice(cell.activity.key, cell.column)} cell={cell} locale={locale} />
        ))}
      </div>
    </Notice>
  )
}

function Choice({ cell, locale }: { readonly cell: DisputedCell; readonly locale: Locale }) {
  const words = SHEET_WORDS[locale]
  const { activity, column, mine, stored, when, error } = cell
  const name = sheetField.choice(activity.key, column)
  const id = fieldId(name)
  const title = spoken(textOf(activity), locale)
  const who = [when, stored.by === undefined ? undefined : words.by[stored.by]]
    .filter((part) => part !== undefined)
    .join(', ')
  return (
    <fieldset class="disputed-cell" aria-describedby={error === undefined ? undefined : `${id}-error`}>
      <legend>
        {activity.code === undefined ? null : `${activity.code} `}
        <span lang={title.lang === locale ? undefined : title.lang}>{title.words}</span>, {columnTitle(column, locale)}
      </legend>
      {error === undefined ? null : (
        <p class="sheet-error" id={`${id}-error`}>
          {error}
        </p>
      )}
      <input type="hidden" name={sheetField.disputed(activity.key, column)} value="1" />
      <label class="disputed-choice" for={id}>
        <input type="radio" name={name} id={id} value="mine" />
        <span>
          {words.mine}: <strong class="figure">{valueText(mine) || words.empty}</strong>
        </span>
      </label>
      <label class="disputed-choice" for={`${id}-2`}>
        <input type="radio" name={name} id={`${id}-2`} value="theirs" />
        <span>
          {words.theirs}: <strong class="figure">{valueText(stored.value) || words.empty}</strong>
          {who === '' ? null : <span class="soft"> ({who})</span>}
        </span>
      </label>
    </fieldset>
  )
}
