import type { Manifest } from '../capability/manifest.ts'
import { auditCommandLine } from './command-line.ts'
import { historyRoutes } from './pages/history-routes.tsx'
import { historyPaths } from './paths.ts'
import { READ_HEADS, SEE_HISTORY } from './permissions.ts'
import { publishHeads } from './publish-heads.ts'
import { allHeadsQuery, entryQuery, headsQuery, historyQuery, verificationQuery } from './queries.ts'

/** Taking a name out of an entry would break the chain that makes it trustworthy. */
const FOR_EVER = { es: 'Mientras exista el historial', en: 'As long as the history exists' }

/** The history of everything that was done: its pages, its daily heads for the public, its verification. */
export function history(rooms: () => readonly Manifest[]): Manifest {
  return {
    id: 'audit',
    title: { es: 'Historial', en: 'History' },
    schema: 'audit',
    permissions: [SEE_HISTORY, READ_HEADS],
    queries: [historyQuery, entryQuery, verificationQuery, headsQuery, allHeadsQuery],
    routes: historyRoutes(rooms),
    menu: [
      {
        area: 'portal',
        title: { es: 'Historial verificable', en: 'Verifiable history' },
        path: historyPaths.heads(),
        permission: READ_HEADS,
        order: 90,
        foot: true,
      },
      {
        area: 'workspace',
        group: 'administration',
        title: { es: 'Historial', en: 'History' },
        path: historyPaths.list(),
        permission: SEE_HISTORY,
        order: 905,
      },
    ],
    jobs: [publishHeads],
    commandLine: auditCommandLine,
    personalData: [
      {
        table: 'audit.entry',
        column: 'actor',
        title: { es: 'Su nombre en el historial', en: 'Your name in the history' },
        sensitivity: 'identifying',
        purpose: { es: 'Responder por lo que cada quien hizo', en: 'To answer for what everybody did' },
        keptFor: FOR_EVER,
        subject: { column: 'account', is: 'account' },
      },
      {
        table: 'audit.entry',
        column: 'address',
        title: { es: 'Dirección de red de cada acto', en: 'Network address of each act' },
        sensitivity: 'technical',
        purpose: { es: 'Aclarar desde dónde se hizo', en: 'To find out from where it was done' },
        keptFor: FOR_EVER,
        subject: { column: 'account', is: 'account' },
      },
    ],
  }
}
