import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import type { Command } from '../../../platform/capability/command.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { enqueue } from '../../../platform/jobs/jobs.ts'
import { MANAGE_LAYERS } from '../layers-permissions.ts'
import {
  AUDIENCES,
  FIELD_TYPES,
  type FieldSpec,
  IMPORT_WAYS,
  type ImportReading,
  SHAPE_KINDS,
  type TakeChoice,
} from '../model.ts'
import { SEVERITY } from '../rules/layers/check-terms.ts'
import { misfits } from '../rules/layers/field-guess.ts'
import { publicNeeds } from '../rules/layers/layer-texts.ts'
import { layerImportById, moveImport } from './layer-import-store.ts'
import { layerByCode, layerById } from './layer-store.ts'
import { changed, type ImportJob, importMoved, noSuchImport } from './start-import.ts'

export const fieldInput = z.object({
  name: z.string().min(1).max(200),
  title: z.string().min(1).max(120),
  titleEn: z.string().max(120).optional(),
  type: z.enum(FIELD_TYPES),
  unit: z.string().max(20).optional(),
  staffOnly: z.boolean().optional(),
  identifies: z.boolean().optional(),
})

export const layerTextsInput = z.object({
  title: z.string().min(1).max(160),
  titleEn: z.string().max(160).optional(),
  description: z.string().max(4000).optional(),
  audience: z.enum(AUDIENCES),
  licence: z.string().max(300).optional(),
  source: z.string().max(600).optional(),
  quality: z.string().max(2000).optional(),
  dataDate: z.iso.date().optional(),
})

export const LAYER_CODE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/

export const takeImportInput = z.object({
  importId: z.uuid(),
  expectedVersion: z.coerce.number().int(),
  way: z.enum(IMPORT_WAYS),
  /** For every way but a new layer. */
  layerId: z.uuid().optional(),
  layer: layerTextsInput.extend({ code: z.string().max(60).regex(LAYER_CODE) }).optional(),
  shapeKind: z.enum(SHAPE_KINDS),
  fields: z.array(fieldInput).max(300),
  workHere: z.boolean().default(false),
})
export type TakeImportInput = z.infer<typeof takeImportInput>

/** The person decides what becomes of what was read. It is then done by a job, whole or not at all. */
export function takeImport(job: ImportJob): Command<TakeImportInput, null> {
  return {
    id: 'territory.take_import',
    title: { es: 'Incorporar lo leído a una capa', en: 'Take what was read into a layer' },
    input: takeImportInput,
    permission: MANAGE_LAYERS,
    async run(tx, ctx, input) {
      const found = await layerImportById(tx, input.importId, { lock: true })
      if (found === undefined) return refuse(noSuchImport())
      if (found.version !== input.expectedVersion || found.state !== 'read' || found.reading === undefined)
        return refuse(importMoved())
      const no =
        (await openErrors(tx, input.importId)) ??
        fieldRefusal(found.reading, input) ??
        (await layerRefusal(tx, found.officeId, input))
      if (no !== undefined) return refuse(no)
      const take: TakeChoice = {
        shapeKind: input.shapeKind,
        ...(input.way === 'new' && input.layer !== undefined ? { layer: input.layer } : {}),
      }
      const moved = await moveImport(tx, input.importId, ['read'], {
        state: 'applying',
        way: input.way,
        options: { ...found.options, fields: input.fields as readonly FieldSpec[], take },
        counts: { ...found.counts, step: 'apply' },
        refusal: null,
        ...(input.way === 'new' || input.layerId === undefined ? {} : { layerId: input.layerId }),
      })
      if (!moved) return refuse(importMoved())
      if (!input.workHere) await enqueue(tx, job, { importId: input.importId }, { by: ctx.who })
      return changed(
        input.importId,
        found.fileName,
        { state: 'read' },
        { state: 'applying', way: input.way, layer: input.layer?.code ?? input.layerId ?? null },
      )
    },
  }
}

/** Errors that are open stop everything: they are repaired, set aside or excepted first, and nothing in silence. */
async function openErrors(tx: ReadTx, importId: string): Promise<Refusal<'open_errors'> | undefined> {
  const errors = Object.entries(SEVERITY).flatMap(([rule, severity]) => (severity === 'error' ? [rule] : []))
  const found = await tx.execute(sql`
    select count(*)::int as n from territory.finding
    where import_id = ${importId} and state = 'open' and rule = any(${sql.param(errors)}::text[])`)
  const n = Number(found.rows[0]?.n ?? 0)
  if (n === 0) return undefined
  return {
    kind: 'open_errors',
    message: {
      es: `${n === 1 ? 'Queda 1 observación que impide' : `Quedan ${n} observaciones que impiden`} incorporar el archivo. Repárela${n === 1 ? '' : 's'} o aparte esos objetos, y vuelva a intentarlo.`,
      en: `There ${n === 1 ? 'is 1 finding left that stops' : `are ${n} findings left that stop`} the file from being taken. Repair ${n === 1 ? 'it' : 'them'} or set those features aside, and try again.`,
    },
  }
}

function fieldRefusal(reading: ImportReading, { fields, way }: TakeImportInput): Refusal | undefined {
  const identifying = fields.filter((field) => field.identifies === true)
  if (identifying.length > 1)
    return {
      kind: 'two_codes',
      message: {
        es: 'Marcó más de un campo como identificador. Deje uno solo.',
        en: 'You marked more than one field as identifying. Leave one.',
      },
    }
  if (way === 'version' && identifying.length === 0)
    return {
      kind: 'no_code',
      message: {
        es: 'Para una nueva versión hace falta el campo que identifica a cada objeto: por él se sabe cuál es cuál.',
        en: 'A new version needs the field that identifies each feature: by it one knows which is which.',
      },
    }
  for (const field of fields) {
    const seen = reading.fields.find((each) => each.name === field.name)
    if (seen === undefined)
      return {
        kind: 'no_such_field',
        message: {
          es: `El archivo no tiene el campo «${field.name}».`,
          en: `The file has no field “${field.name}”.`,
        },
      }
    const wrong = misfits(seen.kinds, field.type)
    if (wrong > 0)
      return {
        kind: 'type_does_not_fit',
        field: `type-${reading.fields.indexOf(seen)}`,
        message: {
          es: `${wrong} valores de «${field.name}» no son de la clase que eligió y se perderían (por ejemplo, «${seen.samples[0] ?? ''}»). Elija «texto» u otra clase.`,
          en: `${wrong} values of “${field.name}” are not of the type you chose and would be lost (for example, “${seen.samples[0] ?? ''}”). Choose “text” or another type.`,
        },
      }
  }
  return undefined
}

async function layerRefusal(tx: ReadTx, officeId: string, input: TakeImportInput): Promise<Refusal | undefined> {
  if (input.way === 'new') {
    if (input.layer === undefined)
      return {
        kind: 'no_layer',
        field: 'title',
        message: { es: 'Escriba el título de la capa nueva.', en: 'Write the title of the new layer.' },
      }
    if ((await layerByCode(tx, officeId, input.layer.code)) !== undefined) return codeTaken(input.layer.code)
    return publicNeeds(input.layer)
  }
  const layer = input.layerId === undefined ? undefined : await layerById(tx, input.layerId)
  if (layer === undefined || layer.retiredAt !== undefined)
    return {
      kind: 'no_such_layer',
      field: 'layer',
      message: { es: 'Elija la capa que recibe el archivo.', en: 'Choose the layer that takes the file.' },
    }
  if (layer.shapeKind !== input.shapeKind && input.way !== 'replace')
    return {
      kind: 'other_shapes',
      field: 'shapeKind',
      message: {
        es: `La capa «${layer.title}» es de otra clase de geometría que lo elegido del archivo.`,
        en: `The layer “${layer.title}” is of another kind of geometry than what was chosen of the file.`,
      },
    }
  return undefined
}

export function codeTaken(code: string): Refusal<'code_taken'> {
  return {
    kind: 'code_taken',
    field: 'code',
    message: {
      es: `Ya hay una capa con el código «${code}». Elija otro código, o incorpore el archivo a esa capa.`,
      en: `There is a layer with the code “${code}” already. Choose another code, or take the file into that layer.`,
    },
  }
}

export const exceptFindingInput = z.object({
  importId: z.uuid(),
  rule: z.string().max(40),
  /** One finding; absent: all open ones of the rule. */
  findingId: z.uuid().optional(),
  reason: z.string().min(5).max(1000),
})
