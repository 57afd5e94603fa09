import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Id, newId } from '../../../kernel/ids.ts'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import type { Change, Command, DomainEvent } from '../../../platform/capability/command.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import { replaceLinks } from '../../../platform/links/links.ts'
import { poaChanged, poaImported } from '../events.ts'
import type { ExecutedMonths } from '../imports/draft.ts'
import type { DraftElement, DraftPoa } from '../model.ts'
import { IMPORT_PLAN } from '../permissions.ts'
import { proposeAlignments } from '../rules/propose-alignment.ts'
import { elementChanges, elementStates, lockElements } from './element-states.ts'
import { loadInstruments } from './load-year.ts'
import { compareReading, loadImport, type UnitOutcome } from './plan-import.ts'
import { type ProposedImport, proposeImport } from './propose-import.ts'
import { holdYearOpen } from './review-closed-period.ts'
import { savePoaContent } from './save-poa.ts'

export const importPlanInput = z.object({
  importId: z.uuid(),
  /** Which plans of the file to take over, by index; absent = all that are new or, with `acceptChanges`, changed. */
  plans: z.array(z.number().int().min(0)).optional(),
  /** The person saw the differences with the plans that are there and accepts them. */
  acceptChanges: z.boolean().default(false),
  /** Unit of plans whose title does not tell it: index → code. */
  units: z.record(z.string(), z.string()).default({}),
})

export interface ImportPlanOutput {
  readonly applied: readonly { readonly unit: string; readonly status: 'new' | 'changed'; readonly changes: number }[]
  readonly same: readonly string[]
  /** Differences with an approved plan: a request to reprogramme it, in draft, or the open one that asks for them already. */
  readonly requested: readonly {
    readonly unit: string
    readonly status: ProposedImport['status']
    readonly requestId: Id
    readonly number: number
    readonly carried: number
    readonly left: number
  }[]
  /** Not taken over: differences nobody accepted yet, or no unit. */
  readonly waiting: readonly {
    readonly plan: string
    /**
     * `approved_not_accepted`: accepting would only ask to reprogramme the approved plan. `approved`: accepted, and none
     * of the differences can be reprogrammed.
     */
    readonly reason: 'not_accepted' | 'approved_not_accepted' | 'unit_unknown' | 'approved'
    readonly changes: number
  }[]
}

/** Takes the plans of an uploaded file over: all of the chosen ones or, when one cannot be, none (one transaction). */
export const importPlan: Command<z.infer<typeof importPlanInput>, ImportPlanOutput> = {
  id: 'planning.import_plan',
  title: { es: 'Aceptar un plan importado', en: 'Accept an imported plan' },
  input: importPlanInput,
  permission: IMPORT_PLAN,
  async subject(tx, input) {
    const stored = await loadImport(tx, input.importId)
    if (stored === undefined) return {}
    const chosen = (await compareReading(tx, stored.reading, input.units)).filter((each) => isChosen(each, input.plans))
    const units = new Set(chosen.map((each) => each.unit?.id))
    return units.size === 1 ? { unitId: [...units][0] } : {}
  },
  async run(tx, ctx, input) {
    const stored = await loadImport(tx, input.importId)
    if (stored === undefined) return refuse(noSuchImport())
    if (stored.status === 'discarded') return refuse(discarded())
    const office = await tx.execute(
      sql`select office_id from planning.plan_import where id = ${input.importId} for update`,
    )
    const officeId = String(office.rows[0]?.office_id)
    await holdYearOpen(tx, stored.year)
    const outcomes = (await compareReading(tx, stored.reading, input.units)).filter((each) =>
      isChosen(each, input.plans),
    )

    const output = { applied: [], same: [], requested: [], waiting: [] } as {
      -readonly [K in keyof ImportPlanOutput]: ImportPlanOutput[K][number][]
    }
    const changes: Change[] = []
    const events: DomainEvent[] = []
    for (const outcome of outcomes) {
      const { status, unit, draft } = outcome
      if (unit === undefined || status === 'unit_unknown') {
        output.waiting.push({ plan: draft.title, reason: 'unit_unknown', changes: 0 })
      } else if (status === 'same') {
        output.same.push(unit.code)
      } else if (status === 'changed' && !input.acceptChanges) {
        const reason = outcome.stored?.head.status === 'approved' ? 'approved_not_accepted' : 'not_accepted'
        output.waiting.push({ plan: unit.code, reason, changes: outcome.changes.length })
      } else if (outcome.closed !== undefined) {
        return refuse(outcome.closed.refusal)
      } else if (outcome.stored?.head.status === 'approved') {
        const { stored: approved } = outcome
        const known = changes.length
        await lockElements(tx, [approved.head.id])
        const was = await elementStates(tx, { instruments: [approved.head.id] })
        // What was done is no change of the plan: it is taken over, whatever becomes of the request.
        await saveExecuted(tx, ctx, officeId, draft, outcome.matches, stored.reading.executed)
        const proposed = await proposeImport(
          tx,
          ctx,
          { ...outcome, stored: approved },
          { importId: input.importId, name: stored.fileName },
        )
        changes.push(...elementChanges(was, await elementStates(tx, { instruments: [approved.head.id] })))
        if (proposed === undefined) {
          output.waiting.push({ plan: unit.code, reason: 'approved', changes: outcome.changes.length })
        } else {
          const { change, ...request } = proposed
          output.requested.push({ unit: unit.code, ...request })
          if (change !== undefined) changes.push(change)
        }
        if (changes.length > known) events.push(poaChanged(approved.head.id))
      } else {
        const known = outcome.stored === undefined ? [] : [outcome.stored.head.id]
        await lockElements(tx, known)
        const was = await elementStates(tx, { instruments: known })
        const poaId = await takeOver(tx, ctx, officeId, outcome, stored.sha256, stored.reading.executed)
        output.applied.push({ unit: unit.code, status, changes: outcome.changes.length })
        changes.push({
          kind: 'planning.poa',
          id: poaId,
          label: draft.title,
          after: { file: stored.fileName, status, changes: outcome.changes.length, elements: draft.elements.length },
        })
        changes.push(...elementChanges(was, await elementStates(tx, { instruments: [poaId] })))
        events.push(poaImported(poaId, ctx))
      }
    }
    if (output.waiting.length === 0)
      await tx.execute(sql`
        update planning.plan_import set status = 'applied', applied_at = ${ctx.now}, version = version + 1
        where id = ${input.importId}`)
    return { ok: true, value: { output, changes, events, reason: stored.fileName } }
  },
}

function isChosen(outcome: UnitOutcome, plans: readonly number[] | undefined): boolean {
  return plans === undefined || plans.includes(outcome.index)
}

async function takeOver(
  tx: WriteTx,
  ctx: Ctx,
  officeId: Id,
  outcome: UnitOutcome,
  sha256: string,
  executed: readonly ExecutedMonths[],
): Promise<Id> {
  const { draft, stored, matches, unit } = outcome
  const poaId = stored?.head.id ?? newId()
  if (stored === undefined) {
    await tx.execute(sql`
      insert into planning.instrument (id, office_id, kind, title, from_year, to_year, unit_id, status, origin, cells, source_sha256)
      values (${poaId}, ${officeId}, 'poa', ${draft.title}, ${draft.year}, ${draft.year}, ${unit?.id ?? null}, 'draft', 'import',
        ${JSON.stringify(draft.from)}::jsonb, ${sha256})`)
    await tx.execute(sql`
      insert into planning.plan_year (id, office_id, year) values (${newId()}, ${officeId}, ${draft.year})
      on conflict (office_id, year) do nothing`)
  } else {
    // Only a plan that nobody has approved yet is written over.
    await tx.execute(sql`
      update planning.instrument set title = ${draft.title}, title_en = null, origin = 'import',
        cells = ${JSON.stringify(draft.from)}::jsonb, source_sha256 = ${sha256}, version = version + 1
      where id = ${poaId}`)
  }
  const ids = await savePoaContent(tx, keepWhatTheFileCannotSay(draft, outcome), {
    instrumentId: poaId,
    officeId,
    now: ctx.now,
    continues: matches,
  })
  await alignWithPlansAbove(tx, ctx, draft, ids)
  await saveExecuted(tx, ctx, officeId, draft, ids, executed)
  return poaId
}

/** A document says nothing of weights, cancellations or English words: what the platform knows of them stays. */
function keepWhatTheFileCannotSay(draft: DraftPoa, { stored, matches }: UnitOutcome): DraftPoa {
  if (stored === undefined) return draft
  const before = new Map(stored.plan.elements.map((element) => [element.key, element]))
  const elements = draft.elements.map((element): DraftElement => {
    const known = before.get(matches.get(element.key) ?? '')
    if (known === undefined) return element
    return {
      ...element,
      ...(element.weight === undefined && known.weight !== undefined ? { weight: known.weight } : {}),
      ...(element.cancelled === undefined && known.cancelled !== undefined ? { cancelled: known.cancelled } : {}),
      ...(element.titleEn === undefined && known.titleEn !== undefined && known.title === element.title
        ? { titleEn: known.titleEn }
        : {}),
    }
  })
  return { ...draft, elements }
}

async function alignWithPlansAbove(
  tx: WriteTx,
  ctx: Ctx,
  draft: DraftPoa,
  ids: ReadonlyMap<string, Id>,
): Promise<void> {
  const above = (await loadInstruments(tx, draft.year)).flatMap((instrument) => instrument.nodes)
  const proposals = Map.groupBy(proposeAlignments(draft, above), (proposal) => proposal.from)
  for (const [from, own] of proposals) {
    const id = ids.get(from)
    if (id === undefined) continue
    await replaceLinks(
      tx,
      ctx,
      { kind: 'planning.element', id },
      'serves',
      own.map(({ to, reason }) => ({ end: { kind: 'planning.element', id: to }, proposal: reason.es })),
    )
  }
}

/** Executed months of a workbook fill months that nobody reported; a report that is there is never written over. */
async function saveExecuted(
  tx: WriteTx,
  ctx: Ctx,
  officeId: Id,
  draft: DraftPoa,
  ids: ReadonlyMap<string, Id>,
  executed: readonly ExecutedMonths[],
): Promise<void> {
  const rows = executed.flatMap(({ activity, months }) => {
    const id = ids.get(activity)
    if (id === undefined) return []
    return months.flatMap((value, index) =>
      value === null ? [] : [{ id: newId(), activity_id: id, month: index + 1, executed: value }],
    )
  })
  const by = typeof ctx.who === 'string' ? null : ctx.who.accountId
  await tx.execute(sql`
    insert into planning.month_report (id, office_id, activity_id, year, month, executed, reported_by, reported_at)
    select id, ${officeId}::uuid, activity_id, ${draft.year}, month, executed, ${by}::uuid, ${ctx.now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, activity_id uuid, month int, executed double precision)
    on conflict (activity_id, year, month) do nothing`)
}

function noSuchImport(): Refusal<'no_such_import'> {
  return {
    kind: 'no_such_import',
    message: { es: 'Esa importación no existe.', en: 'There is no such import.' },
  }
}

function discarded(): Refusal<'import_discarded'> {
  return {
    kind: 'import_discarded',
    message: {
      es: 'Esta importación se descartó; suba el archivo de nuevo.',
      en: 'This import was discarded; upload the file again.',
    },
  }
}
