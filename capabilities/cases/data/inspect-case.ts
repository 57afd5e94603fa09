import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { parseCivilDate } from '../../../kernel/civil.ts'
import { newId } from '../../../kernel/ids.ts'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import type { Command } from '../../../platform/capability/command.ts'
import { registerFile, storedFileInput } from '../../../platform/files/register.ts'
import { says } from '../../../platform/packs/issues.ts'
import { INSPECTION_PHOTOS } from '../staff-file-uses.ts'
import { WORK_ON_CASES } from '../staff-permissions.ts'
import { addCaseEvent } from './case-store.ts'
import { CASE } from './move-case.ts'
import { accountOf, holdForStaff, nextOfCase } from './staff-case.ts'

export const INSPECTION_ENDS = ['conforms', 'differs', 'not_possible'] as const

export const inspectInput = z.object({
  caseId: z.uuid(),
  visitedOn: z
    .string()
    .refine((text) => parseCivilDate(text) !== undefined, { params: says('Escriba una fecha.', 'Write a date.') }),
  conclusion: z.enum(INSPECTION_ENDS),
  found: z.string().trim().min(5).max(8000),
  photos: z
    .array(storedFileInput.extend({ name: z.string().min(1).max(200) }))
    .max(20)
    .default([]),
})

/** The record of a visit to the site. */
export const inspectCase: Command<
  z.infer<typeof inspectInput>,
  { readonly inspectionId: string; readonly number: number }
> = {
  id: 'cases.inspect',
  title: { es: 'Levantar el acta de una inspección', en: 'Write the record of an inspection' },
  input: inspectInput,
  permission: WORK_ON_CASES,
  async run(tx, ctx, { caseId, visitedOn, conclusion, found, photos }) {
    const held = await holdForStaff(tx, ctx, caseId)
    if (!held.ok) return held
    const { row } = held.value
    if (visitedOn > ctx.today) return refuse(AHEAD)
    if (visitedOn < row.filedOn) return refuse(BEFORE)
    const id = newId()
    const number = await nextOfCase(tx, 'inspection', caseId)
    await tx.execute(sql`
      insert into cases.inspection (id, office_id, case_id, number, visited_on, conclusion, found, at, account_id)
      values (${id}, ${row.officeId}, ${caseId}, ${number}, ${visitedOn}, ${conclusion}, ${found}, ${ctx.now},
        ${accountOf(ctx)}::uuid)`)
    for (const photo of photos) {
      await registerFile(tx, photo, ctx.now, INSPECTION_PHOTOS)
      await tx.execute(sql`
        insert into cases.inspection_photo (id, office_id, inspection_id, sha256, name)
        values (${newId()}, ${row.officeId}, ${id}, ${photo.sha256}, ${photo.name})`)
    }
    await addCaseEvent(tx, ctx, row, {
      role: 'staff',
      action: 'inspection',
      internalWords: found,
      payload: { number, visitedOn, conclusion, photos: photos.length },
    })
    const after = { inspection: number, visitedOn, conclusion }
    return {
      ok: true,
      value: {
        output: { inspectionId: id, number },
        changes: [{ kind: CASE, id: caseId, label: row.number, before: {}, after }],
      },
    }
  },
}

const AHEAD: Refusal<'ahead'> = {
  kind: 'ahead',
  field: 'visitedOn',
  message: { es: 'Ese día todavía no llega.', en: 'That day has not come yet.' },
}

const BEFORE: Refusal<'before'> = {
  kind: 'before',
  field: 'visitedOn',
  message: { es: 'Ese día es anterior a la solicitud.', en: 'That day is before the application.' },
}
