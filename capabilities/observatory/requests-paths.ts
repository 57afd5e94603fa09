/** Addresses of requests of data, without the language prefix. */
export const requestPaths = {
  requests: () => '/t/observatorio/solicitudes',
  ask: () => '/t/observatorio/solicitudes/nueva',
  request: (id: string) => `/t/observatorio/solicitudes/${id}`,
  answer: (id: string) => `/t/observatorio/solicitudes/${id}/respuesta`,
  withdraw: (id: string) => `/t/observatorio/solicitudes/${id}/retirar`,
} as const
