import { z } from 'zod'
import type { FieldError } from '../../../ui/form/form-state.ts'
import type { Command } from '../../capability/command.ts'
import { refusalPage } from '../../web/answers.tsx'
import { setFlash } from '../../web/flash.ts'
import { errorOfRefusal, NO_FIELDS, readForm } from '../../web/form.ts'
import { type WebContext, workspacePage } from '../../web/page.tsx'
import { localPath } from '../../web/paths.ts'
import type { Route } from '../../web/route.ts'
import { identityPaths } from '../paths.ts'
import { endSubstitution, nameSubstitute, startActing, stopActing, substitutionForm } from '../people/substitution.ts'
import { substitutionsQuery } from '../people/substitutions-query.ts'
import { OWN_ACCOUNT, SUBSTITUTE } from '../permissions.ts'
import { SubstitutionPage, type SubstitutionPageProps } from './substitution-page.tsx'
import { SUBSTITUTION_WORDS } from './substitution-words.ts'

async function show(
  c: WebContext,
  typed: SubstitutionPageProps['typed'] = {},
  errors: readonly FieldError[] = [],
): Promise<Response> {
  const locale = c.get('locale')
  const ctx = c.get('ctx')
  const found = await c.get('services').runner.query(substitutionsQuery, ctx, null)
  if (!found.ok) return refusalPage(c, 403, found.refusal)
  return workspacePage(c, {
    title: SUBSTITUTION_WORDS[locale].title,
    status: errors.length === 0 ? 200 : 422,
    body: (
      <SubstitutionPage
        locale={locale}
        csrf={c.get('csrf')}
        today={ctx.today}
        acting={typeof ctx.who === 'string' ? undefined : ctx.who.actingFor}
        found={found.value}
        typed={typed}
        errors={errors}
      />
    ),
  })
}

async function postName(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const form = readForm(substitutionForm, await c.req.formData(), locale)
  if (!form.ok) return show(c, form.typed, form.errors)
  const done = await c
    .get('services')
    .runner.command(nameSubstitute, c.get('ctx'), form.value, { address: c.get('address') })
  if (!done.ok && ['forbidden', 'step_up_required'].includes(done.refusal.kind))
    return refusalPage(c, 403, done.refusal)
  if (!done.ok) return show(c, form.typed, [errorOfRefusal(done.refusal, locale)])
  return back(c, 'named')
}

function back(c: WebContext, said: 'named' | 'ended' | 'started' | 'stopped', path = identityPaths.substitution()) {
  setFlash(c, 'success', { es: SUBSTITUTION_WORDS.es[said], en: SUBSTITUTION_WORDS.en[said] })
  return c.redirect(localPath(c.get('locale'), path), 303)
}

const idForm = z.object({ id: z.uuid() })

function act(command: Command<{ substitutionId: string }, null>, said: 'ended' | 'started', path?: string) {
  return async (c: WebContext): Promise<Response> => {
    const form = readForm(idForm, await c.req.formData(), c.get('locale'))
    if (!form.ok) return show(c, {}, form.errors)
    const input = { substitutionId: form.value.id }
    const done = await c.get('services').runner.command(command, c.get('ctx'), input, { address: c.get('address') })
    if (!done.ok && done.refusal.kind === 'forbidden') return refusalPage(c, 403, done.refusal)
    if (!done.ok) return show(c, {}, [errorOfRefusal(done.refusal, c.get('locale'))])
    return back(c, said, path)
  }
}

async function stop(c: WebContext): Promise<Response> {
  const done = await c.get('services').runner.command(stopActing, c.get('ctx'), {}, { address: c.get('address') })
  if (!done.ok) return refusalPage(c, 403, done.refusal)
  return back(c, 'stopped')
}

export const substitutionRoutes: readonly Route[] = [
  { method: 'GET', path: '/t/cuenta/sustitucion', permission: SUBSTITUTE, handle: (c) => show(c) },
  {
    method: 'POST',
    path: '/t/cuenta/sustitucion',
    permission: OWN_ACCOUNT,
    sensitive: true,
    form: substitutionForm,
    handle: postName,
  },
  {
    method: 'POST',
    path: '/t/cuenta/sustitucion/terminar',
    permission: SUBSTITUTE,
    form: idForm,
    handle: act(endSubstitution, 'ended'),
  },
  {
    method: 'POST',
    path: '/t/cuenta/sustitucion/actuar',
    permission: SUBSTITUTE,
    form: idForm,
    handle: act(startActing, 'started', '/t'),
  },
  { method: 'POST', path: '/t/cuenta/sustitucion/dejar', permission: SUBSTITUTE, form: NO_FIELDS, handle: stop },
]
