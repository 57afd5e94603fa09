import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { newId } from '../../../kernel/ids.ts'
import { refuse } from '../../../kernel/result.ts'
import type { Command } from '../../../platform/capability/command.ts'
import { registerFile, storedFileInput } from '../../../platform/files/register.ts'
import type { ImportReading } from '../imports/draft.ts'
import { UPLOAD_PLAN } from '../permissions.ts'

export const recordImportInput = z.object({
  file: storedFileInput.extend({ name: z.string().min(1).max(300) }),
  /** Made by our own reader from the stored file; its shape is ours and is not parsed a second time. */
  reading: z.custom<ImportReading>((value) => typeof value === 'object' && value !== null),
})

/** Keeps what was read in a file, to be looked at, compared and accepted. Changes no plan. */
export const recordImport: Command<z.infer<typeof recordImportInput>, { readonly importId: string }> = {
  id: 'planning.record_import',
  title: { es: 'Subir un archivo de plan', en: 'Upload a plan file' },
  input: recordImportInput,
  permission: UPLOAD_PLAN,
  async run(tx, ctx, { file, reading }) {
    const office = await tx.execute(sql`
      select id from identity.office where id = ${typeof ctx.who === 'string' ? null : ctx.who.officeId}::uuid
      union all select o.id from identity.office o where o.kind = 'planning_office' limit 1`)
    const officeId = office.rows[0]?.id
    if (officeId === undefined) {
      return refuse({
        kind: 'no_office',
        message: {
          es: 'No hay ninguna oficina cargada; cargue primero la implantación (npm start).',
          en: 'No office is loaded; load the deployment first (npm start).',
        },
      })
    }
    await registerFile(tx, file, ctx.now)
    const id = newId()
    const by = typeof ctx.who === 'string' ? ctx.who : ctx.who.accountId
    await tx.execute(sql`
      insert into planning.plan_import (id, office_id, year, file_name, sha256, reading, status, by, at)
      values (${id}, ${String(officeId)}, ${reading.year}, ${file.name}, ${file.sha256}, ${JSON.stringify(reading)}::jsonb,
        'pending', ${by}, ${ctx.now})`)
    return {
      ok: true,
      value: {
        output: { importId: id },
        changes: [
          { kind: 'planning.import', id, label: file.name, after: { sha256: file.sha256, counts: reading.counts } },
        ],
      },
    }
  },
}
