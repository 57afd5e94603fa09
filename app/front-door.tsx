import { z } from 'zod'
import type { Text } from '../kernel/text.ts'
import { say } from '../kernel/text.ts'
import type { Query } from '../platform/capability/command.ts'
import type { Manifest } from '../platform/capability/manifest.ts'
import type { Permission } from '../platform/capability/permission.ts'
import { type Asked, type Found, search } from '../platform/search/search.ts'
import { readForm } from '../platform/web/form.ts'
import { setOwnCookie } from '../platform/web/own-cookie.ts'
import { ownPath } from '../platform/web/own-path.ts'
import { pagesCalled, pagesLookingFor, portalPage, type WebContext, workspacePage } from '../platform/web/page.tsx'
import { localPath } from '../platform/web/paths.ts'
import { DesignPage } from '../ui/design-page.tsx'
import { SearchResultsPage } from './search-page.tsx'

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

const themeForm = z.object({ theme: z.enum(['auto', 'light', 'dark']), back: z.string().max(2000).default('/') })

const WORDS = {
  search: { es: 'Buscar', en: 'Search' },
  design: { es: 'Sistema de diseño', en: 'Design system' },
} satisfies Record<string, Text>

async function postTheme(c: WebContext): Promise<Response> {
  const form = readForm(themeForm, await c.req.formData(), c.get('locale'))
  const value = form.ok ? form.value : { theme: 'auto' as const, back: '/' }
  setOwnCookie(c, 'theme', value.theme, { maxAge: 365 * 24 * 3600 })
  return c.redirect(ownPath(value.back, '/'), 303)
}

/** Everybody may ask; what is found depends on who asks. `order`: of sections whose best results are equally good. */
const searchQuery: Query<Asked & { readonly order: readonly string[] }, Found> = {
  id: 'portal.search',
  permission: READ_PORTAL,
  run: async (tx, ctx, { order, ...asked }) => ({ ok: true, value: await search(tx, ctx, asked, order) }),
}

const NOTHING: Found = { sections: [], alike: false }

function searchPage(area: 'portal' | 'workspace') {
  return async (c: WebContext): Promise<Response> => {
    const locale = c.get('locale')
    const words = (c.req.query('q') ?? '').trim().slice(0, 200)
    const { titles, sections } = c.get('services').searchWords
    const section = sections.find(({ id }) => id === c.req.query('tema'))
    const asked = { words, section: section?.id, order: sections.map(({ id }) => id) }
    const found = await c.get('services').runner.query(searchQuery, c.get('ctx'), asked)
    const content = {
      title: words === '' ? say(WORDS.search, locale) : `${words} · ${say(WORDS.search, locale)}`,
      body: (
        <SearchResultsPage
          locale={locale}
          action={localPath(locale, area === 'portal' ? '/buscar' : '/t/buscar')}
          words={words}
          section={section}
          sections={sections}
          found={found.ok ? found.value : NOTHING}
          called={pagesCalled(c, area, words)}
          elsewhere={words === '' ? [] : pagesLookingFor(c, area, words)}
          titles={titles}
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

/** What belongs to no room: theme, search over everything, the design system. */
export const frontDoor: Manifest = {
  id: 'front-door',
  title: { es: 'Entrada', en: 'Front door' },
  permissions: [READ_PORTAL, USE_WORKSPACE],
  queries: [searchQuery],
  routes: [
    { method: 'POST', path: '/tema', permission: READ_PORTAL, form: themeForm, handle: postTheme },
    { method: 'GET', path: '/buscar', permission: READ_PORTAL, weight: 'search', handle: searchPage('portal') },
    { method: 'GET', path: '/t/buscar', permission: USE_WORKSPACE, weight: 'search', handle: searchPage('workspace') },
    { method: 'GET', path: '/diseno', permission: READ_PORTAL, handle: designPage },
  ],
}
