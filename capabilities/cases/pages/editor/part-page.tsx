import { type Locale, say } from '../../../../kernel/text.ts'
import { Button, ButtonRow } from '../../../../ui/button/button.tsx'
import { Checkbox, CheckboxGroup, SelectField } from '../../../../ui/form/choice-fields.tsx'
import { DateField } from '../../../../ui/form/date-fields.tsx'
import { Form } from '../../../../ui/form/form.tsx'
import type { FieldError } from '../../../../ui/form/form-state.ts'
import { NumberField, TextArea, TextField } from '../../../../ui/form/text-fields.tsx'
import { PageHead } from '../../../../ui/shell/page-head.tsx'
import type { Jurisdiction } from '../../data/jurisdictions.ts'
import type { Definition } from '../../rules/definition/definition.ts'
import { namedPlaces } from '../../rules/definition/override.ts'
import { EDITOR_WORDS } from './editor-words.ts'
import type { PartChoice, PartField, PartForm } from './part-forms.ts'
import type { TypedPart } from './part-values.ts'

/** The form of one part of a draft: ordinary controls, sent and checked on the server. */
export function PartPage(props: {
  readonly form: PartForm
  readonly definition: Definition
  readonly places: readonly Jurisdiction[]
  readonly typed: TypedPart
  readonly errors: readonly FieldError[]
  readonly action: string
  readonly back: string
  readonly hidden: Readonly<Record<string, string>>
  readonly csrf: string | undefined
  readonly locale: Locale
}) {
  const { form, definition, places, typed, errors, action, back, hidden, csrf, locale } = props
  const words = EDITOR_WORDS[locale]
  const labels = Object.fromEntries(form.fields.map(({ name, label }) => [name, say(label, locale)]))
  return (
    <>
      <PageHead eyebrow={say(definition.title, locale)} title={say(form.title, locale)} />
      <Form action={action} locale={locale} csrf={csrf} errors={errors} labels={labels} hidden={hidden}>
        {form.fields.map((each) => (
          <PartControl
            key={each.name}
            field={each}
            definition={definition}
            places={places}
            typed={typed[each.name] ?? []}
            error={errors.find(({ field }) => field === each.name)?.message}
            locale={locale}
          />
        ))}
        <ButtonRow>
          <Button type="submit" kind="primary">
            {words.save}
          </Button>
          <a href={back}>{words.back}</a>
        </ButtonRow>
      </Form>
    </>
  )
}

function choicesOf(
  { choices = [] }: PartField,
  { roles, steps }: Definition,
  places: readonly Jurisdiction[],
  [current]: readonly string[],
): readonly PartChoice[] {
  if (choices === 'places') {
    const known = places.map(({ code, name }) => ({ value: code, label: { es: name } }))
    // One of an older division stays until somebody chooses another.
    return current === undefined || known.length === 0 || places.some(({ code }) => code === current)
      ? known
      : [...known, { value: current, label: { es: current } }]
  }
  if (choices !== 'roles' && choices !== 'steps') return choices
  return (choices === 'roles' ? roles : steps).map(({ key, title }) => ({ value: key, label: title }))
}

function PartControl(props: {
  readonly field: PartField
  readonly definition: Definition
  readonly places: readonly Jurisdiction[]
  readonly typed: readonly string[]
  readonly error: string | undefined
  readonly locale: Locale
}) {
  const { field, definition, places, typed, error, locale } = props
  const words = EDITOR_WORDS[locale]
  const { name, control, hint, required = false } = field
  const common = {
    name,
    locale,
    required,
    error,
    label: say(field.label, locale),
    hint: hint === undefined ? undefined : say(hint, locale),
  }
  const [value] = typed
  const options = choicesOf(field, definition, places, typed).map((each) => ({
    value: each.value,
    label: say(each.label, locale),
  }))
  switch (control) {
    case 'area':
      return <TextArea {...common} value={value} rows={3} maxLength={2000} />
    case 'options':
    case 'words':
      return <TextArea {...common} value={value} rows={5} maxLength={10_000} />
    case 'labels':
    case 'units':
      return (
        <>
          <TextArea {...common} value={value} rows={4} maxLength={10_000} />
          <Nameable definition={definition} only={control === 'units' ? 'steps' : undefined} locale={locale} />
        </>
      )
    case 'number':
      return <NumberField {...common} value={value} decimals={false} />
    case 'date':
      return <DateField {...common} value={value} />
    case 'choice':
      if (field.choices === 'places' && options.length === 0)
        return <TextField {...common} value={value} maxLength={100} width="half" />
      return <SelectField {...common} value={value} options={options} placeholder={words.choose} width="half" />
    case 'many':
      return <CheckboxGroup {...common} values={typed} options={options} inline />
    case 'yes':
      return <Checkbox {...common} required checked={value !== undefined && value !== ''} />
    case 'expression':
      return <TextArea {...common} value={value} rows={2} maxLength={2000} />
    default:
      return <TextField {...common} value={value} maxLength={500} width={name === 'key' ? 'half' : 'full'} />
  }
}

/** What may be named in the lines above, each with what it is called in common. */
function Nameable(props: {
  readonly definition: Definition
  readonly only: 'steps' | undefined
  readonly locale: Locale
}) {
  const { definition, only, locale } = props
  const words = EDITOR_WORDS[locale]
  const titles =
    only === undefined
      ? namedPlaces(definition)
      : definition.steps.filter(({ end }) => end === undefined).map(({ key, title }) => [key, title] as const)
  return (
    <details>
      <summary>{only === undefined ? words.names : words.steps}</summary>
      <ul>
        {titles.map(([place, title]) => (
          <li key={place}>
            <code>{place}</code> {say(title, locale)}
          </li>
        ))}
      </ul>
    </details>
  )
}
