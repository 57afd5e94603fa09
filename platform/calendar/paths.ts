import { withQuery } from '../web/paths.ts'

/** Addresses of the calendars, without the language prefix. */
export const calendarPaths = {
  list: () => '/t/dias-habiles',
  calendar: (code: string, year?: number) => withQuery(`/t/dias-habiles/${encodeURIComponent(code)}`, { anio: year }),
  decrees: (code: string) => `/t/dias-habiles/${encodeURIComponent(code)}/decretos`,
  withdraw: (code: string) => `/t/dias-habiles/${encodeURIComponent(code)}/retiros`,
} as const
