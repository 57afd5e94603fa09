import type { Locale } from '../../kernel/text.ts'
import { Icon } from '../icon/icon.tsx'
import { Enhanced } from '../islands/island.tsx'
import { words } from '../words.ts'
import { island as copyLink } from './copy-link.island.ts'

export interface CopyLinkProps {
  /** The permalink, absolute or from the root. */
  readonly href: string
  readonly locale: Locale
  readonly label?: string | undefined
}

/** A link to this very thing; with script a click copies it. */
export function CopyLink({ href, locale, label }: CopyLinkProps) {
  const text = words(locale)
  return (
    <Enhanced by={copyLink} props={{ copied: text.copied, failed: text.copyFailed }}>
      <span class="copy-link">
        <a class="button button-quiet button-small" href={href}>
          <Icon name="link" size={16} />
          {label ?? text.copyLink}
        </a>
        <output class="soft" />
      </span>
    </Enhanced>
  )
}
