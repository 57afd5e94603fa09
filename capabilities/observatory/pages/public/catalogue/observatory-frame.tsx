import type { ComponentChildren } from 'preact'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { portalPage, type WebContext } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Tag } from '../../../../../ui/content/content.tsx'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import { observatoryPaths } from '../../../catalogue-paths.ts'
import type { Theme } from '../../../data/catalogue-store.ts'
import { OBSERVATORY_WORDS } from './words.ts'

/** A page of the observatory, with the way back to its themes. */
export function observatoryPage(
  c: WebContext,
  content: {
    readonly title: string
    readonly description?: string
    readonly above?: readonly { readonly title: string; readonly href: string }[]
    readonly body: ComponentChildren
  },
) {
  const locale = c.get('locale')
  const home = { title: OBSERVATORY_WORDS[locale].title, href: localPath(locale, observatoryPaths.home()) }
  return portalPage(c, {
    title: content.title,
    description: content.description,
    width: 'wide',
    breadcrumbs: [...(content.title === home.title ? [] : [home]), ...(content.above ?? []), { title: content.title }],
    body: content.body,
  })
}

export function themeLink(theme: Theme, locale: Locale) {
  return { title: say(theme.title, locale), href: localPath(locale, observatoryPaths.theme(theme.code)) }
}

/** On every page with a figure that was made up. */
export function DemoNotice({ locale, demo }: { readonly locale: Locale; readonly demo: boolean }) {
  if (!demo) return null
  return (
    <Notice kind="warning" locale={locale}>
      {OBSERVATORY_WORDS[locale].demoNotice}
    </Notice>
  )
}

export function DemoTag({ locale, demo }: { readonly locale: Locale; readonly demo: boolean }) {
  return demo ? <Tag kind="demo">{OBSERVATORY_WORDS[locale].demoMark}</Tag> : null
}
