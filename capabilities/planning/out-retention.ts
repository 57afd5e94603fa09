import type { RetentionRule } from '../../platform/capability/manifest.ts'

/** Files that are of use for a time: a book is made again when somebody asks, a refused file was sent by somebody who has it. */
export const OUT_RETENTION: readonly RetentionRule[] = [
  {
    id: 'planning.old_books',
    title: { es: 'Libros en PDF ya preparados', en: 'Books already made as PDF' },
    table: 'planning.book',
    since: 't.asked_at',
    keep: 'P30D',
    action: 'delete',
  },
  {
    id: 'planning.old_refused_imports',
    title: { es: 'Archivos de plan que no se pudieron tomar', en: 'Plan files that could not be taken' },
    table: 'planning.refused_import',
    since: 't.at',
    keep: 'P90D',
    action: 'delete',
  },
]
