/** Addresses for programs, without the language prefix: the API, SDMX and the catalogue of datasets. */
export const openPaths = {
  indicators: () => '/api/v1/observatorio/indicadores',
  indicator: (code: string) => `/api/v1/observatorio/indicadores/${encodeURIComponent(code)}`,
  sdmxCsv: (code: string) => `/observatorio/indicadores/${encodeURIComponent(code)}/sdmx.csv`,
  sdmxJson: (code: string) => `/observatorio/indicadores/${encodeURIComponent(code)}/sdmx.json`,
  /** Every dataset and layer: for people, and for programs in the language of RDF that they ask for. */
  catalogue: () => '/observatorio/catalogo',
  dcat: (format: 'jsonld' | 'ttl') => `/observatorio/catalogo.${format}`,
} as const
