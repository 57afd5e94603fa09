import { sql } from 'drizzle-orm'
import type { CivilDate, Period } from '../../../kernel/civil.ts'
import { type Id, isId } from '../../../kernel/ids.ts'
import { type Refusal, refuse } from '../../../kernel/result.ts'
import type { Text } from '../../../kernel/text.ts'
import type { Query } from '../../../platform/capability/command.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import type { ExcludedRecord, Measure, MeasuredRecord, Reading } from '../../../platform/measures/measure.ts'
import { evaluate, openReading, readingsOf } from '../../../platform/measures/readings.ts'
import type { DraftElement } from '../model.ts'
import { READ_PUBLIC } from '../permissions.ts'
import { type IndicatorMethod, parseIndicatorMethod } from '../rules/indicator-method.ts'
import { toElement } from './load-poa.ts'
import { loadYearFrame, planYears } from './load-year.ts'
import type { StoredPoa } from './stored-poa.ts'
import { PLAN_TOPICS, type PlanRefusal, planYearQuery, type YearAnswer, type YearQuestion } from './year-query.ts'

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
    return { ok: true, value: { ...found.value, plan } }
  },
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
}

/** One element of any plan, with the year around it: the plan's own year or, for a plan of several years, that of the cut-off. */
export const publicElement: Query<ElementQuestion, ElementAnswer> = {
  id: 'planning.public_element',
  permission: READ_PUBLIC,
  async run(tx, ctx, { id, cutOff }) {
    const row = isId(id) ? await elementRow(tx, id) : undefined
    if (row === undefined) return refuse(noElement())
    const year = yearWithin(row.fromYear, row.toYear, cutOff, await planYears(tx))
    const answer = await publicYear.run(tx, ctx, { year, cutOff })
    if (!answer.ok) return answer
    return {
      ok: true,
      value: {
        year: answer.value,
        element: withoutPersons(row.element),
        retired: row.retired,
        indicatorMethod: await indicatorMethod(tx),
      },
    }
  },
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

async function indicatorMethod(tx: ReadTx): Promise<IndicatorMethod | undefined> {
  const found = await tx.execute(
    sql`select content from planning.method where code = 'indicators' order by id desc limit 1`,
  )
  const parsed = parseIndicatorMethod(found.rows[0]?.content)
  return parsed.ok ? parsed.value : undefined
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
      const params = measure.params.safeParse({})
      if (!params.success) return refuse(noMeasure())
      const period: Period = String(question.year)
      const frame = await loadYearFrame(tx, question.year, ctx.today)
      const asOf = question.cutOff ?? frame?.cutOff ?? ctx.today
      const frozen =
        question.reading !== undefined && isId(question.reading) ? await openReading(tx, question.reading) : undefined
      if (question.reading !== undefined && (frozen === undefined || frozen.reading.measure !== measure.id))
        return refuse(noMeasure())
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
          captures: await readingsOf(tx, measure.id, period),
          shown:
            frozen === undefined ? { captured: false } : { captured: true, now: changed ? now.reading : undefined },
          demo: frame?.demo === true,
        },
      }
    },
  }
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
