export const uploadPaths = {
  uploads: () => '/t/envios',
  upload: (id: string) => `/t/envios/${id}`,
} as const
