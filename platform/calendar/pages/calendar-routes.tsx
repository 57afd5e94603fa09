import { z } from 'zod'
import { type Locale, say } from '../../../kernel/text.ts'
import { Button, ButtonRow } from '../../../ui/button/button.tsx'
import { SelectField } from '../../../ui/form/choice-fields.tsx'
import { DateField } from '../../../ui/form/date-fields.tsx'
import { Form } from '../../../ui/form/form.tsx'
import { type FieldError, field } from '../../../ui/form/form-state.ts'
import { TextField } from '../../../ui/form/text-fields.tsx'
import { mayDo } from '../../capability/permission.ts'
import { CERTAINTIES } from '../../packs/words.ts'
import { refusalPage, troublePage } from '../../web/answers.tsx'
import { setFlash } from '../../web/flash.ts'
import { errorOfRefusal, readForm, type Typed } from '../../web/form.ts'
import { type WebContext, workspacePage } from '../../web/page.tsx'
import { localPath } from '../../web/paths.ts'
import type { Route } from '../../web/route.ts'
import { DECREE_EFFECTS } from '../calendar.ts'
import { type CalendarAnswer, calendarQuery, calendarsQuery } from '../data/calendars.ts'
import { decreeInput, enterDecree, withdrawDecree, withdrawInput } from '../data/edit-calendar.ts'
import { calendarPaths } from '../paths.ts'
import { EDIT_CALENDARS, SEE_CALENDARS } from '../permissions.ts'
import { CALENDAR_WORDS, CERTAINTY_WORDS, EFFECT_WORDS } from '../words.ts'
import { CalendarPage, CalendarsPage } from './calendar-page.tsx'

const decreeForm = decreeInput.omit({ code: true })
const withdrawForm = withdrawInput.omit({ code: true })

interface Shown {
  readonly form: 'enter' | 'withdraw' | undefined
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  readonly status: 200 | 409 | 422
}
const NOTHING_TYPED: Shown = { form: undefined, typed: {}, errors: [], status: 200 }

async function listPage(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const ctx = c.get('ctx')
  const found = await c.get('services').runner.query(calendarsQuery, ctx, null)
  if (!found.ok) return refusalPage(c, 403, found.refusal)
  return workspacePage(c, {
    title: CALENDAR_WORDS[locale].list,
    body: (
      <CalendarsPage
        all={found.value}
        year={Number(ctx.today.slice(0, 4))}
        locale={locale}
        local={(path) => localPath(locale, path)}
      />
    ),
  })
}

async function show(c: WebContext, shown: Shown = NOTHING_TYPED): Promise<Response> {
  const locale = c.get('locale')
  const ctx = c.get('ctx')
  const found = await c.get('services').runner.query(calendarQuery, ctx, { code: c.req.param('code') ?? '' })
  if (!found.ok)
    return found.refusal.kind === 'no_calendar' ? troublePage(c, 404, 'not_found') : refusalPage(c, 403, found.refusal)
  const asked = c.req.query('anio')
  const year = Number(asked ?? ctx.today.slice(0, 4))
  const badYear = !Number.isInteger(year) || year < 1950 || year > 2150
  const title = say(found.value.calendar.title, locale)
  return workspacePage(c, {
    title,
    status: shown.status,
    breadcrumbs: [{ title: CALENDAR_WORDS[locale].list, href: localPath(locale, calendarPaths.list()) }, { title }],
    body: (
      <CalendarPage
        answer={found.value}
        year={badYear ? Number(ctx.today.slice(0, 4)) : year}
        badYear={badYear}
        zone={c.get('services').institution.zone}
        locale={locale}
        local={(path) => localPath(locale, path)}
      >
        {mayDo(ctx.who, EDIT_CALENDARS) ? (
          <Forms answer={found.value} shown={shown} locale={locale} csrf={c.get('csrf')} />
        ) : null}
      </CalendarPage>
    ),
  })
}

function Forms(props: {
  readonly answer: CalendarAnswer
  readonly shown: Shown
  readonly locale: Locale
  readonly csrf: string | undefined
}) {
  const { answer, shown, locale, csrf } = props
  const words = CALENDAR_WORDS[locale]
  const { calendar, decrees } = answer
  const standing = decrees.filter(({ withdrawnAt }) => withdrawnAt === undefined)
  const stateOf = (form: Shown['form']) =>
    shown.form === form ? { values: shown.typed, errors: shown.errors } : { values: {}, errors: [] }
  const enter = stateOf('enter')
  const withdraw = stateOf('withdraw')
  const hidden = { expectedVersion: String(calendar.version) }
  return (
    <>
      <section class="stack" aria-labelledby="anotar">
        <h2 id="anotar">{words.enter}</h2>
        <p class="soft">{words.enterLead}</p>
        <Form
          action={localPath(locale, calendarPaths.decrees(calendar.code))}
          locale={locale}
          csrf={csrf}
          errors={enter.errors}
          labels={{
            title: words.title,
            effect: words.effect,
            from: words.from,
            to: words.to,
            citation: words.citation,
          }}
          hidden={hidden}
        >
          <TextField {...field(enter, 'title')} locale={locale} label={words.title} hint={words.titleHint} required />
          <TextField {...field(enter, 'titleEn')} locale={locale} label={words.titleEn} />
          <SelectField
            {...field(enter, 'effect')}
            locale={locale}
            label={words.effect}
            required
            options={DECREE_EFFECTS.map((value) => ({ value, label: say(EFFECT_WORDS[value], locale) }))}
          />
          <DateField {...field(enter, 'from')} locale={locale} label={words.from} required />
          <DateField {...field(enter, 'to')} locale={locale} label={words.to} hint={words.toHint} />
          <TextField
            {...field(enter, 'citation')}
            locale={locale}
            label={words.citation}
            hint={words.citationHint}
            required
          />
          <SelectField
            {...field(enter, 'certainty')}
            locale={locale}
            label={words.certainty}
            required
            options={CERTAINTIES.map((value) => ({ value, label: say(CERTAINTY_WORDS[value], locale) }))}
          />
          <ButtonRow>
            <Button type="submit">{words.save}</Button>
          </ButtonRow>
        </Form>
      </section>
      {standing.length === 0 ? null : (
        <section class="stack" aria-labelledby="retirar">
          <h2 id="retirar">{words.withdraw}</h2>
          <Form
            action={localPath(locale, calendarPaths.withdraw(calendar.code))}
            locale={locale}
            csrf={csrf}
            errors={withdraw.errors}
            labels={{ decreeId: words.which, reason: words.why }}
            hidden={hidden}
          >
            <SelectField
              {...field(withdraw, 'decreeId')}
              locale={locale}
              label={words.which}
              placeholder={words.choose}
              required
              options={standing.map(({ id, title, from }) => ({ value: id, label: `${say(title, locale)} (${from})` }))}
            />
            <TextField {...field(withdraw, 'reason')} locale={locale} label={words.why} required />
            <ButtonRow>
              <Button type="submit" kind="secondary">
                {words.withdrawButton}
              </Button>
            </ButtonRow>
          </Form>
        </section>
      )}
    </>
  )
}

async function postDecree(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const code = c.req.param('code') ?? ''
  const form = readForm(decreeForm, await c.req.formData(), locale)
  if (!form.ok) return show(c, { form: 'enter', typed: form.typed, errors: form.errors, status: 422 })
  const { runner } = c.get('services')
  const done = await runner.command(enterDecree, c.get('ctx'), { ...form.value, code }, { address: c.get('address') })
  if (!done.ok) return refused(c, 'enter', form.typed, done.refusal)
  setFlash(c, 'success', { es: CALENDAR_WORDS.es.saved, en: CALENDAR_WORDS.en.saved })
  return c.redirect(localPath(locale, calendarPaths.calendar(code, Number(form.value.from.slice(0, 4)))), 303)
}

async function postWithdrawal(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const code = c.req.param('code') ?? ''
  const form = readForm(withdrawForm, await c.req.formData(), locale)
  if (!form.ok) return show(c, { form: 'withdraw', typed: form.typed, errors: form.errors, status: 422 })
  const { runner } = c.get('services')
  const done = await runner.command(
    withdrawDecree,
    c.get('ctx'),
    { ...form.value, code },
    { address: c.get('address') },
  )
  if (!done.ok) return refused(c, 'withdraw', form.typed, done.refusal)
  setFlash(c, 'success', { es: CALENDAR_WORDS.es.gone, en: CALENDAR_WORDS.en.gone })
  return c.redirect(localPath(locale, calendarPaths.calendar(code)), 303)
}

function refused(
  c: WebContext,
  form: NonNullable<Shown['form']>,
  typed: Typed,
  refusal: Parameters<typeof errorOfRefusal>[0],
): Promise<Response> | Response {
  if (refusal.kind === 'forbidden') return refusalPage(c, 403, refusal)
  if (refusal.kind === 'no_calendar') return troublePage(c, 404, 'not_found')
  const status = refusal.kind === 'changed_meanwhile' ? 409 : 422
  return show(c, { form, typed, errors: [errorOfRefusal(refusal, c.get('locale'))], status })
}

const params = z.object({ code: z.string().max(100) })
const query = z.object({ anio: z.string().max(10).optional() })

export const calendarRoutes: readonly Route[] = [
  { method: 'GET', path: '/t/dias-habiles', permission: SEE_CALENDARS, handle: listPage },
  { method: 'GET', path: '/t/dias-habiles/:code', permission: SEE_CALENDARS, params, query, handle: (c) => show(c) },
  {
    method: 'POST',
    path: '/t/dias-habiles/:code/decretos',
    permission: EDIT_CALENDARS,
    params,
    form: decreeForm,
    handle: postDecree,
  },
  {
    method: 'POST',
    path: '/t/dias-habiles/:code/retiros',
    permission: EDIT_CALENDARS,
    params,
    form: withdrawForm,
    handle: postWithdrawal,
  },
]
