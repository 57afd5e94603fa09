import { describe, expect, it } from 'vitest'
import { pageOf, pagingOf } from './paging.ts'

const LETTERS = ['a', 'b', 'c', 'd', 'e']
const ADDRESS = new URL('http://x/api/v1/planes/2019/elementos?clase=activity&porPagina=2')

describe('a list page by page', () => {
  it.each([
    [{}, { pagina: 1, porPagina: 100 }],
    [
      { pagina: '3', porPagina: '20' },
      { pagina: 3, porPagina: 20 },
    ],
  ])('%o is page %o', (query, expected) => {
    expect(pagingOf(query)).toEqual({ ok: true, value: expected })
  })

  it.each([{ pagina: '0' }, { pagina: 'dos' }, { porPagina: '501' }, { porPagina: '-1' }, { pagina: '1.5' }])(
    '%o is refused, with the field',
    (query) => {
      const [field] = Object.keys(query)
      expect(pagingOf(query)).toMatchObject({ ok: false, refusal: { kind: 'page_malformed', field } })
    },
  )

  it.each([
    [1, ['a', 'b'], '/api/v1/planes/2019/elementos?clase=activity&porPagina=2&pagina=2'],
    [2, ['c', 'd'], '/api/v1/planes/2019/elementos?clase=activity&porPagina=2&pagina=3'],
    [3, ['e'], undefined],
    [9, [], undefined],
  ])('page %i', (pagina, items, next) => {
    const page = pageOf(LETTERS, { pagina, porPagina: 2 }, ADDRESS)
    expect(page.items).toEqual(items)
    expect(page.shape).toMatchObject({ total: 5, page: pagina, pageSize: 2 })
    expect(page.shape.next).toBe(next)
  })
})
