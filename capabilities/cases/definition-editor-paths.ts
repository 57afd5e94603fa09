import { withQuery } from '../../platform/web/paths.ts'

const draft = (id: string) => `/t/tramites/borradores/${encodeURIComponent(id)}`

/** Addresses of the editor of procedures, without the language prefix. */
export const editorPaths = {
  list: () => '/t/tramites',
  start: () => '/t/tramites/borradores',
  bringIn: () => '/t/tramites/importar',
  draft,
  part: (id: string, at: string) => withQuery(`${draft(id)}/parte`, { en: at }),
  add: (id: string, list: string) => withQuery(`${draft(id)}/parte`, { lista: list }),
  order: (id: string) => `${draft(id)}/orden`,
  try: (id: string, search = '') => `${draft(id)}/probar${search}`,
  tried: (id: string) => `${draft(id)}/probado`,
  publish: (id: string) => `${draft(id)}/publicar`,
  discard: (id: string) => `${draft(id)}/descartar`,
  compare: (before: string, after: string) => withQuery('/t/tramites/comparar', { de: before, a: after }),
  file: (id: string) => `/t/tramites/definiciones/${encodeURIComponent(id)}/definicion.yaml`,
} as const

/** The id of a part on the page of its draft. */
export function partId(at: string): string {
  return `parte-${at.replaceAll('.', '-')}`
}
