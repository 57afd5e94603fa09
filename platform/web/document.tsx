import type { ComponentChildren, VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Locale } from '../../kernel/text.ts'
import { IslandsUsed } from '../../ui/islands/island.tsx'
import type { Theme } from '../../ui/navigation/switches.tsx'
import { DARK, LIGHT } from '../../ui/tokens/palette.ts'
import type { Assets, PageAssets } from './assets.ts'

export interface DocumentProps {
  readonly locale: Locale
  readonly title: string
  readonly description?: string | undefined
  /** From the cookie `theme`; `auto` leaves it to the device. */
  readonly theme: Theme
  /** `public` (18 px) or `staff` (16 px), and what a page adds. */
  readonly bodyClass: string
  readonly assets: PageAssets
  readonly canonical?: string | undefined
  /** The same page in other languages. */
  readonly alternates?: readonly { readonly locale: Locale; readonly href: string }[] | undefined
  /** Keep out of search engines: everything of the workspace. */
  readonly noIndex?: boolean | undefined
  readonly children?: ComponentChildren
  /** `children` already drawn; `renderDocument` gives it. */
  readonly html?: string | undefined
}

/** The whole HTML document. Nothing inline that runs: the content security policy allows scripts from `'self'` only. */
export function Document(props: DocumentProps) {
  const { locale, title, description, theme, assets, canonical, alternates = [], html } = props
  return (
    <html lang={locale} data-theme={theme === 'auto' ? undefined : theme}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        {description === undefined ? null : <meta name="description" content={description} />}
        {props.noIndex ? <meta name="robots" content="noindex" /> : null}
        <meta name="theme-color" content={LIGHT.mast} media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content={DARK.mast} media="(prefers-color-scheme: dark)" />
        {assets.fonts.map((href) => (
          <link key={href} rel="preload" href={href} as="font" type="font/woff2" crossorigin="anonymous" />
        ))}
        {assets.styles.map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
        {assets.preloads.map((href) => (
          <link key={href} rel="modulepreload" href={href} />
        ))}
        {assets.scripts.map((src) => (
          <script key={src} type="module" src={src} />
        ))}
        {assets.icon === undefined ? null : <link rel="icon" href={assets.icon} type="image/svg+xml" />}
        {canonical === undefined ? null : <link rel="canonical" href={canonical} />}
        {alternates.map((alternate) => (
          <link key={alternate.locale} rel="alternate" hreflang={alternate.locale} href={alternate.href} />
        ))}
      </head>
      {html === undefined ? (
        <body class={props.bodyClass}>{props.children}</body>
      ) : (
        <body class={props.bodyClass} dangerouslySetInnerHTML={{ __html: html }} />
      )}
    </html>
  )
}

export interface RenderedPage extends Omit<DocumentProps, 'assets' | 'children' | 'html'> {
  readonly assets: Assets
  readonly body: VNode
}

/** Draws the body first, so that the head can ask for the scripts of exactly the islands that it used. */
export function renderDocument({ assets, body, ...page }: RenderedPage): string {
  const used = new Set<string>()
  const html = renderToString(<IslandsUsed.Provider value={used}>{body}</IslandsUsed.Provider>)
  return `<!doctype html>${renderToString(<Document {...page} assets={assets.forPage(used)} html={html} />)}`
}
