import { isId } from '../../../kernel/ids.ts'
import type { Text } from '../../../kernel/text.ts'
import { couldDo } from '../../capability/permission.ts'
import { refusalPage, troublePage } from '../../web/answers.tsx'
import { setFlash } from '../../web/flash.ts'
import { errorOfRefusal, NO_FIELDS, readForm } from '../../web/form.ts'
import { type WebContext, workspacePage } from '../../web/page.tsx'
import { localPath } from '../../web/paths.ts'
import type { Route } from '../../web/route.ts'
import { choicesQuery, noticesQuery, readNotices, type StoredChoice, saveChoices, timingInput } from '../commands.ts'
import { CHANNELS, type Channel, type NotificationKind } from '../kind.ts'
import { noticePaths } from '../paths.ts'
import { OWN_NOTICES } from '../permissions.ts'
import { boxesOf, ChoicesPage, type ChoicesPageProps } from './choices-page.tsx'
import { NOTICE_WORDS } from './notice-words.ts'
import { NoticesPage } from './notices-page.tsx'

const MOST_PAGES = 10_000

async function showNotices(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const asked = Number(c.req.query('pagina') ?? 1)
  const page = Number.isInteger(asked) && asked >= 1 && asked <= MOST_PAGES ? asked : 1
  const unreadOnly = c.req.query('ver') === 'sin-leer'
  const { runner, institution } = c.get('services')
  const found = await runner.query(noticesQuery, c.get('ctx'), { unreadOnly, page })
  if (!found.ok) return refusalPage(c, 403, found.refusal)
  return workspacePage(c, {
    title: NOTICE_WORDS[locale].title,
    body: (
      <NoticesPage
        locale={locale}
        zone={institution.zone}
        csrf={c.get('csrf')}
        unreadOnly={unreadOnly}
        page={page}
        found={found.value}
      />
    ),
  })
}

/** Ticks a notice as read and goes where it leads. */
async function openNotice(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const id = c.req.param('id') ?? ''
  if (!isId(id)) return troublePage(c, 404, 'not_found')
  const done = await c.get('services').runner.command(readNotices, c.get('ctx'), { id }, { address: c.get('address') })
  if (!done.ok) return refusalPage(c, done.refusal.kind === 'forbidden' ? 403 : 404, done.refusal)
  return c.redirect(localPath(locale, done.value.link ?? noticePaths.list()), 303)
}

async function readAll(c: WebContext): Promise<Response> {
  const done = await c.get('services').runner.command(readNotices, c.get('ctx'), {}, { address: c.get('address') })
  if (!done.ok) return refusalPage(c, 403, done.refusal)
  setFlash(
    c,
    'success',
    both((words) => words.allRead),
  )
  return c.redirect(localPath(c.get('locale'), noticePaths.list()), 303)
}

/** Secrets are not chosen, and what never reaches a person need not be. */
function kindsFor(c: WebContext): readonly NotificationKind<unknown>[] {
  const { who } = c.get('ctx')
  return c
    .get('services')
    .notifications.filter(
      ({ confidential, audience }) => confidential !== true && (audience === undefined || couldDo(who, audience)),
    )
}

function tickedOf(kinds: readonly NotificationKind<unknown>[], choices: readonly StoredChoice[]) {
  const wanted = (kind: NotificationKind<unknown>, channel: Channel) =>
    choices.find((choice) => choice.kind === kind.id && choice.channel === channel)?.wanted ??
    kind.defaultChannels.includes(channel)
  return new Map(kinds.map((kind) => [kind.id, CHANNELS.filter((channel) => wanted(kind, channel))]))
}

async function showChoices(
  c: WebContext,
  attempt?: Pick<ChoicesPageProps, 'ticked' | 'typed' | 'errors'>,
): Promise<Response> {
  const locale = c.get('locale')
  const words = NOTICE_WORDS[locale]
  const stored = await c.get('services').runner.query(choicesQuery, c.get('ctx'), null)
  if (!stored.ok) return refusalPage(c, 403, stored.refusal)
  const kinds = kindsFor(c)
  const { timing, choices } = stored.value
  return workspacePage(c, {
    title: words.choicesTitle,
    status: attempt === undefined ? 200 : 422,
    breadcrumbs: [{ title: words.title, href: localPath(locale, noticePaths.list()) }, { title: words.choicesTitle }],
    body: (
      <ChoicesPage
        locale={locale}
        zone={c.get('services').institution.zone}
        csrf={c.get('csrf')}
        kinds={kinds}
        ticked={attempt?.ticked ?? tickedOf(kinds, choices)}
        typed={attempt?.typed ?? { ...timing }}
        errors={attempt?.errors ?? []}
      />
    ),
  })
}

async function postChoices(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const data = await c.req.formData()
  const ticked = new Map(
    kindsFor(c).map(({ id }) => {
      const values = data.getAll(boxesOf(id))
      return [id, CHANNELS.filter((channel) => values.includes(channel))]
    }),
  )
  const form = readForm(timingInput, data, locale)
  if (!form.ok) return showChoices(c, { ticked, typed: form.typed, errors: form.errors })
  const choices = [...ticked].flatMap(([kind, channels]) =>
    CHANNELS.map((channel) => ({ kind, channel, wanted: channels.includes(channel) })),
  )
  const done = await c
    .get('services')
    .runner.command(saveChoices, c.get('ctx'), { timing: form.value, choices }, { address: c.get('address') })
  if (!done.ok) return showChoices(c, { ticked, typed: form.typed, errors: [errorOfRefusal(done.refusal, locale)] })
  setFlash(
    c,
    'success',
    both((words) => words.saved),
  )
  return c.redirect(localPath(locale, noticePaths.choices()), 303)
}

function both(pick: (words: (typeof NOTICE_WORDS)['es']) => string): Text {
  return { es: pick(NOTICE_WORDS.es), en: pick(NOTICE_WORDS.en) }
}

export const noticeRoutes: readonly Route[] = [
  { method: 'GET', path: '/t/avisos', permission: OWN_NOTICES, handle: showNotices },
  { method: 'POST', path: '/t/avisos', permission: OWN_NOTICES, form: NO_FIELDS, handle: readAll },
  { method: 'GET', path: '/t/avisos/preferencias', permission: OWN_NOTICES, handle: (c) => showChoices(c) },
  { method: 'POST', path: '/t/avisos/preferencias', permission: OWN_NOTICES, form: timingInput, handle: postChoices },
  { method: 'POST', path: '/t/avisos/:id', permission: OWN_NOTICES, form: NO_FIELDS, handle: openNotice },
]
