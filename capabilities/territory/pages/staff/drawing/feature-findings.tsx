import type { Locale } from '../../../../../kernel/text.ts'
import { Spoken } from '../../../../../ui/content/content.tsx'
import type { FeatureAnswer } from '../../../data/drawing-queries.ts'
import { drawingPaths } from '../../../drawing-paths.ts'
import { MAY_EXCEPT } from '../../../rules/layers/check-terms.ts'
import { featureFindingWords } from '../../../rules/layers/finding-words.ts'
import { ExceptForm } from '../findings/except-form.tsx'
import { DRAWING_WORDS } from './drawing-words.ts'

interface FeatureFindingsProps {
  readonly answer: FeatureAnswer
  readonly locale: Locale
  readonly mayEdit: boolean
  readonly csrf: string
  readonly local: (path: string) => string
}

/** What the checks say of one feature: open ones can be excepted with a reason. */
export function FeatureFindings({ answer, locale, mayEdit, csrf, local }: FeatureFindingsProps) {
  const words = DRAWING_WORDS[locale]
  const { layer, number, findings } = answer
  return (
    <section aria-labelledby="observaciones">
      <h2 id="observaciones">{words.findings}</h2>
      {findings.length === 0 ? <p>{words.findingsNone}</p> : null}
      <ul class="findings">
        {findings.map(({ id, rule, rows, terms, state, reason }) => (
          <li key={id}>
            <Spoken text={featureFindingWords(rule, rows, terms)} locale={locale} /> ({words[state]}
            {reason === undefined ? '' : `: ${reason}`})
            {state === 'open' && mayEdit && MAY_EXCEPT[rule] ? (
              <ExceptForm
                id={id}
                action={local(drawingPaths.except(layer.code, number, id))}
                locale={locale}
                csrf={csrf}
                words={words}
                label={words.except}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
