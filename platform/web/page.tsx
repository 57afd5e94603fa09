import type { Context } from 'hono'
import type { ComponentChildren, VNode } from 'preact'
import { formatDate, formatNumber } from '../../kernel/format.ts'
import { type Locale, say, type Text } from '../../kernel/text.ts'
import type { RailSection } from '../../ui/navigation/rail.tsx'
import type { BreadcrumbsProps } from '../../ui/navigation/trail.tsx'
import { PortalShell } from '../../ui/shell/portal-shell.tsx'
import { WorkspaceShell } from '../../ui/shell/workspace-shell.tsx'
import type { Actor } from '../capability/context.ts'
import { type MenuItem, menuSections } from '../capability/menu.ts'
import { mayDo } from '../capability/permission.ts'
import { renderDocument } from './document.tsx'
import type { WebEnv } from './env.ts'
import { type FlashWords, takeFlash } from './flash.ts'
import { isCalled } from './page-called.ts'
import { localPath } from './paths.ts'

export type WebContext = Context<WebEnv>
type Status = 200 | 400 | 403 | 404 | 409 | 413 | 414 | 415 | 421 | 422 | 429 | 500 | 503

export interface PageContent {
  readonly title: string
  readonly description?: string | undefined
  readonly breadcrumbs?: BreadcrumbsProps['items'] | undefined
  readonly body: ComponentChildren
  readonly status?: Status | undefined
}

export interface PortalContent extends PageContent {
  /** `wide` for tables; else the measure of a text. */
  readonly width?: 'text' | 'wide' | undefined
}

export interface WorkspaceContent extends PageContent {
  /** The bar of year, office and cut-off. */
  readonly context?: ComponentChildren
  readonly aside?: { readonly label: string; readonly children: ComponentChildren } | undefined
}

const WORDS = {
  tagline: { es: 'Planes, avance y trámites metropolitanos', en: 'Metropolitan plans, progress and procedures' },
  signIn: { es: 'Ingresar', en: 'Sign in' },
  workspace: { es: 'Espacio de trabajo', en: 'Workspace' },
  signOut: { es: 'Salir', en: 'Sign out' },
  account: { es: 'Mi cuenta', en: 'My account' },
  sleeping: {
    es: 'Su institución pide un segundo paso para sus funciones, y ahora no las tiene. Actívelo en Mi cuenta, Seguridad.',
    en: 'Your institution asks for a second step for your roles, and now you do not have them. Switch it on in My account, Security.',
  },
  stopActing: { es: 'Dejar de actuar por esta persona', en: 'Stop acting for this person' },
  portal: { es: 'Portal público', en: 'Public portal' },
  search: { es: 'Buscar en todo', en: 'Search everything' },
  about: { es: 'Esta plataforma', en: 'This platform' },
  design: { es: 'Sistema de diseño', en: 'Design system' },
  explore: { es: 'Explorar', en: 'Explore' },
} satisfies Record<string, Text>

/** A public page in its shell. */
export function portalPage(c: WebContext, content: PortalContent): Response | Promise<Response> {
  const { locale, services, ctx } = shared(c)
  const local = (path: string) => localPath(locale, path)
  const words = (text: Text) => say(text, locale)
  const entries = menuOf(c, 'portal')
  const menu = entries.filter(({ foot }) => foot !== true)
  const foot = entries.filter((entry) => entry.foot === true)
  const body = (
    <PortalShell
      {...frame(c)}
      home={local('/')}
      name="Trama"
      institution={say(services.institution.title, locale)}
      menu={menu}
      search={{ action: local('/buscar'), label: words(WORDS.search), name: 'q' }}
      account={ctx.who === 'public' ? { href: local('/acceso'), title: words(WORDS.signIn) } : ownPlace(c)}
      breadcrumbs={content.breadcrumbs}
      footer={{
        groups: [
          { title: words(WORDS.explore), items: menu },
          { title: words(WORDS.about), items: [...foot, { href: local('/diseno'), title: words(WORDS.design) }] },
        ],
        note: <p>{say(services.institution.status, locale)}</p>,
      }}
      width={content.width}
    >
      {content.body}
    </PortalShell>
  )
  return send(c, content, 'public', body)
}

/** Where a signed-in person works: the workspace, or for who has none the first page that is theirs. */
function ownPlace(c: WebContext): { readonly href: string; readonly title: string } {
  const locale = c.get('locale')
  const first = railOf(c)[0]?.items[0]
  const workspace = { href: localPath(locale, '/t'), title: say(WORDS.workspace, locale) }
  return first === undefined || first.href === workspace.href ? workspace : { href: first.href, title: first.title }
}

/** A page of the workspace in its shell; only for who is signed in. */
export function workspacePage(c: WebContext, content: WorkspaceContent): Response | Promise<Response> {
  const { locale, ctx } = shared(c)
  if (ctx.who === 'public') return portalPage(c, content)
  const local = (path: string) => localPath(locale, path)
  const words = (text: Text) => say(text, locale)
  const rail = railOf(c)
  const around = frame(c)
  const body = (
    <WorkspaceShell
      {...around}
      flash={around.flash ?? sleepingFlash(ctx.who, locale)}
      home={rail[0]?.items[0]?.href ?? local('/t')}
      name="Trama"
      rail={rail}
      search={{ action: local('/t/buscar'), label: words(WORDS.search), name: 'q' }}
      person={personOf(ctx.who, locale)}
      own={[{ href: local('/t/cuenta'), title: words(WORDS.account) }]}
      acting={actingBand(c)}
      signOut={{ action: local('/salir'), csrf: c.get('csrf'), title: words(WORDS.signOut) }}
      context={content.context}
      breadcrumbs={content.breadcrumbs}
      aside={content.aside}
      portal={{ href: local('/'), title: words(WORDS.portal) }}
    >
      {content.body}
    </WorkspaceShell>
  )
  return send(c, content, 'staff', body)
}

/** Who misses what they may do as a rule is told why, until they have done something about it. */
function sleepingFlash(who: Actor | 'system', locale: Locale): FlashWords | undefined {
  if (who === 'system' || who.sleepingRoles === undefined) return undefined
  return { kind: 'warning', message: say(WORDS.sleeping, locale) }
}

function personOf(who: Actor | 'system', locale: Locale) {
  if (who === 'system') return { name: 'Trama' }
  if (who.actingFor === undefined) return { name: who.name }
  const post = locale === 'es' ? `en sustitución de ${who.actingFor.name}` : `acting for ${who.actingFor.name}`
  return { name: who.name, post }
}

/** Nobody forgets in whose name they act: each page says it, and how to stop. */
function actingBand(c: WebContext) {
  const { locale, ctx } = shared(c)
  if (typeof ctx.who === 'string' || ctx.who.actingFor === undefined) return undefined
  const { name, until } = ctx.who.actingFor
  const date = formatDate(until, locale, 'prose')
  return {
    words: locale === 'es' ? `Actúa en sustitución de ${name} hasta el ${date}` : `You act for ${name} until ${date}`,
    stop: say(WORDS.stopActing, locale),
    action: localPath(locale, '/t/cuenta/sustitucion/dejar'),
    csrf: c.get('csrf'),
  }
}

function shared(c: WebContext) {
  return { locale: c.get('locale'), services: c.get('services'), ctx: c.get('ctx') }
}

/** What both shells need alike. */
function frame(c: WebContext) {
  const { locale } = shared(c)
  const flash = takeFlash(c)
  const theme = c.get('theme')
  return {
    locale,
    languageHref: localPath(locale === 'es' ? 'en' : 'es', c.get('barePath')),
    theme: {
      theme: theme === 'system' ? ('auto' as const) : theme,
      action: localPath(locale, '/tema'),
      back: localPath(locale, c.get('barePath')),
      csrf: c.get('csrf') === '' ? undefined : c.get('csrf'),
    },
    flash,
  }
}

function menuOf<Area extends MenuItem['area']>(c: WebContext, area: Area) {
  const { locale, services, ctx } = shared(c)
  const here = c.get('barePath').split('?')[0] ?? ''
  return services.menu
    .filter((item): item is Extract<MenuItem, { area: Area }> => item.area === area && mayDo(ctx.who, item.permission))
    .map((item) => ({
      ...item,
      href: localPath(locale, item.path),
      title: say(item.title, locale),
      count: countOf(c.get('waiting')?.get(item.path)),
      ...standsAt(item, here),
    }))
}

/** Pages of the menu that look for words by themselves, each with its answer to these. */
export function pagesLookingFor(
  c: WebContext,
  area: MenuItem['area'],
  words: string,
): readonly { readonly href: string; readonly title: string }[] {
  return menuOf(c, area).flatMap(({ title, lookingFor }) => {
    const path = lookingFor?.(words)
    return path === undefined ? [] : [{ title, href: localPath(c.get('locale'), path) }]
  })
}

/** Pages of the menu that are called so. */
export function pagesCalled(
  c: WebContext,
  area: MenuItem['area'],
  words: string,
): readonly { readonly href: string; readonly title: string }[] {
  return menuOf(c, area).flatMap(({ title, href }) => (isCalled(title, words) ? [{ title, href }] : []))
}

/** Whether a page is the entry's own or stands below it, and how near: the longest of its addresses with which the page's begins. */
function standsAt({ path, also = [] }: MenuItem, here: string): { readonly current: boolean; readonly near: number } {
  if (path === '/' || path === '/t') return { current: here === path, near: path.length }
  const above = [path, ...also].filter((each) => here.startsWith(each))
  return { current: above.length > 0, near: Math.max(0, ...above.map((each) => each.length)) }
}

/** The workspace's menu in its groups. */
function railOf(c: WebContext): readonly RailSection[] {
  const all = menuOf(c, 'workspace')
  // Of a page below another only the nearest is where one is: `/t/observatorio/fichas` begins with `/t/observatorio` too.
  const nearest = Math.max(...all.filter(({ current }) => current).map(({ near }) => near))
  const here = (item: (typeof all)[number]) => item.current && item.near === nearest
  return menuSections(all).map(({ title, folded, items }) => ({
    title: title === undefined ? undefined : say(title, c.get('locale')),
    folded: folded ? !items.some(here) : undefined,
    items: items.map((item) => ({ href: item.href, title: item.title, count: item.count, current: here(item) })),
  }))
}

function countOf(waiting: number | undefined): string | undefined {
  return waiting === undefined || waiting === 0 ? undefined : formatNumber(waiting)
}

function send(
  c: WebContext,
  content: PageContent,
  area: 'public' | 'staff',
  body: VNode,
): Response | Promise<Response> {
  const { locale, services, ctx } = shared(c)
  const theme = c.get('theme')
  const bare = c.get('barePath')
  const html = renderDocument({
    assets: services.assets,
    locale,
    title: `${content.title} · Trama`,
    description: content.description,
    theme: theme === 'system' ? 'auto' : theme,
    bodyClass: area,
    alternates: (['es', 'en'] as const).map((other) => ({ locale: other, href: localPath(other, bare) })),
    noIndex: area === 'staff',
    body,
  })
  // What a signed-in person sees belongs to that person alone; public pages may be kept but must be asked for again.
  c.header('cache-control', ctx.who === 'public' ? 'no-cache' : 'private, no-store')
  c.header('vary', 'Cookie')
  return c.html(html, content.status ?? 200)
}
