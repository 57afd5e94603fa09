import { type Locale, say } from '../../../../kernel/text.ts'
import { Spoken } from '../../../../ui/content/content.tsx'
import { CheckboxGroup, RadioGroup, SelectField } from '../../../../ui/form/choice-fields.tsx'
import { DateField } from '../../../../ui/form/date-fields.tsx'
import { fieldId } from '../../../../ui/form/form-state.ts'
import { NumberField, TextField } from '../../../../ui/form/text-fields.tsx'
import { DrawingBoard, FeatureField, ShapeField } from '../../../territory/contract-fields.ts'
import type { FieldGrounds } from '../../data/form-grounds.ts'
import type { Answer, Answers, Field, Parts } from '../../rules/filing/answers.ts'
import { cellName, EMPTY_ROWS, PERSON_PARTS, partName } from '../../rules/filing/read-form.ts'
import type { SeenSection } from '../../rules/filing/review.ts'
import { FORM_WORDS } from './form-words.ts'

export interface FormView {
  readonly locale: Locale
  readonly answers: Answers
  /** What is wrong, by the key of the field. */
  readonly faults: Readonly<Record<string, string | undefined>>
  /** Maps beside fields that ask for a place; without them these are written. */
  readonly grounds?: FieldGrounds | undefined
}

interface FieldView extends FormView {
  readonly field: Field
}

/** The questions of a definition, as these answers call for them: of drafts, of the counter and of the sandbox alike. */
export function FormSections({ sections, ...view }: FormView & { readonly sections: readonly SeenSection[] }) {
  return (
    <>
      {sections.map(({ section, fields }) => (
        <section class="stack" key={section.key} aria-labelledby={`seccion-${section.key}`}>
          <h2 id={`seccion-${section.key}`}>
            <Spoken text={section.title} locale={view.locale} />
          </h2>
          {fields.map((field) => (field.kind === 'file' ? null : <OneField key={field.key} {...view} field={field} />))}
        </section>
      ))}
      <input type="hidden" name="shown" value={shownKeys(sections)} />
    </>
  )
}

export function shownKeys(sections: readonly SeenSection[]): string {
  return sections.flatMap(({ fields }) => fields.map(({ key }) => key)).join(' ')
}

/** Names of the form's controls and of the fields they belong to, for the summary of what is wrong. */
export function fieldLabels(sections: readonly SeenSection[], locale: Locale): Readonly<Record<string, string>> {
  return Object.fromEntries(
    sections.flatMap(({ fields }) => fields.map((field) => [mainName(field), say(field.title, locale)])),
  )
}

/** The control to which a message about a field leads. */
export function mainName({ key, kind, options = [] }: Field): string {
  if (kind === 'person' || kind === 'professional') return partName(key, 'name')
  if (kind === 'table') return cellName(key, 0, options[0]?.value ?? '')
  return kind === 'file' ? `doc.${key}` : key
}

function textOf(answer: Answer | undefined): string | undefined {
  return typeof answer === 'number' || typeof answer === 'string' ? String(answer) : undefined
}

function partsOf(answer: Answer | undefined): Parts {
  return typeof answer === 'object' && !Array.isArray(answer) ? (answer as Parts) : {}
}

function OneField(props: FieldView) {
  const { field, locale, answers, faults, grounds = {} } = props
  const { key, kind, title, hint, required, unit, options = [] } = field
  const words = FORM_WORDS[locale]
  const answer = answers[key]
  const shared = {
    name: key,
    locale,
    label: <Spoken text={title} locale={locale} />,
    hint: hint === undefined ? undefined : <Spoken text={hint} locale={locale} />,
    required,
    error: faults[key],
  }
  const choices = options.map(({ value, title: option }) => ({ value, label: say(option, locale) }))
  switch (kind) {
    case 'number':
      return <NumberField {...shared} value={textOf(answer)} unit={unit} />
    case 'money':
      return <NumberField {...shared} value={textOf(answer)} prefix="$" />
    case 'date':
      return <DateField {...shared} value={textOf(answer)} />
    case 'yes_no':
      return (
        <RadioGroup
          {...shared}
          inline
          value={answer === true ? 'si' : answer === false ? 'no' : undefined}
          options={[
            { value: 'si', label: words.yes },
            { value: 'no', label: words.no },
          ]}
        />
      )
    case 'choice':
      return choices.length <= 6 ? (
        <RadioGroup {...shared} value={textOf(answer)} options={choices} />
      ) : (
        <SelectField {...shared} value={textOf(answer)} options={choices} placeholder={words.choose} />
      )
    case 'choices':
      return (
        <CheckboxGroup
          {...shared}
          values={Array.isArray(answer) ? answer.filter((each): each is string => typeof each === 'string') : []}
          options={choices}
        />
      )
    case 'table':
      return <TableField {...props} />
    case 'person':
    case 'professional':
      return <PersonField {...props} kind={kind} />
    case 'point':
    case 'polygon':
      return <PlaceField {...props} kind={kind} />
    case 'parcel': {
      const ground = grounds[key]
      const said = textOf(answer) ?? partsOf(answer).said
      if (field.layer === undefined || ground === undefined)
        return <TextField {...shared} hint={words.parcelHint} value={said} width="half" />
      const { found } = ground
      return (
        <FeatureField
          locale={locale}
          name={key}
          label={say(title, locale)}
          hint={words.parcelFind}
          layer={field.layer}
          value={said}
          found={found}
          chosen={partsOf(answer).feature}
          error={faults[key]}
          required={required}
          ground={ground.ground}
          find={`${FIND}.${key}`}
          folded
        />
      )
    }
    default:
      return <TextField {...shared} value={textOf(answer)} maxLength={2000} />
  }
}

/** Begins the value of the button that looks for a parcel. */
export const FIND = 'find'

/** A point or an area: its coordinates as text, and a map that writes them where there is one. */
function PlaceField({
  field: { key, title, hint, required },
  locale,
  answers,
  faults,
  grounds = {},
  kind,
}: FieldView & { readonly kind: 'point' | 'polygon' }) {
  const { said, system, shape } = partsOf(answers[key])
  const ground = grounds[key]?.ground
  const typed = (
    <ShapeField
      locale={locale}
      kind={kind}
      name={key}
      label={say(title, locale)}
      hint={hint === undefined ? undefined : <Spoken text={hint} locale={locale} />}
      value={said}
      system={system}
      error={faults[key]}
      required={required}
    />
  )
  if (ground === undefined) return typed
  return (
    <DrawingBoard
      locale={locale}
      kind={kind}
      name={key}
      ground={ground}
      shape={shape === undefined ? undefined : JSON.parse(shape)}
      snaps={false}
      folded
    >
      {typed}
    </DrawingBoard>
  )
}

/** A person in few lines; the document and how to reach the person may stay empty. */
function PersonField({
  field,
  locale,
  answers,
  faults,
  kind,
}: FieldView & { readonly kind: 'person' | 'professional' }) {
  const words = FORM_WORDS[locale]
  const parts = partsOf(answers[field.key])
  const hintId = `${fieldId(field.key)}-about`
  return (
    <fieldset class="field stack" aria-describedby={field.hint === undefined ? undefined : hintId}>
      <legend class="field-label">
        <Spoken text={field.title} locale={locale} />
      </legend>
      {field.hint === undefined ? null : (
        <p class="field-hint" id={hintId}>
          <Spoken text={field.hint} locale={locale} />
        </p>
      )}
      {PERSON_PARTS[kind].map((part) => (
        <TextField
          key={part}
          locale={locale}
          name={partName(field.key, part)}
          label={words[part]}
          value={parts[part]}
          width={part === 'name' ? 'full' : 'half'}
          maxLength={200}
          required={field.required && (part === 'name' || part === 'accreditation')}
          error={part === 'name' ? faults[field.key] : undefined}
        />
      ))}
    </fieldset>
  )
}

/** Rows of a table, with some empty ones below; saving brings more. */
function TableField({ field, locale, answers, faults }: FieldView) {
  const words = FORM_WORDS[locale]
  const { key, options = [], title } = field
  const answer = answers[key]
  const rows = Array.isArray(answer) ? (answer as readonly Parts[]) : []
  const places = Array.from({ length: rows.length + EMPTY_ROWS }, (_, row) => row)
  return (
    <fieldset class="field stack">
      <legend class="field-label">
        <Spoken text={title} locale={locale} />
      </legend>
      {field.hint === undefined ? null : (
        <p class="field-hint">
          <Spoken text={field.hint} locale={locale} />
        </p>
      )}
      {places.map((row) => (
        <fieldset class="field field-row" key={row}>
          <legend class="field-hint">{words.row(row + 1)}</legend>
          {options.map(({ value, title: column }, at) => (
            <TextField
              key={value}
              locale={locale}
              name={cellName(key, row, value)}
              label={<Spoken text={column} locale={locale} />}
              value={rows[row]?.[value]}
              width="half"
              maxLength={500}
              required={row === 0 && field.required}
              error={row === 0 && at === 0 ? faults[key] : undefined}
            />
          ))}
        </fieldset>
      ))}
    </fieldset>
  )
}
