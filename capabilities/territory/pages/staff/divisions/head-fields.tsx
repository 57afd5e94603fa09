import type { Locale } from '../../../../../kernel/text.ts'
import { type FormState, field } from '../../../../../ui/form/form-state.ts'
import { TextField } from '../../../../../ui/form/text-fields.tsx'
import { DIVISION_WORDS } from './division-words.ts'

/** What every division that is made here says of itself. */
export function HeadFields({ locale, state }: { readonly locale: Locale; readonly state: FormState }) {
  const words = DIVISION_WORDS[locale]
  return (
    <>
      <TextField {...field(state, 'title')} locale={locale} label={words.name} required />
      <TextField {...field(state, 'titleEn')} locale={locale} label={words.nameEn} />
      <TextField
        {...field(state, 'code')}
        locale={locale}
        label={words.code}
        hint={words.codeHint}
        width="half"
        spellcheck={false}
        required
      />
      <TextField
        {...field(state, 'citation')}
        locale={locale}
        label={words.citation}
        hint={words.citationHint}
        required
      />
    </>
  )
}

export function headLabels(locale: Locale) {
  const words = DIVISION_WORDS[locale]
  return { title: words.name, titleEn: words.nameEn, code: words.code, citation: words.citation }
}
