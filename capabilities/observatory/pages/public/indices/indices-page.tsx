import { type Locale, say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Card, CardGrid, Spoken } from '../../../../../ui/content/content.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import type { IndexEdition } from '../../../data/indices-store.ts'
import { indexPaths } from '../../../indices-paths.ts'
import { indicatorsOf } from '../../../rules/indices/definition.ts'
import { INDEX_WORDS } from './index-words.ts'

export function IndicesPage({
  locale,
  editions,
}: {
  readonly locale: Locale
  readonly editions: readonly IndexEdition[]
}) {
  const words = INDEX_WORDS[locale]
  return (
    <>
      <PageHead title={words.title} lead={<p>{words.lead}</p>} />
      <CardGrid>
        {editions.map(({ content }) => (
          <Card
            key={content.code}
            level={2}
            eyebrow={content.method.kind === 'own' ? words.own : words.published}
            title={<Spoken text={content.title} locale={locale} />}
            href={localPath(locale, indexPaths.index(content.code))}
            foot={`${words.version(content.version)} · ${words.indicators(indicatorsOf(content.children).length)}`}
          >
            <p>{say(content.summary, locale)}</p>
          </Card>
        ))}
      </CardGrid>
    </>
  )
}
