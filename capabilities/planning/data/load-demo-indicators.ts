import { sql } from 'drizzle-orm'
import { percentOf } from '../../../kernel/decimal.ts'
import type { Id } from '../../../kernel/ids.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import { bindingOf } from '../../../platform/measures/bindings.ts'
import { type Pack, readOne } from '../../../platform/packs/pack.ts'
import { type Amount, type DemoIndicators, demoIndicatorsFile } from '../indicators-deployment.ts'
import { BINDABLE_MEASURES } from '../measures.ts'
import { slotsOf } from '../rules/indicators/reading-slots.ts'
import { bindOrLetGo, captureInto } from './bind-indicator.ts'
import { ELEMENT } from './element-states.ts'
import { readingsOfIndicator } from './indicator-detail.ts'
import { indicatorFacts } from './indicator-facts.ts'
import type { LoadedPlan } from './load-demo-reprogramming.ts'
import { saveReading } from './save-reading.ts'

/** Binds and takes apart what the demonstration shows so. An indicator that is not in the plans just loaded is left alone. */
export async function loadDemoIndicators(
  tx: WriteTx,
  ctx: Ctx,
  pack: Pack,
  plans: readonly Pick<LoadedPlan, 'unit' | 'ids'>[],
  cutOff: string,
): Promise<void> {
  const read = readOne(pack, demoIndicatorsFile)
  if (!read.ok || read.value === undefined) return
  const { bindings, readings } = read.value.value
  const idOf = (unit: string, key: string) => plans.find((plan) => plan.unit === unit)?.ids.get(key)
  for (const { unit, indicator, measure, scope, every } of bindings) {
    const id = idOf(unit, indicator)
    if (id !== undefined && every !== undefined)
      await tx.execute(sql`
        update planning.element set terms = jsonb_set(terms, '{every}', ${JSON.stringify(every)}::jsonb) where id = ${id}`)
    if (id !== undefined) await bindAndCapture(tx, ctx, id, { measure, scope }, cutOff)
  }
  for (const told of readings) {
    const id = idOf(told.unit, told.indicator)
    if (id !== undefined) await saveApart(tx, ctx, id, told)
  }
}

/** Keys of a unit's indicators that a measure feeds from the beginning: nobody typed their readings, so none are made up. */
export function boundInDemo(pack: Pack, unit: string): ReadonlySet<string> {
  const read = readOne(pack, demoIndicatorsFile)
  const bindings = read.ok ? (read.value?.value.bindings ?? []) : []
  return new Set(
    bindings.filter((each) => each.unit === unit && each.every !== undefined).map(({ indicator }) => indicator),
  )
}

async function bindAndCapture(
  tx: WriteTx,
  ctx: Ctx,
  id: Id,
  wanted: Parameters<typeof bindOrLetGo>[3],
  cutOff: string,
): Promise<void> {
  const facts = await indicatorFacts(tx, id)
  if (facts === undefined || !(await bindOrLetGo(tx, ctx, facts, wanted)).ok) return
  const binding = await bindingOf(tx, { kind: ELEMENT, id })
  const measure = BINDABLE_MEASURES.find((each) => each.id === binding?.measure)
  if (binding === undefined || measure === undefined) return
  const readings = await readingsOfIndicator(tx, id)
  for (const slot of slotsOf(facts.terms, facts.horizon, readings)) {
    if (slot.due > cutOff) continue
    const before = readings.find((reading) => reading.period === slot.period)
    await captureInto(
      tx,
      ctx,
      { facts, slot, measure, filters: binding.filters },
      before === undefined
        ? { expectedVersion: 0 }
        : { expectedVersion: before.version, reason: 'Se vinculó a la medida que lo cuenta.' },
    )
  }
  await tx.execute(sql`update planning.indicator_reading set demo = true where indicator_id = ${id}`)
}

type Told = DemoIndicators['readings'][number]

async function saveApart(tx: WriteTx, ctx: Ctx, id: Id, { breakdowns, read }: Told): Promise<void> {
  await tx.execute(sql`
    update planning.element set terms = jsonb_set(terms, '{breakdowns}', ${JSON.stringify(breakdowns)}::jsonb) where id = ${id}`)
  const facts = await indicatorFacts(tx, id)
  if (facts === undefined) return
  for (const { period, value, parts } of read) {
    const readings = await readingsOfIndicator(tx, id)
    const slot = slotsOf(facts.terms, facts.horizon, readings).find((each) => each.period === period)
    if (slot === undefined) continue
    const version = readings.find((each) => each.period === period)?.version ?? 0
    await saveReading(tx, ctx, facts, {
      slot,
      measured: { missing: null, doneOn: null, ...amountOf(value) },
      parts: Object.entries(parts).flatMap(([dimension, categories]) =>
        Object.entries(categories).map(([category, part]) => {
          const amount = amountOf(part)
          return { dimension, category, ...amount, value: amount.denominator === null ? amount.value : null }
        }),
      ),
      expectedVersion: version,
      ...(version === 0 ? {} : { reason: 'Se desagregó.' }),
    })
  }
  await tx.execute(sql`update planning.indicator_reading set demo = true where indicator_id = ${id}`)
}

function amountOf(amount: Amount): { value: number; numerator: number | null; denominator: number | null } {
  if (typeof amount === 'number') return { value: amount, numerator: null, denominator: null }
  const [numerator, denominator] = amount
  return { value: percentOf(numerator, denominator), numerator, denominator }
}
