import type {
  DraftElement,
  DraftLine,
  DraftPoa,
  DraftSection,
  DraftSubPlan,
  MonthReport,
  Schedule,
} from '../../model.ts'

/** Size of an invented plan. Tests and benchmarks share it; the same numbers always give the same plan. */
export interface PlanSize {
  readonly seed: number
  readonly subPlans: number
  readonly objectives: number
  readonly results: number
  /** Lines of a result; each has one indicator and `activities` activities. */
  readonly lines: number
  readonly activities: number
}

const WORDS =
  'revisar trámites informe mensual territorio municipio agua parcela mapa taller consulta permiso archivo norma visita acuerdo plan obra reunión cuenca red vivienda censo sistema equipo ventanilla calle parque suelo riesgo'.split(
    ' ',
  )

/** Small multiplicative generator (Park–Miller): good enough to vary plans, the same on every machine. */
export function numbersFrom(seed: number): (below: number) => number {
  let state = (seed % 2147483646) + 1
  return (below) => {
    state = (state * 16807) % 2147483647
    return state % below
  }
}

/** An invented plan with shared cells: one verification source per result, one risk per objective on all its lines. */
export function generatedPlan(size: PlanSize): DraftPoa {
  const draw = numbersFrom(size.seed)
  const elements: DraftElement[] = []
  const add = (kind: DraftElement['kind'], rest: Partial<DraftElement> = {}): string => {
    const key = `k${elements.length + 1}`
    const title = Array.from({ length: 6 }, () => WORDS[draw(WORDS.length)] ?? '').join(' ')
    elements.push({ key, kind, title: `${title} ${elements.length + 1}`, from: [], ...rest })
    return key
  }
  const section = (number: number): DraftSection => {
    const headings = [add('specific_objective', { code: `O.${number}.` })]
    const risk = add('risk')
    const lines: DraftLine[] = []
    for (let r = 1; r <= size.results; r += 1) {
      const result = add('result', { code: `O.${number}.R.${r}.` })
      const source = add('verification_source')
      for (let l = 1; l <= size.lines; l += 1) {
        const indicator = add('indicator', {
          code: `O.${number}.R.${r}.I.${l}.`,
          indicator: { kind: 'count', direction: 'increase', accumulation: 'flow', targets: [{ value: 1 + draw(20) }] },
        })
        const activity = Array.from({ length: size.activities }, (_, index) =>
          add('activity', { code: `A.${index + 1}.`, schedule: generatedSchedule(draw) }),
        )
        const responsible = [add('responsible', { role: 'executes' })]
        const cells = { result: [result], indicator: [indicator], verification_source: [source], activity }
        lines.push({ key: `l${elements.length}`, cells: { ...cells, responsible, risk: [risk] } })
      }
    }
    return { key: `s${elements.length}`, headings, lines }
  }
  const subPlans: DraftSubPlan[] = []
  for (let part = 1; part <= size.subPlans; part += 1) {
    const heading = size.subPlans === 1 ? {} : { heading: add('sub_plan') }
    const sections = Array.from({ length: size.objectives }, (_, index) => section(index + 1))
    subPlans.push({ key: `p${part}`, ...heading, sections })
  }
  return { title: 'Plan generado', year: 2019, from: [], elements, subPlans }
}

function generatedSchedule(draw: (below: number) => number): Schedule {
  const marks = draw(2) === 0
  const months = Array.from({ length: 12 }, () => (draw(3) === 0 ? (marks ? 1 : 1 + draw(40)) : null))
  return { kind: marks ? 'marks' : 'quantities', months }
}

/** Reports for the months up to `cutOffMonth` of most activities of a plan. */
export function generatedReports(
  plan: DraftPoa,
  seed: number,
  cutOffMonth: number,
): ReadonlyMap<string, MonthReport[]> {
  const draw = numbersFrom(seed)
  const reports = new Map<string, MonthReport[]>()
  for (const element of plan.elements) {
    if (element.kind !== 'activity' || draw(10) === 0) continue
    const own: MonthReport[] = []
    for (let month = 1; month <= cutOffMonth; month += 1) {
      const programmed = element.schedule?.months[month - 1] ?? null
      if (programmed !== null) own.push({ month, executed: Math.round(programmed * (50 + draw(60))) / 100 })
    }
    reports.set(element.key, own)
  }
  return reports
}

/** The same plan under other keys, as a file read a second time has them. */
export function rekeyed(plan: DraftPoa, prefix: string): DraftPoa {
  const key = (old: string): string => `${prefix}${old}`
  return {
    ...plan,
    elements: plan.elements.map((element) => ({ ...element, key: key(element.key) })),
    subPlans: plan.subPlans.map((subPlan) => ({
      key: key(subPlan.key),
      ...(subPlan.heading === undefined ? {} : { heading: key(subPlan.heading) }),
      sections: subPlan.sections.map((section) => ({
        key: key(section.key),
        headings: section.headings.map(key),
        lines: section.lines.map((line) => ({
          key: key(line.key),
          cells: Object.fromEntries(Object.entries(line.cells).map(([column, keys]) => [column, keys.map(key)])),
        })),
      })),
    })),
  }
}
