import { isMissing } from '../../../../../kernel/missing.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import { type FormState, field } from '../../../../../ui/form/form-state.ts'
import { NumberField } from '../../../../../ui/form/text-fields.tsx'
import type { IndicatorTerms } from '../../../model.ts'
import { parseReading } from '../../../rules/indicator-readings.ts'
import { canBeTakenApart, type Dimension, type ReadingPart } from '../../../rules/indicators/breakdown.ts'
import { INDICATOR_WORDS } from './words.ts'

/** Name of the field of one part; of a percentage, of its denominator too. */
function partField(dimension: string, category: string, of = false): string {
  return `part.${dimension}.${category}${of ? '.of' : ''}`
}

/** Fields for the parts of a reading, dimension by dimension, each in a panel of its own that need not be opened. */
export function PartFields({
  terms,
  dimensions,
  state,
  locale,
}: {
  readonly terms: IndicatorTerms
  readonly dimensions: readonly Dimension[]
  readonly state: FormState
  readonly locale: Locale
}) {
  const words = INDICATOR_WORDS[locale]
  if (!canBeTakenApart(terms) || dimensions.length === 0) return null
  const share = terms.kind === 'percentage'
  return (
    <fieldset class="field">
      <legend class="field-label">{words.parts}</legend>
      <p class="field-hint">{words.partsHint}</p>
      {dimensions.map((dimension) => {
        const names = dimension.categories.map(({ key }) => partField(dimension.key, key))
        const open =
          names.some((name) => (state.values[name] ?? '') !== '') ||
          state.errors.some((error) => error.field?.startsWith(`part.${dimension.key}`))
        return (
          <details key={dimension.key} class="part-group" open={open}>
            <summary>{say(dimension.title, locale)}</summary>
            <div class="part-grid">
              {dimension.categories.map(({ key, title }) => (
                <div key={key} class="part-pair">
                  <NumberField
                    locale={locale}
                    label={share ? `${say(title, locale)}: ${words.numerator.toLowerCase()}` : say(title, locale)}
                    width="short"
                    {...field(state, partField(dimension.key, key))}
                  />
                  {share ? (
                    <NumberField
                      locale={locale}
                      label={`${say(title, locale)}: ${words.denominator.toLowerCase()}`}
                      width="short"
                      {...field(state, partField(dimension.key, key, true))}
                    />
                  ) : null}
                </div>
              ))}
            </div>
          </details>
        )
      })}
    </fieldset>
  )
}

/** What was typed in those fields as parts; a field that is no number is named. */
export function partsOfForm(
  terms: IndicatorTerms,
  dimensions: readonly Dimension[],
  typed: Readonly<Record<string, string>>,
  locale: Locale,
): {
  readonly parts: readonly ReadingPart[]
  readonly errors: readonly { readonly field: string; readonly message: string }[]
} {
  const errors: { field: string; message: string }[] = []
  const numberOf = (name: string): number | null => {
    const text = typed[name]?.trim() ?? ''
    if (text === '') return null
    const parsed = parseReading(text)
    if (!parsed.ok) errors.push({ field: name, message: say(parsed.refusal.message, locale) })
    return parsed.ok && !isMissing(parsed.value) ? parsed.value : null
  }
  const share = terms.kind === 'percentage'
  const parts = dimensions.flatMap((dimension) =>
    dimension.categories.flatMap(({ key }): ReadingPart[] => {
      const amount = numberOf(partField(dimension.key, key))
      const of = share ? numberOf(partField(dimension.key, key, true)) : null
      if (amount === null && of === null) return []
      const place = { dimension: dimension.key, category: key }
      return [
        share
          ? { ...place, value: null, numerator: amount ?? 0, denominator: of ?? 0 }
          : { ...place, value: amount, numerator: null, denominator: null },
      ]
    }),
  )
  return { parts, errors }
}

export function partsTyped(parts: readonly ReadingPart[]): Record<string, string> {
  return Object.fromEntries(
    parts.flatMap(({ dimension, category, value, numerator, denominator }) => [
      [partField(dimension, category), String(value ?? numerator ?? '')],
      ...(denominator === null ? [] : [[partField(dimension, category, true), String(denominator)]]),
    ]),
  )
}
