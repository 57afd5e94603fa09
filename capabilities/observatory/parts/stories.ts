import type { FieldWords } from '../../../platform/audit/record-kind.ts'
import type { ManifestPart } from '../../../platform/capability/manifest-part.ts'
import { storiesQuery, storyQuery } from '../data/stories.ts'
import {
  discardStory,
  nameableQuery,
  publishStory,
  STORY_DRAFT,
  saveStory,
  storyPreviewQuery,
  storyWorkQuery,
  writableStoryQuery,
} from '../data/story-drafts.ts'
import { STORY } from '../data/story-store.ts'
import { storyRoutes } from '../pages/public/stories/stories-routes.tsx'
import { storyWorkRoutes } from '../pages/staff/stories/story-work-routes.tsx'
import { storyFiles } from '../stories-deployment.ts'
import { storyWorkPaths } from '../stories-paths.ts'
import { WRITE_STORIES } from '../stories-permissions.ts'

const FIELDS: Readonly<Record<string, FieldWords>> = {
  lead: { title: { es: 'Entrada', en: 'Lead' } },
  by: { title: { es: 'Quién lo firma', en: 'Who signs it' } },
  sections: { title: { es: 'Partes', en: 'Parts' } },
  edition: { title: { es: 'Versión', en: 'Edition' } },
  publishedOn: { title: { es: 'Publicado', en: 'Published' } },
}
const field = (name: string) => FIELDS[name]

/** Stories that are told with live figures: read by everybody, written on screen or in the deployment. */
export const storiesPart: ManifestPart = {
  permissions: [WRITE_STORIES],
  menu: [
    {
      area: 'workspace',
      group: 'observatory',
      title: { es: 'Análisis', en: 'Stories' },
      path: storyWorkPaths.stories(),
      permission: WRITE_STORIES,
      order: 28,
    },
  ],
  routes: [...storyRoutes, ...storyWorkRoutes],
  commands: [saveStory, publishStory, discardStory],
  queries: [storiesQuery, storyQuery, storyWorkQuery, writableStoryQuery, nameableQuery, storyPreviewQuery],
  records: [
    { kind: STORY, title: { es: 'Análisis del observatorio', en: 'Story of the observatory' }, field },
    { kind: STORY_DRAFT, title: { es: 'Borrador de un análisis', en: 'Draft of a story' }, field },
  ],
  deploymentFiles: [storyFiles],
}
