/** What was published and when, what is told about it, and for whom programs read it. */
export const publicationPaths = {
  publications: () => '/observatorio/publicaciones',
  publication: (number: number) => `/observatorio/publicaciones/${number}`,
  feed: () => '/observatorio/publicaciones.rss',
  calendar: () => '/observatorio/publicaciones.ics',
  stories: () => '/observatorio/analisis',
  story: (code: string) => `/observatorio/analisis/${encodeURIComponent(code)}`,
  storyEdition: (code: string, number: number) =>
    `/observatorio/analisis/${encodeURIComponent(code)}/versiones/${number}`,
} as const
