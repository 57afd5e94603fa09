import { z } from 'zod'
import { isId } from '../../../../../kernel/ids.ts'
import { say, type Text } from '../../../../../kernel/text.ts'
import { mayDo } from '../../../../../platform/capability/permission.ts'
import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import { setFlash } from '../../../../../platform/web/flash.ts'
import { errorOfRefusal, readForm } from '../../../../../platform/web/form.ts'
import { type WebContext, workspacePage } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import type { FormState } from '../../../../../ui/form/form-state.ts'
import { catalogueQuery } from '../../../data/catalogue-queries.ts'
import { feedRegister } from '../../../data/feed-register.ts'
import { addRecord, correctRecord, withdrawRecord } from '../../../data/register-records.ts'
import { recordFormQuery, recordsQuery, registersQuery } from '../../../data/register-work-queries.ts'
import { figurePaths } from '../../../imports-paths.ts'
import { PREPARE_FIGURES } from '../../../imports-permissions.ts'
import { registerWorkPaths } from '../../../registers-paths.ts'
import { KEEP_REGISTERS, SEE_REGISTERS } from '../../../registers-permissions.ts'
import { RecordPage } from './record-page.tsx'
import { changedRecordForm, feedForm, newRecordForm, recordInput, withdrawForm } from './register-forms.ts'
import { RegisterRecordsPage, RegistersAtWorkPage } from './register-list-pages.tsx'
import { WORK_WORDS } from './work-words.ts'

export interface Shown {
  readonly typed: Readonly<Record<string, string>>
  readonly errors: FormState['errors']
}
export const NOTHING: Shown = { typed: {}, errors: [] }

/** The way back: all registers, then the one. */
export function workCrumbs(
  c: WebContext,
  register: { readonly code: string; readonly title: Text } | undefined,
  title?: string,
) {
  const locale = c.get('locale')
  return [
    { title: WORK_WORDS[locale].title, href: localPath(locale, registerWorkPaths.registers()) },
    ...(register === undefined
      ? []
      : [{ title: say(register.title, locale), href: localPath(locale, registerWorkPaths.records(register.code)) }]),
    ...(title === undefined ? [] : [{ title }]),
  ]
}

async function list(c: WebContext): Promise<Response> {
  const found = await c.get('services').runner.query(registersQuery, c.get('ctx'), undefined)
  if (!found.ok) return refusalPage(c, 403, found.refusal)
  const locale = c.get('locale')
  return workspacePage(c, {
    title: WORK_WORDS[locale].title,
    body: <RegistersAtWorkPage locale={locale} all={found.value} />,
  })
}

async function records(c: WebContext): Promise<Response> {
  const { runner, institution } = c.get('services')
  const short = (name: string) => c.req.query(name)?.trim().slice(0, 100) || undefined
  const month = short('mes')
  const view = {
    search: short('q'),
    month: month !== undefined && /^\d{4}-\d\d$/.test(month) ? month : undefined,
    place: short('lugar'),
    category: short('clase'),
    page: Math.max(1, Math.min(10_000, Number.parseInt(c.req.query('pagina') ?? '1', 10) || 1)),
  }
  const found = await runner.query(recordsQuery, c.get('ctx'), { code: c.req.param('register') ?? '', ...view })
  if (!found.ok) return refusalPage(c, found.refusal.kind === 'forbidden' ? 403 : 404, found.refusal)
  const locale = c.get('locale')
  const { kind } = found.value.register
  const catalogue = await runner.query(catalogueQuery, c.get('ctx'), {})
  const titles = catalogue.ok ? catalogue.value.indicators : []
  const { who } = c.get('ctx')
  return workspacePage(c, {
    title: say(kind.title, locale),
    breadcrumbs: workCrumbs(c, undefined, say(kind.title, locale)),
    body: (
      <RegisterRecordsPage
        locale={locale}
        csrf={c.get('csrf')}
        answer={found.value}
        view={view}
        zone={institution.zone}
        may={{ keep: mayDo(who, KEEP_REGISTERS), feed: mayDo(who, PREPARE_FIGURES) }}
        indicators={new Map(titles.map(({ code, sheet }) => [code, say(sheet.title, locale)] as const))}
      />
    ),
  })
}

async function feed(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const code = c.req.param('register') ?? ''
  const form = readForm(feedForm, await c.req.formData(), locale)
  const { to = '', period = '' } = form.ok ? form.value : form.typed
  const input = { register: code, to, period }
  const done = await c.get('services').runner.command(feedRegister, c.get('ctx'), input, { address: c.get('address') })
  if (!done.ok && done.refusal.kind === 'forbidden') return refusalPage(c, 403, done.refusal)
  if (!done.ok) setFlash(c, 'refusal', done.refusal.message)
  const back = done.ok ? figurePaths.batch(done.value.batchId) : registerWorkPaths.records(code)
  return c.redirect(localPath(locale, back), 303)
}

async function showRecord(
  c: WebContext,
  asked: { readonly id?: string; readonly register?: string },
  { typed, errors }: Shown = NOTHING,
): Promise<Response> {
  const found = await c.get('services').runner.query(recordFormQuery, c.get('ctx'), asked)
  if (!found.ok) return refusalPage(c, found.refusal.kind === 'forbidden' ? 403 : 404, found.refusal)
  const locale = c.get('locale')
  const words = WORK_WORDS[locale]
  const { register, record } = found.value
  const title = record === undefined ? words.newRecord : words.recordTitle(record.number)
  return workspacePage(c, {
    title,
    breadcrumbs: workCrumbs(c, register.kind, title),
    status: errors.length === 0 ? 200 : 422,
    body: (
      <RecordPage
        locale={locale}
        csrf={c.get('csrf')}
        answer={found.value}
        typed={typed}
        errors={errors}
        mayKeep={mayDo(c.get('ctx').who, KEEP_REGISTERS)}
      />
    ),
  })
}

async function postNew(c: WebContext): Promise<Response> {
  const register = c.req.param('register') ?? ''
  const locale = c.get('locale')
  const form = readForm(newRecordForm, await c.req.formData(), locale)
  if (!form.ok) return showRecord(c, { register }, form)
  const input = { register, ...recordInput(form.value) }
  const done = await c.get('services').runner.command(addRecord, c.get('ctx'), input, { address: c.get('address') })
  if (!done.ok) {
    if (done.refusal.kind === 'forbidden') return refusalPage(c, 403, done.refusal)
    return showRecord(c, { register }, { typed: form.typed, errors: [errorOfRefusal(done.refusal, locale)] })
  }
  setFlash(c, 'success', { es: WORK_WORDS.es.saved, en: WORK_WORDS.en.saved })
  return c.redirect(localPath(locale, registerWorkPaths.record(done.value.recordId)), 303)
}

async function postChanged(c: WebContext): Promise<Response> {
  const id = c.req.param('id') ?? ''
  if (!isId(id)) return troublePage(c, 404, 'not_found')
  const locale = c.get('locale')
  const form = readForm(changedRecordForm, await c.req.formData(), locale)
  if (!form.ok) return showRecord(c, { id }, form)
  const { expectedVersion, reason } = form.value
  const input = { recordId: id, expectedVersion, reason, ...recordInput(form.value) }
  const done = await c.get('services').runner.command(correctRecord, c.get('ctx'), input, { address: c.get('address') })
  if (!done.ok) {
    if (done.refusal.kind === 'forbidden') return refusalPage(c, 403, done.refusal)
    return showRecord(c, { id }, { typed: form.typed, errors: [errorOfRefusal(done.refusal, locale)] })
  }
  setFlash(c, 'success', { es: WORK_WORDS.es.corrected, en: WORK_WORDS.en.corrected })
  return c.redirect(localPath(locale, registerWorkPaths.record(id)), 303)
}

async function postWithdraw(c: WebContext): Promise<Response> {
  const id = c.req.param('id') ?? ''
  if (!isId(id)) return troublePage(c, 404, 'not_found')
  const locale = c.get('locale')
  const form = readForm(withdrawForm, await c.req.formData(), locale)
  if (!form.ok) return showRecord(c, { id }, { typed: {}, errors: form.errors })
  const { expectedVersion, withdrawReason: reason } = form.value
  const input = { recordId: id, expectedVersion, reason }
  const done = await c
    .get('services')
    .runner.command(withdrawRecord, c.get('ctx'), input, { address: c.get('address') })
  if (!done.ok) {
    if (done.refusal.kind === 'forbidden') return refusalPage(c, 403, done.refusal)
    return showRecord(c, { id }, { typed: {}, errors: [errorOfRefusal(done.refusal, locale)] })
  }
  setFlash(c, 'success', { es: WORK_WORDS.es.withdrawnDone, en: WORK_WORDS.en.withdrawnDone })
  return c.redirect(localPath(locale, registerWorkPaths.record(id)), 303)
}

const viewQuery = z.object({
  q: z.string().max(100).optional(),
  mes: z.string().max(7).optional(),
  lugar: z.string().max(100).optional(),
  clase: z.string().max(100).optional(),
  pagina: z.string().max(6).optional(),
})

const get = (path: string, permission: Route['permission'], handle: Route['handle'], query?: z.ZodType): Route => ({
  method: 'GET',
  path,
  permission,
  handle,
  ...(query === undefined ? {} : { query }),
})
const post = (path: string, permission: Route['permission'], form: z.ZodType, handle: Route['handle']): Route => ({
  method: 'POST',
  path,
  permission,
  form,
  handle,
})

export const registerWorkRoutes: readonly Route[] = [
  get('/t/observatorio/registros', SEE_REGISTERS, list),
  get('/t/observatorio/registros/:register', SEE_REGISTERS, records, viewQuery),
  post('/t/observatorio/registros/:register/alimentar', PREPARE_FIGURES, feedForm, feed),
  get('/t/observatorio/registros/:register/nueva', KEEP_REGISTERS, (c) =>
    showRecord(c, { register: c.req.param('register') ?? '' }),
  ),
  post('/t/observatorio/registros/:register/nueva', KEEP_REGISTERS, newRecordForm, postNew),
  get('/t/observatorio/anotaciones/:id', SEE_REGISTERS, (c) => {
    const id = c.req.param('id') ?? ''
    return isId(id) ? showRecord(c, { id }) : troublePage(c, 404, 'not_found')
  }),
  post('/t/observatorio/anotaciones/:id', KEEP_REGISTERS, changedRecordForm, postChanged),
  post('/t/observatorio/anotaciones/:id/retirar', KEEP_REGISTERS, withdrawForm, postWithdraw),
]
