import type { Permission } from '../../platform/capability/permission.ts'

export const READ_OBSERVATORY: Permission = {
  id: 'observatory.read',
  sentence: {
    es: 'Cualquier persona puede leer, comparar y descargar las cifras publicadas del observatorio, con su ficha y su historia',
    en: 'Anybody may read, compare and download the published figures of the observatory, with their sheet and history',
  },
  grants: [{ to: 'public' }],
}

export const CATALOGUE_PERMISSIONS: readonly Permission[] = [READ_OBSERVATORY]
