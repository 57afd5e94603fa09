import { z } from 'zod'
import { firstDayOfPeriod, lastDayOfPeriod } from '../../kernel/civil.ts'
import type { ReadTx } from '../../platform/database/database.ts'
import type { Measure, MeasuredRecord } from '../../platform/measures/measure.ts'
import { type FoundCase, finishedCases } from './data/finished-cases.ts'
import { filingPaths } from './filing-paths.ts'
import { covers } from './rules/flow/roles.ts'

/** Which cases: all, those that a unit decides (with the units below it), or those of one procedure. */
const caseParams = z.object({ unit: z.string().max(40).optional(), procedure: z.string().max(100).optional() })
type Params = z.infer<typeof caseParams>

/** The cases that ended in the period, appeals among them. */
async function endedIn(
  tx: ReadTx,
  { unit, procedure }: Params,
  period: string,
  asOf: string,
): Promise<readonly FoundCase[]> {
  const [from, to] = [firstDayOfPeriod(period), lastDayOfPeriod(period)]
  if (from === undefined || to === undefined) return []
  const cases = await finishedCases(tx, from, to < asOf ? to : asOf)
  return cases.filter(
    (each) =>
      (unit === undefined || (each.unit !== undefined && covers(unit, each.unit))) &&
      (procedure === undefined || each.procedure === procedure),
  )
}

/**
 * The procedures among them. An appeal is a case of its own against what one of these decided: counted with them, a decision that
 * was fought over would be two procedures resolved.
 */
async function proceduresIn(...asked: Parameters<typeof endedIn>): Promise<readonly FoundCase[]> {
  return (await endedIn(...asked)).filter(({ appeal }) => !appeal)
}

function recordOf(
  each: FoundCase,
  value: Pick<MeasuredRecord, 'numerator' | 'denominator' | 'value'> = {},
): MeasuredRecord {
  return {
    kind: 'cases.case',
    id: each.id,
    label: `${each.number} · ${each.title.es}`,
    href: filingPaths.status(each.number),
    at: each.endedOn,
    breakdowns: {
      procedure: each.procedure,
      ...(each.unit === undefined ? {} : { unit: each.unit }),
      ...(each.jurisdiction === undefined ? {} : { municipality: each.jurisdiction }),
      ...(each.use === undefined ? {} : { use: each.use }),
    },
    ...value,
  }
}

const own = {
  // 2: appeals are no longer counted with the procedures.
  version: 2,
  grain: 'month',
  dimensions: ['unit', 'procedure', 'municipality', 'use'],
  params: caseParams,
  // Number, procedure and how it ended are public; names are in none of it.
  mayOpen: () => true,
} as const

export const casesResolved: Measure<Params> = {
  ...own,
  id: 'cases.resolved',
  title: { es: 'Trámites resueltos', en: 'Procedures resolved' },
  unit: { es: 'trámites', en: 'procedures' },
  method: {
    es: 'Se cuentan los expedientes que en el período se otorgaron, se otorgaron con condiciones, se denegaron o se cerraron con respuesta. Los desistidos y los caducados no se cuentan; los recursos contra una resolución se cuentan aparte.',
    en: 'Counts the cases that in the period were granted, granted with conditions, denied, or closed with an answer. Withdrawn and lapsed ones are not counted; appeals against a decision are counted apart.',
  },
  fold: 'count',
  async records(tx, params, period, asOf) {
    return (await proceduresIn(tx, params, period, asOf))
      .filter(({ resolved }) => resolved)
      .map((each) => recordOf(each))
  },
  async excluded(tx, params, period, asOf) {
    return (await endedIn(tx, params, period, asOf))
      .filter(({ resolved, appeal }) => !resolved || appeal)
      .map((each) => ({ record: recordOf(each), reason: each.appeal ? IS_APPEAL : whyNotResolved(each) }))
  },
}

const IS_APPEAL = {
  es: 'Es un recurso contra una resolución: se cuenta aparte',
  en: 'It is an appeal against a decision: counted apart',
}

function whyNotResolved({ endedAs }: FoundCase) {
  return endedAs === 'lapsed'
    ? { es: 'Caducó por falta de respuesta', en: 'It lapsed for want of an answer' }
    : { es: 'Quien solicitó desistió', en: 'The applicant withdrew it' }
}

export const appealsResolved: Measure<Params> = {
  ...own,
  version: 1,
  id: 'cases.appeals_resolved',
  title: { es: 'Recursos resueltos', en: 'Appeals resolved' },
  unit: { es: 'recursos', en: 'appeals' },
  method: {
    es: 'Se cuentan los recursos contra una resolución que en el período se decidieron o se cerraron con respuesta. Los desistidos y los caducados no se cuentan.',
    en: 'Counts the appeals against a decision that in the period were decided or closed with an answer. Withdrawn and lapsed ones are not counted.',
  },
  fold: 'count',
  async records(tx, params, period, asOf) {
    return (await endedIn(tx, params, period, asOf))
      .filter(({ resolved, appeal }) => resolved && appeal)
      .map((each) => recordOf(each))
  },
  async excluded(tx, params, period, asOf) {
    return (await endedIn(tx, params, period, asOf))
      .filter(({ resolved, appeal }) => !resolved && appeal)
      .map((each) => ({ record: recordOf(each), reason: whyNotResolved(each) }))
  },
}

export const resolvedInTerm: Measure<Params> = {
  ...own,
  id: 'cases.resolved_in_term',
  title: { es: 'Trámites resueltos dentro del plazo', en: 'Procedures resolved within their term' },
  unit: { es: '% de los trámites', en: '% of procedures' },
  method: {
    es: 'Expedientes resueltos a más tardar el día en que vencía su plazo, entre los resueltos que tienen plazo. El plazo se cuenta con sus suspensiones, día por día. Los recursos contra una resolución no entran.',
    en: 'Cases resolved by the day on which their term ended, out of the resolved ones that have a term. The term is counted with its suspensions, day by day. Appeals against a decision are not among them.',
  },
  fold: 'ratio',
  async records(tx, params, period, asOf) {
    return (await proceduresIn(tx, params, period, asOf)).flatMap((each) =>
      each.resolved && each.inTerm !== undefined
        ? [recordOf(each, { numerator: each.inTerm ? 1 : 0, denominator: 1 })]
        : [],
    )
  },
}

export const officeDays: Measure<Params> = {
  ...own,
  id: 'cases.office_days',
  title: { es: 'Días hábiles que la oficina emplea en resolver', en: 'Working days that the office takes to resolve' },
  unit: { es: 'días hábiles', en: 'working days' },
  method: {
    es: 'Promedio, sobre los expedientes resueltos, de los días hábiles en que le tocaba actuar a la oficina. Los días de quien solicita y de otras entidades no se suman, ni los de los recursos.',
    en: 'Mean, over the resolved cases, of the working days on which it was the office’s turn. Days of the applicant and of other bodies are not added, nor those of appeals.',
  },
  fold: 'mean',
  async records(tx, params, period, asOf) {
    return (await proceduresIn(tx, params, period, asOf)).flatMap((each) =>
      each.resolved && each.days !== undefined ? [recordOf(each, { value: each.days.office })] : [],
    )
  },
}

export const areaAuthorised: Measure<Params> = {
  ...own,
  id: 'cases.area_authorised',
  title: { es: 'Área autorizada', en: 'Area authorised' },
  unit: { es: 'm²', en: 'm²' },
  method: {
    es: 'Se suman los metros cuadrados de los expedientes otorgados, con condiciones o sin ellas.',
    en: 'Adds up the square metres of the cases granted, with conditions or without.',
  },
  fold: 'sum',
  async records(tx, params, period, asOf) {
    return (await proceduresIn(tx, params, period, asOf)).flatMap((each) =>
      each.authorised && each.area !== undefined ? [recordOf(each, { value: each.area })] : [],
    )
  },
}

/** What cases feed to plans and series. */
export const CASE_MEASURES: readonly Measure[] = [
  casesResolved,
  resolvedInTerm,
  officeDays,
  areaAuthorised,
  appealsResolved,
].map((measure) => measure as Measure)
