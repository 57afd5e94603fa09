import { type Locale, say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { LinkedElement } from '../../../data/stored-risk.ts'
import { planningPaths } from '../../../paths.ts'
import { KIND_NAMES } from '../../plan/element-words.ts'
import { Title } from '../../plan/figure-parts.tsx'

/** `SIM · Resultado` before the words of an element, which lead to its page. */
export function ElementName({ element, locale }: { readonly element: LinkedElement; readonly locale: Locale }) {
  return (
    <span>
      <span class="soft">{[element.unit ?? element.year, say(KIND_NAMES[element.kind], locale)].join(' · ')}</span>{' '}
      <Title
        text={element.title}
        code={element.code ?? undefined}
        locale={locale}
        href={localPath(locale, planningPaths.element(element.id))}
      />
    </span>
  )
}
