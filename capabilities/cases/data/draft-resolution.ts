import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { newId } from '../../../kernel/ids.ts'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import { changeBetween, type RecordState } from '../../../platform/audit/record-state.ts'
import type { Command } from '../../../platform/capability/command.ts'
import { clausesFrom, clausesText, codeOf, decisionOf, outcomeWith } from '../rules/resolution/resolution.ts'
import { WORK_ON_CASES } from '../staff-permissions.ts'
import { compiledEdition } from './compiled-editions.ts'
import { accountOf, holdForStaff } from './staff-case.ts'
import { resolutionsOf, type StaffResolution } from './staff-case-query.ts'

export const RESOLUTION = 'cases.resolution'

export const draftResolutionInput = z.object({
  caseId: z.uuid(),
  step: z.string().min(1).max(100),
  action: z.string().min(1).max(100),
  grounds: z.string().trim().max(20_000).default(''),
  /** One a line, its article after a bar. */
  clauses: z.string().max(20_000).default(''),
  /** Of the draft that the person saw; 0 = none yet. */
  expectedVersion: z.coerce.number().int().min(0).default(0),
})

export interface DraftedResolution {
  readonly resolutionId: string
  readonly number: string
  readonly version: number
}

/** The decision is written down before it is taken: what is decided, why, under which conditions. Anybody who works on the case may. */
export const draftResolution: Command<z.infer<typeof draftResolutionInput>, DraftedResolution> = {
  id: 'cases.draft_resolution',
  title: { es: 'Redactar la resolución de un expediente', en: 'Draft the resolution of a case' },
  input: draftResolutionInput,
  permission: WORK_ON_CASES,
  async run(tx, ctx, input) {
    const held = await holdForStaff(tx, ctx, input.caseId)
    if (!held.ok) return held
    const { row } = held.value
    const { definition } = await compiledEdition(tx, row.definitionId, row.jurisdiction)
    const action = definition.steps
      .find(({ key }) => key === input.step && row.flow.open.includes(key))
      ?.actions.find(({ key }) => key === input.action)
    const decision = action === undefined ? undefined : decisionOf(definition, action)
    if (decision === undefined) return refuse(NOT_DECIDING)
    const clauses = clausesFrom(input.clauses)
    const outcome = outcomeWith(decision, clauses)
    const all = await resolutionsOf(tx, row.id)
    const before = all.find(({ state }) => state === 'draft')
    if ((before?.version ?? 0) !== input.expectedVersion) return refuse(DRAFT_CHANGED)
    const id = before?.id ?? newId()
    const number = before?.number ?? `R-${row.number}${all.length === 0 ? '' : `-${all.length + 1}`}`
    if (before === undefined)
      await tx.execute(sql`
        insert into cases.resolution (id, office_id, case_id, number, step, action, outcome, grounds, clauses, drafted_at, drafted_by,
          verification_code)
        values (${id}, ${row.officeId}, ${row.id}, ${number}, ${input.step}, ${input.action}, ${outcome}, ${input.grounds},
          ${JSON.stringify(clauses)}::jsonb, ${ctx.now}, ${accountOf(ctx)}::uuid, ${codeOf(randomBytes(12))})`)
    else
      await tx.execute(sql`
        update cases.resolution set step = ${input.step}, action = ${input.action}, outcome = ${outcome},
          grounds = ${input.grounds}, clauses = ${JSON.stringify(clauses)}::jsonb, drafted_at = ${ctx.now},
          drafted_by = ${accountOf(ctx)}::uuid, version = version + 1
        where id = ${id}`)
    const after: RecordState = { outcome, grounds: input.grounds, clauses: clausesText(clauses) }
    const change = changeBetween(before === undefined ? undefined : stateOf(before), after) ?? { before: {}, after: {} }
    return {
      ok: true,
      value: {
        output: { resolutionId: id, number, version: (before?.version ?? 0) + 1 },
        changes: [{ kind: RESOLUTION, id, label: number, ...change }],
      },
    }
  },
}

function stateOf({ outcome, grounds, clauses }: StaffResolution): RecordState {
  return { outcome, grounds, clauses: clausesText(clauses) }
}

const NOT_DECIDING: Refusal<'not_deciding'> = {
  kind: 'not_deciding',
  message: {
    es: 'En el paso en que está el expediente no se decide nada con resolución.',
    en: 'At the step where the case stands nothing is decided by a resolution.',
  },
}

const DRAFT_CHANGED: Refusal<'changed_meanwhile'> = {
  kind: 'changed_meanwhile',
  message: {
    es: 'Otra persona cambió el proyecto mientras usted escribía. Compare y guarde de nuevo si el suyo es el correcto.',
    en: 'Somebody else changed the draft while you were writing. Compare, and save again if yours is right.',
  },
}
