import type { Permission } from '../../platform/capability/permission.ts'

export const DIVIDE_GROUND: Permission = {
  id: 'territory.divide_ground',
  sentence: {
    es: 'Quien administra traza cuadrículas y zonas sobre el suelo, y mide qué parte de una división está en otra',
    en: 'An administrator lays grids and zones over the ground, and measures what share of one division lies in another',
  },
  grants: [{ to: 'administrator' }],
}

export const DIVISION_PERMISSIONS: readonly Permission[] = [DIVIDE_GROUND]
