import type { Id } from '../../../kernel/ids.ts'
import { isMissing } from '../../../kernel/missing.ts'
import type { Refusal, Result } from '../../../kernel/result.ts'
import type { Change } from '../../../platform/capability/command.ts'
import type { WriteTx } from '../../../platform/database/database.ts'
import { type Pack, readOne } from '../../../platform/packs/pack.ts'
import { type Place, placesOn } from '../../territory/contract.ts'
import { indicatorsFiles } from '../catalogue-deployment.ts'
import { type DemoObservatory, demoObservatoryFile } from '../demo-deployment.ts'
import { demoValue, derivedValue, type MadeValue, splitValue } from '../demo-values.ts'
import { type NewCell, type SheetContent, WHOLE } from '../model.ts'
import { batchCodes, publishLoaded } from './load-batches.ts'

const SOURCE = 'Cifras generadas para la demostración'
const CITATION =
  'Demostración: cifras generadas por el programa con una semilla fija. No miden nada y no deben citarse.'

/** Figures made up for a demonstration, labelled as such by their batches, around the real population of the first year. */
export async function loadDemoObservatory(
  tx: WriteTx,
  pack: Pack,
  officeId: Id,
): Promise<Result<readonly Change[], Refusal>> {
  const file = readOne(pack, demoObservatoryFile)
  if (!file.ok) return file
  const sheets = pack.read(indicatorsFiles)
  if (!sheets.ok) return sheets
  const demo = file.value?.value
  if (demo === undefined) return { ok: true, value: [] }
  const places = await placesOn(tx, demo.geography, { validOn: `${demo.to}-12-31` })
  const contents = new Map(
    sheets.value.flatMap(({ value }) => value.indicators.map((each) => [each.code, each] as const)),
  )
  const there = await batchCodes(tx, officeId)
  const changes: Change[] = []
  for (const batch of demo.batches) {
    if (there.has(batch.code)) continue
    const cells = places.flatMap((place) => cellsOf(demo, batch, place, contents))
    const { code, title, publishedOn } = batch
    const madeAt = `${publishedOn ?? `${demo.to + 1}-06-01`}T15:00:00Z`
    const head = {
      officeId,
      code,
      title,
      source: SOURCE,
      citation: CITATION,
      origin: 'demo' as const,
      demo: true,
      madeAt,
    }
    changes.push(...(await publishLoaded(tx, head, cells, publishedOn === undefined)))
  }
  return { ok: true, value: changes }
}

function cellsOf(
  demo: DemoObservatory,
  { from, to, corrects, status }: DemoObservatory['batches'][number],
  place: Place,
  contents: ReadonlyMap<string, SheetContent>,
): readonly NewCell[] {
  const years = Array.from({ length: to - from + 1 }, (_, index) => from + index)
  const chosen = demo.series.filter(({ indicator }) => corrects?.indicators.includes(indicator) ?? true)
  return years.flatMap((year) => {
    const population = populationOf(demo, place, year)
    const made = new Map<string, MadeValue>()
    for (const recipe of chosen) {
      const sheet = contents.get(recipe.indicator)
      if (sheet === undefined) continue
      const moved = corrects === undefined ? recipe : { ...recipe, level: recipe.level * (1 + corrects.by) }
      const at = { place: place.code, year, since: demo.from, population }
      made.set(recipe.indicator, demoValue(demo.seed, moved, sheet, at))
    }
    if (corrects === undefined && population !== undefined) made.set(demo.population.indicator, { value: population })
    for (const derived of demo.derived) {
      const source = made.get(derived.of)
      const decimals = contents.get(derived.indicator)?.decimals
      if (source !== undefined && decimals !== undefined)
        made.set(derived.indicator, derivedValue(derived, decimals, source))
    }
    // What its sheet computes is computed, and not made up.
    for (const indicator of made.keys()) if (contents.get(indicator)?.calculation !== undefined) made.delete(indicator)
    // The census year is real, and its figure is not this batch's to give.
    if (year <= demo.population.year) made.delete(demo.population.indicator)
    return [...made].flatMap(([indicator, value]) => {
      if (isMissing(value.value) && corrects !== undefined) return []
      const cell = { indicator, placeId: place.id, period: String(year), breakdown: WHOLE, status, ...value }
      const whole = value.value
      const splits = isMissing(whole) ? [] : demo.split.filter((each) => each.indicator === indicator)
      const parts = splits.flatMap((each) => splitValue(demo.seed, each, whole as number, place.code))
      return [cell, ...parts.map((part) => ({ ...cell, ...part }))]
    })
  })
}

/** The counted population of the first year, carried on. */
function populationOf({ population }: DemoObservatory, { state }: Place, year: number): number | undefined {
  if (state.population === undefined) return undefined
  return Math.round(state.population * (1 + population.growth) ** (year - population.year))
}
