import type { ComponentChildren } from 'preact'

export interface FilterBarProps {
  readonly action: string
  /** On the button: what comes when it is pressed. */
  readonly show: string
  /** `FilterSelect`s, hidden fields that go along. */
  readonly children: ComponentChildren
  /** A way back to everything, where something is chosen. */
  readonly clear?: { readonly href: string; readonly text: string } | undefined
}

/** What a list is narrowed to: small fields in one line, in the address, and without script. */
export function FilterBar({ action, show, children, clear }: FilterBarProps) {
  return (
    <form class="filter-bar" method="get" action={action}>
      {children}
      <button class="button button-secondary button-small" type="submit">
        {show}
      </button>
      {clear === undefined ? null : <a href={clear.href}>{clear.text}</a>}
    </form>
  )
}

export interface FilterSelectProps {
  readonly name: string
  readonly label: string
  /** Absent or empty: the first option, which stands for all. */
  readonly value: string | undefined
  /** Value and words. */
  readonly options: readonly (readonly [string, string])[]
}

export function FilterSelect({ name, label, value, options }: FilterSelectProps) {
  return (
    <label class="filter-item">
      <span>{label}</span>
      <select class="input input-small select" name={name}>
        {options.map(([key, words]) => (
          <option key={key} value={key} selected={key === (value ?? '')}>
            {words}
          </option>
        ))}
      </select>
    </label>
  )
}
