import { STAFF_ROLE_IDS } from '../../platform/capability/context.ts'
import type { Permission } from '../../platform/capability/permission.ts'

export const READ_OPEN_MAP: Permission = {
  id: 'territory.read_open_map',
  sentence: {
    es: 'Cualquier persona puede ver el mapa y las capas públicas',
    en: 'Anybody may see the map and the public layers',
  },
  grants: [{ to: 'public' }],
}

/** Layers of one office alone are filtered by the query: the map shows what each person may see, and says no to nothing. */
export const READ_STAFF_MAP: Permission = {
  id: 'territory.read_staff_map',
  sentence: {
    es: 'Quien trabaja en la institución ve también las capas internas y las de su oficina',
    en: 'Who works in the institution also sees the internal layers and those of their office',
  },
  grants: STAFF_ROLE_IDS.map((to) => ({ to })),
}

export const TILES_PERMISSIONS: readonly Permission[] = [READ_OPEN_MAP, READ_STAFF_MAP]
