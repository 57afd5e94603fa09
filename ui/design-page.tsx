import { type Locale, say } from '../kernel/text.ts'
import { examples as brand } from './brand/logo.examples.tsx'
import { examples as buttons } from './button/button.examples.tsx'
import { examples as charts } from './chart/chart.examples.tsx'
import { examples as content } from './content/content.examples.tsx'
import type { ExampleSet } from './examples.ts'
import { examples as feedback } from './feedback/feedback.examples.tsx'
import { examples as forms } from './form/form.examples.tsx'
import { examples as placeFields } from './form/place-fields.examples.tsx'
import { examples as icons } from './icon/icon.examples.tsx'
import { examples as maps } from './map/map.examples.tsx'
import { examples as navigation } from './navigation/navigation.examples.tsx'
import { PageHead } from './shell/page-head.tsx'
import { examples as pageHeads } from './shell/shell.examples.tsx'
import { examples as states } from './state/state.examples.tsx'
import { examples as tables } from './table/table.examples.tsx'

/** Every component with its states, in the order of the page; a test finds any `*.examples.tsx` that is not here. */
export const EXAMPLE_SETS: readonly ExampleSet[] = [
  brand,
  pageHeads,
  states,
  content,
  tables,
  charts,
  maps,
  forms,
  placeFields,
  buttons,
  feedback,
  navigation,
  icons,
]

export const DESIGN_PAGE_TITLE = { es: 'Sistema de diseño', en: 'Design system' }

/** The inside of `/diseno`: what people look at, what accessibility tests walk. */
export function DesignPage({ locale }: { readonly locale: Locale }) {
  return (
    <>
      <PageHead
        title={say(DESIGN_PAGE_TITLE, locale)}
        lead={
          locale === 'es'
            ? 'Las piezas con que están hechas todas las páginas de Trama, con todos sus estados.'
            : 'The pieces of which every page of Trama is made, in all their states.'
        }
      />
      <nav class="design-index" aria-label={locale === 'es' ? 'Piezas' : 'Pieces'}>
        <ul>
          {EXAMPLE_SETS.map((set) => (
            <li key={set.id}>
              <a href={`#${set.id}`}>{say(set.title, locale)}</a>
            </li>
          ))}
        </ul>
      </nav>
      {EXAMPLE_SETS.map((set) => (
        <section key={set.id} id={set.id} class="design-set">
          <h2>{say(set.title, locale)}</h2>
          <p class="lead">{say(set.use, locale)}</p>
          {set.examples.map((example) => (
            <div key={example.id} id={example.id} class="design-example">
              <h3 class="eyebrow">{say(example.title, locale)}</h3>
              {example.render(locale)}
            </div>
          ))}
        </section>
      ))}
    </>
  )
}
