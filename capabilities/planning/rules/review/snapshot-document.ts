/**
 * A year as it was, as one document. What it holds is listed by hand and its shape has a version: a document that was signed
 * is read years later by whatever this file has become. Lists whose order means nothing are put in one, so that the same
 * year gives the same document whatever the order of rows. Posts are named, persons are not: it is published.
 */
import type { CivilDate } from '../../../../kernel/civil.ts'
import type { Text } from '../../../../kernel/text.ts'
import type { DraftElement, DraftNode, DraftPoa, DraftSubPlan, MonthReport, Schedule } from '../../model.ts'
import type { Figure } from '../explanation.ts'
import type { Bands } from '../states.ts'
import type { Quarter } from './closed-period.ts'

export const SNAPSHOT_SCHEMA = 'trama.planning.snapshot'
export const SNAPSHOT_VERSION = 1

export interface SnapshotReading {
  readonly period: string
  readonly value: number | null
  readonly missing: string | null
  readonly numerator: number | null
  readonly denominator: number | null
  /** Of a milestone: the day on which it was reached. */
  readonly doneOn: string | null
  readonly note: string | null
}

export interface SnapshotSchedule {
  readonly kind: Schedule['kind']
  readonly months: readonly (number | null)[]
  readonly annualTotal?: number
  readonly rule?: string
}

export interface SnapshotElement
  extends Pick<
    DraftElement,
    'kind' | 'code' | 'label' | 'title' | 'titleEn' | 'indicator' | 'role' | 'funding' | 'weight' | 'cancelled'
  > {
  readonly id: string
  readonly schedule?: SnapshotSchedule
  readonly baseline?: SnapshotSchedule
}

export interface SnapshotReport {
  readonly activity: string
  readonly month: number
  readonly executed: number
  readonly note?: string
  readonly demo: boolean
  /** Ids of the pieces: what each of them is, the staff reads. */
  readonly evidence: readonly string[]
}

export interface SnapshotPlan {
  readonly id: string
  readonly unit: string
  readonly title: string
  readonly status: string
  readonly elements: readonly SnapshotElement[]
  readonly subPlans: readonly DraftSubPlan[]
  readonly reports: readonly SnapshotReport[]
  readonly readings: readonly (SnapshotReading & { readonly indicator: string })[]
}

export interface SnapshotInstrument {
  readonly id: string
  readonly kind: string
  readonly title: string
  readonly fromYear: number
  readonly toYear: number
  readonly nodes: readonly (SnapshotElement & { readonly parent?: string })[]
}

export interface SnapshotDocument {
  readonly schema: typeof SNAPSHOT_SCHEMA
  readonly schemaVersion: typeof SNAPSHOT_VERSION
  readonly year: number
  readonly quarter: Quarter
  readonly cutOff: CivilDate
  readonly demo: boolean
  readonly bands: Bands
  readonly units: readonly { readonly id: string; readonly code: string; readonly title: Text }[]
  readonly instruments: readonly SnapshotInstrument[]
  readonly plans: readonly SnapshotPlan[]
  readonly serves: readonly { readonly from: string; readonly to: string }[]
  /** Every figure at the cut-off with its arithmetic. */
  readonly figures: readonly Figure[]
}

export interface SnapshotInput {
  readonly year: number
  readonly quarter: Quarter
  readonly cutOff: CivilDate
  readonly demo: boolean
  readonly bands: Bands
  readonly units: readonly { readonly id: string; readonly code: string; readonly title: Text }[]
  readonly instruments: readonly (Omit<SnapshotInstrument, 'nodes'> & { readonly nodes: readonly DraftNode[] })[]
  readonly poas: readonly {
    readonly head: { readonly id: string; readonly title: string; readonly status: string }
    readonly unit: string
    readonly plan: DraftPoa
    readonly baselines: ReadonlyMap<string, Schedule>
    readonly reports: ReadonlyMap<
      string,
      readonly (MonthReport & {
        readonly demo: boolean
        readonly evidence: readonly { readonly id: string }[]
      })[]
    >
    readonly readings: ReadonlyMap<string, readonly SnapshotReading[]>
  }[]
  readonly serves: readonly { readonly from: string; readonly to: string }[]
  readonly figures: readonly Figure[]
}

export function snapshotDocument(input: SnapshotInput): SnapshotDocument {
  const { near, full, farAbove, version } = input.bands
  return {
    schema: SNAPSHOT_SCHEMA,
    schemaVersion: SNAPSHOT_VERSION,
    year: input.year,
    quarter: input.quarter,
    cutOff: input.cutOff,
    demo: input.demo,
    bands: { version, near, full, farAbove },
    units: sortedBy(
      input.units.map(({ id, code, title }) => ({ id, code, title })),
      ({ code }) => code,
    ),
    instruments: sortedBy(input.instruments.map(instrumentOf), ({ kind, id }) => `${kind} ${id}`),
    plans: sortedBy(input.poas.map(planOf), ({ unit, id }) => `${unit} ${id}`),
    serves: sortedBy(
      input.serves.map(({ from, to }) => ({ from, to })),
      ({ from, to }) => `${from} ${to}`,
    ),
    figures: sortedBy(input.figures, ({ key }) => key),
  }
}

function instrumentOf(instrument: SnapshotInput['instruments'][number]): SnapshotInstrument {
  const { id, kind, title, fromYear, toYear, nodes } = instrument
  return {
    id,
    kind,
    title,
    fromYear,
    toYear,
    nodes: sortedBy(
      nodes.map((node) => ({
        ...elementOf(node, undefined),
        ...(node.parent === undefined ? {} : { parent: node.parent }),
      })),
      (node) => node.id,
    ),
  }
}

function planOf({ head, unit, plan, baselines, reports, readings }: SnapshotInput['poas'][number]): SnapshotPlan {
  const own = new Set(plan.elements.map((element) => element.key))
  return {
    id: head.id,
    unit,
    title: head.title,
    status: head.status,
    elements: sortedBy(
      plan.elements.map((element) => elementOf(element, baselines.get(element.key))),
      ({ id }) => id,
    ),
    // The order of sections and lines is the plan's own.
    subPlans: plan.subPlans,
    reports: sortedBy(
      [...reports].flatMap(([activity, months]) =>
        own.has(activity) ? months.map((report) => reportOf(activity, report)) : [],
      ),
      ({ activity, month }) => `${activity} ${String(month).padStart(2, '0')}`,
    ),
    readings: sortedBy(
      [...readings].flatMap(([indicator, each]) =>
        own.has(indicator)
          ? each.map(({ period, value, missing, numerator, denominator, doneOn, note }) => ({
              indicator,
              period,
              value,
              missing,
              numerator,
              denominator,
              doneOn,
              note,
            }))
          : [],
      ),
      ({ indicator, period }) => `${indicator} ${period}`,
    ),
  }
}

function elementOf(element: DraftElement, baseline: Schedule | undefined): SnapshotElement {
  const { key, kind, code, label, title, titleEn, indicator, role, funding, weight, cancelled, schedule } = element
  return withoutAbsent({
    id: key,
    kind,
    code,
    label,
    title,
    titleEn,
    indicator,
    role,
    funding,
    weight,
    cancelled,
    schedule: schedule === undefined ? undefined : scheduleOf(schedule),
    baseline: baseline === undefined ? undefined : scheduleOf(baseline),
  })
}

function scheduleOf({ kind, months, annualTotal, rule }: Schedule): SnapshotSchedule {
  return withoutAbsent({ kind, months, annualTotal, rule })
}

function reportOf(
  activity: string,
  report: MonthReport & {
    readonly demo: boolean
    readonly evidence: readonly { readonly id: string }[]
  },
): SnapshotReport {
  return withoutAbsent({
    activity,
    month: report.month,
    executed: report.executed,
    note: report.note,
    demo: report.demo,
    evidence: report.evidence.map(({ id }) => id).sort(),
  })
}

type Absentless<T> = {
  [K in keyof T as undefined extends T[K] ? never : K]: T[K]
} & { [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined> }

function withoutAbsent<T extends object>(value: T): Absentless<T> {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as Absentless<T>
}

function sortedBy<T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] {
  return items
    .map((item) => ({ item, key: keyOf(item) }))
    .sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0))
    .map(({ item }) => item)
}
