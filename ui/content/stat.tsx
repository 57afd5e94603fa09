import type { ComponentChildren } from 'preact'
import type { Locale } from '../../kernel/text.ts'
import { Drawer, DrawerLink } from '../feedback/panels.tsx'
import type { State } from '../state/state.ts'
import { StateBadge } from '../state/state-badge.tsx'
import { words } from '../words.ts'

export interface StatProps {
  readonly label: string
  /** Already formatted; missing data is a word, never 0. */
  readonly value: ComponentChildren
  readonly locale: Locale
  readonly unit?: string | undefined
  readonly state?: State | undefined
  readonly note?: ComponentChildren
  /**
   * Every published figure explains itself: a page (`href`), or a panel on this one (`id`, `children`; `href` then is
   * the same on its own page).
   */
  readonly how?:
    | { readonly href: string }
    | { readonly id: string; readonly children: ComponentChildren; readonly href?: string }
    | undefined
  /** The one figure a page is about. */
  readonly size?: 'normal' | 'large' | undefined
}

export function Stat({ label, value, locale, unit, state, note, how, size = 'normal' }: StatProps) {
  const text = words(locale)
  return (
    <div class={size === 'large' ? 'stat stat-large' : 'stat'}>
      <p class="stat-label">{label}</p>
      <p class="stat-value figure">
        {value}
        {unit === undefined ? null : <span class="stat-unit"> {unit}</span>}
      </p>
      {state === undefined ? null : <StateBadge state={state} locale={locale} />}
      {note == null ? null : <p class="stat-note soft">{note}</p>}
      {how === undefined ? null : 'id' in how ? (
        <>
          <DrawerLink opens={how.id} locale={locale} about={label} />
          <Drawer id={how.id} title={text.how} locale={locale} href={how.href} hrefLabel={label}>
            {how.children}
          </Drawer>
        </>
      ) : (
        <a class="drawer-link" href={how.href}>
          {text.how}
          <span class="hidden"> ({label})</span>
        </a>
      )}
    </div>
  )
}

export function StatRow({ children }: { readonly children: ComponentChildren }) {
  return <div class="stat-row">{children}</div>
}
