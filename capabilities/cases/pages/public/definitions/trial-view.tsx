import { type Locale, say } from '../../../../../kernel/text.ts'
import { Button, ButtonRow } from '../../../../../ui/button/button.tsx'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import { SelectField } from '../../../../../ui/form/choice-fields.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { definitionPaths } from '../../../definitions-paths.ts'
import type { Definition } from '../../../rules/definition/definition.ts'
import type { Trial } from '../../../rules/definition/trial.ts'
import { DEFINITION_WORDS } from './definition-words.ts'
import { TrialAnswer } from './trial-answer.tsx'
import { TrialFields } from './trial-fields.tsx'
import { type TrialForm, trialName } from './trial-form.ts'

/** Questions, and above them what the answers come to. */
export function TrialView(props: {
  readonly definition: Definition
  readonly places: Definition['overrides']
  readonly place: string | undefined
  readonly fields: ReadonlySet<string>
  readonly form: TrialForm
  readonly trial: Trial | undefined
  readonly locale: Locale
  readonly local: (path: string) => string
}) {
  const { definition, places, place, fields, form, trial, locale, local } = props
  const words = DEFINITION_WORDS[locale]
  const every = definition.sections.flatMap((section) => section.fields).filter(({ key }) => fields.has(key))
  const labels = Object.fromEntries(every.map(({ key, title }) => [trialName(key), say(title, locale)]))
  const open = every.some(({ key, required }) => required && trial?.asked.has(key) && !(key in form.answers))
  return (
    <>
      <PageHead eyebrow={say(definition.title, locale)} title={words.trial} lead={words.trialLead} />
      {trial === undefined ? null : <TrialAnswer trial={trial} open={open} locale={locale} />}
      {fields.size === 0 ? (
        <Notice kind="info" locale={locale}>
          {words.nothingToTry}
        </Notice>
      ) : (
        <section class="stack" aria-labelledby="preguntas">
          <h2 id="preguntas">{words.questions}</h2>
          <Form
            method="get"
            action={local(definitionPaths.trial(definition.code))}
            locale={locale}
            errors={form.errors}
            labels={labels}
          >
            {places.length === 0 ? null : (
              <SelectField
                name="municipio"
                locale={locale}
                required
                label={words.place}
                value={place}
                placeholder={words.common}
                options={places.map(({ jurisdiction, title }) => ({ value: jurisdiction, label: say(title, locale) }))}
              />
            )}
            <TrialFields definition={definition} fields={fields} form={form} locale={locale} />
            <ButtonRow>
              <Button type="submit">{words.try}</Button>
              <a href={local(definitionPaths.guide(definition.code, place))}>{words.backToGuide}</a>
            </ButtonRow>
          </Form>
        </section>
      )}
    </>
  )
}
