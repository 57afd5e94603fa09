import { z } from 'zod'
import { type Id, isId } from '../../../kernel/ids.ts'
import type { Refusal, Result } from '../../../kernel/result.ts'
import type { Text } from '../../../kernel/text.ts'
import type { FieldError } from '../../../ui/form/form-state.ts'
import { refusalPage, troublePage } from '../../web/answers.tsx'
import { setFlash } from '../../web/flash.ts'
import { errorOfRefusal, NO_FIELDS, readForm } from '../../web/form.ts'
import { type WebContext, workspacePage } from '../../web/page.tsx'
import { localPath } from '../../web/paths.ts'
import type { Route } from '../../web/route.ts'
import { identityPaths, type PersonAct } from '../paths.ts'
import { changeAddress, emailForm } from '../people/change-email.ts'
import { inviteAccount, inviteAgain, inviteForm, withdrawInvitation } from '../people/invite.ts'
import {
  disableAccount,
  enableAccount,
  endHolding,
  endRole,
  grantRole,
  grantRoleForm,
  holdPost,
  holdPostForm,
  reasonForm,
} from '../people/manage.ts'
import { ACCOUNT_STATES, type PeopleAsked, peopleQuery, personQuery } from '../people/people-query.ts'
import { nameSubstituteFor, substitutionForm } from '../people/substitution.ts'
import { MANAGE_PEOPLE, SEE_PEOPLE } from '../permissions.ts'
import { InvitePage } from './invite-page.tsx'
import { PeopleList, STATE_IN_ADDRESS } from './people-page.tsx'
import { PEOPLE_WORDS } from './people-words.ts'
import { PersonPage } from './person-page.tsx'
import type { PersonPageProps } from './person-parts.tsx'

const MOST_PAGES = 10_000

/** Not for the form to say: who may not, and who must first show again who they are. */
const PAGES_OF_THEIR_OWN: ReadonlySet<string> = new Set(['forbidden', 'step_up_required'])

async function showPeople(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const asked = Number(c.req.query('pagina') ?? 1)
  const page = Number.isInteger(asked) && asked >= 1 && asked <= MOST_PAGES ? asked : 1
  const filter = {
    text: c.req.query('q')?.trim().slice(0, 100) || undefined,
    office: c.req.query('oficina')?.slice(0, 40) || undefined,
    state: c.req.query('estado')?.slice(0, 20) || undefined,
  }
  const state = ACCOUNT_STATES.find((each) => STATE_IN_ADDRESS[each] === filter.state)
  const input: PeopleAsked = { text: filter.text, office: filter.office, state, page }
  const found = await c.get('services').runner.query(peopleQuery, c.get('ctx'), input)
  if (!found.ok) return refusalPage(c, 403, found.refusal)
  return workspacePage(c, {
    title: PEOPLE_WORDS[locale].title,
    body: <PeopleList locale={locale} filter={filter} page={page} found={found.value} />,
  })
}

async function showInvite(
  c: WebContext,
  typed: Readonly<Record<string, string | undefined>> = {},
  errors: readonly FieldError[] = [],
): Promise<Response> {
  const locale = c.get('locale')
  const words = PEOPLE_WORDS[locale]
  const input: PeopleAsked = { text: undefined, office: undefined, state: undefined, page: 1 }
  const found = await c.get('services').runner.query(peopleQuery, c.get('ctx'), input)
  if (!found.ok) return refusalPage(c, 403, found.refusal)
  return workspacePage(c, {
    title: words.invite,
    status: errors.length === 0 ? 200 : 422,
    breadcrumbs: [{ title: words.title, href: localPath(locale, identityPaths.people()) }, { title: words.invite }],
    body: (
      <InvitePage locale={locale} csrf={c.get('csrf')} offices={found.value.offices} typed={typed} errors={errors} />
    ),
  })
}

async function postInvite(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const form = readForm(inviteForm, await c.req.formData(), locale)
  if (!form.ok) return showInvite(c, form.typed, form.errors)
  const { runner } = c.get('services')
  const done = await runner.command(inviteAccount, c.get('ctx'), form.value, { address: c.get('address') })
  if (!done.ok && PAGES_OF_THEIR_OWN.has(done.refusal.kind)) return refusalPage(c, 403, done.refusal)
  if (!done.ok) return showInvite(c, form.typed, [errorOfRefusal(done.refusal, locale)])
  const { accountId, login } = done.value
  setFlash(c, 'success', { es: PEOPLE_WORDS.es.sent(login), en: PEOPLE_WORDS.en.sent(login) })
  return c.redirect(localPath(locale, identityPaths.person(accountId)), 303)
}

async function showPerson(c: WebContext, attempt?: PersonPageProps['attempt']): Promise<Response> {
  const locale = c.get('locale')
  const accountId = c.req.param('id') ?? ''
  if (!isId(accountId)) return troublePage(c, 404, 'not_found')
  const ctx = c.get('ctx')
  const { runner, institution } = c.get('services')
  const found = await runner.query(personQuery, ctx, { accountId })
  if (!found.ok) return refusalPage(c, found.refusal.kind === 'forbidden' ? 403 : 404, found.refusal)
  const people = { title: PEOPLE_WORDS[locale].title, href: localPath(locale, identityPaths.people()) }
  return workspacePage(c, {
    title: found.value.name,
    status: attempt === undefined ? 200 : 422,
    breadcrumbs: [people, { title: found.value.name }],
    body: (
      <PersonPage
        locale={locale}
        zone={institution.zone}
        csrf={c.get('csrf')}
        today={ctx.today}
        person={found.value}
        attempt={attempt}
      />
    ),
  })
}

const idForm = z.object({ id: z.uuid() })

interface PersonActSpec<F> {
  readonly act: PersonAct
  readonly form: z.ZodType<F>
  run(c: WebContext, accountId: Id, fields: F): Promise<Result<unknown, Refusal>>
  done(words: (typeof PEOPLE_WORDS)['es']): string
}

/** One thing that is done to an account: does it and comes back to the person's page. */
function personAct<F>({ act, form: schema, run, done }: PersonActSpec<F>): Route {
  return {
    method: 'POST',
    path: `/t/personas/:id/${act}`,
    permission: MANAGE_PEOPLE,
    sensitive: true,
    form: schema,
    async handle(c) {
      const locale = c.get('locale')
      const accountId = c.req.param('id') ?? ''
      if (!isId(accountId)) return troublePage(c, 404, 'not_found')
      const form = readForm(schema, await c.req.formData(), locale)
      if (!form.ok) return showPerson(c, { act, typed: form.typed, errors: form.errors })
      const result = await run(c, accountId, form.value)
      if (!result.ok && PAGES_OF_THEIR_OWN.has(result.refusal.kind)) return refusalPage(c, 403, result.refusal)
      if (!result.ok) return showPerson(c, { act, typed: form.typed, errors: [errorOfRefusal(result.refusal, locale)] })
      const said: Text = { es: done(PEOPLE_WORDS.es), en: done(PEOPLE_WORDS.en) }
      setFlash(c, 'success', said)
      return c.redirect(localPath(locale, identityPaths.person(accountId)), 303)
    },
  }
}

const from = (c: WebContext) => ({ address: c.get('address') })

export const peopleRoutes: readonly Route[] = [
  { method: 'GET', path: '/t/personas', permission: SEE_PEOPLE, handle: showPeople },
  {
    method: 'GET',
    path: '/t/personas/invitar',
    permission: MANAGE_PEOPLE,
    sensitive: true,
    handle: (c) => showInvite(c),
  },
  {
    method: 'POST',
    path: '/t/personas/invitar',
    permission: MANAGE_PEOPLE,
    sensitive: true,
    form: inviteForm,
    handle: postInvite,
  },
  { method: 'GET', path: '/t/personas/:id', permission: SEE_PEOPLE, handle: (c) => showPerson(c) },
  personAct({
    act: 'reenviar',
    form: NO_FIELDS,
    run: (c, accountId) => c.get('services').runner.command(inviteAgain, c.get('ctx'), { accountId }, from(c)),
    done: (words) => words.againDone,
  }),
  personAct({
    act: 'retirar',
    form: NO_FIELDS,
    run: (c, accountId) => c.get('services').runner.command(withdrawInvitation, c.get('ctx'), { accountId }, from(c)),
    done: (words) => words.withdrawn,
  }),
  personAct({
    act: 'funciones',
    form: grantRoleForm,
    run: (c, accountId, fields) =>
      c.get('services').runner.command(grantRole, c.get('ctx'), { ...fields, accountId }, from(c)),
    done: (words) => words.given,
  }),
  personAct({
    act: 'terminar-funcion',
    form: idForm,
    run: (c, _account, { id }) => c.get('services').runner.command(endRole, c.get('ctx'), { grantId: id }, from(c)),
    done: (words) => words.ended,
  }),
  personAct({
    act: 'puestos',
    form: holdPostForm,
    run: (c, accountId, fields) =>
      c.get('services').runner.command(holdPost, c.get('ctx'), { ...fields, accountId }, from(c)),
    done: (words) => words.given,
  }),
  personAct({
    act: 'terminar-puesto',
    form: idForm,
    run: (c, accountId, { id }) =>
      c.get('services').runner.command(endHolding, c.get('ctx'), { holdingId: id, accountId }, from(c)),
    done: (words) => words.ended,
  }),
  personAct({
    act: 'sustitucion',
    form: substitutionForm,
    run: (c, accountId, fields) =>
      c.get('services').runner.command(nameSubstituteFor, c.get('ctx'), { ...fields, accountId }, from(c)),
    done: (words) => words.given,
  }),
  personAct({
    act: 'correo',
    form: emailForm,
    run: (c, accountId, fields) =>
      changeAddress(c.get('services').runner, c.get('ctx'), { ...fields, accountId }, c.get('address')),
    done: (words) => words.emailChanged,
  }),
  personAct({
    act: 'cerrar',
    form: reasonForm,
    run: (c, accountId, fields) =>
      c.get('services').runner.command(disableAccount, c.get('ctx'), { ...fields, accountId }, from(c)),
    done: (words) => words.closed,
  }),
  personAct({
    act: 'abrir',
    form: reasonForm,
    run: (c, accountId, fields) =>
      c.get('services').runner.command(enableAccount, c.get('ctx'), { ...fields, accountId }, from(c)),
    done: (words) => words.opened,
  }),
]
