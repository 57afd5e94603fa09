import type { z } from 'zod'
import { isId } from '../../../../../kernel/ids.ts'
import type { Command } from '../../../../../platform/capability/command.ts'
import { mayDo } from '../../../../../platform/capability/permission.ts'
import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import { setFlash } from '../../../../../platform/web/flash.ts'
import { errorOfRefusal, readForm } from '../../../../../platform/web/form.ts'
import { type WebContext, workspacePage } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import { discardLot, lotQuery, mapLot, sendLot, startLot, takeLot } from '../../../data/register-lots.ts'
import { openRegistersQuery } from '../../../data/register-queries.ts'
import { REGISTER_FILES } from '../../../registers-file-use.ts'
import { registerWorkPaths } from '../../../registers-paths.ts'
import { KEEP_REGISTERS, SEE_REGISTERS } from '../../../registers-permissions.ts'
import { tableForm, tableOfForm } from '../tables/table-of-form.ts'
import { BringRowsPage, LotPage } from './lot-pages.tsx'
import { plainForm, registerMappingForm, registerMappingOf, sendForm } from './register-forms.ts'
import { NOTHING, type Shown, workCrumbs } from './register-work-routes.tsx'
import { WORK_WORDS } from './work-words.ts'

async function showBring(
  c: WebContext,
  { typed, errors, kept = [] }: Shown & { readonly kept?: Parameters<typeof BringRowsPage>[0]['kept'] } = NOTHING,
): Promise<Response> {
  const locale = c.get('locale')
  const title = WORK_WORDS[locale].bring
  const found = await c.get('services').runner.query(openRegistersQuery, c.get('ctx'), undefined)
  const code = c.req.param('register')
  const register = found.ok ? found.value.find(({ kind }) => kind.code === code) : undefined
  if (register === undefined) return troublePage(c, 404, 'not_found')
  return workspacePage(c, {
    title,
    breadcrumbs: workCrumbs(c, register.kind, title),
    status: errors.length === 0 ? 200 : 422,
    body: (
      <BringRowsPage
        locale={locale}
        csrf={c.get('csrf')}
        typed={typed}
        errors={errors}
        kept={kept}
        code={register.kind.code}
      />
    ),
  })
}

async function postBring(c: WebContext): Promise<Response> {
  const sent = await tableOfForm(c, REGISTER_FILES)
  if (!sent.ok) return showBring(c, sent.again)
  const begun = await c
    .get('services')
    .runner.command(
      startLot,
      c.get('ctx'),
      { register: c.req.param('register') ?? '', ...sent.table },
      { address: c.get('address') },
    )
  if (!begun.ok) {
    if (begun.refusal.kind === 'forbidden') return refusalPage(c, 403, begun.refusal)
    return showBring(c, sent.again(begun.refusal))
  }
  return c.redirect(localPath(c.get('locale'), registerWorkPaths.lot(begun.value.lotId)), 303)
}

async function showLot(c: WebContext, { typed, errors }: Shown = NOTHING): Promise<Response> {
  const id = c.req.param('id') ?? ''
  if (!isId(id)) return troublePage(c, 404, 'not_found')
  const found = await c.get('services').runner.query(lotQuery, c.get('ctx'), { id })
  if (!found.ok) return refusalPage(c, found.refusal.kind === 'forbidden' ? 403 : 404, found.refusal)
  const { lot, register } = found.value
  const { who } = c.get('ctx')
  return workspacePage(c, {
    title: lot.fileName,
    breadcrumbs: workCrumbs(c, register.kind, lot.fileName),
    status: errors.length === 0 ? 200 : 422,
    body: (
      <LotPage
        locale={c.get('locale')}
        csrf={c.get('csrf')}
        typed={typed}
        errors={errors}
        answer={found.value}
        may={{ keep: mayDo(who, KEEP_REGISTERS), own: typeof who !== 'string' && lot.broughtBy === who.accountId }}
      />
    ),
  })
}

/** Reads a form, runs a command over the delivery, and comes back to it. */
function act<Form extends object, I, O>(
  schema: z.ZodType<Form>,
  command: Command<I, O>,
  inputOf: (form: Form, id: string) => object,
  said?: 'sent' | 'taken' | 'discarded',
) {
  return async (c: WebContext): Promise<Response> => {
    const id = c.req.param('id') ?? ''
    if (!isId(id)) return troublePage(c, 404, 'not_found')
    const locale = c.get('locale')
    const form = readForm(schema, await c.req.formData(), locale)
    if (!form.ok) return showLot(c, form)
    const input = inputOf(form.value, id)
    const done = await c.get('services').runner.command(command, c.get('ctx'), input, { address: c.get('address') })
    if (!done.ok) {
      if (done.refusal.kind === 'forbidden') return refusalPage(c, 403, done.refusal)
      return showLot(c, { typed: form.typed, errors: [errorOfRefusal(done.refusal, locale)] })
    }
    if (said !== undefined) setFlash(c, 'success', { es: WORK_WORDS.es[said], en: WORK_WORDS.en[said] })
    return c.redirect(localPath(locale, registerWorkPaths.lot(id)), 303)
  }
}

const post = (path: string, form: z.ZodType, handle: Route['handle']): Route => ({
  method: 'POST',
  path,
  permission: KEEP_REGISTERS,
  form,
  handle,
})
const plain = (form: z.infer<typeof plainForm>, lotId: string) => ({ lotId, ...form })

export const lotRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/t/observatorio/registros/:register/traer',
    permission: KEEP_REGISTERS,
    handle: (c) => showBring(c),
  },
  {
    ...post('/t/observatorio/registros/:register/traer', tableForm, postBring),
    weight: 'upload',
    largestBody: REGISTER_FILES.largest + 1_000_000,
  },
  { method: 'GET', path: '/t/observatorio/entregas/:id', permission: SEE_REGISTERS, handle: (c) => showLot(c) },
  post(
    '/t/observatorio/entregas/:id',
    registerMappingForm,
    act(registerMappingForm, mapLot, (form, lotId) => ({
      lotId,
      expectedVersion: form.expectedVersion,
      mapping: registerMappingOf(form),
    })),
  ),
  post(
    '/t/observatorio/entregas/:id/enviar',
    sendForm,
    act(sendForm, sendLot, ({ tableSource, ...form }, lotId) => ({ lotId, source: tableSource, ...form }), 'sent'),
  ),
  post('/t/observatorio/entregas/:id/tomar', plainForm, act(plainForm, takeLot, plain, 'taken')),
  post('/t/observatorio/entregas/:id/descartar', plainForm, act(plainForm, discardLot, plain, 'discarded')),
]
