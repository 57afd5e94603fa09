import { isId } from '../../../../../kernel/ids.ts'
import { serveFile } from '../../../../../platform/files/serve.ts'
import { refusalPage, troublePage } from '../../../../../platform/web/answers.tsx'
import type { WebContext } from '../../../../../platform/web/page.tsx'
import type { Route } from '../../../../../platform/web/route.ts'
import { caseFileQuery, type FILES_OF_CASE } from '../../../data/case-file-query.ts'
import { READ_CASES } from '../../../staff-permissions.ts'

function getFile(of: (typeof FILES_OF_CASE)[number]) {
  return async (c: WebContext): Promise<Response> => {
    const [caseId, id] = [c.req.param('id') ?? '', c.req.param('file') ?? '']
    if (!isId(caseId) || !isId(id)) return troublePage(c, 404, 'not_found')
    const { runner, files } = c.get('services')
    const found = await runner.query(caseFileQuery, c.get('ctx'), { of, caseId, id })
    if (!found.ok) {
      if (found.refusal.kind === 'infected') return refusalPage(c, 409, found.refusal)
      return troublePage(c, 404, 'not_found')
    }
    return (await serveFile(c.req.raw, files, found.value)) ?? troublePage(c, 404, 'not_found')
  }
}

export const fileRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/t/expedientes/:id/documentos/:file',
    permission: READ_CASES,
    weight: 'export',
    handle: getFile('document'),
  },
  {
    method: 'GET',
    path: '/t/expedientes/:id/fotografias/:file',
    permission: READ_CASES,
    weight: 'export',
    handle: getFile('photo'),
  },
  {
    method: 'GET',
    path: '/t/expedientes/:id/resoluciones/:file',
    permission: READ_CASES,
    weight: 'export',
    handle: getFile('resolution'),
  },
]
