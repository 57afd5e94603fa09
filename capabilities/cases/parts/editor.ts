import type { ManifestPart } from '../../../platform/capability/manifest-part.ts'
import { anyDefinitionQuery, definitionsListQuery, draftQuery } from '../data/definition-drafts.ts'
import { definitionCommands } from '../data/edit-definition.ts'
import { editorPaths } from '../definition-editor-paths.ts'
import { editorRoutes } from '../pages/editor/editor-routes.tsx'
import { PUBLISH_DEFINITIONS, SEE_DRAFT_DEFINITIONS, WRITE_DEFINITIONS } from '../permissions.ts'

/** Where procedures are written without code: drafts, tried and published as editions that are never changed. */
export const editorPart: ManifestPart = {
  permissions: [SEE_DRAFT_DEFINITIONS, WRITE_DEFINITIONS, PUBLISH_DEFINITIONS],
  routes: editorRoutes,
  commands: definitionCommands,
  queries: [definitionsListQuery, draftQuery, anyDefinitionQuery],
  menu: [
    {
      area: 'workspace',
      group: 'cases',
      title: { es: 'Definiciones de trámites', en: 'Definitions of procedures' },
      path: editorPaths.list(),
      permission: SEE_DRAFT_DEFINITIONS,
      order: 60,
    },
  ],
}
