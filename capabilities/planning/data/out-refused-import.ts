import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Id, newId } from '../../../kernel/ids.ts'
import { refuse } from '../../../kernel/result.ts'
import type { Command, Query } from '../../../platform/capability/command.ts'
import { registerFile, storedFileInput } from '../../../platform/files/register.ts'
import {
  type Observation,
  observationsOf,
  observationsOfClosed,
  observationsOfRefusal,
} from '../imports/observations.ts'
import type { ImportRefusal } from '../imports/refusals.ts'
import { UPLOAD_PLAN } from '../permissions.ts'
import { compareReading, loadImport } from './plan-import.ts'

const input = z.object({
  file: storedFileInput.extend({ name: z.string().min(1).max(300) }),
  year: z.number().int(),
  /** Made by our own reader; its shape is ours. */
  refusal: z.custom<ImportRefusal>((value) => typeof value === 'object' && value !== null),
})

/** Keeps a plan file that could not be taken, so that it can be fetched back with what stands in its way. Changes no plan. */
export const recordRefusedImport: Command<z.infer<typeof input>, { readonly id: Id }> = {
  id: 'planning.record_refused_import',
  title: { es: 'Guardar un archivo de plan que no se pudo leer', en: 'Keep a plan file that could not be read' },
  input,
  permission: UPLOAD_PLAN,
  async run(tx, ctx, { file, year, refusal }) {
    if (typeof ctx.who === 'string') return refuse(NOBODY)
    await registerFile(tx, file, ctx.now)
    const id = newId()
    const { officeId, accountId } = ctx.who
    await tx.execute(sql`
      insert into planning.refused_import (id, office_id, year, file_name, sha256, refusal, account_id, at)
      values (${id}, ${officeId}, ${year}, ${file.name}, ${file.sha256}, ${JSON.stringify(refusal)}::jsonb, ${accountId}, ${ctx.now})`)
    const after = { sha256: file.sha256, refused: refusal.kind }
    return {
      ok: true,
      value: { output: { id }, changes: [{ kind: 'planning.refused_import', id, label: file.name, after }] },
    }
  },
}

const NOBODY = {
  kind: 'no_account',
  message: {
    es: 'Solo se guarda el archivo de quien tiene una cuenta.',
    en: 'Only the file of who has an account is kept.',
  },
} as const

/** A file that was sent, with what there is to say about it. */
export interface ObservedFile {
  readonly fileName: string
  readonly sha256: string
  readonly observations: readonly Observation[]
}

export const observedImport: Query<Id, ObservedFile> = {
  id: 'planning.observed_import',
  permission: UPLOAD_PLAN,
  async run(tx, _ctx, id) {
    const stored = await loadImport(tx, id)
    if (stored === undefined) return refuse(NOT_THERE)
    const { fileName, sha256, reading } = stored
    const closed = (await compareReading(tx, reading)).flatMap((outcome) => observationsOfClosed(outcome.closed))
    return { ok: true, value: { fileName, sha256, observations: [...closed, ...observationsOf(reading)] } }
  },
}

/** Only the sender's own, or an administrator's: the rows of others are not seen. */
export const observedRefusal: Query<Id, ObservedFile> = {
  id: 'planning.observed_refusal',
  permission: UPLOAD_PLAN,
  async run(tx, _ctx, id) {
    const found = await tx.execute(sql`select file_name, sha256, refusal from planning.refused_import where id = ${id}`)
    const row = found.rows[0]
    if (row === undefined) return refuse(NOT_THERE)
    const observations = observationsOfRefusal(row.refusal as ImportRefusal)
    return { ok: true, value: { fileName: String(row.file_name), sha256: String(row.sha256), observations } }
  },
}

const NOT_THERE = {
  kind: 'no_such_import',
  message: { es: 'Ese archivo no existe.', en: 'There is no such file.' },
} as const
