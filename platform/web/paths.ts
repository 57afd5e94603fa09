import type { Locale } from '../../kernel/text.ts'

/** Spanish has the bare address, English the same one under /en: a link says its language and caches cleanly. */
export function localPath(locale: Locale, path: string): string {
  if (locale === 'es') return path
  return path === '/' ? '/en' : `/en${path}`
}

/** Splits `/en/planes` into its language and the bare path. */
export function splitLocale(pathname: string): { readonly locale: Locale; readonly path: string } {
  if (pathname === '/en' || pathname === '/en/') return { locale: 'en', path: '/' }
  if (pathname.startsWith('/en/')) return { locale: 'en', path: pathname.slice(3) }
  return { locale: 'es', path: pathname }
}

/** A path with its query, empty values left out, keys in a fixed order so that equal questions have equal addresses. */
export function withQuery(path: string, query: Readonly<Record<string, string | number | undefined>>): string {
  const search = new URLSearchParams()
  for (const key of Object.keys(query).sort()) {
    const value = query[key]
    if (value !== undefined && value !== '') search.set(key, String(value))
  }
  const text = search.toString()
  return text === '' ? path : `${path}?${text}`
}

/** Where a person proves once more who they are. */
export const CONFIRM_PATH = '/t/confirmar'
