/**
 * Files of a deployment folder about the indicators of its plans: by what their readings are taken apart, in how many days a
 * month is told of, and what a demonstration shows of both.
 */
import { z } from 'zod'
import type { DeploymentFile } from '../../platform/packs/pack.ts'
import { textSchema } from '../../platform/packs/words.ts'
import { keySchema } from './deployment-schema.ts'
import { FREQUENCIES, type Frequency } from './model.ts'
import type { Breakdowns } from './rules/indicators/breakdown.ts'
import type { FollowUpMethod } from './rules/indicators/follow-up-method.ts'
import { SCOPES, type Scope } from './rules/indicators/may-bind.ts'

const dimension = {
  key: keySchema,
  title: textSchema,
  personal: z.boolean(),
  smallestCell: z.int().min(2).exactOptional(),
}
const breakdownsSchema: z.ZodType<Breakdowns> = z.strictObject({
  version: z.string().min(1),
  dimensions: z.array(
    z.union([
      z.strictObject({
        ...dimension,
        categories: z.array(z.strictObject({ key: keySchema, title: textSchema })).min(2),
      }),
      z.strictObject({ ...dimension, of: z.literal('places') }),
    ]),
  ),
})

export const breakdownsFile: DeploymentFile<Breakdowns> = {
  id: 'planning.breakdowns',
  path: 'indicators/breakdowns.yaml',
  schema: breakdownsSchema,
  required: false,
  title: { es: 'Desagregaciones de los indicadores', en: 'Breakdowns of indicators' },
}

export const followUpMethodFile: DeploymentFile<FollowUpMethod> = {
  id: 'planning.follow-up-method',
  path: 'methods/follow-up.yaml',
  schema: z.strictObject({ version: z.string().min(1), reportWithinDays: z.int().min(0).max(366) }),
  required: false,
  title: { es: 'Plazos del seguimiento', en: 'Times of the follow-up' },
}

/** A number, or numerator and denominator. */
export type Amount = number | readonly [number, number]
const amount = z.union([z.number(), z.tuple([z.number(), z.number()]).readonly()])

/** What a demonstration shows: an indicator that is fed by a measure, and readings that are taken apart. */
export interface DemoIndicators {
  readonly bindings: readonly {
    readonly unit: string
    readonly indicator: string
    readonly measure: string
    readonly scope: Scope
    /** How often it is then read; no readings are made up for it. */
    readonly every?: Frequency
  }[]
  /** Readings with their parts: a number, or both parts of a percentage. */
  readonly readings: readonly {
    readonly unit: string
    readonly indicator: string
    readonly breakdowns: readonly string[]
    readonly read: readonly {
      readonly period: string
      readonly value: Amount
      readonly parts: Readonly<Record<string, Readonly<Record<string, Amount>>>>
    }[]
  }[]
}

export const demoIndicatorsFile: DeploymentFile<DemoIndicators> = {
  id: 'planning.demo-indicators',
  path: 'demo/indicators.yaml',
  schema: z.strictObject({
    bindings: z.array(
      z.strictObject({
        unit: z.string().min(1),
        indicator: keySchema,
        measure: z.string().min(1),
        scope: z.enum(SCOPES),
        every: z.enum(FREQUENCIES).exactOptional(),
      }),
    ),
    readings: z.array(
      z.strictObject({
        unit: z.string().min(1),
        indicator: keySchema,
        breakdowns: z.array(keySchema).min(1),
        read: z.array(
          z.strictObject({
            period: z.string(),
            value: amount,
            parts: z.record(keySchema, z.record(keySchema, amount)),
          }),
        ),
      }),
    ),
  }),
  required: false,
  title: { es: 'Indicadores de la demostración', en: 'Indicators of the demonstration' },
}
