/**
 * `demo/year.yaml`: how a demonstration year is made. The document of a plan may carry no months and no progress; what the
 * generator invents is always labelled, and the same seed always gives the same year.
 */
import { z } from 'zod'
import type { CivilDate, Period } from '../../kernel/civil.ts'
import { type Result, refuse } from '../../kernel/result.ts'
import type { Text } from '../../kernel/text.ts'
import {
  type DeploymentFile,
  type Pack,
  type PackFinding,
  type PackRefusal,
  readOne,
} from '../../platform/packs/pack.ts'
import { civilDateSchema, textSchema } from '../../platform/packs/words.ts'
import { scheduleOf } from './deployment-items.ts'
import { keySchema, type ScheduleItem, scheduleSchema } from './deployment-schema.ts'
import type { DraftPoa, MonthReport, Schedule } from './model.ts'

/** How an activity fares: `extra` works also in months without a programme, `silent` stops reporting. */
export const DEMO_COURSES = ['ahead', 'on_track', 'behind', 'far_behind', 'silent', 'extra'] as const
export type DemoCourse = (typeof DEMO_COURSES)[number]

export interface DemoChoice {
  readonly unit: string
  readonly activity: string
  /** What is programmed, where the generator should not guess. */
  readonly schedule?: ScheduleItem
  readonly course?: DemoCourse
  readonly cancelled?: { readonly reason: string; readonly on: string }
}

export interface DemoSettings {
  readonly label: Text
  readonly seed: number
  readonly year: number
  /** Last day of the last month that the units reported. */
  readonly cutOff: string
  /** How often each course occurs, as weights. */
  readonly courses: Readonly<Record<DemoCourse, number>>
  /** Activities that are told rather than drawn. */
  readonly chosen: readonly DemoChoice[]
  /** Short notes that a unit might write, in Spanish, by course. */
  readonly notes: Readonly<Record<DemoCourse, readonly string[]>>
}

export interface DemoReport extends MonthReport {
  readonly activityKey: string
}

export interface DemoReading {
  readonly indicatorKey: string
  readonly period: Period
  readonly value: number
  readonly numerator?: number
  readonly denominator?: number
  /** The day on which a milestone was done. */
  readonly doneOn?: CivilDate
}

/** The demonstration year of one plan, by the keys of its elements. */
export interface DemoPoa {
  /** Schedules of the activities that had none of their own. */
  readonly schedules: ReadonlyMap<string, Schedule>
  readonly reports: readonly DemoReport[]
  readonly cancelled: readonly { readonly activityKey: string; readonly reason: string; readonly on: string }[]
  readonly readings: readonly DemoReading[]
}

const eachCourse = <T extends z.ZodType>(value: T) =>
  z.strictObject({ ahead: value, on_track: value, behind: value, far_behind: value, silent: value, extra: value })

const settingsSchema: z.ZodType<DemoSettings> = z.strictObject({
  label: textSchema,
  seed: z.int().nonnegative(),
  year: z.int(),
  cutOff: civilDateSchema,
  courses: eachCourse(z.number().nonnegative()),
  chosen: z.array(
    z.strictObject({
      unit: z.string().min(1),
      activity: keySchema,
      schedule: scheduleSchema.exactOptional(),
      course: z.enum(DEMO_COURSES).exactOptional(),
      cancelled: z.strictObject({ reason: z.string().min(1), on: civilDateSchema }).exactOptional(),
    }),
  ),
  notes: eachCourse(z.array(z.string().min(1))),
})

export const demoYearFile: DeploymentFile<DemoSettings> = {
  id: 'planning.demo-year',
  path: 'demo/year.yaml',
  schema: settingsSchema,
  required: false,
  title: { es: 'Año de demostración', en: 'Demonstration year' },
}

/** The settings of the pack, if it has any; every activity they name must be in the plans. */
export function readDemoYear(pack: Pack, poas: readonly DraftPoa[]): Result<DemoSettings | undefined, PackRefusal> {
  const read = readOne(pack, demoYearFile)
  if (!read.ok || read.value === undefined) return read.ok ? { ok: true, value: undefined } : read
  const file = read.value
  const activities = new Set(
    poas.flatMap((poa) =>
      poa.elements.filter((element) => element.kind === 'activity').map((element) => `${poa.unit} ${element.key}`),
    ),
  )
  const findings = file.value.chosen.flatMap((choice, index): PackFinding[] => {
    const line = file.lineOf(['chosen', index])
    const at = { file: file.path, path: `chosen[${index}]`, ...(line === undefined ? {} : { line }) }
    if (!activities.has(`${choice.unit} ${choice.activity}`))
      return [
        {
          ...at,
          message: {
            es: `El plan de ${choice.unit} no tiene la actividad «${choice.activity}».`,
            en: `The plan of ${choice.unit} has no activity “${choice.activity}”.`,
          },
        },
      ]
    const schedule = scheduleOf(choice.schedule)
    if (!('wrongTotal' in schedule)) return []
    return [
      {
        ...at,
        message: {
          es: `Los meses suman ${schedule.wrongTotal}, no el total escrito.`,
          en: `The months add up to ${schedule.wrongTotal}, not to the total written.`,
        },
      },
    ]
  })
  const [first] = findings
  return first
    ? refuse<PackRefusal>({ kind: 'invalid_file', message: first.message, findings })
    : { ok: true, value: file.value }
}
