import type { Permission } from '../../platform/capability/permission.ts'

export const READ_GROUND: Permission = {
  id: 'territory.read_ground',
  sentence: {
    es: 'Cualquier persona puede ver los lugares y su historia, y consultar y descargar las capas públicas',
    en: 'Anybody may see the places and their history, and ask and download the public layers',
  },
  grants: [{ to: 'public' }],
}

export const EDIT_PLACES: Permission = {
  id: 'territory.edit_places',
  sentence: {
    es: 'Quien administra registra un dato mejor de un lugar: nombre, límites, población, con su fuente',
    en: 'An administrator records what is better known of a place: name, limits, population, with its source',
  },
  grants: [{ to: 'administrator' }],
}

export const PLACES_PERMISSIONS: readonly Permission[] = [READ_GROUND, EDIT_PLACES]
