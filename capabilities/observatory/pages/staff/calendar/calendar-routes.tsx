import { z } from 'zod'
import type { Refusal, Result } from '../../../../../kernel/result.ts'
import { say, type Text } from '../../../../../kernel/text.ts'
import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import { setFlash } from '../../../../../platform/web/flash.ts'
import { errorOfRefusal, readForm, type Typed } from '../../../../../platform/web/form.ts'
import { type WebContext, workspacePage } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import type { FieldError } from '../../../../../ui/form/form-state.ts'
import { calendarPaths } from '../../../calendar-paths.ts'
import { KEEP_CALENDAR } from '../../../calendar-permissions.ts'
import {
  announceFigures,
  announcementQuery,
  calendarWorkQuery,
  moveAnnounced,
  takeBackAnnounced,
} from '../../../data/calendar.ts'
import { AnnouncementPage, CalendarPage } from './calendar-pages.tsx'
import { CALENDAR_WORDS } from './calendar-words.ts'

interface Attempt {
  readonly typed: Typed
  readonly errors: readonly FieldError[]
}
const NOTHING: Attempt = { typed: {}, errors: [] }

async function showCalendar(c: WebContext, { typed, errors }: Attempt = NOTHING): Promise<Response> {
  const { runner, institution } = c.get('services')
  const ctx = c.get('ctx')
  const found = await runner.query(calendarWorkQuery, ctx, { zone: institution.zone })
  if (!found.ok) return refusalPage(c, 403, found.refusal)
  const locale = c.get('locale')
  const common = { locale, csrf: c.get('csrf'), today: ctx.today, typed, errors }
  return workspacePage(c, {
    title: CALENDAR_WORDS[locale].title,
    status: errors.length === 0 ? 200 : 422,
    body: <CalendarPage {...common} {...found.value} />,
  })
}

const figuresOf = (c: WebContext) => ({
  indicator: c.req.param('indicator') ?? '',
  period: c.req.param('period') ?? '',
  zone: c.get('services').institution.zone,
})

async function showAnnouncement(
  c: WebContext,
  { typed, errors }: Attempt = NOTHING,
  tried?: 'move' | 'takeBack',
): Promise<Response> {
  const ctx = c.get('ctx')
  const figures = figuresOf(c)
  const found = await c.get('services').runner.query(announcementQuery, ctx, figures)
  if (!found.ok)
    return found.refusal.kind === 'forbidden' ? refusalPage(c, 403, found.refusal) : troublePage(c, 404, 'not_found')
  const locale = c.get('locale')
  const title = `${say(found.value.indicator.title, locale)}, ${found.value.period}`
  const common = { locale, csrf: c.get('csrf'), today: ctx.today, typed, errors, zone: figures.zone, tried }
  return workspacePage(c, {
    title,
    breadcrumbs: [
      { title: CALENDAR_WORDS[locale].title, href: localPath(locale, calendarPaths.calendar()) },
      { title },
    ],
    status: errors.length === 0 ? 200 : 422,
    body: <AnnouncementPage {...common} announcement={found.value} />,
  })
}

const announceForm = z.object({ indicator: z.string().max(100), period: z.string().max(10), on: z.string().max(10) })
const reason = z.string().min(3).max(2000)
const moveForm = z.object({ expectedNumber: z.coerce.number().int(), on: z.string().max(10), reason })
const takeBackForm = z.object({ expectedNumber: z.coerce.number().int(), why: reason })

async function postAnnounce(c: WebContext): Promise<Response> {
  const form = readForm(announceForm, await c.req.formData(), c.get('locale'))
  if (!form.ok) return showCalendar(c, form)
  const { runner, institution } = c.get('services')
  const input = { ...form.value, zone: institution.zone }
  const done = await runner.command(announceFigures, c.get('ctx'), input, { address: c.get('address') })
  const { indicator, period } = form.value
  return answered(c, done, { indicator, period }, 'done', (errors) => showCalendar(c, { typed: form.typed, errors }))
}

async function postMove(c: WebContext): Promise<Response> {
  const form = readForm(moveForm, await c.req.formData(), c.get('locale'))
  if (!form.ok) return showAnnouncement(c, form, 'move')
  const figures = figuresOf(c)
  const input = { ...figures, ...form.value }
  const done = await c.get('services').runner.command(moveAnnounced, c.get('ctx'), input, { address: c.get('address') })
  return answered(c, done, figures, 'moved', (errors) => showAnnouncement(c, { typed: form.typed, errors }, 'move'))
}

async function postTakeBack(c: WebContext): Promise<Response> {
  const form = readForm(takeBackForm, await c.req.formData(), c.get('locale'))
  if (!form.ok) return showAnnouncement(c, form, 'takeBack')
  const figures = figuresOf(c)
  const { expectedNumber, why } = form.value
  const input = { ...figures, expectedNumber, reason: why }
  const { runner } = c.get('services')
  const done = await runner.command(takeBackAnnounced, c.get('ctx'), input, { address: c.get('address') })
  return answered(c, done, figures, 'back', (errors) => showAnnouncement(c, { typed: form.typed, errors }, 'takeBack'))
}

function answered(
  c: WebContext,
  done: Result<unknown, Refusal>,
  { indicator, period }: { readonly indicator: string; readonly period: string },
  said: 'done' | 'moved' | 'back',
  again: (errors: readonly FieldError[]) => Promise<Response>,
): Response | Promise<Response> {
  const locale = c.get('locale')
  if (!done.ok) {
    if (done.refusal.kind === 'forbidden') return refusalPage(c, 403, done.refusal)
    return again([errorOfRefusal(done.refusal, locale)])
  }
  const message: Text = { es: CALENDAR_WORDS.es[said], en: CALENDAR_WORDS.en[said] }
  setFlash(c, 'success', message)
  return c.redirect(localPath(locale, calendarPaths.announced(indicator, period)), 303)
}

const ANNOUNCED = '/t/observatorio/calendario/:indicator/:period'

export const calendarRoutes: readonly Route[] = [
  { method: 'GET', path: '/t/observatorio/calendario', permission: KEEP_CALENDAR, handle: (c) => showCalendar(c) },
  {
    method: 'POST',
    path: '/t/observatorio/calendario',
    permission: KEEP_CALENDAR,
    form: announceForm,
    handle: postAnnounce,
  },
  { method: 'GET', path: ANNOUNCED, permission: KEEP_CALENDAR, handle: (c) => showAnnouncement(c) },
  { method: 'POST', path: `${ANNOUNCED}/mover`, permission: KEEP_CALENDAR, form: moveForm, handle: postMove },
  { method: 'POST', path: `${ANNOUNCED}/retirar`, permission: KEEP_CALENDAR, form: takeBackForm, handle: postTakeBack },
]
