import { refusalPage } from '../../../../../platform/web/answers.tsx'
import { setFlash } from '../../../../../platform/web/flash.ts'
import { errorOfRefusal, readForm } from '../../../../../platform/web/form.ts'
import { type WebContext, workspacePage } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import type { FormState } from '../../../../../ui/form/form-state.ts'
import { withdrawFeature } from '../../../data/drawing-commands.ts'
import { type FeatureAnswer, featureQuery } from '../../../data/drawing-queries.ts'
import { drawingPaths } from '../../../drawing-paths.ts'
import { EDIT_FEATURES } from '../../../drawing-permissions.ts'
import { DRAWING_WORDS } from './drawing-words.ts'
import { withdrawForm } from './edit-form.ts'
import { WithdrawPage } from './edit-pages.tsx'
import { crumbs, refused, wholeNumber } from './feature-routes.tsx'

function featureOf(c: WebContext) {
  const { runner, institution } = c.get('services')
  return runner.query(featureQuery, c.get('ctx'), {
    code: c.req.param('code') ?? '',
    number: wholeNumber(c.req.param('number')) ?? 0,
    zone: institution.zone,
  })
}

function withdrawPage(c: WebContext, { layer, number, title, versions }: FeatureAnswer, state: FormState) {
  const locale = c.get('locale')
  const words = DRAWING_WORDS[locale]
  const back = localPath(locale, drawingPaths.feature(layer.code, number))
  return workspacePage(c, {
    title: `${words.withdraw}: ${title}`,
    breadcrumbs: crumbs(c, layer, [
      { title: words.features, href: localPath(locale, drawingPaths.features(layer.code)) },
      { title, href: back },
      { title: words.withdraw },
    ]),
    status: state.errors.length === 0 ? 200 : 422,
    body: (
      <WithdrawPage
        layer={layer}
        title={title}
        locale={locale}
        csrf={c.get('csrf')}
        action={localPath(locale, drawingPaths.withdraw(layer.code, number))}
        back={back}
        state={state}
        version={versions[0]?.version ?? 0}
      />
    ),
  })
}

async function showWithdraw(c: WebContext): Promise<Response> {
  const found = await featureOf(c)
  if (!found.ok) return refused(c, found.refusal)
  const { layer, number, isNow } = found.value
  if (!isNow) return c.redirect(localPath(c.get('locale'), drawingPaths.feature(layer.code, number)), 303)
  return withdrawPage(c, found.value, { values: {}, errors: [] })
}

async function postWithdraw(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const form = readForm(withdrawForm, await c.req.formData(), locale)
  const found = await featureOf(c)
  if (!found.ok) return refused(c, found.refusal)
  if (!form.ok) return withdrawPage(c, found.value, { values: form.typed, errors: form.errors })
  const { layer, number } = found.value
  const { version, note, validUntil } = form.value
  const input = { layerId: layer.id, number, expectedVersion: version, note, validUntil }
  const done = await c
    .get('services')
    .runner.command(withdrawFeature, c.get('ctx'), input, { address: c.get('address') })
  if (!done.ok && done.refusal.kind === 'forbidden') return refusalPage(c, 403, done.refusal)
  if (!done.ok)
    return withdrawPage(c, found.value, { values: form.typed, errors: [errorOfRefusal(done.refusal, locale)] })
  setFlash(c, 'success', { es: DRAWING_WORDS.es.withdrawnDone, en: DRAWING_WORDS.en.withdrawnDone })
  return c.redirect(localPath(locale, drawingPaths.feature(layer.code, number)), 303)
}

export const withdrawRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/t/capas/:code/objetos/:number{[0-9]+}/retirar',
    permission: EDIT_FEATURES,
    handle: showWithdraw,
  },
  {
    method: 'POST',
    path: '/t/capas/:code/objetos/:number{[0-9]+}/retirar',
    permission: EDIT_FEATURES,
    form: withdrawForm,
    handle: postWithdraw,
  },
]
