import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { say } from '../../../../../kernel/text.ts'
import { icalendar } from '../../../../../platform/calendar/icalendar.ts'
import { wholeAddress } from '../../../../../platform/identity/pages/site-address.ts'
import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import { setFlash } from '../../../../../platform/web/flash.ts'
import { readForm } from '../../../../../platform/web/form.ts'
import { type WebContext, workspacePage } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import { calendarOfToken, makeCalendar, ownCalendar, removeCalendar } from '../../../data/out-calendar.ts'
import { outPaths } from '../../../out-paths.ts'
import { OWN_CALENDAR } from '../../../out-permissions.ts'
import { READ_PUBLIC } from '../../../permissions.ts'
import { CALENDAR_WORDS, CalendarPage } from './calendar-page.tsx'

const calendarForm = z.object({ what: z.enum(['make', 'remove']) })

async function showCalendar(c: WebContext, address?: string): Promise<Response> {
  const locale = c.get('locale')
  const found = await c.get('services').runner.query(ownCalendar, c.get('ctx'), null)
  if (!found.ok) return refusalPage(c, 403, found.refusal)
  return workspacePage(c, {
    title: CALENDAR_WORDS[locale].title,
    body: <CalendarPage locale={locale} csrf={c.get('csrf')} calendar={found.value} address={address} />,
  })
}

async function postCalendar(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const form = readForm(calendarForm, await c.req.formData(), locale)
  if (!form.ok) return showCalendar(c)
  const { runner } = c.get('services')
  const options = { address: c.get('address') }
  if (form.value.what === 'remove') {
    const done = await runner.command(removeCalendar, c.get('ctx'), {}, options)
    if (!done.ok) return refusalPage(c, done.refusal.kind === 'forbidden' ? 403 : 409, done.refusal)
    setFlash(c, 'success', { es: CALENDAR_WORDS.es.removed, en: CALENDAR_WORDS.en.removed })
    return c.redirect(localPath(locale, outPaths.calendar()), 303)
  }
  const token = randomBytes(32).toString('base64url')
  const made = await runner.command(makeCalendar, c.get('ctx'), { tokenHash: hashOf(token) }, options)
  if (!made.ok) return refusalPage(c, 403, made.refusal)
  c.header('cache-control', 'no-store')
  return showCalendar(c, wholeAddress(c, locale, outPaths.calendarFeed(token)))
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** For calendar programs, which sign in to nothing: who knows the secret is given the dates of its owner. */
async function sendCalendar(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const ctx = c.get('ctx')
  const { runner, institution } = c.get('services')
  const token = c.req.param('token') ?? ''
  const found = await runner.query(calendarOfToken, { ...ctx, who: 'system' }, hashOf(token))
  if (!found.ok) return troublePage(c, 404, 'not_found')
  const text = icalendar({
    name: `Trama · ${say(institution.title, locale)}`,
    zone: institution.zone,
    language: locale,
    // The day, not the moment: what has not changed is the same text and is not sent again.
    stamp: `${ctx.today}T00:00:00Z`,
    events: found.value.map(({ key, on, title, detail, path }) => ({
      uid: `${key}@trama`,
      on,
      summary: say(title, locale),
      ...(detail === undefined ? {} : { description: say(detail, locale) }),
      url: wholeAddress(c, locale, path),
      categories: ['Trama'],
    })),
  })
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 24)}"`
  const headers = { etag, 'cache-control': 'private, no-cache', 'x-robots-tag': 'noindex' }
  if (c.req.header('if-none-match')?.replaceAll('W/', '') === etag) return c.body(null, 304, headers)
  return c.body(text, 200, { ...headers, 'content-type': 'text/calendar; charset=utf-8' })
}

export const calendarRoutes: readonly Route[] = [
  { method: 'GET', path: '/t/cuenta/calendario', permission: OWN_CALENDAR, handle: (c) => showCalendar(c) },
  {
    method: 'POST',
    path: '/t/cuenta/calendario',
    permission: OWN_CALENDAR,
    form: calendarForm,
    handle: postCalendar,
  },
  {
    method: 'GET',
    path: '/calendario/:token/fechas.ics',
    permission: READ_PUBLIC,
    weight: 'api',
    handle: sendCalendar,
  },
]
