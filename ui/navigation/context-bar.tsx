import type { CivilDate } from '../../kernel/civil.ts'
import type { Locale } from '../../kernel/text.ts'
import type { Option } from '../form/choice-fields.tsx'
import { words } from '../words.ts'

export interface ContextBarProps {
  readonly action: string
  /** Where a page has more than one bar. */
  readonly label?: string | undefined
  readonly locale: Locale
  readonly year?: { readonly value: string; readonly options: readonly Option[]; readonly name?: string } | undefined
  readonly office?:
    | { readonly value: string; readonly options: readonly Option[]; readonly name?: string; readonly label?: string }
    | undefined
  readonly cutOff?:
    | { readonly value: CivilDate; readonly min?: CivilDate; readonly max?: CivilDate; readonly name?: string }
    | undefined
  /** The rest of the URL's state, kept. */
  readonly hidden?: Readonly<Record<string, string>> | undefined
}

function Choice(props: { name: string; label: string; value: string; options: readonly Option[] }) {
  return (
    <label class="context-item">
      <span class="context-label">{props.label}</span>
      <select class="input input-small select" name={props.name}>
        {props.options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === props.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  )
}

/** Year, office and cut-off date: what every figure on the page depends on, always in view and always in the URL. */
export function ContextBar({ action, label, locale, year, office, cutOff, hidden }: ContextBarProps) {
  const text = words(locale)
  return (
    <form class="context-bar" action={action} method="get" aria-label={label ?? text.context}>
      {Object.entries(hidden ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {year ? <Choice name={year.name ?? 'anio'} label={text.year} value={year.value} options={year.options} /> : null}
      {office ? (
        <Choice
          name={office.name ?? 'unidad'}
          label={office.label ?? text.units}
          value={office.value}
          options={office.options}
        />
      ) : null}
      {cutOff ? (
        <label class="context-item">
          <span class="context-label">{text.cutOff}</span>
          <input
            class="input input-small input-date"
            type="date"
            name={cutOff.name ?? 'corte'}
            value={cutOff.value}
            min={cutOff.min}
            max={cutOff.max}
          />
        </label>
      ) : null}
      <button class="button button-secondary button-small" type="submit">
        {text.apply}
      </button>
    </form>
  )
}
