import type { ComponentChildren } from 'preact'
import { isMissing, type Maybe } from '../../../../../kernel/missing.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import type { WebContext } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Tag } from '../../../../../ui/content/content.tsx'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import type { IndexAnswer } from '../../../data/indices-queries.ts'
import { indexPaths } from '../../../indices-paths.ts'
import type { IndexDefinition } from '../../../rules/indices/definition.ts'
import { shown } from '../../../rules/indices/steps.ts'
import { observatoryPage } from '../catalogue/observatory-frame.tsx'
import { INDEX_WORDS } from './index-words.ts'

/** A page below an index, with the way back up. */
export function indexPage(
  c: WebContext,
  definition: IndexDefinition,
  content: { readonly title: string; readonly body: ComponentChildren; readonly below?: boolean },
) {
  const locale = c.get('locale')
  const all = { title: INDEX_WORDS[locale].title, href: localPath(locale, indexPaths.indices()) }
  const own = { title: say(definition.title, locale), href: localPath(locale, indexPaths.index(definition.code)) }
  return observatoryPage(c, {
    title: content.title,
    description: say(definition.summary, locale),
    above: content.below === true ? [all, own] : [all],
    body: content.body,
  })
}

/** Whose method it is stands beside every title. */
export function MethodTag({ locale, definition }: { readonly locale: Locale; readonly definition: IndexDefinition }) {
  const words = INDEX_WORDS[locale]
  return definition.method.kind === 'own' ? (
    <Tag kind="here">{words.own}</Tag>
  ) : (
    <Tag kind="action">{words.published}</Tag>
  )
}

export function figureOrWord(value: Maybe<number>, locale: Locale): string {
  return isMissing(value) ? INDEX_WORDS[locale].noValue : shown(value)
}

/** A version that another one replaced says so, and leads to that one. */
export function ReplacedNotice({ locale, answer }: { readonly locale: Locale; readonly answer: IndexAnswer }) {
  if (answer.version === undefined) return null
  const words = INDEX_WORDS[locale]
  return (
    <Notice kind="warning" locale={locale}>
      {words.replaced(answer.version)}{' '}
      <a href={localPath(locale, indexPaths.index(answer.prepared.definition.code))}>{words.present}</a>
    </Notice>
  )
}

/** Whether any of the figures that feed it was made up. */
export function isDemo({ batches }: IndexAnswer): boolean {
  return batches.some(({ demo }) => demo)
}
