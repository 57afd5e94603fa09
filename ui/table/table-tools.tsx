import type { Locale } from '../../kernel/text.ts'
import { Icon } from '../icon/icon.tsx'
import { Enhanced } from '../islands/island.tsx'
import { words } from '../words.ts'
import { island as tableFilter } from './table-filter.island.ts'

export interface ColumnChooser {
  /** Where the GET form goes: this page. */
  readonly action: string
  /** Keys of the columns in view, from the URL; the first column is always in view. */
  readonly shown: readonly string[]
  readonly name?: string | undefined
  /** The rest of the URL's state, kept. */
  readonly hidden?: Readonly<Record<string, string>> | undefined
}

export interface ExportLink {
  /** `Excel`, `CSV`, `PDF`. */
  readonly label: string
  readonly href: string
}

interface TableToolsProps {
  readonly tableId: string
  /** What the table is: two downloads on one page are told apart by it, also read out of context. */
  readonly caption: string
  readonly locale: Locale
  readonly choices: readonly { readonly key: string; readonly title: string }[]
  readonly chooser: ColumnChooser | undefined
  readonly exports: readonly ExportLink[] | undefined
  readonly filter: boolean
}

/** The line above a table: filter, columns, downloads. Nothing when there is nothing to offer. */
export function TableTools({ tableId, caption, locale, choices, chooser, exports = [], filter }: TableToolsProps) {
  if (!chooser && exports.length === 0 && !filter) return null
  const text = words(locale)
  return (
    <div class="table-tools">
      {filter ? (
        <Enhanced by={tableFilter} props={{ table: tableId, shown: text.filterShown }}>
          <div class="table-filter" hidden>
            <label class="hidden" for={`${tableId}-filter`}>
              {text.filterTable}
            </label>
            <input
              class="input input-small"
              type="search"
              id={`${tableId}-filter`}
              placeholder={text.filterTable}
              autocomplete="off"
            />
            <output class="soft" for={`${tableId}-filter`} />
          </div>
        </Enhanced>
      ) : null}
      {chooser ? (
        <details class="menu">
          <summary class="button button-quiet button-small">
            <Icon name="columns" size={16} />
            {text.chooseColumns}
          </summary>
          <form class="menu-panel" action={chooser.action} method="get">
            {Object.entries(chooser.hidden ?? {}).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <fieldset>
              <legend class="hidden">{text.chooseColumns}</legend>
              {choices.map((choice) => (
                <label key={choice.key} class="menu-choice">
                  <input
                    type="checkbox"
                    name={chooser.name ?? 'columnas'}
                    value={choice.key}
                    checked={chooser.shown.includes(choice.key)}
                  />
                  {choice.title}
                </label>
              ))}
            </fieldset>
            <button class="button button-secondary button-small" type="submit">
              {text.chooseColumnsApply}
            </button>
          </form>
        </details>
      ) : null}
      {exports.length > 0 ? (
        <ul class="export-links" aria-label={text.exportAs}>
          {exports.map((link) => (
            <li key={link.href}>
              <a class="button button-quiet button-small" href={link.href} download>
                <Icon name="download" size={16} />
                {link.label}
                <span class="hidden">: {caption}</span>
              </a>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
