/** Addresses of the methodology sheets in the workspace, without the language prefix. */
export const sheetPaths = {
  sheets: () => '/t/observatorio/fichas',
  sheet: (code: string) => `/t/observatorio/fichas/${encodeURIComponent(code)}`,
} as const
