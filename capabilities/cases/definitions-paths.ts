/** Addresses of the catalogue of procedures, without the language prefix. */
export const definitionPaths = {
  catalogue: () => '/tramites',
  guide: (code: string) => `/tramites/${encodeURIComponent(code)}`,
} as const
