import { z } from 'zod'
import { isId } from '../../../../../kernel/ids.ts'
import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import { setFlash } from '../../../../../platform/web/flash.ts'
import { errorOfRefusal, readForm, type Typed } from '../../../../../platform/web/form.ts'
import { type WebContext, workspacePage } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import type { FieldError } from '../../../../../ui/form/form-state.ts'
import { deliveryKeysQuery, giveDeliveryKey, revokeDeliveryKey } from '../../../data/delivery-keys.ts'
import { deliveryPaths } from '../../../deliveries-paths.ts'
import { MANAGE_DELIVERY_KEYS } from '../../../deliveries-permissions.ts'
import { DELIVERY_WORDS } from './deliveries-words.ts'
import { KeysPage } from './keys-page.tsx'

async function showKeys(
  c: WebContext,
  {
    typed = {},
    errors = [],
    given,
  }: { readonly typed?: Typed; readonly errors?: readonly FieldError[]; readonly given?: string } = {},
): Promise<Response> {
  const { runner, institution } = c.get('services')
  const ctx = c.get('ctx')
  const found = await runner.query(deliveryKeysQuery, ctx, undefined)
  if (!found.ok) return refusalPage(c, 403, found.refusal)
  const locale = c.get('locale')
  return workspacePage(c, {
    title: DELIVERY_WORDS[locale].title,
    status: errors.length === 0 ? 200 : 422,
    body: (
      <KeysPage
        locale={locale}
        csrf={c.get('csrf')}
        keys={found.value}
        today={ctx.today}
        zone={institution.zone}
        typed={typed}
        errors={errors}
        given={given}
      />
    ),
  })
}

const giveForm = z.object({ holder: z.string().min(3).max(200), validTo: z.string().max(10) })

/** The key is on the page that answers, so nothing is redirected: it must not be in an address. */
async function postKey(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const form = readForm(giveForm, await c.req.formData(), locale)
  if (!form.ok) return showKeys(c, form)
  const { runner } = c.get('services')
  const done = await runner.command(giveDeliveryKey, c.get('ctx'), form.value, { address: c.get('address') })
  if (done.ok) return showKeys(c, { given: done.value.key })
  if (done.refusal.kind === 'forbidden') return refusalPage(c, 403, done.refusal)
  return showKeys(c, { typed: form.typed, errors: [errorOfRefusal(done.refusal, locale)] })
}

const revokeForm = z.object({ expectedVersion: z.coerce.number().int() })

async function postRevoke(c: WebContext): Promise<Response> {
  const id = c.req.param('id') ?? ''
  if (!isId(id)) return troublePage(c, 404, 'not_found')
  const locale = c.get('locale')
  const form = readForm(revokeForm, await c.req.formData(), locale)
  const input = { keyId: id, expectedVersion: form.ok ? form.value.expectedVersion : 0 }
  const { runner } = c.get('services')
  const done = await runner.command(revokeDeliveryKey, c.get('ctx'), input, { address: c.get('address') })
  if (!done.ok && done.refusal.kind === 'forbidden') return refusalPage(c, 403, done.refusal)
  if (done.ok) setFlash(c, 'success', { es: DELIVERY_WORDS.es.gone, en: DELIVERY_WORDS.en.gone })
  else setFlash(c, 'refusal', done.refusal.message)
  return c.redirect(localPath(locale, deliveryPaths.keys()), 303)
}

export const keyRoutes: readonly Route[] = [
  { method: 'GET', path: '/t/observatorio/llaves', permission: MANAGE_DELIVERY_KEYS, handle: (c) => showKeys(c) },
  {
    method: 'POST',
    path: '/t/observatorio/llaves',
    permission: MANAGE_DELIVERY_KEYS,
    form: giveForm,
    handle: postKey,
  },
  {
    method: 'POST',
    path: '/t/observatorio/llaves/:id/retirar',
    permission: MANAGE_DELIVERY_KEYS,
    form: revokeForm,
    handle: postRevoke,
  },
]
