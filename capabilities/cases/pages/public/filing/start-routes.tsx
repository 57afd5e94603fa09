import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { civilDateAt } from '../../../../../kernel/civil.ts'
import { formatDate } from '../../../../../kernel/format.ts'
import { say } from '../../../../../kernel/text.ts'
import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import { setFlash } from '../../../../../platform/web/flash.ts'
import { errorOfRefusal, NO_FIELDS, readForm, type Typed } from '../../../../../platform/web/form.ts'
import { portalPage, type WebContext } from '../../../../../platform/web/page.tsx'
import { localPath } from '../../../../../platform/web/paths.ts'
import type { Route } from '../../../../../platform/web/route.ts'
import { Button, ButtonLink } from '../../../../../ui/button/button.tsx'
import { Spoken } from '../../../../../ui/content/content.tsx'
import { Notice } from '../../../../../ui/feedback/notice.tsx'
import { SelectField } from '../../../../../ui/form/choice-fields.tsx'
import { Form } from '../../../../../ui/form/form.tsx'
import { type FieldError, field } from '../../../../../ui/form/form-state.ts'
import { TextField } from '../../../../../ui/form/text-fields.tsx'
import { PageHead } from '../../../../../ui/shell/page-head.tsx'
import { DataTable } from '../../../../../ui/table/data-table.tsx'
import { giveConsent } from '../../../data/draft-consent.ts'
import { consentQuery, guestLinkQuery, ownThingsQuery } from '../../../data/draft-queries.ts'
import { toStartQuery } from '../../../data/jurisdictions.ts'
import { startDraft, startForm } from '../../../data/start-draft.ts'
import { definitionPaths } from '../../../definitions-paths.ts'
import { filingPaths } from '../../../filing-paths.ts'
import { APPLY } from '../../../filing-permissions.ts'
import { applicantOf, hashOf, newLink, rememberLink } from './applicant.ts'
import { notHere } from './draft-routes.tsx'
import { FILING_WORDS } from './filing-words.ts'

async function showStart(c: WebContext, typed: Typed = {}, errors: readonly FieldError[] = []): Promise<Response> {
  const code = c.req.param('code') ?? ''
  const found = await c.get('services').runner.query(toStartQuery, c.get('ctx'), { code })
  if (!found.ok)
    return found.refusal.kind === 'no_definition'
      ? troublePage(c, 404, 'not_found')
      : refusalPage(c, 403, found.refusal)
  const locale = c.get('locale')
  const words = FILING_WORDS[locale]
  const { title: procedure, who, places } = found.value
  const title = words.startTitle(say(procedure, locale))
  const guest = c.get('ctx').who === 'public'
  const state = { values: { jurisdiction: c.req.query('municipio') ?? '', ...typed }, errors }
  return portalPage(c, {
    title,
    status: errors.length === 0 ? 200 : 422,
    breadcrumbs: [
      { title: words.catalogue, href: localPath(locale, definitionPaths.catalogue()) },
      { title: say(procedure, locale), href: localPath(locale, definitionPaths.guide(code)) },
      { title: words.begin },
    ],
    body: (
      <>
        <PageHead title={title} lead={words.startLead} />
        <p>
          <Spoken text={who} locale={locale} />
        </p>
        <Form
          action={localPath(locale, filingPaths.start(code))}
          locale={locale}
          csrf={c.get('csrf') === '' ? undefined : c.get('csrf')}
          errors={errors}
          labels={{
            name: words.yourName,
            email: words.yourEmail,
            jurisdiction: words.where,
            ownerName: words.ownerName,
            ownerEmail: words.ownerEmail,
          }}
          idempotencyKey={typed['idempotency-key'] ?? randomUUID()}
        >
          {places.length === 0 ? null : (
            <SelectField
              {...field(state, 'jurisdiction')}
              locale={locale}
              label={words.where}
              hint={words.whereHint}
              placeholder={words.choose}
              options={places.map(({ code: value, name: label }) => ({ value, label }))}
              required
            />
          )}
          {guest ? (
            <>
              <Notice kind="info" locale={locale}>
                {words.haveAccount} <a href={localPath(locale, '/acceso')}>{words.signIn}</a>
              </Notice>
              <TextField
                {...field(state, 'name')}
                locale={locale}
                label={words.yourName}
                autocomplete="name"
                maxLength={200}
                required
              />
              <TextField
                {...field(state, 'email')}
                locale={locale}
                label={words.yourEmail}
                hint={words.emailHint}
                type="email"
                autocomplete="email"
                maxLength={200}
                required
              />
            </>
          ) : null}
          <fieldset class="field stack">
            <legend class="field-label">{words.behalf}</legend>
            <p class="field-hint">{words.behalfLead}</p>
            <TextField {...field(state, 'ownerName')} locale={locale} label={words.ownerName} maxLength={200} />
            <TextField
              {...field(state, 'ownerEmail')}
              locale={locale}
              label={words.ownerEmail}
              type="email"
              maxLength={200}
            />
          </fieldset>
          <Button kind="primary">{words.begin}</Button>
        </Form>
      </>
    ),
  })
}

async function postStart(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const form = readForm(startForm, await c.req.formData(), locale)
  if (!form.ok) return showStart(c, form.typed, form.errors)
  const { ctx } = applicantOf(c)
  const [guest, consent] = [newLink(), newLink()]
  const code = c.req.param('code') ?? ''
  const input = { ...form.value, code, locale, guest, consent }
  const begun = await c.get('services').runner.command(startDraft, ctx, input, { address: c.get('address') })
  if (!begun.ok) {
    if (begun.refusal.kind === 'no_definition') return troublePage(c, 404, 'not_found')
    return showStart(c, form.typed, [errorOfRefusal(begun.refusal, locale)])
  }
  if (ctx.who === 'system') {
    rememberLink(c, guest.token)
    setFlash(c, 'success', { es: FILING_WORDS.es.sentLink, en: FILING_WORDS.en.sentLink })
  }
  return c.redirect(localPath(locale, filingPaths.draft(begun.value.draftId)), 303)
}

async function followLink(c: WebContext): Promise<Response> {
  const token = c.req.param('token') ?? ''
  const { ctx } = applicantOf(c)
  const found = await c.get('services').runner.query(guestLinkQuery, ctx, { hash: hashOf(token) })
  if (!found.ok) return notHere(c, found.refusal)
  rememberLink(c, token)
  const { draftId, caseId } = found.value
  const to = caseId === undefined ? filingPaths.draft(draftId) : filingPaths.case(caseId)
  return c.redirect(localPath(c.get('locale'), to), 303)
}

async function showConsent(c: WebContext): Promise<Response> {
  const token = c.req.param('token') ?? ''
  const { ctx } = applicantOf(c)
  const found = await c.get('services').runner.query(consentQuery, ctx, { hash: hashOf(token) })
  if (!found.ok) return notHere(c, found.refusal)
  const locale = c.get('locale')
  const words = FILING_WORDS[locale]
  const { by, owner, procedure, consentedAt } = found.value
  return portalPage(c, {
    title: words.consentTitle,
    body: (
      <>
        <PageHead title={words.consentTitle} lead={words.consentLead(by, say(procedure, locale))} />
        {consentedAt === undefined ? (
          <Form
            action={localPath(locale, filingPaths.consent(token))}
            locale={locale}
            csrf={c.get('csrf') === '' ? undefined : c.get('csrf')}
          >
            <p>{words.consentAsk(owner)}</p>
            <Button kind="primary">{words.consentGive}</Button>
          </Form>
        ) : (
          <Notice kind="success" locale={locale}>
            {words.consentDone}
          </Notice>
        )}
      </>
    ),
  })
}

async function postConsent(c: WebContext): Promise<Response> {
  const token = c.req.param('token') ?? ''
  const { ctx } = applicantOf(c)
  const given = await c
    .get('services')
    .runner.command(giveConsent, ctx, { hash: hashOf(token) }, { address: c.get('address') })
  if (!given.ok) return notHere(c, given.refusal)
  return c.redirect(localPath(c.get('locale'), filingPaths.consent(token)), 303)
}

async function showMine(c: WebContext): Promise<Response> {
  const { ctx, links } = applicantOf(c)
  const found = await c.get('services').runner.query(ownThingsQuery, ctx, { links })
  if (!found.ok) return refusalPage(c, 403, found.refusal)
  const locale = c.get('locale')
  const words = FILING_WORDS[locale]
  const local = (path: string) => localPath(locale, path)
  const { drafts, cases } = found.value
  return portalPage(c, {
    title: words.mine,
    width: 'wide',
    breadcrumbs: [{ title: words.mine }],
    body: (
      <>
        <PageHead
          title={words.mine}
          lead={words.mineLead}
          actions={<ButtonLink href={local(definitionPaths.catalogue())}>{words.catalogue}</ButtonLink>}
        />
        <section class="stack" aria-labelledby="preparacion">
          <h2 id="preparacion">{words.drafts}</h2>
          {drafts.length === 0 ? (
            <p>{words.noDrafts}</p>
          ) : (
            <DataTable
              id="preparacion-tabla"
              caption={words.drafts}
              captionHidden
              locale={locale}
              cards
              rows={drafts}
              rowKey={({ id }) => id}
              columns={[
                {
                  key: 'procedure',
                  title: words.procedure,
                  cell: ({ id, procedure }) => (
                    <a href={local(filingPaths.draft(id))}>
                      <Spoken text={procedure} locale={locale} />
                    </a>
                  ),
                },
                {
                  key: 'updated',
                  title: words.updated,
                  cell: ({ updatedAt }) => formatDate(civilDateAt(new Date(updatedAt).toISOString(), 'UTC'), locale),
                },
              ]}
            />
          )}
        </section>
        <section class="stack" aria-labelledby="presentados">
          <h2 id="presentados">{words.cases}</h2>
          {cases.length === 0 ? (
            <p>{words.noCases}</p>
          ) : (
            <DataTable
              id="presentados-tabla"
              caption={words.cases}
              captionHidden
              locale={locale}
              cards
              rows={cases}
              rowKey={({ id }) => id}
              columns={[
                {
                  key: 'number',
                  title: words.number,
                  cell: ({ id, number }) => <a href={local(filingPaths.case(id))}>{number}</a>,
                },
                {
                  key: 'procedure',
                  title: words.procedure,
                  cell: ({ procedure }) => <Spoken text={procedure} locale={locale} />,
                },
                { key: 'filed', title: words.filedOn, cell: ({ filedOn }) => formatDate(filedOn, locale) },
                {
                  key: 'stands',
                  title: words.stands,
                  cell: ({ steps }) => steps.map((step) => say(step, locale)).join(' + '),
                },
                {
                  key: 'due',
                  title: words.due,
                  cell: ({ dueOn, endedAs }) =>
                    dueOn === undefined || endedAs !== undefined ? '–' : formatDate(dueOn, locale),
                },
              ]}
            />
          )}
        </section>
      </>
    ),
  })
}

const code = z.object({ code: z.string().max(100) })
const token = z.object({ token: z.string().max(200) })

export const startRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/tramites/:code/solicitud',
    permission: APPLY,
    params: code,
    handle: (c) => showStart(c),
  },
  {
    method: 'POST',
    path: '/tramites/:code/solicitud',
    permission: APPLY,
    params: code,
    form: startForm,
    handle: postStart,
  },
  { method: 'GET', path: '/mis-tramites', permission: APPLY, handle: showMine },
  { method: 'GET', path: '/solicitudes/enlace/:token', permission: APPLY, params: token, handle: followLink },
  { method: 'GET', path: '/solicitudes/autorizacion/:token', permission: APPLY, params: token, handle: showConsent },
  {
    method: 'POST',
    path: '/solicitudes/autorizacion/:token',
    permission: APPLY,
    params: token,
    form: NO_FIELDS,
    handle: postConsent,
  },
]
