import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { parseCivilDate } from '../../../kernel/civil.ts'
import { type Id, newId } from '../../../kernel/ids.ts'
import { type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import type { Command, Outcome } from '../../../platform/capability/command.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import { addLink } from '../../../platform/links/links.ts'
import { EDIT_RISKS, FOLLOW_RISK } from '../risk-permissions.ts'
import { dateRefusal, gradingRefusal, OUTLOOKS } from '../rules/risk/risk.ts'
import { RISK_OCCURRENCE } from './risk-kinds.ts'
import { noRisk } from './risk-queries.ts'
import { stakeOnDay } from './risk-stake.ts'
import { riskChange, riskOwner, riskState } from './risk-state.ts'

const day = z.string().refine((text) => parseCivilDate(text) !== undefined, {
  params: { text: { es: 'Escriba una fecha.', en: 'Write a date.' } },
})
const grade = z.coerce.number().int().min(1).max(5)
const prose = z.string().trim().min(5).max(4000)

type Recorded = Result<Outcome<{ readonly id: Id }>, Refusal>

/** Writes a record of an entry that exists, once the rule has nothing against it. */
async function record(
  tx: WriteTx,
  riskId: Id,
  refusal: Refusal | undefined,
  insert: (id: Id, officeId: string) => Promise<void>,
): Promise<Recorded> {
  const found = await tx.execute(sql`select office_id from planning.risk where id = ${riskId} for update`)
  const officeId = found.rows[0]?.office_id
  if (officeId === undefined) return refuse(noRisk())
  if (refusal !== undefined) return refuse(refusal)
  const before = await riskState(tx, riskId)
  const id = newId()
  await insert(id, String(officeId))
  return { ok: true, value: { output: { id }, changes: await riskChange(tx, riskId, before) } }
}

function account(ctx: Ctx): SQL {
  return sql`${typeof ctx.who === 'string' ? null : ctx.who.accountId}::uuid`
}

export const assessRiskInput = z.object({
  riskId: z.uuid(),
  on: day,
  likelihood: grade,
  impact: grade,
  likelihoodAfter: grade.optional(),
  impactAfter: grade.optional(),
  note: z.string().max(4000).optional(),
})
export type AssessRiskInput = z.infer<typeof assessRiskInput>

/** Grades a risk anew. Earlier grades stay; the latest day holds. */
export const assessRisk: Command<AssessRiskInput, { readonly id: Id }> = {
  id: 'planning.assess_risk',
  title: { es: 'Valorar un riesgo', en: 'Grade a risk' },
  input: assessRiskInput,
  permission: EDIT_RISKS,
  run: (tx, ctx, input) =>
    record(tx, input.riskId, dateRefusal(input.on, ctx.today, 'on') ?? gradingRefusal(input), async (id, officeId) => {
      await tx.execute(sql`
        insert into planning.risk_assessment (id, office_id, risk_id, assessed_on, likelihood, impact, likelihood_after,
          impact_after, note, by_account, at)
        values (${id}, ${officeId}, ${input.riskId}, ${input.on}, ${input.likelihood}, ${input.impact},
          ${input.likelihoodAfter ?? null}, ${input.impactAfter ?? null}, ${input.note ?? null}, ${account(ctx)}, ${ctx.now})`)
    }),
}

export const monitorRiskInput = z.object({ riskId: z.uuid(), on: day, outlook: z.enum(OUTLOOKS), note: prose })
export type MonitorRiskInput = z.infer<typeof monitorRiskInput>

/** The owner notes how a risk is doing. */
export const monitorRisk: Command<MonitorRiskInput, { readonly id: Id }> = {
  id: 'planning.monitor_risk',
  title: { es: 'Anotar cómo va un riesgo', en: 'Note how a risk is doing' },
  input: monitorRiskInput,
  permission: FOLLOW_RISK,
  subject: (tx, input) => riskOwner(tx, input.riskId),
  run: (tx, ctx, input) =>
    record(tx, input.riskId, dateRefusal(input.on, ctx.today, 'on'), async (id, officeId) => {
      await tx.execute(sql`
        insert into planning.risk_monitoring (id, office_id, risk_id, seen_on, outlook, note, by_account, at)
        values (${id}, ${officeId}, ${input.riskId}, ${input.on}, ${input.outlook}, ${input.note}, ${account(ctx)}, ${ctx.now})`)
    }),
}

export const riskHappenedInput = z.object({
  riskId: z.uuid(),
  on: day,
  what: prose,
  consequence: prose,
  response: prose,
  /** Elements of plans that it touched. */
  affects: z.array(z.uuid()).max(50).default([]),
})
export type RiskHappenedInput = z.infer<typeof riskHappenedInput>

/** It happened. A reprogramming may later name this record as its cause. */
export const recordRiskHappened: Command<RiskHappenedInput, { readonly id: Id }> = {
  id: 'planning.record_risk_happened',
  title: { es: 'Registrar que un riesgo ocurrió', en: 'Record that a risk happened' },
  input: riskHappenedInput,
  permission: FOLLOW_RISK,
  subject: (tx, input) => riskOwner(tx, input.riskId),
  async run(tx, ctx, input) {
    const known = await tx.execute(sql`
      select id from planning.element where id = any(${sql.param(input.affects)}::uuid[]) and retired_at is null`)
    if (known.rows.length !== new Set(input.affects).size) return refuse(noSuchElement('affects'))
    return record(tx, input.riskId, dateRefusal(input.on, ctx.today, 'on'), async (id, officeId) => {
      const stake = await stakeOnDay(tx, input.riskId, input.affects, { on: input.on, today: ctx.today })
      await tx.execute(sql`
        insert into planning.risk_occurrence (id, office_id, risk_id, happened_on, what, consequence, response, at_stake,
          by_account, at)
        values (${id}, ${officeId}, ${input.riskId}, ${input.on}, ${input.what}, ${input.consequence}, ${input.response},
          ${stake === undefined ? null : JSON.stringify(stake)}::jsonb, ${account(ctx)}, ${ctx.now})`)
      for (const element of new Set(input.affects))
        await addLink(tx, ctx, {
          from: { kind: RISK_OCCURRENCE, id },
          relation: 'affects',
          to: { kind: 'planning.element', id: element },
        })
    })
  },
}

export function noSuchElement(field: string): Refusal<'no_element'> {
  return {
    kind: 'no_element',
    field,
    message: { es: 'Ese elemento no está en ningún plan vigente.', en: 'That element is in no plan in force.' },
  }
}
