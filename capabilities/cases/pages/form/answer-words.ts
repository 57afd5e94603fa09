import { formatDate, formatMoney, formatNumber } from '../../../../kernel/format.ts'
import { type Locale, say } from '../../../../kernel/text.ts'
import type { Answer, Field } from '../../rules/filing/answers.ts'
import { FORM_WORDS } from './form-words.ts'

/** Parts of a place that are for the program. */
const UNSPOKEN: ReadonlySet<string> = new Set(['system', 'shape', 'wrong', 'wrongEn', 'layer', 'feature', 'choice'])

/** An answer as people read it. */
export function answerWords(field: Field, answer: Answer | undefined, locale: Locale): string {
  const words = FORM_WORDS[locale]
  if (answer === undefined) return words.notAnswered
  const optionOf = (value: string) => {
    const found = field.options?.find((each) => each.value === value)
    return found === undefined ? value : say(found.title, locale)
  }
  if (typeof answer === 'boolean') return answer ? words.yes : words.no
  if (typeof answer === 'number')
    return field.kind === 'money'
      ? formatMoney({ cents: Math.round(answer * 100), currency: 'USD' })
      : `${formatNumber(answer)}${field.unit === undefined ? '' : ` ${field.unit}`}`
  if (typeof answer === 'string') {
    if (field.kind === 'choice') return optionOf(answer)
    return field.kind === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(answer) ? formatDate(answer, locale) : answer
  }
  if (Array.isArray(answer))
    return answer
      .map((each: unknown) =>
        typeof each === 'string' ? optionOf(each) : Object.values(each as Readonly<Record<string, string>>).join(' · '),
      )
      .join('; ')
  return Object.entries(answer)
    .filter(([part]) => !UNSPOKEN.has(part))
    .map(([, text]) => text)
    .join(' · ')
}
