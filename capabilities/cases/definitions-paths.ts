import { withQuery } from '../../platform/web/paths.ts'

/** Addresses of the catalogue of procedures, without the language prefix. */
export const definitionPaths = {
  catalogue: (asked = '') => withQuery('/tramites', { q: asked }),
  guide: (code: string, place = '') => withQuery(`/tramites/${encodeURIComponent(code)}`, { municipio: place }),
  trial: (code: string, place = '') =>
    withQuery(`/tramites/${encodeURIComponent(code)}/revision`, { municipio: place }),
} as const
