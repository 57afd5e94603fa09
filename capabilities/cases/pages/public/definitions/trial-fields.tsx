import { type Locale, say } from '../../../../../kernel/text.ts'
import { Spoken } from '../../../../../ui/content/content.tsx'
import { CheckboxGroup, RadioGroup, SelectField } from '../../../../../ui/form/choice-fields.tsx'
import { DateField } from '../../../../../ui/form/date-fields.tsx'
import { NumberField, TextField } from '../../../../../ui/form/text-fields.tsx'
import type { Definition } from '../../../rules/definition/definition.ts'
import type { Field } from '../../../rules/definition/trial.ts'
import { onlyWhether, type TrialForm, trialName } from './trial-form.ts'

const WORDS = {
  es: { yes: 'Sí', no: 'No', choose: 'Elija', there: '¿Lo tiene ya?' },
  en: { yes: 'Yes', no: 'No', choose: 'Choose', there: 'Do you have it already?' },
} as const

/** Fields of a definition as ordinary controls, those of `fields`; whoever tries may leave any of them empty. */
export function TrialFields(props: {
  readonly definition: Pick<Definition, 'sections'>
  readonly fields: ReadonlySet<string>
  readonly form: TrialForm
  readonly locale: Locale
}) {
  const { definition, fields, form, locale } = props
  return (
    <>
      {definition.sections
        .map((section) => ({ ...section, fields: section.fields.filter(({ key }) => fields.has(key)) }))
        .filter((section) => section.fields.length > 0)
        .map(({ key, title, fields: some }) => (
          <fieldset key={key} class="stack trial-section">
            <legend>
              <Spoken text={title} locale={locale} />
            </legend>
            {some.map((field) => (
              <TrialField key={field.key} field={field} form={form} locale={locale} />
            ))}
          </fieldset>
        ))}
    </>
  )
}

function TrialField(props: { readonly field: Field; readonly form: TrialForm; readonly locale: Locale }) {
  const { field, form, locale } = props
  const words = WORDS[locale]
  const name = trialName(field.key)
  const typed = form.typed[name] ?? []
  const common = {
    name,
    locale,
    required: true,
    label: say(field.title, locale),
    hint: field.whenSays === undefined ? undefined : say(field.whenSays, locale),
    error: form.errors.find((error) => error.field === name)?.message,
  }
  const value = typed[0]
  const yesNo = [
    { value: 'si', label: words.yes },
    { value: 'no', label: words.no },
  ]
  const options = (field.options ?? []).map((each) => ({ value: each.value, label: say(each.title, locale) }))
  if (onlyWhether(field)) return <RadioGroup {...common} hint={words.there} value={value} options={yesNo} inline />
  switch (field.kind) {
    case 'yes_no':
      return <RadioGroup {...common} value={value} options={yesNo} inline />
    case 'choice':
      return <SelectField {...common} value={value} options={options} placeholder={words.choose} />
    case 'choices':
      return <CheckboxGroup {...common} values={typed} options={options} />
    case 'date':
      return <DateField {...common} value={value} />
    case 'number':
      return <NumberField {...common} value={value} unit={field.unit} />
    case 'money':
      return <NumberField {...common} value={value} prefix="$" />
    default:
      return <TextField {...common} value={value} width="half" maxLength={200} />
  }
}
