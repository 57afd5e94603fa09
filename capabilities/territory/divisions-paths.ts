import { withQuery } from '../../platform/web/paths.ts'

/** Addresses of the divisions that staff make and measure, without the language prefix. */
export const divisionPaths = {
  divisions: () => '/t/divisiones',
  measure: () => '/t/divisiones/medir',
  grid: () => '/t/divisiones/cuadricula',
  fromLayer: (layer?: string) => withQuery('/t/divisiones/de-una-capa', { capa: layer }),
} as const
