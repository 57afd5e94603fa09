import { z } from 'zod'
import { formatMoney } from '../../../../kernel/format.ts'
import { type Locale, say } from '../../../../kernel/text.ts'
import { refusalPage } from '../../../../platform/web/answers.tsx'
import { setFlash } from '../../../../platform/web/flash.ts'
import { errorOfRefusal, readForm } from '../../../../platform/web/form.ts'
import { type WebContext, workspacePage } from '../../../../platform/web/page.tsx'
import { localPath } from '../../../../platform/web/paths.ts'
import type { Route } from '../../../../platform/web/route.ts'
import { Button } from '../../../../ui/button/button.tsx'
import { DefinitionList } from '../../../../ui/content/content.tsx'
import { ErrorSummary, Form } from '../../../../ui/form/form.tsx'
import type { FieldError } from '../../../../ui/form/form-state.ts'
import { TextField } from '../../../../ui/form/text-fields.tsx'
import { PageHead } from '../../../../ui/shell/page-head.tsx'
import { openOrdersQuery } from '../../data/cashier-query.ts'
import { recordPayment } from '../../data/pay-order.ts'
import { filingPaths } from '../../filing-paths.ts'
import { RECORD_PAYMENT } from '../../filing-permissions.ts'

const WORDS = {
  es: {
    title: 'Caja',
    lead: 'Pagos de trámites hechos en ventanilla. Cada mandamiento se paga una vez y completo.',
    find: 'Mandamiento o expediente',
    search: 'Buscar',
    none: 'No hay nada por pagar con ese número.',
    applicant: 'Solicita',
    amount: 'Monto',
    procedure: 'Trámite',
    receipt: 'Número de recibo',
    record: 'Anotar el pago',
    done: 'Se anotó el pago.',
  },
  en: {
    title: 'Till',
    lead: 'Payments of procedures made at the counter. Each order is paid once and whole.',
    find: 'Fee order or case',
    search: 'Find',
    none: 'There is nothing to be paid under that number.',
    applicant: 'Applicant',
    amount: 'Amount',
    procedure: 'Procedure',
    receipt: 'Receipt number',
    record: 'Record the payment',
    done: 'The payment was recorded.',
  },
} as const satisfies Record<Locale, object>

async function showTill(c: WebContext, errors: readonly FieldError[] = [], orderId = ''): Promise<Response> {
  const reference = (c.req.query('mandamiento') ?? '').slice(0, 60)
  const found = await c.get('services').runner.query(openOrdersQuery, c.get('ctx'), { reference })
  if (!found.ok) return refusalPage(c, 403, found.refusal)
  const locale = c.get('locale')
  const words = WORDS[locale]
  const till = localPath(locale, filingPaths.till())
  return workspacePage(c, {
    title: words.title,
    status: errors.length === 0 ? 200 : 422,
    breadcrumbs: [{ title: words.title }],
    body: (
      <>
        <PageHead title={words.title} lead={words.lead} />
        <ErrorSummary errors={errors} locale={locale} />
        <Form action={till} method="get" locale={locale}>
          <TextField name="mandamiento" locale={locale} label={words.find} value={reference} width="half" required />
          <Button>{words.search}</Button>
        </Form>
        {found.value.length === 0 ? <p>{words.none}</p> : null}
        {found.value.map((order) => (
          <section class="stack" key={order.id} aria-labelledby={`orden-${order.id}`}>
            <h2 id={`orden-${order.id}`}>{order.reference}</h2>
            <DefinitionList
              items={[
                { term: words.procedure, value: say(order.procedure, locale) },
                { term: words.applicant, value: order.applicant },
                { term: words.amount, value: formatMoney({ cents: order.totalCents, currency: 'USD' }) },
              ]}
            />
            <Form
              action={till}
              locale={locale}
              csrf={c.get('csrf')}
              hidden={{ caseId: order.caseId, orderId: order.id }}
            >
              <TextField
                name="receipt"
                id={`f-recibo-${order.id}`}
                locale={locale}
                label={words.receipt}
                error={order.id === orderId ? errors[0]?.message : undefined}
                width="half"
                maxLength={100}
                required
              />
              <Button kind="primary">{words.record}</Button>
            </Form>
          </section>
        ))}
      </>
    ),
  })
}

const tillForm = z.object({
  caseId: z.uuid(),
  orderId: z.uuid(),
  receipt: z.string().min(1).max(100),
})

async function postTill(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const form = readForm(tillForm, await c.req.formData(), locale)
  const said = ({ message }: FieldError) => ({ message })
  if (!form.ok) return showTill(c, form.errors.map(said), form.typed.orderId)
  const done = await c
    .get('services')
    .runner.command(recordPayment, c.get('ctx'), form.value, { address: c.get('address') })
  if (!done.ok) {
    if (done.refusal.kind === 'forbidden') return refusalPage(c, 403, done.refusal)
    return showTill(c, [said(errorOfRefusal(done.refusal, locale))], form.value.orderId)
  }
  setFlash(c, 'success', { es: WORDS.es.done, en: WORDS.en.done })
  return c.redirect(localPath(locale, filingPaths.till()), 303)
}

export const cashierRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/t/caja',
    permission: RECORD_PAYMENT,
    query: z.object({ mandamiento: z.string().max(200).optional() }),
    handle: (c) => showTill(c),
  },
  { method: 'POST', path: '/t/caja', permission: RECORD_PAYMENT, form: tillForm, handle: postTill },
]
