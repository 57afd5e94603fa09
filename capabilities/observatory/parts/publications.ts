import type { ManifestPart } from '../../../platform/capability/manifest-part.ts'
import { lastPublishedQuery, publicationQuery, publicationsQuery } from '../data/publications.ts'
import { STORY, storiesQuery, storyQuery } from '../data/stories.ts'
import { publicationRoutes } from '../pages/public/publications/publications-routes.tsx'
import { storyRoutes } from '../pages/public/stories/stories-routes.tsx'
import { storyFiles } from '../stories-deployment.ts'

/** What was published and when, with feeds of it; stories that are told with live figures. */
export const publicationsPart: ManifestPart = {
  // Addresses that end in a file before those that take any word there.
  routes: [...publicationRoutes, ...storyRoutes],
  queries: [publicationsQuery, publicationQuery, lastPublishedQuery, storiesQuery, storyQuery],
  records: [{ kind: STORY, title: { es: 'Análisis del observatorio', en: 'Story of the observatory' } }],
  deploymentFiles: [storyFiles],
}
