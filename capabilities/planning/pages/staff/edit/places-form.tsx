import type { Id } from '../../../../../kernel/ids.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { Button, ButtonRow } from '../../../../../ui/button/button.tsx'
import { Tag } from '../../../../../ui/content/content.tsx'
import { CheckboxGroup } from '../../../../../ui/form/choice-fields.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import type { FieldError } from '../../../../../ui/form/form-state.ts'
import type { ElementPlaces } from '../../../data/element-places.ts'
import { editPaths } from '../../../edit-paths.ts'
import { pageWords } from '../../plan/page-words.ts'
import { EDIT_WORDS } from './element-words.ts'

export interface PlacesFormProps {
  readonly elementId: Id
  readonly version: number
  readonly answer: ElementPlaces
  /** What somebody ticked in a form that was not taken. */
  readonly typed?: readonly string[] | undefined
  readonly errors: readonly FieldError[]
  readonly locale: Locale
  readonly csrf: string
  readonly local: (path: string) => string
}

/** Where it happens: a form of its own, since it is no content of the plan and is open in an approved one too. */
export function PlacesForm(props: PlacesFormProps) {
  const { answer, locale, errors } = props
  const words = EDIT_WORDS[locale]
  if (answer.places.length === 0) return null
  return (
    <section aria-labelledby="municipios" class="stack">
      <h2 id="municipios">
        {words.places} {answer.demo ? <Tag kind="demo">{pageWords(locale).demoTag}</Tag> : null}
      </h2>
      <Form
        action={props.local(editPaths.places(props.elementId))}
        locale={locale}
        csrf={props.csrf}
        errors={errors}
        id="places-form"
        hidden={{ expectedVersion: String(props.version) }}
      >
        <CheckboxGroup
          locale={locale}
          name="place"
          label={answer.division === undefined ? words.placesLabel : say(answer.division.title, locale)}
          hint={words.placesHint}
          inline
          values={props.typed ?? answer.chosen}
          options={answer.places.map(({ code, name }) => ({ value: code, label: name }))}
          error={errors.find(({ field }) => field === 'place')?.message}
        />
        <ButtonRow>
          <Button type="submit">{words.savePlaces}</Button>
        </ButtonRow>
      </Form>
    </section>
  )
}
