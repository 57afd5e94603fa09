import { z } from 'zod'
import { isId } from '../../../../../kernel/ids.ts'
import { parseMoney } from '../../../../../kernel/money.ts'
import type { Refusal } from '../../../../../kernel/result.ts'
import { mayDo } from '../../../../../platform/capability/permission.ts'
import { afterForm } from '../../../../../platform/web/after-form.ts'
import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import { setFlash } from '../../../../../platform/web/flash.ts'
import { errorOfRefusal, readForm } from '../../../../../platform/web/form.ts'
import type { WebContext } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import { elementPlaceQuery } from '../../../data/element-owner.ts'
import { moneyHistoryQuery } from '../../../data/money-history.ts'
import { type MoneyAnswer, moneyQuery } from '../../../data/money-query.ts'
import { planMoney, reportSpending } from '../../../data/write-money.ts'
import { moneyPaths, OF_NONE } from '../../../money-paths.ts'
import { PLAN_MONEY, REPORT_SPENDING } from '../../../money-permissions.ts'
import { READ_WORKSPACE, SEE_ALL_UNITS } from '../../../permissions.ts'
import { NONE } from '../../../rules/money/money-rows.ts'
import { type StaffYear, staffYearPage, yearOf } from '../year-page.tsx'
import type { MoneyAttempt, MoneyKind } from './activity-money.ts'
import { ActivityMoneyPage } from './activity-money-page.tsx'
import { MoneyPage } from './money-page.tsx'
import { MoneyRowsPage } from './money-rows-page.tsx'
import { MONEY_WORDS } from './money-words.ts'
import { PoaMoneyPage } from './poa-money-page.tsx'

async function moneyOf(c: WebContext, year: StaffYear): Promise<MoneyAnswer> {
  const found = await c.get('services').runner.query(moneyQuery, c.get('ctx'), { year: year.view.plan.year })
  if (!found.ok) throw new Error('Whoever reads the year may read its money.')
  return found.value
}

function showMoney(c: WebContext): Promise<Response> {
  const asked = { year: yearOf(c.req.query('anio')), unit: undefined, action: moneyPaths.money(), units: false }
  return staffYearPage(c, asked, async (year) => ({
    title: MONEY_WORDS[year.view.locale].title,
    body: <MoneyPage year={year} answer={await moneyOf(c, year)} />,
  }))
}

function showRows(c: WebContext): Promise<Response> {
  const asked = { year: yearOf(c.req.query('anio')), unit: undefined, action: moneyPaths.rows(), units: false }
  const kind = c.req.query('que')
  return staffYearPage(c, asked, async (year) => ({
    title: MONEY_WORDS[year.view.locale].rows,
    body: (
      <MoneyRowsPage
        year={year}
        answer={await moneyOf(c, year)}
        asked={{
          kind: kind === 'presupuesto' ? 'planned' : kind === 'gastado' ? 'spent' : undefined,
          unit: c.req.query('unidad'),
          source: ofNone(c.req.query('fuente')),
          result: ofNone(c.req.query('resultado')),
        }}
      />
    ),
  }))
}

function ofNone(text: string | undefined): string | undefined {
  return text === OF_NONE ? NONE : text
}

function showPoaMoney(c: WebContext): Response | Promise<Response> {
  const { year: yearText, unit } = c.req.param()
  const [otherYear, other] = [c.req.query('anio') ?? yearText, c.req.query('unidad') ?? unit ?? '']
  if (other.toLowerCase() !== unit?.toLowerCase() || otherYear !== yearText)
    return c.redirect(localPath(c.get('locale'), moneyPaths.poa(Number(otherYear), other, c.req.query('corte'))), 303)
  const action = moneyPaths.poa(Number(yearText), unit ?? '')
  return staffYearPage(c, { year: yearOf(yearText), unit, action, units: true }, async (year) => {
    const { poa, view } = year
    if (poa === undefined) throw new Error('The money of a plan is drawn only when the plan is there.')
    return {
      title: `${MONEY_WORDS[view.locale].tab} · ${poa.head.unit.code} ${poa.head.year}`,
      body: (
        <PoaMoneyPage
          year={year}
          poa={poa}
          answer={await moneyOf(c, year)}
          mayWrite={mayDo(c.get('ctx').who, PLAN_MONEY, { unitId: poa.head.unit.id })}
        />
      ),
    }
  })
}

async function showActivity(c: WebContext, attempt?: MoneyAttempt): Promise<Response> {
  const id = c.req.param('id') ?? ''
  if (!isId(id)) return troublePage(c, 404, 'not_found')
  const found = await c.get('services').runner.query(elementPlaceQuery, c.get('ctx'), id)
  if (!found.ok) return troublePage(c, 404, 'not_found')
  const { who } = c.get('ctx')
  const asked = { year: found.value.year, unit: undefined, action: moneyPaths.activity(id), units: false }
  const page = await staffYearPage(c, asked, async (year) => {
    const { view } = year
    const placed = view.index.elements.get(id)
    const poa = placed?.poa
    if (placed === undefined || poa === undefined) throw new Error('An element in force is in the plan of its year.')
    const answer = await moneyOf(c, year)
    const { runner, institution } = c.get('services')
    const history = await runner.query(moneyHistoryQuery, c.get('ctx'), id)
    const subject = { unitId: poa.head.unit.id }
    const wanted = c.req.query('fila')
    const row = (kind: MoneyKind) => {
      const money = answer[kind].find((each) => each.id === wanted && each.activityId === id)
      return money === undefined ? undefined : { kind, money }
    }
    return {
      title: `${MONEY_WORDS[view.locale].activityTitle} · ${placed.element.code ?? poa.head.unit.code}`,
      body: (
        <ActivityMoneyPage
          view={view}
          poa={poa}
          activity={placed.element}
          answer={answer}
          history={history.ok ? history.value : []}
          zone={institution.zone}
          csrf={c.get('csrf')}
          mayPlan={mayDo(who, PLAN_MONEY, subject)}
          maySpend={mayDo(who, REPORT_SPENDING, subject)}
          row={row('planned') ?? row('spent')}
          attempt={attempt === undefined ? undefined : withStanding(attempt, answer, id)}
        />
      ),
    }
  })
  return attempt === undefined ? page : new Response(page.body, { status: 422, headers: page.headers })
}

/** When somebody else wrote there first, what they wrote is shown, and its version goes with the next save. */
function withStanding(attempt: MoneyAttempt, answer: MoneyAnswer, activityId: string): MoneyAttempt {
  if (!attempt.errors.some(({ field }) => field === 'amount')) return attempt
  const { typed } = attempt
  const standing = answer[attempt.kind].find(
    (row) =>
      row.activityId === activityId &&
      (row.sourceId ?? '') === (typed.sourceId ?? '') &&
      String(row.month ?? '') === (typed.month ?? ''),
  )
  return standing === undefined || String(standing.version) === typed.expectedVersion
    ? attempt
    : { ...attempt, standing }
}

const place = {
  sourceId: z.uuid().optional(),
  note: z.string().max(1000).optional(),
  expectedVersion: z.coerce.number().int().min(0).default(0),
  amount: z.string().max(40),
}
const plannedForm = z.object({ ...place, month: z.coerce.number().int().min(1).max(12).optional() })
const spentForm = z.object({ ...place, month: z.coerce.number().int().min(1).max(12) })

function post(kind: MoneyKind) {
  const schema = kind === 'planned' ? plannedForm : spentForm
  return async (c: WebContext): Promise<Response> => {
    const locale = c.get('locale')
    const form = readForm(schema, await c.req.formData(), locale)
    if (!form.ok) return showActivity(c, { kind, typed: form.typed, errors: form.errors })
    const { amount, ...rest } = form.value
    const money = parseMoney(amount, 'USD')
    if (money === undefined) {
      const message = MONEY_WORDS[locale].notAnAmount
      return showActivity(c, { kind, typed: form.typed, errors: [{ field: 'amount', message }] })
    }
    const input = { ...rest, cents: money.cents, activityId: c.req.param('id') }
    const key = form.typed['idempotency-key']
    const options = { address: c.get('address'), ...(key === undefined ? {} : { idempotencyKey: key }) }
    const { runner } = c.get('services')
    const done =
      kind === 'planned'
        ? await runner.command(planMoney, c.get('ctx'), input, options)
        : await runner.command(reportSpending, c.get('ctx'), input, options)
    if (!done.ok) return refused(c, kind, form.typed, done.refusal)
    const said = kind === 'planned' ? 'plannedSaved' : 'spentSaved'
    setFlash(c, 'success', { es: MONEY_WORDS.es[said], en: MONEY_WORDS.en[said] })
    return afterForm(c, localPath(locale, moneyPaths.activity(c.req.param('id') ?? '')))
  }
}

function refused(
  c: WebContext,
  kind: MoneyKind,
  typed: Readonly<Record<string, string>>,
  refusal: Refusal,
): Response | Promise<Response> {
  if (refusal.kind === 'forbidden') return refusalPage(c, 403, refusal)
  if (refusal.kind === 'no_such_activity') return troublePage(c, 404, 'not_found')
  const error = errorOfRefusal(refusal, c.get('locale'))
  return showActivity(c, { kind, typed, errors: [error.field === 'cents' ? { ...error, field: 'amount' } : error] })
}

export const moneyRoutes: readonly Route[] = [
  { method: 'GET', path: '/t/dinero', permission: SEE_ALL_UNITS, handle: showMoney },
  { method: 'GET', path: '/t/dinero/montos', permission: READ_WORKSPACE, handle: showRows },
  { method: 'GET', path: '/t/poa/:year/:unit/dinero', permission: READ_WORKSPACE, handle: showPoaMoney },
  { method: 'GET', path: '/t/actividades/:id/dinero', permission: READ_WORKSPACE, handle: (c) => showActivity(c) },
  {
    method: 'POST',
    path: '/t/actividades/:id/dinero/presupuesto',
    permission: PLAN_MONEY,
    form: plannedForm,
    handle: post('planned'),
  },
  {
    method: 'POST',
    path: '/t/actividades/:id/dinero/gastado',
    permission: REPORT_SPENDING,
    form: spentForm,
    handle: post('spent'),
  },
]
