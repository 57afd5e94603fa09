import type { Text } from '../../kernel/text.ts'

/** How far a backup or a restore is: `done` of `total` are bytes of work, so that the share is true. */
export interface BackupProgress {
  readonly done: number
  readonly total: number
  readonly title: Text
}

export type OnBackupProgress = (progress: BackupProgress) => void

/** Counts work done against a total that is known beforehand; never goes back, never says more than all. */
export interface Meter {
  advance(units: number, title: Text): void
}

export function createMeter(total: number, onProgress: OnBackupProgress): Meter {
  let done = 0
  return {
    advance(units, title) {
      done = Math.min(total, done + units)
      onProgress({ done, total, title })
    },
  }
}

/** The same progress as a part of a longer work: from one share of it to another. */
export function stage(onProgress: OnBackupProgress | undefined, from: number, to: number): OnBackupProgress {
  return ({ done, total, title }) =>
    onProgress?.({ done: from + ((to - from) * done) / Math.max(total, 1), total: 1, title })
}

export const backupTitles = {
  table: (name: string): Text => ({ es: `Copiando ${name}`, en: `Copying ${name}` }),
  file: { es: 'Copiando archivos', en: 'Copying files' },
  history: { es: 'Verificando el historial', en: 'Verifying the history' },
  readBack: { es: 'Releyendo el respaldo', en: 'Reading the backup back' },
  verify: { es: 'Verificando el respaldo', en: 'Verifying the backup' },
  structure: { es: 'Creando la estructura', en: 'Creating the structure' },
  restoreTable: (name: string): Text => ({ es: `Restaurando ${name}`, en: `Restoring ${name}` }),
  restoreFile: { es: 'Restaurando archivos', en: 'Restoring files' },
  compare: (name: string): Text => ({
    es: `Comparando ${name} con el respaldo`,
    en: `Comparing ${name} with the backup`,
  }),
} as const
