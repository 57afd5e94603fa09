import { z } from 'zod'
import { AUDIENCES, FIELD_TYPES, type FieldSpec, IMPORT_WAYS, type ImportReading, SHAPE_KINDS } from '../../../model.ts'
import { FINDING_RULES, REPAIRS } from '../../../rules/layers/check-terms.ts'

const epsg = z.coerce.number().int().min(1024).max(999_999)

/** Of the two fields of a reference system, the number that was typed goes before the name that was chosen. */
const crsFields = { crs: epsg.optional(), epsg: epsg.optional() }
const ticked = z.literal('si').optional()
const version = z.coerce.number().int().min(0)

export const newImportForm = z.object({ ...crsFields, layer: z.string().max(60).optional(), covers: ticked })

export const howToReadForm = z.object({
  ...crsFields,
  version,
  table: z.string().max(300).optional(),
  x: z.string().max(200).optional(),
  y: z.string().max(200).optional(),
  wkt: z.string().max(200).optional(),
  encoding: z.string().max(40).optional(),
  covers: ticked,
})

export const repairForm = z.object({ version, rule: z.enum(FINDING_RULES), how: z.enum(REPAIRS) })

/** All open findings of a rule, or one; `page`: where to go back to. */
export const exceptForm = z.object({
  rule: z.enum(FINDING_RULES),
  findingId: z.uuid().optional(),
  page: z.coerce.number().int().min(1).max(10_000).optional(),
  reason: z.string().min(5).max(1000),
})

const day = z
  .string()
  .refine((text) => z.iso.date().safeParse(text).success, {
    params: { text: { es: 'Escriba la fecha así: 2024-12-31.', en: 'Write the date like this: 2024-12-31.' } },
  })
  .optional()

export const layerTextsForm = z.object({
  title: z.string().max(160).optional(),
  titleEn: z.string().max(160).optional(),
  description: z.string().max(4000).optional(),
  audience: z.enum(AUDIENCES),
  licence: z.string().max(300).optional(),
  source: z.string().max(600).optional(),
  quality: z.string().max(2000).optional(),
  dataDate: day,
})

/** Fields of the file come as `title-0`, `type-0`, `staff-0`, by their place in what was read. */
export const takeForm = layerTextsForm.extend({
  version,
  way: z.enum(IMPORT_WAYS),
  shapeKind: z.enum(SHAPE_KINDS),
  identifies: z.string().max(200).optional(),
  layer: z.string().max(60).optional(),
  code: z
    .string()
    .max(60)
    .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
    .optional(),
})

export const editForm = layerTextsForm.extend({ version, title: z.string().min(1).max(160) })
export const retireForm = z.object({ version, reason: z.string().min(5).max(1000) })

/** The fields as the person confirmed them. */
export function confirmedFields(
  form: FormData,
  reading: ImportReading,
  identifies: string | undefined,
): readonly FieldSpec[] {
  return reading.fields.map(({ name, guess }, index) => {
    const said = (what: string) => {
      const value = form.get(`${what}-${index}`)
      return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
    }
    const type = FIELD_TYPES.find((each) => each === said('type')) ?? guess.type
    return {
      name,
      title: (said('title') ?? guess.title).slice(0, 120),
      type,
      ...(said('staff') === 'si' ? { staffOnly: true } : {}),
      ...(identifies === name ? { identifies: true } : {}),
    }
  })
}

export function isSi(form: FormData, name: string): boolean {
  return form.get(name) === 'si'
}
