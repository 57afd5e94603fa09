import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { LanguageSwitch } from './switches.tsx'
import { Pagination, pagesToShow } from './trail.tsx'

describe('pages of results', () => {
  it.each([
    { page: 1, pages: 1, shown: [1] },
    { page: 1, pages: 3, shown: [1, 2, 3] },
    { page: 1, pages: 9, shown: [1, 2, 'gap', 9] },
    { page: 5, pages: 9, shown: [1, 'gap', 4, 5, 6, 'gap', 9] },
    { page: 4, pages: 9, shown: [1, 2, 3, 4, 5, 'gap', 9] },
    { page: 9, pages: 9, shown: [1, 'gap', 8, 9] },
  ])('page $page of $pages', ({ page, pages, shown }) => {
    expect(pagesToShow(page, pages)).toEqual(shown)
  })

  it('needs no pages for one page, no step beyond the ends', () => {
    const href = (page: number) => `?p=${page}`
    expect(renderToString(<Pagination locale="es" page={1} pages={1} href={href} />)).toBe('')
    const first = renderToString(<Pagination locale="es" page={1} pages={2} href={href} />)
    expect(first).not.toContain('rel="prev"')
    expect(first).toContain('rel="next"')
  })
})

it('offers the other language in that language', () => {
  expect(renderToString(<LanguageSwitch locale="es" href="/en/x" />)).toContain('lang="en" hreflang="en"')
  expect(renderToString(<LanguageSwitch locale="en" href="/x" />)).toContain('>Español</a>')
})
