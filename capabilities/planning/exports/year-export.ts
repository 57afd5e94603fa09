import { createHash } from 'node:crypto'
import type { CivilDate } from '../../../kernel/civil.ts'
import { type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import type { Locale, Text } from '../../../kernel/text.ts'
import { mayDo } from '../../../platform/capability/permission.ts'
import type { WebContext } from '../../../platform/web/page.tsx'
import { type MoneyAnswer, moneyQuery } from '../data/money-query.ts'
import { publicYear } from '../data/public-queries.ts'
import { planYearQuery, type YearAnswer } from '../data/year-query.ts'
import { parseCutOff } from '../pages/plan/cut-off.ts'
import { READ_WORKSPACE } from '../permissions.ts'
import { poaWords } from './poa-words.ts'
import { readableCode } from './verification.ts'

/** All that leaves the house with a year's plans. The figures are those of the rules, never computed here. */
export interface YearExport {
  readonly answer: YearAnswer
  /** What its activities are to cost and have cost; absent where nobody asks for it. */
  readonly money?: MoneyAnswer
  /** One unit of it; absent for all. */
  readonly unitCode?: string
  readonly institution: Text
  readonly madeOn: CivilDate
  readonly madeAt: string
  /** Name of who asks; absent for the public. */
  readonly madeBy?: string
  readonly verification: string
  readonly demoNote?: Text
  readonly locale: Locale
}

export interface YearReader {
  readonly institution: Text
  readonly locale: Locale
  readonly today: CivilDate
  readonly now: string
  readonly name?: string
}

export function yearExportOf(
  answer: YearAnswer,
  reader: YearReader,
  unitCode?: string,
  money?: MoneyAnswer,
): YearExport {
  return {
    answer,
    ...(money === undefined ? {} : { money }),
    ...(unitCode === undefined ? {} : { unitCode }),
    institution: reader.institution,
    madeOn: reader.today,
    madeAt: reader.now,
    ...(reader.name === undefined ? {} : { madeBy: reader.name }),
    verification: yearCode(answer, unitCode, money),
    ...(answer.plan.demo ? { demoNote: { es: poaWords('es').demo, en: poaWords('en').demo } } : {}),
    locale: reader.locale,
  }
}

/** A code of the content: every plan, the cut-off, every figure and, where money goes along, every amount. The same content has the same code, whoever asks. */
function yearCode({ plan, progress, cutOff }: YearAnswer, unitCode = '', money?: MoneyAnswer): string {
  const hash = createHash('sha256').update(`${plan.year} ${cutOff} ${unitCode.toLowerCase()}`)
  for (const poa of plan.poas) hash.update(JSON.stringify([poa.plan, [...poa.reports], [...poa.baselines]]))
  for (const [key, { toDate, year, state }] of progress.figures) hash.update(JSON.stringify([key, toDate, year, state]))
  if (money !== undefined) hash.update(JSON.stringify([money.planned, money.spent]))
  return readableCode(hash.digest())
}

/** The year of the address, as whoever asks may read it: staff the workspace's unless only what is published is wanted. */
export async function yearAsked(c: WebContext, published = false): Promise<Result<YearExport, Refusal>> {
  const ctx = c.get('ctx')
  const year = /^(19|20)\d\d$/.exec(c.req.param('year') ?? '')?.[0]
  const cutOff = parseCutOff(c.req.query('corte'))
  if (year === undefined || !cutOff.ok) return refuse(NOT_THERE)
  const query = !published && mayDo(ctx.who, READ_WORKSPACE) ? planYearQuery : publicYear
  const services = c.get('services')
  const found = await services.runner.query(query, ctx, { year: Number(year), cutOff: cutOff.value })
  if (!found.ok) return found
  const unit = c.req.param('unit')?.toLowerCase()
  const known = found.value.plan.poas.find(({ head }) => head.unit.code.toLowerCase() === unit)
  if (unit !== undefined && known === undefined) return refuse(NOT_THERE)
  const reader = {
    institution: services.institution.title,
    locale: c.get('locale'),
    today: ctx.today,
    now: ctx.now,
    ...(typeof ctx.who === 'object' && !published ? { name: ctx.who.name } : {}),
  }
  const money = await services.runner.query(moneyQuery, ctx, { year: Number(year) })
  if (!money.ok) return money
  return { ok: true, value: yearExportOf(found.value, reader, known?.head.unit.code, money.value) }
}

const NOT_THERE: Refusal<'not_found'> = {
  kind: 'not_found',
  message: { es: 'No hay datos en esta dirección.', en: 'There are no data at this address.' },
}
