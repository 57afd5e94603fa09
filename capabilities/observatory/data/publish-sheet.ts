import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { parseCivilDate } from '../../../kernel/civil.ts'
import { type Id, newId } from '../../../kernel/ids.ts'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import type { Change, Command, Query } from '../../../platform/capability/command.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { textSchema } from '../../../platform/packs/words.ts'
import { contentShape } from '../catalogue-deployment.ts'
import { catalogueChanged, figuresPublished } from '../events.ts'
import type { Sheet, SheetContent } from '../model.ts'
import { checkCalculations } from '../rules/calculation/check.ts'
import { computedParts } from '../rules/calculation/parts.ts'
import { partsInUse } from '../rules/sheets/breakdowns-text.ts'
import { PUBLISH_SHEETS, SEE_SHEETS } from '../sheets-permissions.ts'
import { calculationsInForce, figuresOfIndicators } from './calculation-store.ts'
import { NO_INDICATOR } from './catalogue-queries.ts'
import { type Indicator, indicators, sheetsOf } from './catalogue-store.ts'
import { INDICATOR } from './load-catalogue.ts'
import { recalculate } from './recalculate.ts'

export const sheetListQuery: Query<undefined, readonly Indicator[]> = {
  id: 'observatory.sheets',
  permission: SEE_SHEETS,
  run: async (tx) => ({ ok: true, value: await indicators(tx) }),
}

export const sheetQuery: Query<
  { readonly code: string },
  { readonly indicator: Indicator; readonly sheets: readonly Sheet[] }
> = {
  id: 'observatory.sheet',
  permission: SEE_SHEETS,
  async run(tx, _ctx, { code }) {
    const [indicator] = await indicators(tx, [code])
    if (indicator === undefined) return refuse(NO_INDICATOR)
    return { ok: true, value: { indicator, sheets: await sheetsOf(tx, indicator.id) } }
  },
}

const publishInput = z.object({
  code: z.string().max(100),
  /** Number of the edition that was looked at. */
  expectedNumber: z.number().int(),
  inForceFrom: z.string().max(10),
  title: textSchema,
  note: z.string().trim().min(3).max(2000),
  content: z.object(contentShape) as unknown as z.ZodType<SheetContent>,
})

/**
 * A new edition of what an indicator is. Those before it stay, and so do the figures that were published under them; where the
 * formula is another one, its figures and all that rests on them are computed again.
 */
export const publishSheet: Command<z.infer<typeof publishInput>, { readonly number: number }> = {
  id: 'observatory.publish_sheet',
  title: { es: 'Publicar una versión nueva de una ficha', en: 'Publish a new edition of a sheet' },
  input: publishInput,
  permission: PUBLISH_SHEETS,
  async run(tx, ctx, { code, expectedNumber, title, note, content, ...input }) {
    // Editions of a catalogue follow each other, and so do publications: a formula is checked against what stands.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('observatory.publish'))`)
    const all = await indicators(tx)
    const indicator = all.find((each) => each.code === code)
    if (indicator === undefined || typeof ctx.who === 'string') return refuse(NO_INDICATOR)
    const before = indicator.sheet
    if (before.number !== expectedNumber) return refuse(CHANGED)
    const inForceFrom = parseCivilDate(input.inForceFrom)
    if (inForceFrom === undefined || inForceFrom.localeCompare(before.inForceFrom) < 0) return refuse(TOO_EARLY)
    const sheets = new Map(all.map((each) => [each.code, each.code === code ? content : each.sheet.content] as const))
    const [finding] = checkCalculations(sheets)
    if (finding !== undefined) return refuse({ ...finding.refusal, field: 'formulaValue' })
    const [part] = partsInUse(content.breakdowns, await publishedBreakdowns(tx, indicator.id))
    if (part !== undefined) return refuse(partHasFigures(part))
    const { officeId } = ctx.who
    const id = newId()
    const number = before.number + 1
    await tx.execute(sql`
      insert into observatory.sheet (id, office_id, indicator_id, number, in_force_from, title, content, note, recorded_at)
      values (${id}, ${officeId}, ${indicator.id}, ${number}, ${inForceFrom}, ${JSON.stringify(title)}::jsonb,
        ${JSON.stringify(content)}::jsonb, ${note}, ${ctx.now})`)
    const own: Change = {
      kind: INDICATOR,
      id: indicator.id,
      label: title.es,
      before: { sheet: before.number },
      after: { sheet: number, note },
    }
    const changed = catalogueChanged('indicator', code)
    const calculations = computesOtherwise(before.content, content) ? await calculationsInForce(tx) : undefined
    const inputs = calculations?.graph.inputsOf.get(code)
    if (calculations === undefined || inputs === undefined)
      return { ok: true, value: { output: { number }, changes: [own], events: [changed] } }
    // Only this indicator reads its inputs anew; what stands below it follows by the graph.
    const only = { ...calculations, graph: belowOnly(calculations.graph, code) }
    const cause = { officeId, key: `sheet:${id}`, title: `Ficha de ${title.es}, versión ${number}`, at: ctx.now }
    const computed = await recalculate(tx, only, await figuresOfIndicators(tx, inputs, only.parts), cause)
    const events = [changed, ...computed.batches.map((batch) => figuresPublished(batch, computed.codes))]
    return { ok: true, value: { output: { number }, changes: [own, ...computed.changes], events } }
  },
}

async function publishedBreakdowns(tx: ReadTx, indicatorId: Id): Promise<readonly string[]> {
  const found = await tx.execute(sql`
    select distinct s.breakdown from observatory.series s
    where s.indicator_id = ${indicatorId} and exists (select 1 from observatory.observation o where o.series = s.number)`)
  return found.rows.map((row) => String(row.breakdown))
}

function computesOtherwise(before: SheetContent, after: SheetContent): boolean {
  const said = ({ calculation, factor, breakdowns }: SheetContent) =>
    calculation === undefined
      ? ''
      : JSON.stringify([
          factor,
          calculation.formula,
          Object.entries(calculation.inputs).sort(),
          computedParts({ breakdowns }),
        ])
  return said(after) !== '' && said(before) !== said(after)
}

/** The graph without other indicators that read the same inputs: nothing of theirs has changed. */
function belowOnly(
  { order, inputsOf, circle }: NonNullable<Awaited<ReturnType<typeof calculationsInForce>>>['graph'],
  code: string,
) {
  const kept = new Set([code])
  for (const each of order) if ((inputsOf.get(each) ?? []).some((input) => kept.has(input))) kept.add(each)
  return { order: order.filter((each) => kept.has(each)), inputsOf, circle }
}

const partHasFigures = (part: string): Refusal<'part_has_figures'> => ({
  kind: 'part_has_figures',
  field: 'breakdowns',
  message: {
    es: `Hay cifras de «${part}»: esa parte no se puede quitar del desglose.`,
    en: `There are figures of “${part}”: that part cannot be taken out of the breakdown.`,
  },
})
const CHANGED: Refusal<'changed_meanwhile'> = {
  kind: 'changed_meanwhile',
  message: {
    es: 'Alguien publicó otra versión de esta ficha mientras tanto. Vea qué dice ahora.',
    en: 'Somebody published another edition of this sheet meanwhile. See what it says now.',
  },
}
const TOO_EARLY: Refusal<'too_early'> = {
  kind: 'too_early',
  field: 'inForceFrom',
  message: {
    es: 'Una versión nueva no rige desde antes que la que reemplaza.',
    en: 'A new edition is not in force from before the one that it replaces.',
  },
}
