const part = (text: string) => encodeURIComponent(text)

/** Addresses in the workspace of the stories, without the language prefix; what everybody reads stands in `publications-paths.ts`. */
export const storyWorkPaths = {
  stories: () => '/t/observatorio/analisis',
  start: () => '/t/observatorio/analisis/nuevo',
  story: (code: string) => `/t/observatorio/analisis/${part(code)}`,
  edit: (code: string) => `/t/observatorio/analisis/${part(code)}/editar`,
  preview: (code: string) => `/t/observatorio/analisis/${part(code)}/vista-previa`,
  publish: (code: string) => `/t/observatorio/analisis/${part(code)}/publicar`,
  discard: (code: string) => `/t/observatorio/analisis/${part(code)}/descartar`,
} as const
