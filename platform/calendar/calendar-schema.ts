import { z } from 'zod'
import { says } from '../packs/issues.ts'
import type { DeploymentFile } from '../packs/pack.ts'
import { certaintySchema, civilDateSchema, textSchema } from '../packs/words.ts'
import { DECREE_EFFECTS, type JurisdictionCalendar } from './calendar.ts'

const LAST_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

export const dayOfYearSchema = z.string().refine(
  (text) => {
    const match = /^(\d{2})-(\d{2})$/.exec(text)
    const last = match === null ? undefined : LAST_DAYS[Number(match[1]) - 1]
    return last !== undefined && Number(match?.[2]) >= 1 && Number(match?.[2]) <= last
  },
  { params: says('No es un día del año (MM-DD).', 'This is no day of the year (MM-DD).') },
)

const grounds = {
  key: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  title: textSchema,
  citation: z.string().trim().min(1),
  certainty: certaintySchema,
}

/** As a file of the deployment and as anybody gives it to the command line. */
export const calendarSchema: z.ZodType<JurisdictionCalendar> = z.strictObject({
  code: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  title: textSchema,
  extends: z.string().min(1).exactOptional(),
  weekend: z.array(z.int().min(1).max(7)).max(6).exactOptional(),
  yearly: z
    .array(
      z.strictObject({
        ...grounds,
        days: z.union([
          z.strictObject({ from: dayOfYearSchema, to: dayOfYearSchema }),
          z.strictObject({ easterFrom: z.int().min(-60).max(60), easterTo: z.int().min(-60).max(60) }),
        ]),
        validFrom: civilDateSchema.exactOptional(),
        validTo: civilDateSchema.exactOptional(),
      }),
    )
    .default([]),
  decrees: z
    .array(
      z
        .strictObject({
          ...grounds,
          effect: z.enum(DECREE_EFFECTS),
          from: civilDateSchema,
          to: civilDateSchema,
        })
        .refine(({ from, to }) => from <= to, {
          path: ['to'],
          params: says('Termina antes de empezar.', 'It ends before it begins.'),
        }),
    )
    .default([]),
})

export const calendarFiles: DeploymentFile<JurisdictionCalendar> = {
  id: 'calendar.jurisdictions',
  path: 'calendars/*.yaml',
  schema: calendarSchema,
  required: false,
  title: { es: 'Calendarios de días hábiles', en: 'Calendars of working days' },
}
