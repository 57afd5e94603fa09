import type { Manifest } from '../capability/manifest.ts'
import { checkFiles } from './check-store.ts'
import { makeThumbnail } from './make-thumbnail.ts'
import { noteInfectedFile } from './note-infected.ts'
import { uploadRoutes } from './pages/upload-routes.ts'
import { NOTE_INFECTED, SEND_FILES } from './permissions.ts'
import { rescan } from './rescan.ts'
import { expireUploads, removeOrphans } from './tidy.ts'

/** Files that people send: on their way in, looked at, kept under their hash, given out without ever acting as a page of ours. */
export const files: Manifest = {
  id: 'files',
  title: { es: 'Archivos', en: 'Files' },
  permissions: [SEND_FILES, NOTE_INFECTED],
  commands: [noteInfectedFile],
  routes: uploadRoutes,
  jobs: [makeThumbnail, rescan, expireUploads, removeOrphans],
  commandLine: [checkFiles],
  personalData: [
    {
      table: 'platform.picture',
      column: 'latitude',
      title: { es: 'Lugar de una fotografía', en: 'Place of a photograph' },
      sensitivity: 'content',
      purpose: {
        es: 'Saber dónde se tomó una fotografía que sirve de evidencia',
        en: 'To know where a photograph that serves as evidence was taken',
      },
      keptFor: { es: 'Mientras se conserve la fotografía', en: 'As long as the photograph is kept' },
    },
    {
      table: 'platform.picture',
      column: 'taken_at',
      title: { es: 'Momento de una fotografía', en: 'Moment of a photograph' },
      sensitivity: 'content',
      purpose: {
        es: 'Saber cuándo se tomó una fotografía que sirve de evidencia',
        en: 'To know when a photograph that serves as evidence was taken',
      },
      keptFor: { es: 'Mientras se conserve la fotografía', en: 'As long as the photograph is kept' },
    },
    {
      table: 'platform.upload',
      column: 'name',
      title: { es: 'Archivo en camino', en: 'File on its way' },
      subject: { column: 'account_id', is: 'account' },
      sensitivity: 'content',
      purpose: {
        es: 'Mostrar a cada quien los archivos que está enviando',
        en: 'To show people the files that they are sending',
      },
      keptFor: { es: '24 horas después de la última parte', en: '24 hours after the last piece' },
    },
  ],
}
