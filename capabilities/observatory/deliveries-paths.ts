/** Where programs deliver figures, and where their keys are given. */
export const deliveryPaths = {
  deliver: () => '/api/v1/observatorio/lotes',
  keys: () => '/t/observatorio/llaves',
  revoke: (id: string) => `/t/observatorio/llaves/${id}/retirar`,
} as const
