import { say } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { tableOf } from '../../../exports/element-routes.ts'
import type { DraftElement } from '../../../model.ts'
import { outPaths } from '../../../out-paths.ts'
import type { PlanView } from '../../plan/plan-view.ts'

const WORDS = {
  es: { title: 'Llevarse los datos', api: 'Todo lo publicado de este elemento (API)' },
  en: { title: 'Take the data away', api: 'All that is published of this element (API)' },
} as const

/** What is published of one element, for who wants to count with it. */
export function ElementData({ view, element }: { readonly view: PlanView; readonly element: DraftElement }) {
  const { locale, cutOff } = view
  const words = WORDS[locale]
  const table = tableOf(element)
  return (
    <section aria-labelledby="datos">
      <h2 id="datos">{words.title}</h2>
      <ul>
        {table === undefined
          ? null
          : (['csv', 'json'] as const).map((format) => (
              <li key={format}>
                <a href={localPath(locale, outPaths.elementTable(element.key, format, cutOff))}>
                  {say(table.title, locale)} ({format.toUpperCase()})
                </a>
              </li>
            ))}
        <li>
          <a href={outPaths.apiElement(element.key, cutOff)}>{words.api}</a>
        </li>
      </ul>
    </section>
  )
}
