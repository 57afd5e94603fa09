import type { Locale } from '../../../../../kernel/text.ts'
import { SelectField } from '../../../../../ui/form/choice-fields.tsx'
import { DateField } from '../../../../../ui/form/date-fields.tsx'
import { type FormState, field } from '../../../../../ui/form/form-state.ts'
import { NumberField, TextField } from '../../../../../ui/form/text-fields.tsx'
import type { FieldSpec } from '../../../model.ts'
import { DRAWING_WORDS } from './drawing-words.ts'
import { attributeField } from './edit-form.ts'

interface AttributeFieldsProps {
  readonly fields: readonly FieldSpec[]
  readonly state: FormState
  readonly locale: Locale
}

/** The fields of a layer as a form, each of its type. */
export function AttributeFields({ fields, state, locale }: AttributeFieldsProps) {
  return (
    <>
      {fields.map((spec, index) => (
        <OneField key={spec.name} spec={spec} locale={locale} {...field(state, attributeField(index))} />
      ))}
    </>
  )
}

interface OneFieldProps {
  readonly spec: FieldSpec
  readonly locale: Locale
  readonly name: string
  readonly value: string | undefined
  readonly error: string | undefined
}

function OneField({ spec, locale, ...rest }: OneFieldProps) {
  const words = DRAWING_WORDS[locale]
  const hint = [spec.identifies === true ? words.identifies : '', spec.staffOnly === true ? words.staffOnly : '']
    .filter(Boolean)
    .join(' ')
  const label = (locale === 'en' ? spec.titleEn : undefined) ?? spec.title
  const common = { locale, label, ...(hint === '' ? {} : { hint }), ...rest }
  switch (spec.type) {
    case 'whole':
    case 'number':
      return <NumberField {...common} unit={spec.unit} decimals={spec.type === 'number'} />
    case 'date':
      return <DateField {...common} />
    case 'yes_no':
      return (
        <SelectField
          {...common}
          width="short"
          placeholder={words.noValue}
          options={[
            { value: 'si', label: words.yes },
            { value: 'no', label: words.no },
          ]}
        />
      )
    case 'text':
      return <TextField {...common} />
  }
}
