import type { ComponentChildren } from 'preact'
import type { Locale } from '../../kernel/text.ts'
import { Logo, Weave } from '../brand/logo.tsx'
import { Flash, type FlashProps } from '../feedback/notice.tsx'
import { SearchBox, type SearchBoxProps } from '../form/search-box.tsx'
import { FoldButton } from '../navigation/fold-button.tsx'
import { LanguageSwitch, ThemeSwitch, type ThemeSwitchProps } from '../navigation/switches.tsx'
import { Breadcrumbs, type BreadcrumbsProps, type LinkItem, SkipLink } from '../navigation/trail.tsx'
import { words } from '../words.ts'

export interface PortalShellProps {
  readonly locale: Locale
  readonly home: string
  /** Name of the platform beside the mark. */
  readonly name: string
  readonly institution: string
  readonly menu: readonly LinkItem[]
  /** This page in the other language. */
  readonly languageHref: string
  readonly theme: Omit<ThemeSwitchProps, 'locale'>
  readonly search?: Omit<SearchBoxProps, 'locale'> | undefined
  readonly account?: LinkItem | undefined
  readonly breadcrumbs?: BreadcrumbsProps['items'] | undefined
  readonly flash?: Omit<FlashProps, 'locale'> | undefined
  readonly footer: {
    readonly groups: readonly { readonly title: string; readonly items: readonly LinkItem[] }[]
    readonly note?: ComponentChildren
  }
  /** `wide` for tables and maps; else the measure of a text. */
  readonly width?: 'text' | 'wide' | undefined
  readonly children: ComponentChildren
}

/** The public house: one column, one task, the answer first. */
export function PortalShell(props: PortalShellProps) {
  const { locale, menu, width = 'text' } = props
  return (
    <div class="portal">
      <SkipLink locale={locale} />
      <header class="masthead">
        <div class="masthead-top frame">
          <a class="masthead-home" href={props.home}>
            <Logo size={36} mono />
            <span>
              <span class="masthead-name">{props.name}</span>
              <span class="masthead-institution">{props.institution}</span>
            </span>
          </a>
          <div class="masthead-tools">
            {props.search ? <SearchBox {...props.search} locale={locale} /> : null}
            <LanguageSwitch locale={locale} href={props.languageHref} />
            <ThemeSwitch {...props.theme} locale={locale} />
            {props.account ? <a href={props.account.href}>{props.account.title}</a> : null}
          </div>
        </div>
        {menu.length === 0 ? null : <MainMenu locale={locale} items={menu} />}
        <Weave rows={2} />
      </header>
      <div class="frame portal-body">
        {props.breadcrumbs ? <Breadcrumbs locale={locale} items={props.breadcrumbs} /> : null}
        <main id="main" class={`main main-${width}`} tabindex={-1}>
          {props.flash ? <Flash {...props.flash} locale={locale} /> : null}
          {props.children}
        </main>
      </div>
      <footer class="portal-foot">
        <div class="frame">
          <div class="portal-foot-groups">
            {props.footer.groups.map((group) => (
              <section key={group.title}>
                <h2>{group.title}</h2>
                <ul>
                  {group.items.map((item) => (
                    <li key={item.href}>
                      <a href={item.href}>{item.title}</a>
                    </li>
                  ))}
                </ul>
              </section>
            ))}
          </div>
          {props.footer.note == null ? null : <div class="portal-foot-note">{props.footer.note}</div>}
        </div>
      </footer>
    </div>
  )
}

/** On a phone behind one button that says where one is, without script, as the workspace's rail: ten links would be half of the screen. */
function MainMenu({ locale, items }: { readonly locale: Locale; readonly items: readonly LinkItem[] }) {
  return (
    <nav class="masthead-menu" aria-label={words(locale).mainMenu}>
      <FoldButton locale={locale} id="masthead-toggle" here={items.find(({ current }) => current)?.title} />
      <ul class="frame">
        {items.map((item) => (
          <li key={item.href}>
            <a href={item.href} aria-current={item.current ? 'page' : undefined}>
              {item.title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
