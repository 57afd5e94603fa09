import { z } from 'zod'
import type { Command } from '../../../platform/capability/command.ts'
import { WORK_ON_CASES } from '../staff-permissions.ts'
import { addCaseEvent } from './case-store.ts'
import { CASE } from './move-case.ts'
import { holdForStaff } from './staff-case.ts'

export const noteInput = z.object({ caseId: z.uuid(), note: z.string().trim().min(2).max(4000) })

/** A word among those who work on the case. The applicant does not read it. */
export const noteCase: Command<z.infer<typeof noteInput>, { readonly sequence: number }> = {
  id: 'cases.note',
  title: { es: 'Anotar algo interno en un expediente', en: 'Write an internal note on a case' },
  input: noteInput,
  permission: WORK_ON_CASES,
  async run(tx, ctx, { caseId, note }) {
    const held = await holdForStaff(tx, ctx, caseId)
    if (!held.ok) return held
    const { row } = held.value
    const sequence = await addCaseEvent(tx, ctx, row, { role: 'staff', action: 'note', internalWords: note })
    return {
      ok: true,
      value: {
        output: { sequence },
        changes: [{ kind: CASE, id: row.id, label: row.number, after: { note: sequence } }],
      },
    }
  },
}
