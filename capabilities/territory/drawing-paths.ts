import type { Id } from '../../kernel/ids.ts'
import { withQuery } from '../../platform/web/paths.ts'
import { layerPaths } from './layers-paths.ts'

/** Days of the two questions "as it was": what was so on the ground, and what the books said. */
export interface AsOfDays {
  readonly ground?: string | undefined
  readonly books?: string | undefined
}

interface FeatureView extends AsOfDays {
  readonly version?: number | undefined
  readonly system?: string | undefined
}

/** Addresses of the work on single features, without the language prefix. */
export const drawingPaths = {
  features: (code: string, query: { readonly words?: string | undefined; readonly page?: number | undefined } = {}) =>
    withQuery(`${layerPaths.layer(code)}/objetos`, {
      buscar: query.words,
      pagina: query.page === 1 ? undefined : query.page,
    }),
  feature: (code: string, number: number, { ground, books, version, system }: FeatureView = {}) =>
    withQuery(`${layerPaths.layer(code)}/objetos/${number}`, {
      terreno: ground,
      libros: books,
      version,
      sistema: system,
    }),
  newFeature: (code: string) => `${layerPaths.layer(code)}/objetos/nuevo`,
  shape: (code: string, number: number) => `${layerPaths.layer(code)}/objetos/${number}/forma`,
  attributes: (code: string, number: number) => `${layerPaths.layer(code)}/objetos/${number}/atributos`,
  withdraw: (code: string, number: number) => `${layerPaths.layer(code)}/objetos/${number}/retirar`,
  except: (code: string, number: number, findingId: Id) =>
    `${layerPaths.layer(code)}/objetos/${number}/observaciones/${findingId}`,
  /** Shapes in a part of the map, to draw to them; `bbox` is asked for. */
  neighbours: (code: string) => `${layerPaths.layer(code)}/vecinos.json`,
  /** The whole layer on a day. */
  layerThen: (code: string, { ground, books }: AsOfDays = {}) =>
    withQuery(`${layerPaths.layer(code)}/como-era`, { terreno: ground, libros: books }),
} as const
