import { z } from 'zod'
import type { Refusal, Result } from '../../../../../kernel/result.ts'
import { refuse } from '../../../../../kernel/result.ts'

const MOST = 500
const USUAL = 100

export const pagingQuery = {
  pagina: z.coerce.number().int().min(1).max(1_000_000).default(1).describe('Página, desde 1 / page, from 1'),
  porPagina: z.coerce
    .number()
    .int()
    .min(1)
    .max(MOST)
    .default(USUAL)
    .describe(`Cuántos por página, hasta ${MOST} / how many a page, up to ${MOST}`),
}

export interface Paging {
  readonly pagina: number
  readonly porPagina: number
}

/** What holds for every list that is given page by page. */
export const pagedShape = {
  total: z.number().int().min(0).describe('Cuántos hay en total / how many there are'),
  page: z.number().int().min(1),
  pageSize: z.number().int().min(1),
  next: z.string().optional().describe('Dirección de la página que sigue / address of the next page'),
}

export function pagingOf(query: Readonly<Record<string, string>>): Result<Paging, Refusal> {
  const parsed = z.object(pagingQuery).safeParse(query)
  if (parsed.success) return { ok: true, value: parsed.data }
  return refuse({
    kind: 'page_malformed',
    field: String(parsed.error.issues[0]?.path[0] ?? 'pagina'),
    message: {
      es: `La página es un número desde 1, con entre 1 y ${MOST} por página.`,
      en: `A page is a number from 1, with 1 to ${MOST} a page.`,
    },
  })
}

/** One page of a list, with where the next one is. `address` is what was asked for, its other choices included. */
export function pageOf<T>(all: readonly T[], { pagina, porPagina }: Paging, address: URL) {
  const from = (pagina - 1) * porPagina
  const next = new URL(address)
  next.searchParams.set('pagina', String(pagina + 1))
  return {
    items: all.slice(from, from + porPagina),
    shape: {
      total: all.length,
      page: pagina,
      pageSize: porPagina,
      ...(from + porPagina < all.length ? { next: `${next.pathname}${next.search}` } : {}),
    },
  }
}
