import type { ComponentChildren } from 'preact'
import type { Locale } from '../../kernel/text.ts'
import { Icon, type IconName } from '../icon/icon.tsx'

export type NoticeKind = 'info' | 'success' | 'warning' | 'refusal'

const ICONS: Record<NoticeKind, IconName> = { info: 'info', success: 'check', warning: 'alert', refusal: 'close' }
const SAID: Record<Locale, Record<NoticeKind, string>> = {
  es: { info: 'Información', success: 'Hecho', warning: 'Atención', refusal: 'No se puede' },
  en: { info: 'Information', success: 'Done', warning: 'Please note', refusal: 'Not possible' },
}

export interface NoticeProps {
  readonly kind: NoticeKind
  readonly locale: Locale
  readonly title?: string | undefined
  readonly children?: ComponentChildren
}

export function Notice({ kind, locale, title, children }: NoticeProps) {
  return (
    <div class={`notice notice-${kind}`}>
      <Icon name={ICONS[kind]} />
      <div>
        <p class="notice-title">
          {title === undefined ? (
            SAID[locale][kind]
          ) : (
            <>
              <span class="hidden">{SAID[locale][kind]}: </span>
              {title}
            </>
          )}
        </p>
        {children == null ? null : <div class="notice-body">{children}</div>}
      </div>
    </div>
  )
}

export interface FlashProps {
  readonly kind: NoticeKind
  readonly locale: Locale
  readonly message: ComponentChildren
}

/** What the last action did, after the redirect. It stays until the next page: nobody has to read against a clock. */
export function Flash({ kind, locale, message }: FlashProps) {
  return (
    <div class={`flash notice notice-${kind}`} role={kind === 'refusal' ? 'alert' : 'status'}>
      <Icon name={ICONS[kind]} />
      <p>
        <span class="hidden">{SAID[locale][kind]}: </span>
        {message}
      </p>
    </div>
  )
}
