import type { Manifest } from '../capability/manifest.ts'
import { auditCommandLine } from './command-line.ts'
import { historyRoutes } from './pages/history-routes.tsx'
import { historyPaths } from './paths.ts'
import { READ_HEADS, SEE_HISTORY } from './permissions.ts'
import { publishHeads } from './publish-heads.ts'
import { allHeadsQuery, entryQuery, headsQuery, historyQuery, verificationQuery } from './queries.ts'

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
      },
      {
        area: 'workspace',
        title: { es: 'Historial', en: 'History' },
        path: historyPaths.list(),
        permission: SEE_HISTORY,
        order: 905,
      },
    ],
    jobs: [publishHeads],
    commandLine: auditCommandLine,
  }
}
