import { sql } from 'drizzle-orm'
import type { CivilDate, Period } from '../../../kernel/civil.ts'
import { type Id, isId } from '../../../kernel/ids.ts'
import { type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import type { Text } from '../../../kernel/text.ts'
import type { Query } from '../../../platform/capability/command.ts'
import type { Ctx } from '../../../platform/capability/context.ts'
import { mayDo } from '../../../platform/capability/permission.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { boundTo } from '../../../platform/measures/bindings.ts'
import type { ExcludedRecord, Measure, MeasuredRecord, Reading } from '../../../platform/measures/measure.ts'
import { evaluate, openReading, readingsOf } from '../../../platform/measures/readings.ts'
import type { NamedPlace } from '../../territory/contract.ts'
import type { DraftElement } from '../model.ts'
import { READ_PUBLIC, READ_WORKSPACE } from '../permissions.ts'
import type { IndicatorMethod } from '../rules/indicator-method.ts'
import type { Dimension } from '../rules/indicators/breakdown.ts'
import { ownDimensions } from './breakdowns-query.ts'
import { municipalitiesOf } from './element-places.ts'
import { ELEMENT } from './element-states.ts'
import { type BoundMeasure, loadBoundMeasure } from './indicator-binding.ts'
import { type IndicatorDetail, loadIndicatorDetail } from './indicator-detail.ts'
import { indicatorFacts } from './indicator-facts.ts'
import { loadIndicatorMethod } from './indicator-method-query.ts'
import { toElement } from './load-poa.ts'
import { loadYearFrame, yearsInForce } from './load-year.ts'
import { isInPreparation, type StoredPoa } from './stored-poa.ts'
import {
  noPlan,
  PLAN_TOPICS,
  type PlanRefusal,
  planYearQuery,
  progressOfYear,
  type YearAnswer,
  type YearQuestion,
} from './year-query.ts'

/** What the public reads in place of a cell that names people: posts are published, persons are not. */
export const POST_NOT_STATED: Text = { es: 'Puesto por precisar', en: 'Post to be stated' }

/** The planning year as anybody may read it: every public page, the API and the downloads start from here. */
export const publicYear: Query<YearQuestion, YearAnswer> = {
  id: 'planning.public_year',
  permission: READ_PUBLIC,
  async run(tx, ctx, question) {
    const found = await planYearQuery.run(tx, ctx, question)
    if (!found.ok) return found
    const plan = await tx.memory.remember(
      PLAN_TOPICS,
      `published ${found.value.plan.year} on ${ctx.today}`,
      async () => ({
        ...found.value.plan,
        poas: found.value.plan.poas.map(forPublication),
      }),
    )
    const answer = { ...found.value, plan }
    // Who works in the institution follows the links of a plan in preparation to the public pages of its elements.
    if (mayDo(ctx.who, READ_WORKSPACE)) return { ok: true, value: answer }
    return withoutPreparation(tx, ctx, answer)
  },
}

/** The year without the plans that are only being prepared; a year that has no others is no year yet. */
async function withoutPreparation(tx: ReadTx, ctx: Ctx, answer: YearAnswer): Promise<Result<YearAnswer, PlanRefusal>> {
  const { plan, cutOff } = answer
  const years = await tx.memory.remember(PLAN_TOPICS, 'years in force', () => yearsInForce(tx))
  if (!years.includes(plan.year)) return refuse(noPlan())
  if (!plan.poas.some(({ head }) => isInPreparation(head))) return { ok: true, value: { ...answer, years } }
  const key = `${plan.year} at ${cutOff} on ${ctx.today}`
  const known = await tx.memory.remember(PLAN_TOPICS, `without preparation ${key}`, async () => {
    const shown = { ...plan, poas: plan.poas.filter(({ head }) => !isInPreparation(head)) }
    return { plan: shown, progress: progressOfYear(shown, cutOff) }
  })
  return { ok: true, value: { ...answer, ...known, years } }
}

/** A unit's plan without what is not published. Whatever leaves the house without an account goes through here. */
export function forPublication(poa: StoredPoa): StoredPoa {
  if (!poa.plan.elements.some((element) => element.namesPersons)) return poa
  return { ...poa, plan: { ...poa.plan, elements: poa.plan.elements.map(withoutPersons) } }
}

function withoutPersons(element: DraftElement): DraftElement {
  if (element.namesPersons !== true) return element
  const { title: _title, titleEn: _titleEn, label: _label, code: _code, proposals: _proposals, ...rest } = element
  return {
    ...rest,
    title: POST_NOT_STATED.es,
    ...(POST_NOT_STATED.en === undefined ? {} : { titleEn: POST_NOT_STATED.en }),
  }
}

export interface ElementQuestion {
  readonly id: string
  readonly cutOff?: CivilDate | undefined
}

export interface ElementAnswer {
  readonly year: YearAnswer
  readonly element: DraftElement
  /** Set when a later version of the plan no longer has it. */
  readonly retired: boolean
  /** How indicators are judged; absent where the deployment does not say. */
  readonly indicatorMethod: IndicatorMethod | undefined
  /** Everything that was read of it; of indicators of a unit's plan. */
  readonly indicator: ShownIndicator | undefined
  /** In which municipalities it happens; empty: nobody said. */
  readonly municipalities: readonly NamedPlace[]
}

/** What an indicator's page shows beside its terms. */
export interface ShownIndicator {
  readonly detail: IndicatorDetail
  readonly dimensions: readonly Dimension[]
  readonly bound: BoundMeasure | undefined
}

/** One element of any plan, with the year around it: the plan's own year or, for a plan of several years, that of the cut-off. */
export const publicElement: Query<ElementQuestion, ElementAnswer> = {
  id: 'planning.public_element',
  permission: READ_PUBLIC,
  async run(tx, ctx, { id, cutOff }) {
    const row = isId(id) ? await elementRow(tx, id) : undefined
    if (row === undefined) return refuse(noElement())
    const year = yearWithin(row.fromYear, row.toYear, cutOff, await yearsInForce(tx))
    const answer = await publicYear.run(tx, ctx, { year, cutOff })
    if (!answer.ok) return answer
    return {
      ok: true,
      value: {
        year: answer.value,
        element: withoutPersons(row.element),
        retired: row.retired,
        indicatorMethod: await loadIndicatorMethod(tx),
        indicator: await shownIndicator(tx, id, answer.value.cutOff),
        municipalities: await municipalitiesOf(tx, id),
      },
    }
  },
}

async function shownIndicator(tx: ReadTx, id: Id, cutOff: CivilDate): Promise<ShownIndicator | undefined> {
  const facts = await indicatorFacts(tx, id)
  if (facts === undefined || facts.retired) return undefined
  const detail = await loadIndicatorDetail(tx, id, false)
  return {
    detail,
    dimensions: await ownDimensions(tx, facts),
    bound: await loadBoundMeasure(tx, facts, detail, cutOff),
  }
}

interface ElementRow {
  readonly element: DraftElement
  readonly retired: boolean
  readonly fromYear: number
  readonly toYear: number
}

async function elementRow(tx: ReadTx, id: Id): Promise<ElementRow | undefined> {
  const found = await tx.execute(sql`
    select e.*, i.from_year, i.to_year from planning.element e join planning.instrument i on i.id = e.instrument_id
    where e.id = ${id}`)
  const row = found.rows[0]
  if (row === undefined) return undefined
  return {
    element: toElement(row, undefined),
    retired: row.retired_at !== null,
    fromYear: Number(row.from_year),
    toYear: Number(row.to_year),
  }
}

/** The year to show: that of the cut-off when the plan covers it, else the newest one that has plans. */
function yearWithin(from: number, to: number, cutOff: CivilDate | undefined, years: readonly number[]): number {
  const asked = cutOff === undefined ? undefined : Number(cutOff.slice(0, 4))
  const covered = years.filter((year) => year >= from && year <= to)
  return covered.find((year) => year === asked) ?? covered[0] ?? from
}

export interface MeasureQuestion {
  readonly id: string
  readonly year: number
  readonly cutOff?: CivilDate | undefined
  /** A captured reading to open as it was, in place of what the measure says now. */
  readonly reading?: string | undefined
  /** Which of its records, as its `params` take them; those of a captured reading are its own. */
  readonly filters?: unknown
}

type Now = Omit<Reading, 'id'>

/** A record as published: what it contributes always, what it is only where that may be opened. */
export interface PublishedRecord
  extends Pick<MeasuredRecord, 'kind' | 'id' | 'at' | 'numerator' | 'denominator' | 'value'> {
  readonly open: Pick<MeasuredRecord, 'label' | 'href'> | undefined
}

export interface MeasureAnswer {
  readonly measure: Measure
  readonly reading: Now
  readonly records: readonly PublishedRecord[]
  readonly excluded: readonly ExcludedRecord[]
  /** Readings of the year that were captured, newest first. */
  readonly captures: readonly Reading[]
  /** Set where a captured reading is shown: what the measure says now for the same day, if its records changed since. */
  readonly shown: { readonly captured: false } | { readonly captured: true; readonly now: Now | undefined }
  /** Indicators that it feeds now. */
  readonly feeds: readonly { readonly id: Id; readonly title: Text }[]
  /** Whether the year's figures are a demonstration. */
  readonly demo: boolean
}

/** A measure with the records it counts: now, or as a captured reading froze them. */
export function publicMeasure(measures: readonly Measure[]): Query<MeasureQuestion, MeasureAnswer> {
  return {
    id: 'planning.public_measure',
    permission: READ_PUBLIC,
    async run(tx, ctx, question) {
      const measure = measures.find((each) => each.id === question.id)
      if (measure === undefined) return refuse(noMeasure())
      const frame = await loadYearFrame(tx, question.year, ctx.today)
      const asOf = question.cutOff ?? frame?.cutOff ?? ctx.today
      const frozen =
        question.reading !== undefined && isId(question.reading) ? await openReading(tx, question.reading) : undefined
      if (question.reading !== undefined && (frozen === undefined || frozen.reading.measure !== measure.id))
        return refuse(noMeasure())
      const params = measure.params.safeParse(frozen?.reading.filters ?? question.filters ?? {})
      if (!params.success) return refuse(noMeasure())
      const year: Period = String(question.year)
      const period = frozen?.reading.period ?? year
      const now = await evaluate(tx, measure, params.data, period, frozen?.reading.asOf ?? asOf)
      const { reading, records } = frozen ?? now
      const changed = now.reading.recordsHash !== reading.recordsHash
      const excluded = frozen === undefined ? await measure.excluded?.(tx, params.data, period, asOf) : undefined
      return {
        ok: true,
        value: {
          measure,
          reading,
          records: records.map((record) => published(record, measure.mayOpen(ctx.who, record))),
          excluded: excluded ?? [],
          captures: await readingsOf(tx, measure.id, year),
          feeds: await fedBy(tx, measure.id),
          shown:
            frozen === undefined ? { captured: false } : { captured: true, now: changed ? now.reading : undefined },
          demo: frame?.demo === true,
        },
      }
    },
  }
}

async function fedBy(tx: ReadTx, measure: string): Promise<MeasureAnswer['feeds']> {
  const bindings = await boundTo(tx, measure)
  const ids = bindings.filter(({ bound }) => bound.kind === ELEMENT).map(({ bound }) => bound.id)
  if (ids.length === 0) return []
  const found = await tx.execute(sql`
    select id, title, title_en from planning.element where id = any(${sql.param(ids)}::uuid[]) and retired_at is null order by sort, id`)
  return found.rows.map((row) => ({
    id: String(row.id),
    title: row.title_en === null ? { es: String(row.title) } : { es: String(row.title), en: String(row.title_en) },
  }))
}

function published(record: MeasuredRecord, mayOpen: boolean): PublishedRecord {
  const { kind, id, at, numerator, denominator, value, label, href } = record
  return { kind, id, at, numerator, denominator, value, open: mayOpen ? { label, href } : undefined }
}

function noElement(): PlanRefusal {
  return {
    kind: 'no_element',
    message: { es: 'Ningún plan tiene ese elemento.', en: 'No plan has that element.' },
  }
}

function noMeasure(): Refusal<'no_measure'> {
  return {
    kind: 'no_measure',
    message: { es: 'No existe esa medida, o no se publica.', en: 'There is no such measure, or it is not published.' },
  }
}
