import type { Locale } from '../../kernel/text.ts'
import { Icon, type IconName } from '../icon/icon.tsx'
import { words } from '../words.ts'
import { FoldButton } from './fold-button.tsx'
import type { LinkItem } from './trail.tsx'

export interface RailItem extends LinkItem {
  readonly icon?: IconName | undefined
  /** Things waiting: "3". */
  readonly count?: string | undefined
  readonly children?: readonly LinkItem[] | undefined
}

export interface RailSection {
  readonly title?: string | undefined
  /** Absent: always open, without a way to close it. Else it may be folded, and begins as this says. */
  readonly folded?: boolean | undefined
  readonly items: readonly RailItem[]
}

export interface RailProps {
  readonly locale: Locale
  /** Where a page has more than one rail. */
  readonly label?: string | undefined
  readonly sections: readonly RailSection[]
  /** On narrow screens behind one button, without script: a checkbox that CSS reads. */
  readonly collapsible?: boolean | undefined
}

/** The rooms of the workspace. */
export function Rail({ locale, label, sections, collapsible = false }: RailProps) {
  return (
    <nav class={collapsible ? 'rail rail-collapsible' : 'rail'} aria-label={label ?? words(locale).rail}>
      {collapsible ? <FoldButton locale={locale} id="rail-toggle" /> : null}
      <div class="rail-sections">
        {sections.map((section, index) => (
          <Section key={section.title ?? index} section={section} />
        ))}
      </div>
    </nav>
  )
}

function Section({ section }: { readonly section: RailSection }) {
  const { title, folded, items } = section
  if (title === undefined) return <Items items={items} />
  if (folded === undefined)
    return (
      <div>
        <p class="rail-title">{title}</p>
        <Items items={items} label={title} />
      </div>
    )
  return (
    <details class="rail-fold" open={!folded}>
      <summary class="rail-title">{title}</summary>
      <Items items={items} label={title} />
    </details>
  )
}

function Items({ items, label }: { readonly items: readonly RailItem[]; readonly label?: string }) {
  return (
    <ul aria-label={label}>
      {items.map((item) => (
        <li key={item.href}>
          <a href={item.href} aria-current={item.current ? 'page' : undefined}>
            {item.icon === undefined ? null : <Icon name={item.icon} size={18} />}
            <span>{item.title}</span>
            {item.count === undefined ? null : <span class="count">{item.count}</span>}
          </a>
          {item.children && item.children.length > 0 ? (
            <ul class="rail-children">
              {item.children.map((child) => (
                <li key={child.href}>
                  <a href={child.href} aria-current={child.current ? 'page' : undefined}>
                    {child.title}
                  </a>
                </li>
              ))}
            </ul>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
