import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { isId } from '../../../../../kernel/ids.ts'
import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import { errorOfRefusal, readForm, type Typed } from '../../../../../platform/web/form.ts'
import { type WebContext, workspacePage } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import type { FieldError } from '../../../../../ui/form/form-state.ts'
import { receiptQuery } from '../../../data/receipt-query.ts'
import { counterForm, counterQuery, startAtCounter } from '../../../data/start-at-counter.ts'
import { sendReceipt } from '../../../exports/send-receipt.ts'
import { filingPaths } from '../../../filing-paths.ts'
import { staffPaths } from '../../../staff-paths.ts'
import { READ_CASES, WORK_ON_CASES } from '../../../staff-permissions.ts'
import { newLink } from '../../public/filing/applicant.ts'
import { ReceiptView } from '../../public/filing/receipt-view.tsx'
import { CounterPage } from './counter-page.tsx'
import { COUNTER_WORDS } from './counter-words.ts'

async function showCounter(c: WebContext, typed: Typed = {}, errors: readonly FieldError[] = []): Promise<Response> {
  const locale = c.get('locale')
  const found = await c.get('services').runner.query(counterQuery, c.get('ctx'), null)
  if (!found.ok) return refusalPage(c, 403, found.refusal)
  const words = COUNTER_WORDS[locale]
  return workspacePage(c, {
    title: words.title,
    status: errors.length === 0 ? 200 : 422,
    breadcrumbs: [{ title: words.inbox, href: localPath(locale, staffPaths.inbox()) }, { title: words.title }],
    body: (
      <CounterPage
        counter={found.value}
        state={{ values: typed, errors }}
        locale={locale}
        csrf={c.get('csrf')}
        idempotencyKey={typed['idempotency-key'] ?? randomUUID()}
      />
    ),
  })
}

async function postCounter(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const form = readForm(counterForm, await c.req.formData(), locale)
  if (!form.ok) return showCounter(c, form.typed, form.errors)
  const input = { ...form.value, locale, guest: newLink(), consent: newLink() }
  const begun = await c
    .get('services')
    .runner.command(startAtCounter, c.get('ctx'), input, { address: c.get('address') })
  if (!begun.ok) {
    if (begun.refusal.kind === 'forbidden') return refusalPage(c, 403, begun.refusal)
    return showCounter(c, form.typed, [errorOfRefusal(begun.refusal, locale)])
  }
  return c.redirect(localPath(locale, filingPaths.draft(begun.value.draftId)), 303)
}

async function showReceipt(c: WebContext): Promise<Response> {
  const id = c.req.param('id') ?? ''
  if (!isId(id)) return troublePage(c, 404, 'not_found')
  const found = await c.get('services').runner.query(receiptQuery, c.get('ctx'), { id })
  if (!found.ok)
    return found.refusal.kind === 'forbidden' ? refusalPage(c, 403, found.refusal) : troublePage(c, 404, 'not_found')
  const locale = c.get('locale')
  const words = COUNTER_WORDS[locale]
  const { number } = found.value.row
  return workspacePage(c, {
    title: `${words.receipt} · ${number}`,
    breadcrumbs: [
      { title: words.inbox, href: localPath(locale, staffPaths.inbox()) },
      { title: number, href: localPath(locale, staffPaths.case(id)) },
      { title: words.receipt },
    ],
    body: <ReceiptView of={found.value} here={c.req.url} file={staffPaths.receiptFile(id)} locale={locale} />,
  })
}

async function sendReceiptFile(c: WebContext): Promise<Response> {
  const id = c.req.param('id') ?? ''
  if (!isId(id)) return troublePage(c, 404, 'not_found')
  const found = await c.get('services').runner.query(receiptQuery, c.get('ctx'), { id })
  if (found.ok) return sendReceipt(c, found.value)
  return found.refusal.kind === 'forbidden' ? refusalPage(c, 403, found.refusal) : troublePage(c, 404, 'not_found')
}

const params = z.object({ id: z.string().max(100) })

export const counterRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/t/ventanilla',
    permission: WORK_ON_CASES,
    handle: (c) => showCounter(c),
  },
  { method: 'POST', path: '/t/ventanilla', permission: WORK_ON_CASES, form: counterForm, handle: postCounter },
  { method: 'GET', path: '/t/expedientes/:id/constancia', permission: READ_CASES, params, handle: showReceipt },
  { method: 'GET', path: '/t/expedientes/:id/constancia.pdf', permission: READ_CASES, params, handle: sendReceiptFile },
]
