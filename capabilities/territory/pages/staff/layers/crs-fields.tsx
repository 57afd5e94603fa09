import { type Locale, say } from '../../../../../kernel/text.ts'
import { SelectField } from '../../../../../ui/form/choice-fields.tsx'
import { type FormState, field } from '../../../../../ui/form/form-state.ts'
import { NumberField } from '../../../../../ui/form/text-fields.tsx'
import { COMMON_CRS, LAYER_WORDS } from './layer-words.ts'

/** The reference system: the usual ones by name, any other by its number. */
export function CrsFields({
  locale,
  state,
  mustChoose = false,
}: {
  locale: Locale
  state: FormState
  mustChoose?: boolean
}) {
  const words = LAYER_WORDS[locale]
  return (
    <>
      <SelectField
        locale={locale}
        label={words.crs}
        hint={mustChoose ? undefined : words.crsHint}
        placeholder={mustChoose ? '—' : words.crsFile}
        options={COMMON_CRS.map(({ code, title }) => ({ value: String(code), label: say(title, locale) }))}
        {...field(state, 'crs')}
      />
      <NumberField
        locale={locale}
        label={words.crsOther}
        hint={words.crsOtherHint}
        decimals={false}
        {...field(state, 'epsg')}
      />
    </>
  )
}
