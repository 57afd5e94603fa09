import { z } from 'zod'
import { systemNameOf } from '../../../../../ui/form/place-fields.tsx'
import { MAPPED, type RegisterMapping } from '../../../rules/registers/read-rows.ts'

const column = z.coerce.number().int().min(0).max(199).optional()

/** What the form says of the columns of a table. */
export const registerMappingForm = z.object({
  expectedVersion: z.coerce.number().int(),
  layout: z.enum(['rows', 'months']),
  date: column,
  place: column,
  category: column,
  site: column,
  amount: column,
  latitude: column,
  longitude: column,
  external: column,
  source: column,
})

export function registerMappingOf(form: z.infer<typeof registerMappingForm>): RegisterMapping {
  const said = MAPPED.flatMap((name) => (form[name] === undefined ? [] : [[name, form[name]] as const]))
  return { layout: form.layout, ...Object.fromEntries(said) }
}

/** The other way: what stands in the fields. */
export function typedRegisterMapping(mapping: RegisterMapping): Record<string, string> {
  const said = MAPPED.flatMap((name) => (mapping[name] === undefined ? [] : [[name, String(mapping[name])] as const]))
  return { layout: mapping.layout, ...Object.fromEntries(said) }
}

export const sendForm = z.object({
  expectedVersion: z.coerce.number().int(),
  /** Not `source`: a column of that name is chosen on the same page. */
  tableSource: z.string().min(3).max(300),
  note: z.string().max(2000).optional(),
})

export const plainForm = z.object({ expectedVersion: z.coerce.number().int() })

export const feedForm = z.object({ to: z.string().max(100), period: z.string().max(10) })

export const POINT = 'point'
export const POINT_SYSTEM = systemNameOf(POINT)

const recordFields = {
  date: z.string().max(20),
  place: z.string().max(200).optional(),
  category: z.string().max(200).optional(),
  site: z.string().max(200).optional(),
  amount: z.string().max(40).optional(),
  point: z.string().max(500).optional(),
  'point-system': z.string().max(40).optional(),
  source: z.string().max(300).optional(),
  external: z.string().max(100).optional(),
}
export const newRecordForm = z.object(recordFields)
export const changedRecordForm = z.object({
  ...recordFields,
  expectedVersion: z.coerce.number().int(),
  reason: z.string().min(3).max(1000),
})
export const withdrawForm = z.object({
  expectedVersion: z.coerce.number().int(),
  withdrawReason: z.string().min(3).max(1000),
})

/** The system goes by another name in the command. */
export function recordInput(form: z.infer<typeof newRecordForm>) {
  const { 'point-system': system, ...rest } = form
  return { ...rest, system }
}
