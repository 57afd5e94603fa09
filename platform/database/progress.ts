import type { Text } from '../../kernel/text.ts'

/** How far the opening of a database is. `done` of `total` steps are finished; `title` says what happens now. */
export interface OpeningProgress {
  readonly step: 'engine' | 'extensions' | 'migration' | 'copy' | 'ready'
  readonly done: number
  readonly total: number
  readonly title: Text
}

export type OnProgress = (progress: OpeningProgress) => void

export const openingTitles = {
  engine: { es: 'Preparando la base de datos incorporada', en: 'Preparing the embedded database' },
  extensions: { es: 'Agregando mapas y búsqueda a la base de datos', en: 'Adding maps and search to the database' },
  migration: (name: string): Text => ({
    es: `Creando la estructura: ${name}`,
    en: `Creating the structure: ${name}`,
  }),
  copy: { es: 'Copiando la base de datos preparada', en: 'Copying the prepared database' },
  open: { es: 'Abriendo la base de datos', en: 'Opening the database' },
  ready: { es: 'Base de datos lista', en: 'Database ready' },
} as const
