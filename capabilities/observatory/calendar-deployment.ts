/** `demo/publication-calendar.yaml`: dates of publication that were announced in a demonstration. */
import { z } from 'zod'
import type { DeploymentFile } from '../../platform/packs/pack.ts'
import { civilDateSchema } from '../../platform/packs/words.ts'
import { indicatorCodeSchema } from './catalogue-deployment.ts'

export interface DemoAnnouncement {
  readonly indicator: string
  readonly period: string
  /** Each day that was said, the first one first; without `on` it was taken back. */
  readonly dates: readonly { readonly saidOn: string; readonly on?: string; readonly reason: string }[]
}

export const demoCalendarFile: DeploymentFile<{ readonly announcements: readonly DemoAnnouncement[] }> = {
  id: 'observatory.demo_calendar',
  path: 'demo/publication-calendar.yaml',
  schema: z.strictObject({
    announcements: z.array(
      z.strictObject({
        indicator: indicatorCodeSchema,
        period: z.string().min(4).max(10),
        dates: z
          .array(
            z.strictObject({
              saidOn: civilDateSchema,
              on: civilDateSchema.exactOptional(),
              reason: z.string().default(''),
            }),
          )
          .min(1),
      }),
    ),
  }),
  required: false,
  title: {
    es: 'Observatorio: calendario de publicaciones de demostración',
    en: 'Observatory: calendar of publications of the demonstration',
  },
}
