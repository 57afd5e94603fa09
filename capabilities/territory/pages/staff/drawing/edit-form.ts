import { z } from 'zod'
import type { Refusal } from '../../../../../kernel/result.ts'
import { type Locale, say } from '../../../../../kernel/text.ts'
import type { FieldError } from '../../../../../ui/form/form-state.ts'
import { systemNameOf } from '../../../../../ui/form/place-fields.tsx'
import type { FieldSpec } from '../../../model.ts'
import { type Attributes, writtenValue } from '../../../rules/drawing/attribute-values.ts'
import { isKnownDay } from '../../../rules/drawing/known-day.ts'

const day = z
  .string()
  .refine(isKnownDay, {
    params: { text: { es: 'Escriba la fecha así: 2024-12-31.', en: 'Write the date like this: 2024-12-31.' } },
  })
  .optional()
const why = { note: z.string().max(1000).optional(), validFrom: day }
const version = z.coerce.number().int().min(1)
const act = z.enum(['check', 'save']).optional()

export const TEXT = 'shape'

/** Fields of the layer come as `a-0`, `a-1`, by their place in it; the shape as text, read by the command. */
export const newFeatureForm = z.object({
  ...why,
  act,
  [TEXT]: z.string().optional(),
  [systemNameOf(TEXT)]: z.string().max(40).optional(),
})
export const shapeForm = newFeatureForm.extend({ version })
export const attributesForm = z.object({ ...why, version })
export const withdrawForm = z.object({ version, note: z.string().min(5).max(1000), validUntil: day })
export const exceptForm = z.object({ reason: z.string().min(5).max(1000) })

export const attributeField = (index: number): string => `a-${index}`

/** What was typed for each field, by its name in the layer. */
export function typedAttributes(form: FormData, fields: readonly FieldSpec[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    fields.flatMap(({ name }, index) => {
      const value = form.get(attributeField(index))
      return typeof value === 'string' ? [[name, value] as const] : []
    }),
  )
}

/** Values of a feature as its form shows them. */
export function attributeValues(
  fields: readonly FieldSpec[],
  attributes: Attributes,
): Readonly<Record<string, string>> {
  return Object.fromEntries(fields.map(({ name }, index) => [attributeField(index), writtenValue(attributes[name])]))
}

/** The text as it was typed: the lines that a refusal names are counted in it. */
export function typedShapeOf(form: FormData): { readonly text: string; readonly system: string | undefined } {
  const [text, system] = [form.get(TEXT), form.get(systemNameOf(TEXT))]
  return {
    text: typeof text === 'string' ? text : '',
    system: typeof system === 'string' && system !== '' ? system : undefined,
  }
}

/** A refusal at the field of the form that it is about. */
export function errorAt({ field, message }: Refusal, fields: readonly FieldSpec[], locale: Locale): FieldError {
  const index = fields.findIndex(({ name }) => `attribute ${name}` === field)
  const at =
    index >= 0 ? attributeField(index) : field === 'system' ? systemNameOf(TEXT) : field === 'shape' ? TEXT : undefined
  return { field: at, message: say(message, locale) }
}
