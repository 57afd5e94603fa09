import { type Locale, say, type Text } from '../../../../../kernel/text.ts'
import { localPath } from '../../../../../platform/web/paths.ts'
import { Button, ButtonRow } from '../../../../../ui/button/button.tsx'
import { Tag } from '../../../../../ui/content/content.tsx'
import { SelectField } from '../../../../../ui/form/choice-fields.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import { field } from '../../../../../ui/form/form-state.ts'
import { TextArea, TextField } from '../../../../../ui/form/text-fields.tsx'
import type { StaffCase, StaffObservation } from '../../../data/staff-case-query.ts'
import { staffPaths } from '../../../staff-paths.ts'
import { titleOfDocument } from './application-part.tsx'
import type { CasePartProps } from './case-part.ts'
import { CASE_WORDS } from './case-words.ts'

export const OBSERVE_FORM = 'observaciones'

/** Item by item: what is wrong, about what, with the article; and what was answered to it. */
export function ObservationsPart(props: CasePartProps) {
  const { answer, locale, csrf, mayWork } = props
  const words = CASE_WORDS[locale]
  const { row, observations } = answer
  return (
    <section class="stack" aria-labelledby="observaciones">
      <h2 id="observaciones">{words.observations}</h2>
      {observations.length === 0 ? <p class="soft">{words.noObservations}</p> : null}
      <ul class="plain-list stack">
        {observations.map((each) => (
          <li key={each.id}>
            <p>
              <strong>
                {each.entry}.{each.number} {say(aboutTitle(answer, each), locale)}
              </strong>{' '}
              <Tag kind={each.told ? 'plain' : 'here'}>
                {each.answered ? words.answered : each.told ? words.told : words.draft}
              </Tag>
            </p>
            <p lang="es">
              {each.words}
              {each.article === undefined ? null : <span class="soft"> ({each.article})</span>}
            </p>
            {each.answer === undefined ? null : (
              <p>
                {words.answer}: <span lang="es">{each.answer}</span>
              </p>
            )}
            {!each.told && mayWork ? (
              <form method="post" action={localPath(locale, staffPaths.withdrawObservation(row.id, each.id))}>
                <input type="hidden" name="csrf" value={csrf} />
                <Button kind="quiet" size="small" label={`${words.takeBack}: ${each.words}`}>
                  {words.takeBack}
                </Button>
              </form>
            ) : null}
          </li>
        ))}
      </ul>
      {mayWork && row.endedAs === undefined ? <ObserveForm {...props} /> : null}
    </section>
  )
}

function ObserveForm({ answer, locale, csrf, stateOf }: CasePartProps) {
  const words = CASE_WORDS[locale]
  const state = stateOf(OBSERVE_FORM)
  const library = answer.phrases.filter(({ kind }) => kind === 'observation')
  return (
    <details open={state.errors.length > 0}>
      <summary>{words.addObservation}</summary>
      <Form
        action={localPath(locale, staffPaths.observe(answer.row.id))}
        locale={locale}
        csrf={csrf}
        errors={state.errors}
        labels={{ about: words.about, words: words.ownWords, article: words.article }}
      >
        <SelectField
          {...field(state, 'about')}
          locale={locale}
          label={words.about}
          width="half"
          options={[{ value: 'other', label: words.aboutOther }, ...aboutOptions(answer, locale)]}
        />
        {library.length === 0 ? null : (
          <SelectField
            {...field(state, 'phrase')}
            locale={locale}
            label={words.fromLibrary}
            hint={words.libraryHint}
            placeholder={words.none}
            options={library.map(({ code, words: said }) => ({ value: code, label: said }))}
          />
        )}
        <TextArea {...field(state, 'words')} locale={locale} label={words.ownWords} rows={3} maxLength={4000} />
        <TextField {...field(state, 'article')} locale={locale} label={words.article} maxLength={300} />
        <ButtonRow>
          <Button>{words.addObservation}</Button>
        </ButtonRow>
      </Form>
    </details>
  )
}

function aboutOptions({ definition }: StaffCase, locale: Locale) {
  return [
    {
      group: CASE_WORDS[locale].application,
      options: definition.sections
        .flatMap(({ fields }) => fields)
        .map(({ key, title }) => ({ value: `field:${key}`, label: say(title, locale) })),
    },
    {
      group: CASE_WORDS[locale].documents,
      options: definition.documents.map(({ key, title }) => ({ value: `document:${key}`, label: say(title, locale) })),
    },
  ].filter(({ options }) => options.length > 0)
}

function aboutTitle(answer: StaffCase, { about, aboutKey = '' }: StaffObservation): Text {
  if (about === 'other') return { es: CASE_WORDS.es.aboutOther, en: CASE_WORDS.en.aboutOther }
  return titleOfDocument(answer, aboutKey)
}
