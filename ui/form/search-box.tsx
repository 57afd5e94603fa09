import type { Locale } from '../../kernel/text.ts'
import { Icon } from '../icon/icon.tsx'
import { words } from '../words.ts'

export interface SearchBoxProps {
  readonly action: string
  readonly locale: Locale
  readonly value?: string | undefined
  readonly name?: string | undefined
  /** What is searched: "Buscar en los planes". */
  readonly label?: string | undefined
  readonly id?: string | undefined
  readonly hidden?: Readonly<Record<string, string>> | undefined
}

export function SearchBox(props: SearchBoxProps) {
  const label = props.label ?? words(props.locale).search
  const id = props.id ?? 'search'
  return (
    <search>
      <form class="search-box" action={props.action} method="get">
        {Object.entries(props.hidden ?? {}).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <label class="hidden" for={id}>
          {label}
        </label>
        <input
          class="input"
          type="search"
          id={id}
          name={props.name ?? 'q'}
          value={props.value}
          placeholder={label}
          autocomplete="off"
        />
        <button class="button button-primary" type="submit">
          <Icon name="search" size={18} />
          <span class="hidden">{words(props.locale).search}</span>
        </button>
      </form>
    </search>
  )
}
