import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import type { Refusal } from '../kernel/result.ts'
import { accessOf } from '../platform/capability/access.ts'
import type { Manifest } from '../platform/capability/manifest.ts'
import { couldDo } from '../platform/capability/permission.ts'
import { forbidden } from '../platform/capability/runner.ts'
import type { Database } from '../platform/database/database.ts'
import { refusalPage, troublePage } from '../platform/web/answers.tsx'
import { builtAssets } from '../platform/web/assets.ts'
import { assetServer } from '../platform/web/assets-serve.ts'
import type { Mounted, Services, WebEnv } from '../platform/web/env.ts'
import { apiOperations, openApiDocument } from '../platform/web/open-api.ts'
import { localPath, splitLocale } from '../platform/web/paths.ts'
import { isApiAddress, problem } from '../platform/web/problem.ts'
import type { Route } from '../platform/web/route.ts'
import { requestContext } from './request-context.ts'
import { guardChanges, securityHeaders } from './security.ts'

export interface ServerParts {
  readonly database: Database
  readonly services: Services
  readonly manifests: readonly Manifest[]
  readonly clock: () => string
  readonly onError: (error: unknown, requestId: string) => void
}

/** Larger than the largest plan file that is read (50 MB), so that the refusal about size comes in words and not as a cut line. */
const LARGEST_BODY = 64 * 1024 * 1024

/** The front door: mounts what the manifests declare and nothing else. */
export function createServer(parts: ServerParts): Hono<WebEnv> {
  const { database, services, manifests, clock, onError } = parts
  const app = new Hono<WebEnv>({ getPath: (request) => splitLocale(new URL(request.url).pathname).path })
  app.use(securityHeaders)
  const assets = assetServer(builtAssets)
  app.get('/assets/*', (c) => assets(c.req.raw))
  // Browsers ask for it by this name wherever a document cannot say another: data, files, letters.
  app.get('/favicon.ico', (c) => {
    const { icon } = services.assets.forPage(new Set())
    return icon === undefined ? c.body(null, 204) : c.redirect(icon, 302)
  })
  const mounted = mountedOf(manifests, services)
  app.use((c, next) => {
    c.set('mounted', mounted)
    return next()
  })
  app.use(compress())
  app.use(requestContext(database, services, clock))
  app.use(
    bodyLimit({
      maxSize: LARGEST_BODY,
      onError: (c) =>
        refusalPage(c, 413, {
          kind: 'too_large',
          message: {
            es: 'El envío supera los 64 MB. Divídalo o quite imágenes del archivo.',
            en: 'What was sent is larger than 64 MB. Split it or take pictures out of the file.',
          },
        }),
    }),
  )
  app.use(guardChanges)
  for (const manifest of manifests) for (const route of manifest.routes ?? []) mount(app, route)
  app.notFound((c) => troublePage(c, 404, 'not_found'))
  app.onError((error, c) => {
    onError(error, c.get('ctx')?.requestId ?? '')
    return troublePage(c, 500, 'error')
  })
  return app
}

function mountedOf(manifests: readonly Manifest[], { institution }: Services): Mounted {
  const operations = apiOperations(manifests.flatMap(({ routes = [] }) => routes))
  return { access: accessOf(manifests), operations, openApi: openApiDocument(operations, institution.title) }
}

/** A form sent after the session ended: what was typed is still on the page before this one. */
const SIGNED_OUT: Refusal = {
  kind: 'signed_out',
  message: {
    es: 'Su sesión terminó y no se guardó nada. Vuelva atrás, copie lo que escribió, ingrese de nuevo y envíelo otra vez.',
    en: 'Your session has ended and nothing was saved. Go back, copy what you wrote, sign in again and send it once more.',
  },
}

/** Asks the route's permission before its page runs. Who is not signed in is sent to sign in and brought back. */
function mount(app: Hono<WebEnv>, route: Route): void {
  app.on(route.method, route.path, (c) => {
    const { who } = c.get('ctx')
    // Which record is meant is asked again by the command or query; here only whether anything of the kind could be.
    if (couldDo(who, route.permission)) return route.handle(c)
    if (who === 'public' && isApiAddress(c)) return problem(c, 401, SIGNED_OUT)
    if (who === 'public' && c.req.method === 'GET') {
      const back = encodeURIComponent(localPath(c.get('locale'), c.get('barePath')))
      return c.redirect(localPath(c.get('locale'), `/acceso?volver=${back}`), 303)
    }
    return who === 'public' ? refusalPage(c, 409, SIGNED_OUT) : refusalPage(c, 403, forbidden(route.permission))
  })
}
