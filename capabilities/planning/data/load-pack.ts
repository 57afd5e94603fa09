import { sql } from 'drizzle-orm'
import { completedMonths } from '../../../kernel/civil.ts'
import { type Id, newId } from '../../../kernel/ids.ts'
import type { Refusal, Result } from '../../../kernel/result.ts'
import type { Change } from '../../../platform/capability/command.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { PackOptions } from '../../../platform/capability/manifest.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import { replaceLinks } from '../../../platform/links/links.ts'
import { institutionFile } from '../../../platform/packs/institution.ts'
import { type Pack, readOne } from '../../../platform/packs/pack.ts'
import { demoOfPoa } from '../demo.ts'
import { demoMoneyFile, demoMoneyOf } from '../demo-money.ts'
import { readDemoReprogramming } from '../demo-reprogramming.ts'
import { type DemoSettings, readDemoYear } from '../demo-year.ts'
import { type PlanFilePoa, type PlanFiles, parsePlanFiles } from '../deployment.ts'
import { type MoneyMethodFile, moneyMethodFile } from '../deployment-money.ts'
import { breakdownsFile, followUpMethodFile } from '../indicators-deployment.ts'
import type { DraftInstrument } from '../model.ts'
import { elementChanges, elementStates } from './element-states.ts'
import { loadAlignment } from './load-alignment.ts'
import { saveDemoYear } from './load-demo.ts'
import { boundInDemo, loadDemoIndicators } from './load-demo-indicators.ts'
import { saveDemoMoney } from './load-demo-money.ts'
import { type LoadedPlan, saveDemoReprogramming } from './load-demo-reprogramming.ts'
import { loadPlaces } from './load-places.ts'
import { loadReviews } from './load-reviews.ts'
import { loadRisks } from './load-risks.ts'
import { saveInstrument } from './save-instrument.ts'
import { savePoaContent } from './save-poa.ts'

/** Ids of the elements of PEI and Plan de Acción, by instrument and key in the pack. */
export type UpperIds = Readonly<Record<'pei' | 'action_plan', ReadonlyMap<string, Id>>>

/**
 * Inserts the plans that the pack publishes and the database lacks. A plan that is already there is left alone, whoever
 * wrote it: a newer pack is offered as a difference, never written over.
 */
export async function loadPlans(
  tx: WriteTx,
  ctx: Ctx,
  pack: Pack,
  options: PackOptions,
): Promise<Result<readonly Change[], Refusal>> {
  const files = parsePlanFiles(pack)
  if (!files.ok) return files
  const institution = readOne(pack, institutionFile)
  if (!institution.ok) return institution
  const home = await tx.execute(sql`select id from identity.office where code = ${institution.value?.value.home ?? ''}`)
  const officeId = home.rows[0]?.id
  if (officeId === undefined) return { ok: true, value: [] }
  const office = String(officeId)

  const demo = readDemoYear(
    pack,
    files.value.poas.map((poa) => poa.draft),
  )
  if (!demo.ok) return demo
  const settings = options.demo ? demo.value : undefined
  const moneyMethod = readOne(pack, moneyMethodFile)
  if (!moneyMethod.ok) return moneyMethod
  const demoMoney = readOne(pack, demoMoneyFile)
  if (!demoMoney.ok) return demoMoney
  const reprogramming = readDemoReprogramming(
    pack,
    files.value.poas.map((poa) => poa.draft),
  )
  if (!reprogramming.ok) return reprogramming
  await loadMethod(tx, office, files.value, moneyMethod.value?.value)
  const methods = await loadIndicatorMethods(tx, office, pack)
  if (!methods.ok) return methods
  const changes: Change[] = []
  const pei = await loadInstrument(tx, ctx, office, files.value.pei, changes)
  const actionPlan = await loadInstrument(tx, ctx, office, files.value.actionPlan, changes)
  await linkScopes(tx, ctx, files.value.actionPlan, actionPlan, pei)
  const loadedPlans: LoadedPlan[] = []
  for (const poa of files.value.poas) {
    const ids = await loadPoaOfPack(tx, ctx, office, poa, options, changes)
    const instrumentId = changes.at(-1)?.id
    if (ids === undefined || instrumentId === undefined) continue
    loadedPlans.push({ unit: poa.draft.unit ?? '', instrumentId, ids })
    await align(tx, ctx, poa, ids, { pei, action_plan: actionPlan })
    if (settings === undefined) continue
    const made = demoOfPoa(poa.draft, settings)
    const bound = boundInDemo(pack, poa.draft.unit ?? '')
    const readings = made.readings.filter(({ indicatorKey }) => !bound.has(indicatorKey))
    await saveDemoYear(tx, ctx, office, poa.draft.year, { ...made, readings }, ids)
    if (demoMoney.value === undefined) continue
    const until = completedMonths(settings.year, settings.cutOff)
    await saveDemoMoney(tx, ctx, office, demoMoneyOf(poa.draft, made, until, demoMoney.value.value), ids)
  }
  if (options.demo && reprogramming.value !== undefined)
    await saveDemoReprogramming(tx, ctx, office, loadedPlans, reprogramming.value)
  await loadPlanYear(tx, office, pack, settings)
  if (settings !== undefined) await loadDemoIndicators(tx, ctx, pack, loadedPlans, settings.cutOff)
  const units = new Map(loadedPlans.map(({ unit, ids }) => [unit, ids]))
  const beside = { officeId: office, files: files.value, units, demo: options.demo }
  const risks = await loadRisks(tx, ctx, pack, beside)
  if (!risks.ok) return risks
  const alignment = await loadAlignment(tx, ctx, pack, beside)
  if (!alignment.ok) return alignment
  const places = await loadPlaces(tx, pack, beside)
  if (!places.ok) return places
  const reviews = await loadReviews(tx, ctx, office, pack, options)
  if (!reviews.ok) return reviews
  const loaded = await elementStates(tx, { instruments: changes.map(({ id }) => id) })
  return { ok: true, value: [...changes, ...elementChanges(new Map(), loaded)] }
}

async function loadMethod(
  tx: WriteTx,
  officeId: Id,
  files: PlanFiles,
  money: MoneyMethodFile | undefined,
): Promise<void> {
  const methods = { progress: files.method, indicators: files.indicatorMethod, checks: files.checkMethod, money }
  for (const [code, method] of Object.entries(methods)) {
    if (method === undefined) continue
    await tx.execute(sql`
      insert into planning.method (id, office_id, code, edition, content)
      values (${newId()}, ${officeId}, ${code}, ${method.version}, ${JSON.stringify(method)}::jsonb)
      on conflict (code, edition) do nothing`)
  }
}

/** By what readings are taken apart, and the times of the follow-up with the zone in which its days begin. */
async function loadIndicatorMethods(tx: WriteTx, officeId: Id, pack: Pack): Promise<Result<undefined, Refusal>> {
  const breakdowns = readOne(pack, breakdownsFile)
  if (!breakdowns.ok) return breakdowns
  const followUp = readOne(pack, followUpMethodFile)
  if (!followUp.ok) return followUp
  const methods = {
    breakdowns: breakdowns.value?.value,
    follow_up: followUp.value === undefined ? undefined : { ...followUp.value.value, zone: pack.identity.zone },
  }
  for (const [code, method] of Object.entries(methods)) {
    if (method === undefined) continue
    await tx.execute(sql`
      insert into planning.method (id, office_id, code, edition, content)
      values (${newId()}, ${officeId}, ${code}, ${method.version}, ${JSON.stringify(method)}::jsonb)
      on conflict (code, edition) do nothing`)
  }
  return { ok: true, value: undefined }
}

async function loadInstrument(
  tx: WriteTx,
  ctx: Ctx,
  officeId: Id,
  draft: DraftInstrument,
  changes: Change[],
): Promise<ReadonlyMap<string, Id>> {
  const known = await tx.execute(sql`
    select id from planning.instrument
    where office_id = ${officeId} and kind = ${draft.kind} and from_year = ${draft.fromYear} and unit_id is null`)
  if (known.rows[0] !== undefined) return new Map()
  const id = newId()
  await tx.execute(sql`
    insert into planning.instrument (id, office_id, kind, title, title_en, from_year, to_year, status, origin)
    values (${id}, ${officeId}, ${draft.kind}, ${draft.title}, ${draft.titleEn ?? null}, ${draft.fromYear}, ${draft.toYear}, 'approved', 'pack')`)
  changes.push({ kind: 'planning.instrument', id, label: draft.title, after: { nodes: draft.nodes.length } })
  return saveInstrument(tx, draft, { instrumentId: id, officeId, now: ctx.now })
}

async function linkScopes(
  tx: WriteTx,
  ctx: Ctx,
  draft: DraftInstrument,
  own: ReadonlyMap<string, Id>,
  pei: ReadonlyMap<string, Id>,
): Promise<void> {
  for (const node of draft.nodes) {
    const from = own.get(node.key)
    const served = (node.serves ?? []).flatMap((key) => pei.get(key) ?? [])
    if (from === undefined || served.length === 0) continue
    await replaceLinks(
      tx,
      ctx,
      { kind: 'planning.element', id: from },
      'serves',
      served.map((id) => ({ end: { kind: 'planning.element', id } })),
    )
  }
}

async function loadPoaOfPack(
  tx: WriteTx,
  ctx: Ctx,
  officeId: Id,
  poa: PlanFilePoa,
  options: PackOptions,
  changes: Change[],
): Promise<ReadonlyMap<string, Id> | undefined> {
  const unit = await tx.execute(sql`
    select id from identity.unit where office_id = ${officeId} and code = ${poa.draft.unit ?? ''}`)
  const unitId = unit.rows[0]?.id
  if (unitId === undefined) return undefined
  const known = await tx.execute(sql`
    select id from planning.instrument where kind = 'poa' and unit_id = ${String(unitId)} and from_year = ${poa.draft.year}`)
  if (known.rows.length > 0) return undefined
  const id = newId()
  await tx.execute(sql`
    insert into planning.instrument (id, office_id, kind, title, title_en, from_year, to_year, unit_id, status, origin, demo)
    values (${id}, ${officeId}, 'poa', ${poa.title.es}, ${poa.title.en ?? null}, ${poa.draft.year}, ${poa.draft.year},
      ${String(unitId)}, 'approved', 'pack', ${options.demo})`)
  changes.push({ kind: 'planning.poa', id, label: poa.title.es, after: { elements: poa.draft.elements.length } })
  return savePoaContent(tx, poa.draft, { instrumentId: id, officeId, now: ctx.now, continues: new Map() })
}

async function align(
  tx: WriteTx,
  ctx: Ctx,
  poa: PlanFilePoa,
  ids: ReadonlyMap<string, Id>,
  upper: UpperIds,
): Promise<void> {
  const served = Map.groupBy(poa.alignments, (alignment) => alignment.from)
  for (const [key, alignments] of served) {
    const from = ids.get(key)
    if (from === undefined) continue
    const ends = alignments.flatMap(({ to }) => upper[to.instrument].get(to.key) ?? [])
    await replaceLinks(
      tx,
      ctx,
      { kind: 'planning.element', id: from },
      'serves',
      ends.map((id) => ({ end: { kind: 'planning.element', id } })),
    )
  }
}

/** The cut-off of a demonstration is the last month that its generator filled; a real year's is set by the office. */
async function loadPlanYear(tx: WriteTx, officeId: Id, pack: Pack, settings: DemoSettings | undefined): Promise<void> {
  await tx.execute(sql`
    insert into planning.plan_year (id, office_id, year, cut_off, demo)
    values (${newId()}, ${officeId}, ${pack.identity.year}, ${settings?.cutOff ?? null}, ${settings !== undefined})
    on conflict (office_id, year) do nothing`)
}
