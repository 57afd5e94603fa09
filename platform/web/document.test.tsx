import { describe, expect, it } from 'vitest'
import { behaviourIsland } from '../../ui/islands/define.ts'
import { Enhanced } from '../../ui/islands/island.tsx'
import { NO_ASSETS } from './assets.ts'
import { renderDocument } from './document.tsx'

const assets = {
  ...NO_ASSETS,
  forPage: (islands: Iterable<string>) => ({
    styles: ['/assets/style.css'],
    fonts: ['/assets/sans.woff2'],
    icon: '/assets/icon.svg',
    scripts: [...islands].map((name) => `/assets/island-${name}.js`),
    preloads: [],
  }),
}
const page = { locale: 'es', title: 'Plan <2019>', theme: 'auto', bodyClass: 'public', assets } as const

describe('document', () => {
  it('is a whole page in its language, with the choice of theme left to the device', () => {
    const html = renderDocument({ ...page, body: <p>Hola</p> })
    expect(html).toMatch(/^<!doctype html><html lang="es"><head><meta charset="utf-8"/)
    expect(html).toContain('<title>Plan &lt;2019></title>')
    expect(html).toContain('<body class="public"><p>Hola</p></body>')
    expect(html).toContain('rel="preload" href="/assets/sans.woff2" as="font"')
    expect(html).not.toContain('data-theme')
    expect(html).not.toContain('<script')
  })

  it('takes the theme of the cookie and keeps staff pages out of search engines', () => {
    const html = renderDocument({ ...page, theme: 'dark', noIndex: true, body: <p /> })
    expect(html).toContain('<html lang="es" data-theme="dark">')
    expect(html).toContain('name="robots" content="noindex"')
  })

  it('loads the scripts of the islands on the page and no others', () => {
    const copy = behaviourIsland<Record<string, never>>('copy-link', () => undefined)
    const html = renderDocument({
      ...page,
      body: (
        <Enhanced by={copy} props={{}}>
          <a href="/x">x</a>
        </Enhanced>
      ),
    })
    expect(html.match(/<script[^>]*>/g)).toEqual(['<script type="module" src="/assets/island-copy-link.js">'])
  })
})
