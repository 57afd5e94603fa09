import type { ManifestPart } from '../../../platform/capability/manifest-part.ts'
import { alignmentPaths } from '../alignment-paths.ts'
import { ALIGN_ELEMENT } from '../alignment-permissions.ts'
import { alignElement, unalignElement } from '../data/align-element.ts'
import { ALIGNMENT } from '../data/alignment-kinds.ts'
import { alignmentQuery, elementAlignmentQuery } from '../data/alignment-queries.ts'
import { alignmentDemoFile, alignmentFiles } from '../deployment-alignment.ts'
import { flowRoutes } from '../pages/public/alignment/flow-handle.tsx'
import { publicAlignmentRoutes } from '../pages/public/alignment/handle.tsx'
import { staffAlignmentRoutes } from '../pages/staff/alignment/routes.tsx'
import { READ_WORKSPACE } from '../permissions.ts'

/** What plans contribute to outside of themselves, looked at both ways, and the plan drawn as one flow. */
export const alignmentPart: ManifestPart = {
  permissions: [ALIGN_ELEMENT],
  routes: [...publicAlignmentRoutes, ...flowRoutes, ...staffAlignmentRoutes],
  menu: [
    {
      area: 'workspace',
      group: 'alignment',
      title: { es: 'Alineación', en: 'Alignment' },
      path: alignmentPaths.staff(),
      permission: READ_WORKSPACE,
      order: 37,
    },
  ],
  commands: [alignElement, unalignElement],
  queries: [alignmentQuery, elementAlignmentQuery],
  records: [
    {
      kind: ALIGNMENT,
      title: { es: 'Alineación de un elemento', en: 'Alignment of an element' },
      href: (id) => alignmentPaths.element(id),
    },
  ],
  deploymentFiles: [alignmentFiles, alignmentDemoFile],
}
