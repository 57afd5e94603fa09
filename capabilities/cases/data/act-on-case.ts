import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import type { Command } from '../../../platform/capability/command.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import { ACT_ON_CASE } from '../filing-permissions.ts'
import { suspendsForApplicant } from '../rules/flow/clock-effect.ts'
import { standingTo } from './case-store.ts'
import { moveCase } from './move-case.ts'
import { tellOfMove } from './tell-of-move.ts'

/** `tokenHash`: of the link by which a guest came; computed by the page, never typed. */
export const actOnCaseInput = z.object({
  caseId: z.uuid(),
  expectedVersion: z.coerce.number().int().min(1),
  step: z.string().max(100),
  action: z.string().max(100),
  publicWords: z.string().trim().max(10_000).optional(),
  internalWords: z.string().trim().max(10_000).optional(),
  citation: z.string().trim().max(500).optional(),
  tokenHash: z.string().length(64).optional(),
})
export type ActOnCaseInput = z.infer<typeof actOnCaseInput>

export interface ActedOnCase {
  readonly caseId: string
  readonly number: string
  readonly version: number
  readonly endedAs?: string
}

/** Does what the flow of the definition offers this person on this case now: the same that `actionsFor` tells pages. */
export const actOnCase: Command<ActOnCaseInput, ActedOnCase> = {
  id: 'cases.act',
  title: { es: 'Hacer lo que sigue en un expediente', en: 'Do what comes next in a case' },
  input: actOnCaseInput,
  permission: ACT_ON_CASE,
  async run(tx, ctx, input) {
    const moved = await moveCase(tx, ctx, (row) => standingTo(tx, ctx, row, input.tokenHash), input)
    if (!moved.ok) return moved
    if (suspendsForApplicant(moved.value.definition, moved.value.action)) {
      const untold = await tellObservations(tx, ctx, input.caseId)
      if (untold === 0) return refuse(NOTHING_OBSERVED)
    }
    await tellOfMove(tx, ctx, moved.value, input)
    const { before, version, changes, events, endedAs } = moved.value
    const output = { caseId: before.id, number: before.number, version, ...(endedAs === undefined ? {} : { endedAs }) }
    return { ok: true, value: { output, changes, events } }
  },
}

/** What staff noted since the last time now stands before the applicant, to be answered item by item. */
async function tellObservations(tx: WriteTx, ctx: Ctx, caseId: string): Promise<number> {
  const told = await tx.execute(sql`
    update cases.observation set told_at = ${ctx.now}, version = version + 1
    where case_id = ${caseId} and told_at is null and withdrawn_at is null returning id`)
  return told.rows.length
}

const NOTHING_OBSERVED: Refusal<'nothing_observed'> = {
  kind: 'nothing_observed',
  message: {
    es: 'Anote primero qué se observa: el plazo solo se suspende por algo que la persona pueda corregir.',
    en: 'First note what is observed: the term is suspended only for something that the person can correct.',
  },
}
