import { type Locale, say } from '../../../../../kernel/text.ts'
import { RadioGroup } from '../../../../../ui/form/choice-fields.tsx'
import { type FormState, field } from '../../../../../ui/form/form-state.ts'
import { TextArea, TextField } from '../../../../../ui/form/text-fields.tsx'
import { AUDIENCES } from '../../../model.ts'
import { AUDIENCE_NAMES, LAYER_WORDS } from './layer-words.ts'

/** What a layer says of itself: the same fields when it is made and when it is changed. */
export function LayerTextFields({ locale, state, code = false }: { locale: Locale; state: FormState; code?: boolean }) {
  const words = LAYER_WORDS[locale]
  return (
    <>
      <TextField locale={locale} label={words.title} required maxLength={160} {...field(state, 'title')} />
      <TextField locale={locale} label={words.titleEn} maxLength={160} {...field(state, 'titleEn')} />
      {code ? (
        <TextField
          locale={locale}
          label={words.code}
          hint={words.codeHint}
          maxLength={60}
          width="half"
          spellcheck={false}
          {...field(state, 'code')}
        />
      ) : null}
      <TextArea locale={locale} label={words.description} rows={3} {...field(state, 'description')} />
      <RadioGroup
        locale={locale}
        label={words.audience}
        required
        options={AUDIENCES.map((value) => ({ value, label: say(AUDIENCE_NAMES[value], locale) }))}
        {...field(state, 'audience')}
      />
      <TextField locale={locale} label={words.licence} hint={words.licenceHint} {...field(state, 'licence')} />
      <TextArea locale={locale} label={words.source} hint={words.sourceHint} rows={2} {...field(state, 'source')} />
      <TextArea locale={locale} label={words.quality} hint={words.qualityHint} rows={2} {...field(state, 'quality')} />
      <TextField locale={locale} label={words.dataDate} hint="2024-12-31" width="short" {...field(state, 'dataDate')} />
    </>
  )
}
