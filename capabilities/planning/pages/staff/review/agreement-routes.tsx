import { z } from 'zod'
import { mayDo } from '../../../../../platform/capability/permission.ts'
import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import { setFlash } from '../../../../../platform/web/flash.ts'
import { errorOfRefusal, readForm, type Typed } from '../../../../../platform/web/form.ts'
import { type WebContext, workspacePage } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import type { FieldError, FormState } from '../../../../../ui/form/form-state.ts'
import { closeAgreement, closeInput, withdrawAgreement, withdrawInput } from '../../../data/agreement-commands.ts'
import { agreementQuery, agreementsQuery } from '../../../data/agreement-query.ts'
import { READ_WORKSPACE } from '../../../permissions.ts'
import { reviewPaths } from '../../../review-paths.ts'
import { CLOSE_AGREEMENT, WITHDRAW_AGREEMENT } from '../../../review-permissions.ts'
import { AgreementPage } from './agreement-page.tsx'
import { AGREEMENT_WORDS } from './agreement-words.ts'
import { AgreementsPage } from './agreements-page.tsx'

async function showAgreements(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const found = await c.get('services').runner.query(agreementsQuery, c.get('ctx'), {})
  if (!found.ok) return refusalPage(c, 403, found.refusal)
  const chosen = (name: string) => c.req.query(name) || undefined
  return workspacePage(c, {
    title: AGREEMENT_WORDS[locale].agreements,
    body: (
      <AgreementsPage
        all={found.value}
        locale={locale}
        choice={{ state: chosen('estado'), unit: chosen('unidad'), year: chosen('anio') }}
      />
    ),
  })
}

interface Attempt {
  readonly form: 'close' | 'withdraw'
  readonly typed: Typed
  readonly errors: readonly FieldError[]
}

const EMPTY: FormState = { values: {}, errors: [] }

async function showAgreement(c: WebContext, attempt?: Attempt): Promise<Response> {
  const locale = c.get('locale')
  const found = await c.get('services').runner.query(agreementQuery, c.get('ctx'), c.req.param('id') ?? '')
  if (!found.ok)
    return found.refusal.kind === 'forbidden' ? refusalPage(c, 403, found.refusal) : troublePage(c, 404, 'not_found')
  const agreement = found.value
  const words = AGREEMENT_WORDS[locale]
  const { who } = c.get('ctx')
  const stateOf = (form: Attempt['form']): FormState =>
    attempt?.form === form ? { values: attempt.typed, errors: attempt.errors } : EMPTY
  const title = words.one(agreement.number, agreement.year)
  return workspacePage(c, {
    title,
    status: attempt === undefined ? 200 : 422,
    breadcrumbs: [{ title: words.agreements, href: localPath(locale, reviewPaths.agreements()) }, { title }],
    body: (
      <AgreementPage
        agreement={agreement}
        locale={locale}
        csrf={c.get('csrf')}
        mayClose={mayDo(who, CLOSE_AGREEMENT, { unitId: agreement.unit.id })}
        mayWithdraw={mayDo(who, WITHDRAW_AGREEMENT)}
        closing={stateOf('close')}
        withdrawing={stateOf('withdraw')}
      />
    ),
  })
}

const closeForm = closeInput.omit({ agreementId: true })
const withdrawForm = withdrawInput.omit({ agreementId: true })

const ENDS = {
  close: { form: closeForm, flash: 'doneFlash' },
  withdraw: { form: withdrawForm, flash: 'withdrawnFlash' },
} as const

function postEnd(how: keyof typeof ENDS) {
  return async (c: WebContext): Promise<Response> => {
    const locale = c.get('locale')
    const { flash } = ENDS[how]
    const form = readForm<object>(ENDS[how].form, await c.req.formData(), locale)
    if (!form.ok) return showAgreement(c, { form: how, typed: form.typed, errors: form.errors })
    const agreementId = c.req.param('id') ?? ''
    const { runner } = c.get('services')
    const input = { ...form.value, agreementId }
    const options = { address: c.get('address') }
    const done =
      how === 'close'
        ? await runner.command(closeAgreement, c.get('ctx'), input, options)
        : await runner.command(withdrawAgreement, c.get('ctx'), input, options)
    if (!done.ok) {
      if (done.refusal.kind === 'forbidden') return refusalPage(c, 403, done.refusal)
      return showAgreement(c, { form: how, typed: form.typed, errors: [errorOfRefusal(done.refusal, locale)] })
    }
    setFlash(c, 'success', { es: AGREEMENT_WORDS.es[flash], en: AGREEMENT_WORDS.en[flash] })
    return c.redirect(localPath(locale, reviewPaths.agreement(agreementId)), 303)
  }
}

const filters = z.object({
  estado: z.string().optional(),
  unidad: z.string().optional(),
  anio: z.string().optional(),
})

export const agreementRoutes: readonly Route[] = [
  { method: 'GET', path: '/t/acuerdos', permission: READ_WORKSPACE, query: filters, handle: showAgreements },
  { method: 'GET', path: '/t/acuerdos/:id', permission: READ_WORKSPACE, handle: (c) => showAgreement(c) },
  {
    method: 'POST',
    path: '/t/acuerdos/:id/cumplido',
    permission: CLOSE_AGREEMENT,
    form: closeForm,
    handle: postEnd('close'),
  },
  {
    method: 'POST',
    path: '/t/acuerdos/:id/retiro',
    permission: WITHDRAW_AGREEMENT,
    form: withdrawForm,
    handle: postEnd('withdraw'),
  },
]
