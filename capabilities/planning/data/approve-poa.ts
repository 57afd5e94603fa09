import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { parseCivilDate } from '../../../kernel/civil.ts'
import type { Id } from '../../../kernel/ids.ts'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import type { Command } from '../../../platform/capability/command.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import { poaChanged } from '../events.ts'
import { APPROVE_POA } from '../reprogramming-permissions.ts'
import { approvalRefusal } from '../rules/approval/may-approve.ts'
import { checkPlan } from '../rules/checks/check-plan.ts'
import { lockElements } from './element-states.ts'
import { loadPoas } from './load-poa.ts'
import { loadYearFrame } from './load-year.ts'

export const civilDay = z.string().transform((text, ctx) => {
  const day = parseCivilDate(text)
  if (day !== undefined) return day
  ctx.addIssue({
    code: 'custom',
    params: { text: { es: 'Escriba una fecha: día, mes y año.', en: 'Write a date: day, month and year.' } },
  })
  return z.NEVER
})

export const approvePoaInput = z.object({
  poaId: z.uuid(),
  /** Day of the session or act. */
  on: civilDay,
  /** The body that approved: a post or an organ. */
  by: z.string().trim().min(3).max(200),
  /** How the act is cited: `Acta 14/2018, punto 5`. */
  reference: z.string().trim().min(3).max(300),
  /** Version of the plan that the person saw. */
  expectedVersion: z.coerce.number().int().min(1),
})

export interface ApprovePoaOutput {
  readonly unit: string
  readonly year: number
}

/** The director signs a unit's plan: what it programmes on that day is the baseline, and from then on it is only reprogrammed. */
export const approvePoa: Command<z.infer<typeof approvePoaInput>, ApprovePoaOutput> = {
  id: 'planning.approve_poa',
  title: { es: 'Aprobar el plan de una unidad', en: 'Approve a unit’s plan' },
  input: approvePoaInput,
  permission: APPROVE_POA,
  async run(tx, ctx, input) {
    // Two directors at once: the second waits here and then reads that it is approved.
    await tx.execute(sql`select 1 from planning.instrument where id = ${input.poaId} and kind = 'poa' for update`)
    await lockElements(tx, [input.poaId])
    const [poa] = await loadPoas(tx, { ids: [input.poaId] })
    if (poa === undefined) return refuse(NO_SUCH_PLAN)
    const { head } = poa
    const frame = await loadYearFrame(tx, head.year, ctx.today)
    if (frame === undefined) return refuse(NO_SUCH_PLAN)
    const refusal = approvalRefusal({
      status: head.status,
      activities: poa.plan.elements.filter(({ kind }) => kind === 'activity').length,
      findings: checkPlan(poa.plan, frame.severities),
      on: input.on,
      today: ctx.today,
    })
    if (refusal !== undefined) return refuse(refusal)
    if (head.version !== input.expectedVersion) return refuse(CHANGED_MEANWHILE)
    await tx.execute(sql`
      update planning.instrument set status = 'approved', approved_on = ${input.on}, approved_by = ${input.by},
        approved_reference = ${input.reference}, version = version + 1
      where id = ${head.id}`)
    await settleBaseline(tx, head.id)
    return {
      ok: true,
      value: {
        output: { unit: head.unit.code, year: head.year },
        changes: [
          {
            kind: 'planning.poa',
            id: head.id,
            label: head.title,
            before: { status: 'draft' },
            after: {
              status: 'approved',
              approvedOn: input.on,
              approvedBy: input.by,
              approvedReference: input.reference,
            },
          },
        ],
        events: [poaChanged(head.id)],
        reason: input.reference,
      },
    }
  },
}

/** What was programmed while the plan was a draft was promised to nobody: the history keeps it, the baseline is what was approved. */
async function settleBaseline(tx: WriteTx, poaId: Id): Promise<void> {
  await tx.execute(sql`
    delete from planning.schedule s using planning.element e
    where e.id = s.activity_id and e.instrument_id = ${poaId}
      and s.number < (select max(number) from planning.schedule where activity_id = s.activity_id)`)
  await tx.execute(sql`
    update planning.schedule s set number = 1, version = s.version + 1 from planning.element e
    where e.id = s.activity_id and e.instrument_id = ${poaId} and s.number > 1`)
}

const NO_SUCH_PLAN: Refusal<'no_plan'> = {
  kind: 'no_plan',
  message: { es: 'Ese plan no existe.', en: 'There is no such plan.' },
}
const CHANGED_MEANWHILE: Refusal<'changed_meanwhile'> = {
  kind: 'changed_meanwhile',
  message: {
    es: 'El plan cambió mientras usted lo revisaba. Vea lo que dice ahora y apruébelo después.',
    en: 'The plan changed while you were looking at it. See what it says now and approve it then.',
  },
}
