import { createHash } from 'node:crypto'
import { z } from 'zod'
import { calendarsQuery } from '../../../../../platform/calendar/data/calendars.ts'
import { icalendar } from '../../../../../platform/calendar/icalendar.ts'
import { CSV_TYPE } from '../../../../../platform/documents/csv.ts'
import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import { portalPage, type WebContext } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { clockPaths } from '../../../clock-paths.ts'
import { accountEvents, accountTable } from '../../../exports/account-files.ts'
import { COUNT_TERMS } from '../../../permissions.ts'
import { type ClockForm, readClockForm } from './clock-form.ts'
import { ClockAnswerView, ClockFormView } from './clock-page.tsx'
import { CLOCK_WORDS } from './clock-words.ts'

async function asked(c: WebContext) {
  const ctx = c.get('ctx')
  const found = await c.get('services').runner.query(calendarsQuery, ctx, null)
  if (!found.ok) return found
  const { search, searchParams } = new URL(c.req.url)
  const form = readClockForm(searchParams, found.value, ctx.today, c.get('locale'))
  return { ok: true as const, value: { calendars: found.value, form, search } }
}

async function clockPage(c: WebContext): Promise<Response> {
  const found = await asked(c)
  if (!found.ok) return refusalPage(c, 403, found.refusal)
  const { calendars, form, search } = found.value
  const locale = c.get('locale')
  const words = CLOCK_WORDS[locale]
  const local = (path: string) => localPath(locale, path)
  const [some] = calendars
  return portalPage(c, {
    title: words.title,
    width: 'wide',
    status: form.errors.length > 0 ? 422 : 200,
    breadcrumbs: [{ title: words.title }],
    body: (
      <>
        <PageHead title={words.title} lead={words.lead} />
        {form.answer === undefined ? null : (
          <ClockAnswerView answer={form.answer} search={search} locale={locale} local={local} />
        )}
        <section class="stack" aria-labelledby="plazo">
          <h2 id="plazo">{words.term}</h2>
          {form.blank && some !== undefined ? (
            <p>
              <a href={local(clockPaths.clock(exampleOf(some.code)))}>{words.example}</a>
            </p>
          ) : null}
          <ClockFormView form={form} locale={locale} calendars={calendars} action={local(clockPaths.clock())} />
        </section>
      </>
    ),
  })
}

/** Over Holy Week of 2019, observed and answered. */
function exampleOf(calendar: string): string {
  const pairs = [
    ['largo', '10'],
    ['unidad', 'working_days'],
    ['calendario', calendar],
    ['presentada', '2019-04-03'],
    ['hecho', 'observacion'],
    ['dia', '2019-04-09'],
    ['cuanto', ''],
    ['hecho', 'respuesta'],
    ['dia', '2019-04-17'],
    ['cuanto', ''],
    ['responder', '10'],
    ['al', '2019-04-24'],
  ] as const
  return `?${pairs.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}`
}

type Answered = ClockForm & { readonly answer: NonNullable<ClockForm['answer']> }

async function file(c: WebContext, send: (form: Answered, search: string) => Response): Promise<Response> {
  const found = await asked(c)
  if (!found.ok) return refusalPage(c, 403, found.refusal)
  const { form, search } = found.value
  return form.answer === undefined ? troublePage(c, 404, 'not_found') : send({ ...form, answer: form.answer }, search)
}

const sendTable = (c: WebContext) =>
  file(c, ({ answer }) =>
    c.body(accountTable(answer.account, answer.ledger, c.get('locale')), 200, {
      'content-type': CSV_TYPE,
      'content-disposition': 'attachment; filename="plazo.csv"',
    }),
  )

const sendCalendar = (c: WebContext) =>
  file(c, ({ answer }, search) => {
    const locale = c.get('locale')
    const words = CLOCK_WORDS[locale]
    const key = createHash('sha256').update(search).digest('base64url').slice(0, 16)
    const url = new URL(localPath(locale, clockPaths.clock(search)), c.req.url).toString()
    const text = icalendar({
      name: words.title,
      zone: c.get('services').institution.zone,
      language: locale,
      stamp: `${answer.today}T00:00:00Z`,
      events: accountEvents(answer.account, key, words.events, locale, url),
    })
    return c.body(text, 200, {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="plazo.ics"',
    })
  })

const text = z.string().max(40).optional()
const query = z.object({
  largo: text,
  unidad: text,
  calendario: text,
  presentada: text,
  al: text,
  responder: text,
  caduca: text,
  observado: text,
  inhabil: text,
  hecho: text,
  dia: text,
  cuanto: text,
})

export const clockRoutes: readonly Route[] = [
  { method: 'GET', path: '/plazos', permission: COUNT_TERMS, query, handle: clockPage },
  { method: 'GET', path: '/plazos/cuenta.csv', permission: COUNT_TERMS, query, weight: 'export', handle: sendTable },
  { method: 'GET', path: '/plazos/cuenta.ics', permission: COUNT_TERMS, query, weight: 'export', handle: sendCalendar },
]
