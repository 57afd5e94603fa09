import { type CivilDate, lastDayOfMonth } from '../../../../kernel/civil.ts'
import type { Id } from '../../../../kernel/ids.ts'
import type { Text } from '../../../../kernel/text.ts'
import type { PlanYear } from '../../data/load-year.ts'
import type { PoaHead, StoredPoa, StoredReading, StoredReport } from '../../data/stored-poa.ts'
import { progressOfYear, type YearAnswer } from '../../data/year-query.ts'
import type { DraftNode, DraftPoa, MonthReport, Schedule } from '../../model.ts'
import { USUAL_SEVERITIES } from '../../rules/checks/finding.ts'
import { GOLDEN_BANDS } from '../../rules/golden/bands.ts'
import { type PlanView, planView, type Reader } from './plan-view.ts'

/** A unit's plan of an invented year; keys of its elements serve as ids. */
export interface ExamplePoa {
  readonly code: string
  readonly plan: DraftPoa
  readonly reports?: Readonly<Record<Id, readonly MonthReport[]>>
  readonly baselines?: Readonly<Record<Id, Schedule>>
  readonly readings?: Readonly<Record<Id, readonly StoredReading[]>>
  readonly head?: Partial<PoaHead>
}

export interface ExampleYear {
  readonly cutOff?: CivilDate
  readonly poas: readonly ExamplePoa[]
  /** Units that owe a plan and have none. */
  readonly missing?: readonly string[]
  readonly pei?: readonly DraftNode[]
  readonly actionPlan?: readonly DraftNode[]
  readonly serves?: readonly (readonly [from: Id, to: Id])[]
  readonly demo?: boolean
}

const YEAR = 2019

/** A planning year as the query answers it, without a database: for tests and benchmarks of pages and API. */
export function exampleYear(example: ExampleYear): YearAnswer {
  const codes = [...example.poas.map(({ code }) => code), ...(example.missing ?? [])]
  const plan: PlanYear = {
    year: YEAR,
    cutOff: lastDayOfMonth(YEAR, 9),
    demo: example.demo ?? false,
    bands: GOLDEN_BANDS,
    severities: USUAL_SEVERITIES,
    closedMonths: [],
    method: { ...GOLDEN_BANDS, title: { es: 'Estados de ejemplo', en: 'Example states' }, certainty: 'found' },
    units: codes.map((code) => ({
      id: unitId(code),
      code,
      title: titleOf(code),
      level: 'operational',
      presentsPlan: true,
    })),
    pei: example.pei === undefined ? undefined : instrument('pei', example.pei),
    actionPlan: example.actionPlan === undefined ? undefined : instrument('action_plan', example.actionPlan),
    poas: example.poas.map(storedPoa),
    serves: (example.serves ?? []).map(([from, to]) => ({
      from: { kind: 'planning.element', id: from },
      relation: 'serves',
      to: { kind: 'planning.element', id: to },
      proposal: null,
      reason: null,
    })),
  }
  const cutOff = example.cutOff ?? plan.cutOff
  return { plan, progress: progressOfYear(plan, cutOff), cutOff, years: [YEAR] }
}

/** The view of an invented year, as a reader of that language gets it. */
export function exampleView(example: ExampleYear, locale: Reader['locale'] = 'es'): PlanView {
  return planView(exampleYear(example), {
    locale,
    today: '2026-11-20',
    institution: { es: 'Institución de ejemplo', en: 'Example institution' },
  })
}

function storedPoa(example: ExamplePoa, sort: number): StoredPoa {
  const { code, plan } = example
  const stored = (id: Id, report: MonthReport, index: number): StoredReport => ({
    ...report,
    id: `${id}-report-${index}`,
    version: 1,
    reportedAt: '2019-10-01T00:00:00Z',
    demo: false,
    evidence: [],
  })
  return {
    head: {
      id: `poa-${code}`,
      version: 1,
      officeId: 'office',
      year: YEAR,
      title: plan.title,
      titleEn: null,
      unit: { id: unitId(code), code, title: titleOf(code), sort },
      status: 'approved',
      approvedOn: null,
      approvedBy: null,
      approvedReference: null,
      origin: 'import',
      demo: false,
      ...example.head,
    },
    plan,
    baselines: new Map(Object.entries(example.baselines ?? {})),
    reports: new Map(
      Object.entries(example.reports ?? {}).map(([id, reports]) => [
        id,
        reports.map((report, index) => stored(id, report, index)),
      ]),
    ),
    readings: new Map(Object.entries(example.readings ?? {})),
  }
}

function instrument(kind: 'pei' | 'action_plan', nodes: readonly DraftNode[]): PlanYear['pei'] {
  return {
    id: `${kind}-id`,
    kind,
    title: kind === 'pei' ? 'Plan estratégico de ejemplo' : 'Plan de acción de ejemplo',
    titleEn: kind === 'pei' ? 'Example strategic plan' : 'Example plan of action',
    fromYear: kind === 'pei' ? 2016 : YEAR,
    toYear: kind === 'pei' ? 2020 : YEAR,
    nodes,
  }
}

function unitId(code: string): Id {
  return `unit-${code}`
}

function titleOf(code: string): Text {
  return { es: `Unidad ${code}`, en: `Unit ${code}` }
}

/** A reading of which only what matters is said. */
export function exampleReading(said: Partial<StoredReading> & Pick<StoredReading, 'period'>): StoredReading {
  const rest = { value: null, missing: null, numerator: null, denominator: null, doneOn: null, note: null }
  return { id: said.period, version: 1, target: null, demo: false, ...rest, ...said }
}
