import { withQuery } from '../../platform/web/paths.ts'
import type { DataFormat } from './catalogue-paths.ts'
import { type Configuration, writeConfiguration } from './rules/explorer/configuration.ts'

/** Addresses of the explorer; the whole configuration stands in each. */
export const explorerPaths = {
  explorer: (config?: Configuration) =>
    withQuery('/observatorio/explorar', config === undefined ? {} : writeConfiguration(config)),
  data: (config: Configuration, format: DataFormat) =>
    withQuery(`/observatorio/explorar/datos.${format}`, writeConfiguration(config)),
  picture: (config: Configuration, format: 'svg' | 'png') =>
    withQuery(`/observatorio/explorar/grafico.${format}`, writeConfiguration(config)),
  /** For a frame in another page. */
  frame: (config: Configuration) => withQuery('/observatorio/explorar/marco', writeConfiguration(config)),
} as const
