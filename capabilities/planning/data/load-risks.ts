import { sql } from 'drizzle-orm'
import { type Id, newId } from '../../../kernel/ids.ts'
import type { Result } from '../../../kernel/result.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import { addLink, replaceLinks } from '../../../platform/links/links.ts'
import { type Pack, type PackRefusal, readOne } from '../../../platform/packs/pack.ts'
import type { PlanFiles } from '../deployment.ts'
import type { CataloguedRisk, RiskCatalogue } from '../deployment-catalogues.ts'
import { type RiskDemo, readRiskDemo, riskMethodFile } from '../deployment-risks.ts'
import { RISK, RISK_OCCURRENCE } from './risk-kinds.ts'
import { stakeOnDay } from './risk-stake.ts'

/** What of the pack's plans was loaded just now: ids by unit and key. Plans that were there before are left alone. */
export interface LoadedPlans {
  readonly officeId: Id
  readonly files: PlanFiles
  readonly units: ReadonlyMap<string, ReadonlyMap<string, Id>>
  readonly demo: boolean
}

/** The catalogue of risks, its method, which risks of the plans its entries are, and what a demonstration tells of them. */
export async function loadRisks(
  tx: WriteTx,
  ctx: Ctx,
  pack: Pack,
  plans: LoadedPlans,
): Promise<Result<undefined, PackRefusal>> {
  const method = readOne(pack, riskMethodFile)
  if (!method.ok) return method
  const demo = readRiskDemo(pack, plans.files)
  if (!demo.ok) return demo
  if (method.value !== undefined)
    await tx.execute(sql`
      insert into planning.method (id, office_id, code, edition, content)
      values (${newId()}, ${plans.officeId}, 'risks', ${method.value.value.version}, ${JSON.stringify(method.value.value)}::jsonb)
      on conflict (code, edition) do nothing`)
  const { fresh, ids } = await saveCatalogue(tx, plans.officeId, plans.files.risks, plans.demo)
  for (const { draft, riskLinks } of plans.files.poas) {
    const elements = plans.units.get(draft.unit ?? '')
    for (const [text, named] of Map.groupBy(riskLinks, (link) => link.risk)) {
      const from = elements?.get(text)
      const entries = named.flatMap(({ catalogue }) => ids.get(catalogue) ?? [])
      if (from === undefined || entries.length === 0) continue
      const to = entries.map((id) => ({ end: { kind: RISK, id } }))
      await replaceLinks(tx, ctx, { kind: 'planning.element', id: from }, 'named_as', to)
    }
  }
  await saveAssessments(tx, ctx, plans.officeId, fresh, plans.files.risks)
  if (plans.demo) await saveDemo(tx, ctx, demo.value, plans, fresh)
  return { ok: true, value: undefined }
}

/** Ids of all entries by their key in the pack, and of those that were not there before. */
async function saveCatalogue(
  tx: WriteTx,
  officeId: Id,
  { processes, risks }: RiskCatalogue,
  demo: boolean,
): Promise<{ readonly fresh: ReadonlyMap<string, Id>; readonly ids: ReadonlyMap<string, Id> }> {
  for (const [sort, { key, number, title }] of processes.entries())
    await tx.execute(sql`
      insert into planning.key_process (id, office_id, code, number, title, title_en, sort)
      values (${newId()}, ${officeId}, ${key}, ${number ?? null}, ${title.es}, ${title.en ?? null}, ${sort})
      on conflict (office_id, code) do nothing`)
  const fresh = new Map<string, Id>()
  const ids = new Map<string, Id>()
  for (const [sort, risk] of risks.entries()) {
    const code = codeOf(risk)
    const saved = await tx.execute(sql`
      insert into planning.risk (id, office_id, code, process_id, type, title, title_en, cause, effect, owner_unit_id, owner_post,
        response, mitigation, status, certainty, demo, sort)
      values (${newId()}, ${officeId}, ${code},
        (select id from planning.key_process where office_id = ${officeId} and code = ${risk.process ?? null}),
        ${risk.type}, ${risk.title.es}, ${risk.title.en ?? null}, ${risk.cause ?? null}, ${risk.effect ?? null},
        (select id from identity.unit where office_id = ${officeId} and code = ${risk.unit ?? null}), ${risk.post ?? null},
        ${risk.response ?? null}, ${risk.mitigation ?? null}, 'active', ${risk.certainty}, ${demo}, ${sort})
      on conflict (office_id, code) do nothing returning id`)
    const made = saved.rows[0]?.id
    if (made !== undefined) fresh.set(risk.key, String(made))
    const known = await tx.execute(sql`select id from planning.risk where office_id = ${officeId} and code = ${code}`)
    ids.set(risk.key, String(known.rows[0]?.id))
  }
  return { fresh, ids }
}

function codeOf({ number, key }: CataloguedRisk): string {
  return number === undefined ? key : String(number)
}

/** Grades that the pack itself gives: judged on the day of loading. */
async function saveAssessments(
  tx: WriteTx,
  ctx: Ctx,
  officeId: Id,
  fresh: ReadonlyMap<string, Id>,
  { risks }: RiskCatalogue,
): Promise<void> {
  for (const { key, likelihood, impact } of risks) {
    const id = fresh.get(key)
    if (id === undefined || likelihood === undefined || impact === undefined) continue
    await tx.execute(sql`
      insert into planning.risk_assessment (id, office_id, risk_id, assessed_on, likelihood, impact, at)
      values (${newId()}, ${officeId}, ${id}, ${ctx.today}, ${likelihood}, ${impact}, ${ctx.now})`)
  }
}

async function saveDemo(
  tx: WriteTx,
  ctx: Ctx,
  demo: RiskDemo,
  { officeId, units }: LoadedPlans,
  fresh: ReadonlyMap<string, Id>,
): Promise<void> {
  for (const { risk, unit, element, reason } of demo.threatens) {
    const [from, to] = [units.get(unit)?.get(element), fresh.get(risk)]
    if (from === undefined || to === undefined) continue
    const ends = { from: { kind: 'planning.element', id: from }, to: { kind: RISK, id: to } }
    await addLink(tx, ctx, { ...ends, relation: 'threatened_by', reason })
  }
  for (const { risk, on, before, after, note } of demo.assessments) {
    const id = fresh.get(risk)
    if (id === undefined) continue
    await tx.execute(sql`
      insert into planning.risk_assessment (id, office_id, risk_id, assessed_on, likelihood, impact, likelihood_after,
        impact_after, note, at, demo)
      values (${newId()}, ${officeId}, ${id}, ${on}, ${before[0]}, ${before[1]}, ${after?.[0] ?? null}, ${after?.[1] ?? null},
        ${note ?? null}, ${ctx.now}, true)`)
  }
  for (const { risk, on, outlook, note } of demo.monitoring) {
    const id = fresh.get(risk)
    if (id === undefined) continue
    await tx.execute(sql`
      insert into planning.risk_monitoring (id, office_id, risk_id, seen_on, outlook, note, at, demo)
      values (${newId()}, ${officeId}, ${id}, ${on}, ${outlook}, ${note}, ${ctx.now}, true)`)
  }
  for (const { risk, on, what, consequence, response, affects } of demo.occurrences) {
    const id = fresh.get(risk)
    if (id === undefined) continue
    const occurrence = newId()
    const touched = affects.flatMap(({ unit, element }) => units.get(unit)?.get(element) ?? [])
    const stake = await stakeOnDay(tx, id, touched, { on, today: ctx.today })
    await tx.execute(sql`
      insert into planning.risk_occurrence (id, office_id, risk_id, happened_on, what, consequence, response, at_stake, at, demo)
      values (${occurrence}, ${officeId}, ${id}, ${on}, ${what}, ${consequence}, ${response},
        ${stake === undefined ? null : JSON.stringify(stake)}::jsonb, ${ctx.now}, true)`)
    await replaceLinks(
      tx,
      ctx,
      { kind: RISK_OCCURRENCE, id: occurrence },
      'affects',
      touched.map((element) => ({ end: { kind: 'planning.element', id: element } })),
    )
  }
}
