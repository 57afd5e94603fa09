import { z } from 'zod'
import { isId } from '../../../kernel/ids.ts'
import type { Manifest } from '../../capability/manifest.ts'
import { refusalPage, troublePage } from '../../web/answers.tsx'
import { setFlash } from '../../web/flash.ts'
import { errorOfRefusal, NO_FIELDS, readForm } from '../../web/form.ts'
import { type WebContext, workspacePage } from '../../web/page.tsx'
import { localPath } from '../../web/paths.ts'
import type { Route } from '../../web/route.ts'
import { askCorrection, askInput, correctionsQuery, decideCorrection, decideInput } from '../corrections.ts'
import { exportOwnData, ownDataQuery } from '../own-data.ts'
import { dataPaths } from '../paths.ts'
import { KEEP_DATA, OWN_DATA, REVEAL } from '../permissions.ts'
import { readingsQuery } from '../readings-query.ts'
import { dueQuery } from '../retention.ts'
import { maskedQuery, revealInput, revealSensitive } from '../reveal.ts'
import type { PersonalView } from './data-view.ts'
import { DATA_WORDS } from './data-words.ts'
import { type Attempt, KeepPage } from './keep-page.tsx'
import { OwnPage, type OwnPageProps } from './own-page.tsx'
import { RevealPage, type RevealPageProps } from './reveal-page.tsx'

const MOST_PAGES = 10_000
const decisionForm = decideInput.omit({ id: true })
const revealForm = revealInput.pick({ reason: true })
const pageQuery = z.object({ pagina: z.coerce.number().int().min(1).max(MOST_PAGES).catch(1) })

/** What is declared is known only when every room is: the routes ask for it at each request. */
export function dataRoutes(rooms: () => readonly Manifest[]): readonly Route[] {
  const ownData = ownDataQuery(rooms)
  const exportOwn = exportOwnData(rooms)
  const ask = askCorrection(rooms)
  const decide = decideCorrection(rooms)
  const due = dueQuery(rooms)

  function viewOf(c: WebContext): PersonalView {
    return {
      locale: c.get('locale'),
      zone: c.get('services').institution.zone,
      csrf: c.get('csrf'),
      rooms: rooms(),
    }
  }

  async function ownPage(
    c: WebContext,
    form: Pick<OwnPageProps, 'typed' | 'errors'> = { typed: {}, errors: [] },
  ): Promise<Response> {
    const view = viewOf(c)
    const found = await c.get('services').runner.query(ownData, c.get('ctx'), null)
    if (!found.ok) return refusalPage(c, 403, found.refusal)
    return workspacePage(c, {
      title: DATA_WORDS[view.locale].ownTitle,
      status: form.errors.length > 0 ? 422 : 200,
      body: <OwnPage view={view} data={found.value} {...form} />,
    })
  }

  async function download(c: WebContext): Promise<Response> {
    const done = await c.get('services').runner.command(exportOwn, c.get('ctx'), {}, { address: c.get('address') })
    if (!done.ok) return refusalPage(c, 403, done.refusal)
    c.header('content-disposition', 'attachment; filename="mis-datos.json"')
    c.header('cache-control', 'private, no-store')
    return c.json(done.value)
  }

  async function postAsk(c: WebContext): Promise<Response> {
    const locale = c.get('locale')
    const form = readForm(askInput, await c.req.formData(), locale)
    if (!form.ok) return ownPage(c, form)
    const done = await c.get('services').runner.command(ask, c.get('ctx'), form.value, { address: c.get('address') })
    if (!done.ok && done.refusal.kind === 'forbidden') return refusalPage(c, 403, done.refusal)
    if (!done.ok) return ownPage(c, { typed: form.typed, errors: [errorOfRefusal(done.refusal, locale)] })
    setFlash(c, 'success', { es: DATA_WORDS.es.asked, en: DATA_WORDS.en.asked })
    return c.redirect(localPath(locale, dataPaths.own()), 303)
  }

  async function keepPage(c: WebContext, attempt?: Attempt): Promise<Response> {
    const view = viewOf(c)
    const { runner } = c.get('services')
    const ctx = c.get('ctx')
    const { pagina: page } = pageQuery.parse({ pagina: c.req.query('pagina') ?? 1 })
    const corrections = await runner.query(correctionsQuery, ctx, null)
    if (!corrections.ok) return refusalPage(c, 403, corrections.refusal)
    const readings = await runner.query(readingsQuery, ctx, { page })
    if (!readings.ok) return refusalPage(c, 403, readings.refusal)
    // Counted in the system's name, which forgets everybody's: an administrator sees numbers of it and no rows.
    const forgotten = await runner.query(due, { ...ctx, who: 'system' }, null)
    if (!forgotten.ok) return refusalPage(c, 403, forgotten.refusal)
    return workspacePage(c, {
      title: DATA_WORDS[view.locale].keepTitle,
      status: attempt === undefined ? 200 : 422,
      body: (
        <KeepPage
          view={view}
          corrections={corrections.value}
          readings={readings.value}
          due={forgotten.value}
          page={page}
          attempt={attempt}
        />
      ),
    })
  }

  async function postDecision(c: WebContext): Promise<Response> {
    const locale = c.get('locale')
    const id = c.req.param('id') ?? ''
    if (!isId(id)) return troublePage(c, 404, 'not_found')
    const form = readForm(decisionForm, await c.req.formData(), locale)
    if (!form.ok) return keepPage(c, { id, typed: form.typed, errors: form.errors })
    const input = { id, ...form.value }
    const done = await c.get('services').runner.command(decide, c.get('ctx'), input, { address: c.get('address') })
    if (!done.ok && done.refusal.kind === 'forbidden') return refusalPage(c, 403, done.refusal)
    if (!done.ok && done.refusal.kind === 'no_correction') return troublePage(c, 404, 'not_found')
    if (!done.ok) return keepPage(c, { id, typed: form.typed, errors: [errorOfRefusal(done.refusal, locale)] })
    setFlash(c, 'success', { es: DATA_WORDS.es.decidedSaid, en: DATA_WORDS.en.decidedSaid })
    return c.redirect(localPath(locale, dataPaths.keep()), 303)
  }

  async function revealPage(
    c: WebContext,
    answer: Pick<RevealPageProps, 'shown' | 'typed' | 'errors'> = { typed: {}, errors: [] },
  ): Promise<Response> {
    const view = viewOf(c)
    const person = c.req.param('person') ?? ''
    const field = c.req.param('field') ?? ''
    if (!isId(person)) return troublePage(c, 404, 'not_found')
    const found = await c.get('services').runner.query(maskedQuery, c.get('ctx'), { person, field })
    if (!found.ok) return refusalPage(c, found.refusal.kind === 'forbidden' ? 403 : 404, found.refusal)
    return workspacePage(c, {
      title: DATA_WORDS[view.locale].revealTitle,
      status: answer.errors.length > 0 ? 422 : 200,
      body: <RevealPage view={view} person={person} masked={found.value} {...answer} />,
    })
  }

  /** Not a redirect: the value is in this one answer, which nothing keeps. */
  async function postReveal(c: WebContext): Promise<Response> {
    const form = readForm(revealForm, await c.req.formData(), c.get('locale'))
    if (!form.ok) return revealPage(c, form)
    const input = { person: c.req.param('person'), field: c.req.param('field'), ...form.value }
    const done = await c
      .get('services')
      .runner.command(revealSensitive, c.get('ctx'), input, { address: c.get('address') })
    if (!done.ok) return refusalPage(c, done.refusal.kind === 'forbidden' ? 403 : 404, done.refusal)
    return revealPage(c, { shown: { value: done.value.value, reason: form.value.reason }, typed: {}, errors: [] })
  }

  return [
    { method: 'GET', path: '/t/cuenta/mis-datos', permission: OWN_DATA, handle: (c) => ownPage(c) },
    {
      method: 'POST',
      path: '/t/cuenta/mis-datos/descargar',
      permission: OWN_DATA,
      form: NO_FIELDS,
      weight: 'export',
      handle: download,
    },
    {
      method: 'POST',
      path: '/t/cuenta/mis-datos/correcciones',
      permission: OWN_DATA,
      form: askInput,
      handle: postAsk,
    },
    { method: 'GET', path: '/t/datos-personales', permission: KEEP_DATA, handle: (c) => keepPage(c) },
    {
      method: 'POST',
      path: '/t/datos-personales/correcciones/:id',
      permission: KEEP_DATA,
      form: decisionForm,
      handle: postDecision,
    },
    {
      method: 'GET',
      path: '/t/datos-personales/mostrar/:person/:field',
      permission: REVEAL,
      handle: (c) => revealPage(c),
    },
    {
      method: 'POST',
      path: '/t/datos-personales/mostrar/:person/:field',
      permission: REVEAL,
      form: revealForm,
      handle: postReveal,
    },
  ]
}
