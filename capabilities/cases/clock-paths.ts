/** Addresses of the clock, without the language prefix. `search`: what was typed, `?…` or nothing. */
export const clockPaths = {
  clock: (search = '') => `/plazos${search}`,
  table: (search = '') => `/plazos/cuenta.csv${search}`,
  calendar: (search = '') => `/plazos/cuenta.ics${search}`,
} as const
