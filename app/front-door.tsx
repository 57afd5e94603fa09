import { z } from 'zod'
import type { Text } from '../kernel/text.ts'
import { say } from '../kernel/text.ts'
import type { Query } from '../platform/capability/command.ts'
import type { Manifest } from '../platform/capability/manifest.ts'
import type { Permission } from '../platform/capability/permission.ts'
import { DEVICE_COOKIE, DEVICE_DAYS } from '../platform/identity/lock-out.ts'
import { SESSION_COOKIE, tokenHash } from '../platform/identity/session.ts'
import { closeSession } from '../platform/identity/sign-in.ts'
import { type SearchHit, search } from '../platform/search/search.ts'
import { setFlash } from '../platform/web/flash.ts'
import { errorOfRefusal, NO_FIELDS, readForm } from '../platform/web/form.ts'
import { deleteOwnCookie, readOwnCookie, setOwnCookie } from '../platform/web/own-cookie.ts'
import { ownPath } from '../platform/web/own-path.ts'
import { portalPage, type WebContext, workspacePage } from '../platform/web/page.tsx'
import { localPath } from '../platform/web/paths.ts'
import { DesignPage } from '../ui/design-page.tsx'
import { SearchResultsPage } from './search-page.tsx'
import { SignInPage } from './sign-in-page.tsx'

const READ_PORTAL: Permission = {
  id: 'portal.read',
  sentence: { es: 'Cualquier persona puede leer el portal', en: 'Anybody may read the portal' },
  grants: [{ to: 'public' }],
}
const USE_WORKSPACE: Permission = {
  id: 'workspace.use',
  sentence: { es: 'Quien ingresó puede usar el espacio de trabajo', en: 'Who is signed in may use the workspace' },
  grants: [{ to: 'signed_in' }],
}

const signInForm = z.object({
  login: z.string().max(200),
  password: z.string().max(500),
  volver: z.string().max(500).optional(),
})
const themeForm = z.object({ theme: z.enum(['auto', 'light', 'dark']), back: z.string().max(2000).default('/') })

const WORDS = {
  signIn: { es: 'Ingresar', en: 'Sign in' },
  search: { es: 'Buscar', en: 'Search' },
  design: { es: 'Sistema de diseño', en: 'Design system' },
  signedOut: { es: 'Su sesión se cerró.', en: 'You are signed out.' },
} satisfies Record<string, Text>

async function postSignIn(c: WebContext): Promise<Response> {
  const locale = c.get('locale')
  const form = readForm(signInForm, await c.req.formData(), locale)
  if (!form.ok) return signInPage(c, form.typed, form.errors, 422)
  const attempt = {
    ...form.value,
    address: c.get('address'),
    agent: c.req.header('user-agent') ?? '',
    device: readOwnCookie(c, DEVICE_COOKIE)?.slice(0, 100),
  }
  const result = await c.get('services').signIn(c.get('ctx'), attempt)
  if (!result.ok) {
    const status = result.refusal.kind === 'too_many_attempts' ? 429 : 422
    return signInPage(c, form.typed, [errorOfRefusal(result.refusal, locale)], status)
  }
  setOwnCookie(c, SESSION_COOKIE, result.value.token, { httpOnly: true, expires: new Date(result.value.expiresAt) })
  setOwnCookie(c, DEVICE_COOKIE, result.value.device, { httpOnly: true, maxAge: DEVICE_DAYS * 24 * 3600 })
  return c.redirect(ownPath(form.value.volver, localPath(locale, '/t')), 303)
}

function signInPage(
  c: WebContext,
  typed: Readonly<Record<string, string>>,
  errors: Parameters<typeof SignInPage>[0]['errors'],
  status: 200 | 422 | 429,
): Response | Promise<Response> {
  const locale = c.get('locale')
  const back = typed.volver ?? c.req.query('volver')
  return portalPage(c, {
    title: say(WORDS.signIn, locale),
    status,
    body: (
      <SignInPage
        locale={locale}
        action={localPath(locale, '/acceso')}
        typed={typed}
        errors={errors}
        back={back}
        demo={c.get('services').demoAccounts}
      />
    ),
  })
}

async function postSignOut(c: WebContext): Promise<Response> {
  const token = readOwnCookie(c, SESSION_COOKIE)
  if (token !== undefined)
    await c
      .get('services')
      .runner.command(closeSession, c.get('ctx'), { tokenHash: tokenHash(token) }, { address: c.get('address') })
  deleteOwnCookie(c, SESSION_COOKIE)
  setFlash(c, 'info', WORDS.signedOut)
  return c.redirect(localPath(c.get('locale'), '/'), 303)
}

async function postTheme(c: WebContext): Promise<Response> {
  const form = readForm(themeForm, await c.req.formData(), c.get('locale'))
  const value = form.ok ? form.value : { theme: 'auto' as const, back: '/' }
  setOwnCookie(c, 'theme', value.theme, { maxAge: 365 * 24 * 3600 })
  return c.redirect(ownPath(value.back, '/'), 303)
}

/** Everybody may ask; what is found depends on who asks. */
const searchQuery: Query<string, readonly SearchHit[]> = {
  id: 'portal.search',
  permission: READ_PORTAL,
  run: async (tx, ctx, words) => ({ ok: true, value: await search(tx, ctx, words) }),
}

function searchPage(area: 'portal' | 'workspace') {
  return async (c: WebContext): Promise<Response> => {
    const locale = c.get('locale')
    const words = (c.req.query('q') ?? '').slice(0, 200)
    const found = await c.get('services').runner.query(searchQuery, c.get('ctx'), words)
    const content = {
      title: say(WORDS.search, locale),
      body: (
        <SearchResultsPage
          locale={locale}
          action={localPath(locale, area === 'portal' ? '/buscar' : '/t/buscar')}
          words={words}
          hits={found.ok ? found.value : []}
          titles={c.get('services').searchTitles}
          href={(path) => localPath(locale, path)}
        />
      ),
    }
    return area === 'portal' ? portalPage(c, content) : workspacePage(c, content)
  }
}

function designPage(c: WebContext): Response | Promise<Response> {
  const locale = c.get('locale')
  return portalPage(c, { title: say(WORDS.design, locale), width: 'wide', body: <DesignPage locale={locale} /> })
}

/** What belongs to no room: signing in and out, theme, search over everything, the design system. */
export const frontDoor: Manifest = {
  id: 'front-door',
  title: { es: 'Entrada', en: 'Front door' },
  permissions: [READ_PORTAL, USE_WORKSPACE],
  queries: [searchQuery],
  routes: [
    { method: 'GET', path: '/acceso', permission: READ_PORTAL, handle: (c) => signInPage(c, {}, [], 200) },
    {
      method: 'POST',
      path: '/acceso',
      permission: READ_PORTAL,
      weight: 'sign_in',
      form: signInForm,
      handle: postSignIn,
    },
    { method: 'POST', path: '/salir', permission: USE_WORKSPACE, form: NO_FIELDS, handle: postSignOut },
    { method: 'POST', path: '/tema', permission: READ_PORTAL, form: themeForm, handle: postTheme },
    { method: 'GET', path: '/buscar', permission: READ_PORTAL, weight: 'search', handle: searchPage('portal') },
    { method: 'GET', path: '/t/buscar', permission: USE_WORKSPACE, weight: 'search', handle: searchPage('workspace') },
    { method: 'GET', path: '/diseno', permission: READ_PORTAL, handle: designPage },
  ],
}
