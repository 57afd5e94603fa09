import type { ComponentChildren } from 'preact'
import type { Locale } from '../../kernel/text.ts'
import { Button } from '../button/button.tsx'
import { Icon } from '../icon/icon.tsx'
import { words } from '../words.ts'

export interface DrawerProps {
  readonly id: string
  readonly title: string
  readonly locale: Locale
  readonly children: ComponentChildren
  /** The same on its own page, for printing and for sending. */
  readonly href?: string | undefined
  readonly hrefLabel?: string | undefined
}

/** A panel at the right, by the browser's own popover: opens without script, Escape and a click beside it close it. */
export function Drawer({ id, title, locale, children, href, hrefLabel }: DrawerProps) {
  return (
    <aside class="drawer" id={id} popover="auto" aria-labelledby={`${id}-title`}>
      <header class="panel-head">
        <h2 id={`${id}-title`}>{title}</h2>
        <button
          class="panel-close"
          type="button"
          popovertarget={id}
          popovertargetaction="hide"
          aria-label={words(locale).close}
        >
          <Icon name="close" />
        </button>
      </header>
      <div class="panel-body">{children}</div>
      {href === undefined ? null : (
        <footer class="panel-foot">
          <a href={href}>{hrefLabel ?? href}</a>
        </footer>
      )}
    </aside>
  )
}

export interface DrawerLinkProps {
  /** Id of the drawer. */
  readonly opens: string
  readonly locale: Locale
  /** "¿Cómo se calcula?" unless told. */
  readonly children?: ComponentChildren
  /** Of which figure, for those who hear the page out of order. */
  readonly about?: string | undefined
}

export function DrawerLink({ opens, locale, children, about }: DrawerLinkProps) {
  return (
    <button class="drawer-link" type="button" popovertarget={opens} popovertargetaction="show">
      {children ?? words(locale).how}
      {about === undefined ? null : <span class="hidden"> ({about})</span>}
    </button>
  )
}

export interface DialogProps {
  readonly id: string
  readonly title: string
  readonly locale: Locale
  readonly children: ComponentChildren
  /** The buttons that act; "Cancelar" is added after them. */
  readonly actions?: ComponentChildren
}

/** A question before something that cannot be undone. Opened by `<Button opens={id}>`. */
export function Dialog({ id, title, locale, children, actions }: DialogProps) {
  return (
    <div class="dialog" id={id} popover="auto" role="dialog" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      <div class="panel-body">{children}</div>
      <div class="button-row">
        {actions}
        <Button kind="quiet" closes={id}>
          {words(locale).cancel}
        </Button>
      </div>
    </div>
  )
}
