export const healthPaths = {
  page: '/salud',
  /** The process answers: if not, start it again. */
  live: '/salud/vivo',
  /** It may be sent requests: if not, send them to another. */
  ready: '/salud/listo',
} as const

/** Asked by proxies and supervisors under whatever name they reach the process, and answered whatever else is away. */
export const PROBE_PATHS: ReadonlySet<string> = new Set([healthPaths.live, healthPaths.ready])
