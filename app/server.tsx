import { type Context, Hono } from 'hono'
import { compress } from 'hono/compress'
import type { Refusal } from '../kernel/result.ts'
import { accessOf } from '../platform/capability/access.ts'
import type { Manifest } from '../platform/capability/manifest.ts'
import { couldDo } from '../platform/capability/permission.ts'
import { forbidden } from '../platform/capability/runner.ts'
import { ASK_AGAIN_MINUTES, PROVEN_MINUTES, provenWithin, STEP_UP_REQUIRED } from '../platform/capability/step-up.ts'
import type { Database } from '../platform/database/database.ts'
import { databaseErrorCode, databaseTrouble } from '../platform/database/errors.ts'
import type { Log } from '../platform/running/log.ts'
import type { Metrics } from '../platform/running/metrics.ts'
import { observe, routeTable } from '../platform/running/observe.ts'
import type { RateLimits } from '../platform/running/rate-limits.ts'
import { askToConfirm, refusalPage, troublePage } from '../platform/web/answers.tsx'
import { builtAssets } from '../platform/web/assets.ts'
import { assetServer } from '../platform/web/assets-serve.ts'
import { type ProxyTrust, TRUST_NOBODY } from '../platform/web/client.ts'
import type { Mounted, Services, WebEnv } from '../platform/web/env.ts'
import { apiOperations, openApiDocument } from '../platform/web/open-api.ts'
import { localPath, splitLocale } from '../platform/web/paths.ts'
import { isApiAddress, problem } from '../platform/web/problem.ts'
import type { Route } from '../platform/web/route.ts'
import { addressLimits, bodyLimits, rateLimits } from './limits.ts'
import { requestContext, session } from './request-context.ts'
import { guardChanges, onlyByName, securityHeaders } from './security.ts'

export interface ServerParts {
  readonly database: Database
  readonly services: Services
  readonly manifests: readonly Manifest[]
  readonly clock: () => string
  readonly onError: (error: unknown, requestId: string) => void
  /** Left out by tests of pages: then nobody is counted, logged or believed. */
  readonly running?: ServerRunning
}

/** What only a running program has around its pages. */
export interface ServerRunning {
  readonly log: Log
  readonly metrics: Metrics
  readonly limits: RateLimits
  readonly trust: ProxyTrust
  /** Where people reach the platform, when that was said. */
  readonly publicUrl: string | undefined
}

/** After how many seconds to try again when the database is away. */
const RETRY_SECONDS = '15'

/** The front door: mounts what the manifests declare and nothing else. */
export function createServer(parts: ServerParts): Hono<WebEnv> {
  const { database, services, manifests, clock, onError, running } = parts
  const routes = manifests.flatMap((manifest) => manifest.routes ?? [])
  const table = routeTable(routes)
  const operations = apiOperations(routes)
  const mounted: Mounted = {
    access: accessOf(manifests),
    operations,
    openApi: openApiDocument(operations, services.institution.title),
    atPlaces: manifests.flatMap((manifest) => manifest.atPlaces ?? []),
  }
  const app = new Hono<WebEnv>({ getPath: (request) => splitLocale(new URL(request.url).pathname).path })
  app.use(requestContext(services, clock, running?.trust ?? TRUST_NOBODY, running?.publicUrl))
  app.use((c, next) => {
    c.set('mounted', mounted)
    return next()
  })
  if (running !== undefined) app.use(observe(table, running.log, running.metrics))
  app.use(securityHeaders)
  const assets = assetServer(builtAssets)
  app.get('/assets/*', (c) => assets(c.req.raw))
  // Browsers ask for it by this name wherever a document cannot say another: data, files, letters.
  app.get('/favicon.ico', (c) => {
    const { icon } = services.assets.forPage(new Set())
    return icon === undefined ? c.body(null, 204) : c.redirect(icon, 302)
  })
  app.use(compress())
  app.use(onlyByName(running?.publicUrl))
  app.use(addressLimits)
  app.use(session(database, services))
  if (running !== undefined) app.use(rateLimits(table, running.limits, running.metrics))
  app.use(bodyLimits(table))
  app.use(guardChanges(running?.publicUrl))
  for (const route of routes) mount(app, route)
  app.notFound((c) => troublePage(c, 404, 'not_found'))
  app.onError((error, c) => {
    const trouble = databaseTrouble(error)
    if (trouble !== undefined) {
      // Told in the log as what it is: a fault of the program is looked for, a database that is away comes back.
      running?.log.warn('database', { trouble, where: c.get('ctx').requestId, code: databaseErrorCode(error) ?? '' })
      if (trouble === 'away') c.header('retry-after', RETRY_SECONDS)
      return troublePage(c, 503, trouble)
    }
    onError(error, c.get('ctx')?.requestId ?? '')
    return troublePage(c, 500, 'error')
  })
  return app
}

/** A form sent after the session ended: what was typed is still on the page before this one. */
const SIGNED_OUT: Refusal = {
  kind: 'signed_out',
  message: {
    es: 'Su sesión terminó y no se guardó nada. Vuelva atrás, copie lo que escribió, ingrese de nuevo y envíelo otra vez.',
    en: 'Your session has ended and nothing was saved. Go back, copy what you wrote, sign in again and send it once more.',
  },
}

const NO_FORM: Refusal = {
  kind: 'no_form',
  message: {
    es: 'Aquí se recibe lo que envía un formulario, y esto llegó en otro formato. No se guardó nada.',
    en: 'What a form sends is taken here, and this came in another format. Nothing was saved.',
  },
}

/** Pages read forms; whatever else was sent is refused before they try. */
function isUnreadable(c: Context<WebEnv>, { method, form, api }: Route): boolean {
  // What programs send, the route reads in the formats that it names.
  if (method === 'GET' || form === undefined || api !== undefined) return false
  return !/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(c.req.header('content-type') ?? '')
}

/** A page asks earlier than the act it leads to, so that what is typed in it can still be sent. */
function mustConfirm(c: Context<WebEnv>, { method, sensitive }: Route): boolean {
  return sensitive === true && !provenWithin(c.get('ctx'), method === 'GET' ? ASK_AGAIN_MINUTES : PROVEN_MINUTES)
}

/** Asks the route's permission before its page runs. Who is not signed in is sent to sign in and brought back. */
function mount(app: Hono<WebEnv>, route: Route): void {
  app.on(route.method, route.path, (c) => {
    const { who } = c.get('ctx')
    // Which record is meant is asked again by the command or query; here only whether anything of the kind could be.
    if (couldDo(who, route.permission)) {
      if (isUnreadable(c, route)) return refusalPage(c, 415, NO_FORM)
      return mustConfirm(c, route) ? askToConfirm(c, STEP_UP_REQUIRED) : route.handle(c)
    }
    if (who === 'public' && isApiAddress(c)) return problem(c, 401, SIGNED_OUT)
    if (who === 'public' && c.req.method === 'GET') {
      const back = encodeURIComponent(localPath(c.get('locale'), c.get('barePath')))
      return c.redirect(localPath(c.get('locale'), `/acceso?volver=${back}`), 303)
    }
    return who === 'public' ? refusalPage(c, 409, SIGNED_OUT) : refusalPage(c, 403, forbidden(route.permission))
  })
}
