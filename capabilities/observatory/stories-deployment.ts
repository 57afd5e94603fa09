import { z } from 'zod'
import type { DeploymentFile } from '../../platform/packs/pack.ts'
import { civilDateSchema, textSchema } from '../../platform/packs/words.ts'
import { MOST_SECTIONS, type StoryContent } from './rules/stories/story.ts'

export interface StoryData extends StoryContent {
  readonly code: string
  readonly publishedOn: string
  readonly demo: boolean
}

/** What a story says; a file of the deployment and a draft written on screen have the same. */
const contentShape = {
  title: textSchema,
  lead: textSchema,
  by: textSchema,
  sections: z
    .array(
      z.strictObject({
        heading: textSchema.exactOptional(),
        text: z.array(textSchema).default([]),
        figure: z.strictObject({ view: z.string().max(2000), caption: textSchema }).exactOptional(),
      }),
    )
    .min(1)
    .max(MOST_SECTIONS),
}

export const storyContentSchema = z.strictObject(contentShape) as z.ZodType<StoryContent>

/** Analyses that the deployment publishes: words with saved views of the explorer. */
export const storyFiles: DeploymentFile<StoryData> = {
  id: 'observatory.stories',
  path: 'observatory/stories/*.yaml',
  schema: z.strictObject({
    code: z.string().regex(/^[a-z0-9-]+$/),
    publishedOn: civilDateSchema,
    demo: z.boolean().default(false),
    ...contentShape,
  }) as z.ZodType<StoryData>,
  required: false,
  title: { es: 'Observatorio: análisis con cifras vivas', en: 'Observatory: stories with live figures' },
}
