import { sql } from 'drizzle-orm'
import { type CivilDate, completedMonths, lastDayOfMonth } from '../../../kernel/civil.ts'
import type { Id } from '../../../kernel/ids.ts'
import type { Text } from '../../../kernel/text.ts'
import type { ReadTx } from '../../../platform/database/database.ts'
import { type Link, linksTo } from '../../../platform/links/links.ts'
import type { ProgressMethod } from '../deployment-catalogues.ts'
import type { DraftNode } from '../model.ts'
import { type CheckMethod, severitiesOf } from '../rules/checks/check-method.ts'
import type { Severities } from '../rules/checks/finding.ts'
import { monthsOfQuarter } from '../rules/review/closed-period.ts'
import type { Bands } from '../rules/states.ts'
import { groupBy, loadPoas, toElement } from './load-poa.ts'
import { signedQuarters } from './review-closed-period.ts'
import type { StoredPoa } from './stored-poa.ts'

/** PEI or Plan de Acción as stored: the key of a node is its id. */
export interface StoredInstrument {
  readonly id: Id
  readonly kind: 'pei' | 'action_plan'
  readonly title: string
  readonly titleEn: string | null
  readonly fromYear: number
  readonly toYear: number
  readonly nodes: readonly DraftNode[]
}

export interface UnitLine {
  readonly id: Id
  readonly code: string
  readonly title: Text
  readonly level: string
  readonly presentsPlan: boolean
}

/** What holds for the whole year. */
export interface YearFrame {
  readonly year: number
  /** The cut-off shown when nobody asks for another. */
  readonly cutOff: CivilDate
  readonly demo: boolean
  readonly bands: Bands
  readonly method: ProgressMethod
  /** How grave each finding of the plans' checks is. */
  readonly severities: Severities
  /** Months of quarters that are signed off: they take no more reports. */
  readonly closedMonths: readonly number[]
  readonly units: readonly UnitLine[]
}

/** Everything of a planning year that its public page tells. */
export interface PlanYear extends YearFrame {
  readonly pei: StoredInstrument | undefined
  readonly actionPlan: StoredInstrument | undefined
  readonly poas: readonly StoredPoa[]
  /** Elements of plans that serve elements of the plans above. */
  readonly serves: readonly Link[]
}

/** Years that have a plan, newest first. */
export async function planYears(tx: ReadTx): Promise<readonly number[]> {
  const found = await tx.execute(sql`
    select distinct from_year as year from planning.instrument where kind in ('poa', 'action_plan') order by 1 desc`)
  return found.rows.map((row) => Number(row.year))
}

/**
 * Years whose plans hold for everybody, newest first. One in which every plan is still a draft started here is being prepared: who
 * works on it opens it by its address, and nobody is sent there.
 */
export async function yearsInForce(tx: ReadTx): Promise<readonly number[]> {
  const found = await tx.execute(sql`
    select distinct from_year as year from planning.instrument
    where kind in ('poa', 'action_plan') and not (origin = 'screen' and status = 'draft') order by 1 desc`)
  return found.rows.map((row) => Number(row.year))
}

export async function loadYearFrame(tx: ReadTx, year: number, today: CivilDate): Promise<YearFrame | undefined> {
  const settings = await tx.execute(sql`select cut_off, demo from planning.plan_year where year = ${year} limit 1`)
  const methods = await tx.execute(sql`
    select distinct on (code) code, content from planning.method where code in ('progress', 'checks') order by code, id desc`)
  const newest = new Map(methods.rows.map(({ code, content }) => [code, content]))
  const content = newest.get('progress') as ProgressMethod | undefined
  if (content === undefined) return undefined
  const units = await tx.execute(sql`
    select u.id, u.code, y.title, y.level, y.presents_plan from identity.unit_year y join identity.unit u on u.id = y.unit_id
    where y.year = ${year} order by y.sort`)
  const row = settings.rows[0]
  return {
    year,
    cutOff: row?.cut_off === null || row?.cut_off === undefined ? defaultCutOff(year, today) : String(row.cut_off),
    demo: row?.demo === true,
    bands: content,
    method: content,
    severities: severitiesOf(newest.get('checks') as CheckMethod | undefined),
    closedMonths: (await signedQuarters(tx, year)).flatMap(({ quarter }) => monthsOfQuarter(quarter)),
    units: units.rows.map((unit) => ({
      id: String(unit.id),
      code: String(unit.code),
      title: unit.title as Text,
      level: String(unit.level),
      presentsPlan: unit.presents_plan === true,
    })),
  }
}

/** The last complete month of the year, or its first day when none is complete. */
function defaultCutOff(year: number, today: CivilDate): CivilDate {
  const months = completedMonths(year, today)
  return months === 0 ? `${year}-01-01` : lastDayOfMonth(year, months)
}

export async function loadPlanYear(tx: ReadTx, year: number, today: CivilDate): Promise<PlanYear | undefined> {
  const frame = await loadYearFrame(tx, year, today)
  if (frame === undefined) return undefined
  const instruments = await loadInstruments(tx, year)
  const poas = await loadPoas(tx, { year })
  // Asked from above: the few elements that may be served, not the thousand that may serve them.
  const above = instruments.flatMap((instrument) => instrument.nodes.map((node) => node.key))
  return {
    ...frame,
    pei: instruments.find((instrument) => instrument.kind === 'pei'),
    actionPlan: instruments.find((instrument) => instrument.kind === 'action_plan'),
    poas,
    serves: await linksTo(tx, above, 'serves'),
  }
}

/** The five-year plan that covers the year and the plan of the year itself. */
export async function loadInstruments(tx: ReadTx, year: number): Promise<readonly StoredInstrument[]> {
  const found = await tx.execute(sql`
    select id, kind, title, title_en, from_year, to_year from planning.instrument
    where kind in ('pei', 'action_plan') and from_year <= ${year} and to_year >= ${year} order by kind desc, from_year desc`)
  const ids = found.rows.map((row) => String(row.id))
  const elements = await tx.execute(sql`
    select * from planning.element where instrument_id = any(${sql.param(ids)}::uuid[]) and retired_at is null order by sort, id`)
  const nodes = groupBy(elements.rows, (row) => String(row.instrument_id))
  return found.rows.map((row) => ({
    id: String(row.id),
    kind: row.kind === 'pei' ? 'pei' : 'action_plan',
    title: String(row.title),
    titleEn: row.title_en === null ? null : String(row.title_en),
    fromYear: Number(row.from_year),
    toYear: Number(row.to_year),
    nodes: (nodes.get(String(row.id)) ?? []).map((node) => ({
      ...toElement(node, undefined),
      ...(node.parent_id === null ? {} : { parent: String(node.parent_id) }),
    })),
  }))
}
