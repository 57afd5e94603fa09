import type { ComponentChildren } from 'preact'
import type { Locale } from '../../kernel/text.ts'
import { Logo } from '../brand/logo.tsx'
import { PersonLine } from '../content/content.tsx'
import { Flash, type FlashProps } from '../feedback/notice.tsx'
import { SearchBox, type SearchBoxProps } from '../form/search-box.tsx'
import { Icon } from '../icon/icon.tsx'
import { Rail, type RailSection } from '../navigation/rail.tsx'
import { LanguageSwitch, ThemeSwitch, type ThemeSwitchProps } from '../navigation/switches.tsx'
import { Breadcrumbs, type BreadcrumbsProps, type LinkItem, SkipLink } from '../navigation/trail.tsx'

/** Moved to page-head.tsx; this name stays until every page asks for it there. */

export interface WorkspaceShellProps {
  readonly locale: Locale
  readonly home: string
  readonly name: string
  readonly rail: readonly RailSection[]
  readonly languageHref: string
  readonly theme: Omit<ThemeSwitchProps, 'locale'>
  readonly search?: Omit<SearchBoxProps, 'locale'> | undefined
  readonly person: { readonly name: string; readonly post?: string | undefined }
  /** Where the person looks after what is their own; beside signing out. */
  readonly own?: readonly LinkItem[] | undefined
  /** Said on top of every page while the person acts for somebody else, with the button that ends it. */
  readonly acting?:
    | { readonly words: string; readonly stop: string; readonly action: string; readonly csrf: string }
    | undefined
  readonly signOut: { readonly action: string; readonly csrf?: string | undefined; readonly title: string }
  /** A `ContextBar`. */
  readonly context?: ComponentChildren
  readonly breadcrumbs?: BreadcrumbsProps['items'] | undefined
  readonly flash?: Omit<FlashProps, 'locale'> | undefined
  /** Beside the page where there is room: history, comments. */
  readonly aside?: { readonly label: string; readonly children: ComponentChildren } | undefined
  /** Link to the public portal. */
  readonly portal?: { readonly href: string; readonly title: string } | undefined
  readonly children: ComponentChildren
}

/** The staff's house: rail at the left, context on top, a dense centre, an aside at the right. */
export function WorkspaceShell(props: WorkspaceShellProps) {
  const { locale } = props
  return (
    <div class="workspace">
      <SkipLink locale={locale} />
      <header class="topbar">
        <a class="topbar-home" href={props.home}>
          <Logo size={28} name={props.name} />
        </a>
        {props.search ? <SearchBox {...props.search} locale={locale} /> : null}
        <div class="topbar-tools">
          {props.portal ? <a href={props.portal.href}>{props.portal.title}</a> : null}
          <LanguageSwitch locale={locale} href={props.languageHref} />
          <ThemeSwitch {...props.theme} locale={locale} />
          <details class="menu menu-end">
            <summary>
              <Icon name="user" size={18} />
              <PersonLine {...props.person} />
            </summary>
            <form class="menu-panel" method="post" action={props.signOut.action}>
              {props.own?.map(({ href, title }) => (
                <a key={href} href={href}>
                  {title}
                </a>
              ))}
              {props.signOut.csrf === undefined ? null : <input type="hidden" name="csrf" value={props.signOut.csrf} />}
              <button class="button button-secondary button-small" type="submit">
                {props.signOut.title}
              </button>
            </form>
          </details>
        </div>
      </header>
      <div class="workspace-rail">
        <Rail locale={locale} sections={props.rail} collapsible />
      </div>
      <div class={props.aside ? 'workspace-body workspace-body-aside' : 'workspace-body'}>
        {props.acting === undefined ? null : <ActingBand {...props.acting} />}
        {props.context}
        <div class="workspace-columns">
          <div class="workspace-page">
            {props.breadcrumbs ? <Breadcrumbs locale={locale} items={props.breadcrumbs} /> : null}
            <main id="main" class="main" tabindex={-1}>
              {props.flash ? <Flash {...props.flash} locale={locale} /> : null}
              {props.children}
            </main>
          </div>
          {props.aside ? (
            <aside class="workspace-aside" aria-label={props.aside.label}>
              {props.aside.children}
            </aside>
          ) : null}
        </div>
      </div>
    </div>
  )
}

function ActingBand({ words, stop, action, csrf }: NonNullable<WorkspaceShellProps['acting']>) {
  return (
    <section class="acting-band" aria-label={words}>
      <Icon name="user" size={18} />
      <p>
        <b>{words}</b>
      </p>
      <form method="post" action={action}>
        <input type="hidden" name="csrf" value={csrf} />
        <button class="button button-secondary button-small" type="submit">
          {stop}
        </button>
      </form>
    </section>
  )
}
