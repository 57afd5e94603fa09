/** Languages every screen speaks. Spanish is the institution's own and always present. */
export const LOCALES = ['es', 'en'] as const
export type Locale = (typeof LOCALES)[number]

/** Text that people see. Content typed by officers or imported may be Spanish alone; it is then marked `lang="es"`. */
export interface Text {
  readonly es: string
  readonly en?: string
}

/** The words to show in `locale` and the language they are really in (for the `lang` attribute). */
export function spoken(text: Text, locale: Locale): { readonly words: string; readonly lang: Locale } {
  if (locale === 'en' && text.en !== undefined && text.en !== '') return { words: text.en, lang: 'en' }
  return { words: text.es, lang: 'es' }
}

/** Only the words; use `spoken` where the language of the result must be marked. */
export function say(text: Text, locale: Locale): string {
  return spoken(text, locale).words
}
