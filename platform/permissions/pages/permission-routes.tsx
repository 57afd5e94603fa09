import { z } from 'zod'
import { say } from '../../../kernel/text.ts'
import { ROLE_IDS } from '../../capability/context.ts'
import { refusalPage } from '../../web/answers.tsx'
import { type WebContext, workspacePage } from '../../web/page.tsx'
import type { Route } from '../../web/route.ts'
import { accountStanding } from '../account-standing.ts'
import { SEE_PERMISSIONS } from '../permissions.ts'
import { PERMISSION_WORDS } from './permission-words.ts'
import { PermissionsPage, type PermissionsPageProps } from './permissions-page.tsx'

/** Which view is asked for; what it does not understand shows everything. */
const query = z.object({
  funcion: z.enum(ROLE_IDS).optional().catch(undefined),
  cuenta: z.string().max(200).optional().catch(undefined),
})

async function showPermissions(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const { funcion, cuenta = '' } = query.parse(c.req.query())
  let view: PermissionsPageProps['view'] = funcion === undefined ? { by: 'act' } : { by: 'role', role: funcion }
  let error: string | undefined
  if (cuenta.trim() !== '') {
    const found = await c.get('services').runner.query(accountStanding, c.get('ctx'), cuenta)
    if (found.ok) view = { by: 'account', standing: found.value }
    else if (found.refusal.kind === 'forbidden') return refusalPage(c, 403, found.refusal)
    else error = say(found.refusal.message, locale)
  }
  return workspacePage(c, {
    title: PERMISSION_WORDS[locale].title,
    status: error === undefined ? 200 : 404,
    body: <PermissionsPage locale={locale} access={c.get('mounted').access} view={view} typed={cuenta} error={error} />,
  })
}

export const permissionRoutes: readonly Route[] = [
  { method: 'GET', path: '/t/permisos', permission: SEE_PERMISSIONS, query, handle: showPermissions },
]
