import { type Id, isId } from '../../../../../kernel/ids.ts'
import type { Query } from '../../../../../platform/capability/command.ts'
import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import type { WebContext } from '../../../../../platform/web/page.tsx'
import type { Route } from '../../../../../platform/web/route.ts'
import { type ObservedFile, observedImport, observedRefusal } from '../../../data/out-refused-import.ts'
import { annotatedFile } from '../../../exports/annotated-file.ts'
import { sendFile } from '../../../exports/send-file.ts'
import { UPLOAD_PLAN } from '../../../permissions.ts'

async function answer(c: WebContext, query: Query<Id, ObservedFile>): Promise<Response> {
  const id = c.req.param('id') ?? ''
  if (!isId(id)) return troublePage(c, 404, 'not_found')
  const ctx = c.get('ctx')
  const { runner, files } = c.get('services')
  const found = await runner.query(query, ctx, id)
  if (!found.ok) return refusalPage(c, found.refusal.kind === 'forbidden' ? 403 : 404, found.refusal)
  const { fileName, sha256, observations } = found.value
  const bytes = await files.read(sha256)
  if (bytes === undefined) return troublePage(c, 404, 'not_found')
  const { today, now } = ctx
  const made = await annotatedFile({ name: fileName, bytes, observations, locale: c.get('locale'), today, now })
  if (!made.ok) return made.refusal.kind === 'busy' ? troublePage(c, 503, 'busy') : refusalPage(c, 422, made.refusal)
  return sendFile(c, { name: made.value.name, format: 'xlsx', bytes: made.value.bytes })
}

/** «Su archivo con las observaciones»: what a person sent, given back with what we have to say about it. */
export const observationRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/t/importar/:id/observaciones.xlsx',
    permission: UPLOAD_PLAN,
    weight: 'export',
    handle: (c) => answer(c, observedImport),
  },
  {
    method: 'GET',
    path: '/t/importar/rechazos/:id/observaciones.xlsx',
    permission: UPLOAD_PLAN,
    weight: 'export',
    handle: (c) => answer(c, observedRefusal),
  },
]
